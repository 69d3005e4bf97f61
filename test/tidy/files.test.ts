/** What every file of the project has. */
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const files = [...sourceFiles('server'), ...sourceFiles('test')];

test('begins with a line that says what it is', () => {
  const without = files.filter(({ text }) => !/^\/\*\*(?: .*[.:] \*\/|\n \* \S)/.test(text));
  expect(without.map(({ path }) => path)).toEqual([]);
});

test('is no place for skipped or lonely tests', () => {
  const marked = files.filter(
    ({ path, text }) =>
      path !== 'test/tidy/files.test.ts' && /\b(?:test|describe|it)\.(?:skip|only|todo)\b/.test(text),
  );
  expect(marked.map(({ path }) => path)).toEqual([]);
});
