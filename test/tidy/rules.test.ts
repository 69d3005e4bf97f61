/** What every rule and every assist has. */
import { describe, expect, test } from 'vitest';
import { ASSISTS } from '../../server/ide/assists/assists.ts';
import { RULES } from '../../server/ide/diagnostics/rules.ts';
import { parseFixture } from '../harness/fixture.ts';
import { moduleNames } from './source-files.ts';

test('the list of rules is the folder of rules, sorted', () => {
  expect(RULES.map(({ code }) => code)).toEqual(moduleNames('server/ide/diagnostics/rules'));
});

test('the list of assists is the folder of assists', () => {
  expect(ASSISTS.map(({ id }) => id).sort()).toEqual(moduleNames('server/ide/assists/handlers'));
});

describe.for(RULES.map((rule) => [rule.code, rule] as const))('%s', ([, rule]) => {
  test('says what it finds and why that matters, in sentences', () => {
    for (const text of [rule.summary, rule.why]) expect(text).toMatch(/^[A-Z`].*[.]$/);
  });

  test('has an example that fires and one that stays silent', () => {
    const labels = rule.examples.map(({ before }) => parseFixture(before).labels.length);
    expect(labels).toContain(0);
    expect(Math.max(...labels)).toBeGreaterThan(0);
  });
});

describe.for(ASSISTS.map((assist) => [assist.id, assist] as const))('%s', ([, assist]) => {
  test('has an example that it changes and one that it is not offered in', () => {
    expect(assist.examples.some(({ after }) => after !== undefined)).toBe(true);
    expect(assist.examples.some(({ after }) => after === undefined)).toBe(true);
  });
});
