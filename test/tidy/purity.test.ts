/** Ferronix runs nothing, fetches nothing and writes nothing; all it does to files are the edits that a client applies. */
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles('server').filter(({ path }) => !path.startsWith('server/tools/'));

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['starts a process', /from '(?:node:)?child_process'|from '(?:node:)?cluster'/],
  ['opens a connection', /from '(?:node:)?(?:https?|http2|tls|dgram|dns)'|\bfetch\(/],
  [
    'writes a file',
    /\b(?:writeFile|appendFile|createWriteStream|mkdir|rm|unlink|rename|copyFile|symlink)(?:Sync)?\(/,
  ],
  ['runs code that it was given', /\beval\(|new Function\(|from '(?:node:)?vm'/],
];

test.for(FORBIDDEN)('nothing %s', ([, pattern]) => {
  expect(files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
});

test('the only sockets are those that a client asks to be served on', () => {
  const withSockets = files.filter(({ text }) => /from '(?:node:)?net'/.test(text)).map(({ path }) => path);
  expect(withSockets).toEqual(['server/lsp/wire.ts']);
});
