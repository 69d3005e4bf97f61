/** Runs the examples of every completion source. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '../../server/ide/completion/sources.ts';
import { checkItems } from '../harness/completion.ts';

describe.for(SOURCES.map((it) => [it.id, it] as const))('%s', ([, source]) => {
  test.for(source.examples.map((it) => [it.title, it] as const))('%s', ([, example]) => checkItems(example));
});

test('the list of sources equals their folder', () => {
  const files = readdirSync('server/ide/completion/sources').map((it) => it.replace(/\.ts$/, ''));
  expect(SOURCES.map((it) => it.id)).toEqual(files.sort());
});
