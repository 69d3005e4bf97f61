/** The evaluator and the builtins against Nix itself, on closed expressions. */
import { describe, expect, test } from 'vitest';
import { ask, failingVerdict, hasNix, recorded, soundVerdict, written } from './oracle.ts';
import { CASES, FAILURES } from './oracle-cases.ts';
import { generatedCases } from './oracle-generated.ts';

/** `vitest run test/eval/oracle.test.ts --update` asks Nix anew. */
const EXPECTED = new URL('data/oracle.json', import.meta.url);

const table = Object.values(CASES).flat();

test('the answers of Nix are recorded', async () => {
  if (hasNix) {
    const answers = ask({ sound: [...table, ...generatedCases()], failing: FAILURES });
    await expect(written(answers)).toMatchFileSnapshot(EXPECTED.pathname);
  }
  const known = recorded(EXPECTED);
  expect([...table, ...FAILURES].filter((it) => !known.has(it))).toEqual([]);
});

test('no expression is listed twice', () => {
  const all = [...table, ...FAILURES];
  expect(all.filter((it, index) => all.indexOf(it) !== index)).toEqual([]);
});

describe('comes to what Nix says', () => {
  test.for(Object.entries(CASES))('%s', ([, expressions]) => {
    const answers = recorded(EXPECTED);
    expect(expressions.flatMap((it) => soundVerdict(it, answers) ?? [])).toEqual([]);
  });

  test('generated expressions', () => {
    const answers = recorded(EXPECTED);
    const fixed = new Set([...table, ...FAILURES]);
    const generated = [...answers.keys()].filter((it) => !fixed.has(it));
    expect(generated.length).toBeGreaterThan(300);
    expect(generated.flatMap((it) => soundVerdict(it, answers) ?? [])).toEqual([]);
  });
});

test('is unknown where Nix refuses', () => {
  const answers = recorded(EXPECTED);
  expect(FAILURES.flatMap((it) => failingVerdict(it, answers) ?? [])).toEqual([]);
});
