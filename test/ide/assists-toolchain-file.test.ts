/** Edits of toolchain files: the name is added, and everything else stays. */
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import {
  addToToolchainFile,
  channelInToolchainFile,
  namesInToolchainFile,
} from '../../server/ide/assists/toolchain/toolchain-file.ts';
import { applyEdits } from '../../server/text/edit.ts';

function added(text: string): string {
  const edits = addToToolchainFile(text, 'components', 'rust-src');
  if (!edits) return 'no edit';
  const after = applyEdits(text, edits);
  expect(parse(after)['toolchain'], after).toMatchObject({
    components: expect.arrayContaining(['rust-src']),
  });
  return after;
}

const cases: [string, string, string][] = [
  [
    'a table without the key',
    '[toolchain]\nchannel = "1.80"\n',
    '[toolchain]\nchannel = "1.80"\ncomponents = ["rust-src"]\n',
  ],
  [
    'no line break at the end',
    '[toolchain]\nchannel = "1.80"',
    '[toolchain]\nchannel = "1.80"\ncomponents = ["rust-src"]',
  ],
  [
    'a comment behind the last key',
    '[toolchain]\nchannel = "1.80" # why\n\n[other]\n',
    '[toolchain]\nchannel = "1.80" # why\ncomponents = ["rust-src"]\n\n[other]\n',
  ],
  [
    'arrays with spaces',
    '[toolchain]\ntargets = [ "a" ]\n',
    '[toolchain]\ntargets = [ "a" ]\ncomponents = [ "rust-src" ]\n',
  ],
  [
    'indented keys',
    '[toolchain]\n  channel = "1.80"\n',
    '[toolchain]\n  channel = "1.80"\n  components = ["rust-src"]\n',
  ],
  ['an empty table', '[toolchain]\n', '[toolchain]\ncomponents = ["rust-src"]\n'],
  ['an empty table at the end', '[toolchain]', '[toolchain]\ncomponents = ["rust-src"]\n'],
  [
    'an array on one line',
    '[toolchain]\ncomponents = ["clippy"]\n',
    '[toolchain]\ncomponents = ["clippy", "rust-src"]\n',
  ],
  [
    'single quotes',
    "[toolchain]\ncomponents = ['clippy']\n",
    "[toolchain]\ncomponents = ['clippy', 'rust-src']\n",
  ],
  [
    'a trailing comma on one line',
    '[toolchain]\ncomponents = ["clippy",]\n',
    '[toolchain]\ncomponents = ["clippy", "rust-src",]\n',
  ],
  ['an empty array', '[toolchain]\ncomponents = []\n', '[toolchain]\ncomponents = ["rust-src"]\n'],
  [
    'an empty array with a space',
    '[toolchain]\ncomponents = [ ]\n',
    '[toolchain]\ncomponents = [ "rust-src" ]\n',
  ],
  [
    'one per line',
    '[toolchain]\ncomponents = [\n    "clippy", # lints\n    "rustfmt" # style\n]\n',
    '[toolchain]\ncomponents = [\n    "clippy", # lints\n    "rustfmt", # style\n    "rust-src"\n]\n',
  ],
  [
    'one per line with a trailing comma',
    '[toolchain]\ncomponents = [\n    "clippy",\n]\n',
    '[toolchain]\ncomponents = [\n    "clippy",\n    "rust-src",\n]\n',
  ],
  [
    'an array of comments',
    '[toolchain]\ncomponents = [\n  # none\n]\n',
    '[toolchain]\ncomponents = [\n  # none\n  "rust-src",\n]\n',
  ],
  [
    'CRLF',
    '[toolchain]\r\nchannel = "1.80"\r\n',
    '[toolchain]\r\nchannel = "1.80"\r\ncomponents = ["rust-src"]\r\n',
  ],
  [
    'an inline table',
    'toolchain = { channel = "1.80" }\n',
    'toolchain = { channel = "1.80", components = ["rust-src"] }\n',
  ],
  [
    'dotted keys',
    'toolchain.channel = "1.80"\n',
    'toolchain.channel = "1.80"\ntoolchain.components = ["rust-src"]\n',
  ],
  ['the one-line form', '1.80\n', '[toolchain]\nchannel = "1.80"\ncomponents = ["rust-src"]\n'],
  [
    'the one-line form with CRLF',
    'nightly-2024-06-01\r\n',
    '[toolchain]\r\nchannel = "nightly-2024-06-01"\r\ncomponents = ["rust-src"]\r\n',
  ],
];

describe('adding a component', () => {
  test.each(cases)('%s', (_, before, after) => expect(added(before)).toBe(after));

  test.each([
    ['broken TOML', '[toolchain\nchannel = "1"\n'],
    ['no table', 'channel = "1.80"\n[other]\n'],
    ['something else under the name', '[toolchain]\ncomponents = "clippy"\n'],
  ])('not into %s', (_, text) => expect(added(text)).toBe('no edit'));
});

test('finds names and channel with their quotes', () => {
  const text = '[toolchain]\nchannel = "1.80"\ntargets = ["a", "b"]\n';
  const shown = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  expect(namesInToolchainFile(text, 'targets').map(({ name, range }) => [name, shown(range)])).toEqual([
    ['a', '"a"'],
    ['b', '"b"'],
  ]);
  const channel = channelInToolchainFile(text);
  expect(channel && [shown(channel.range), channel.quoted]).toEqual(['"1.80"', true]);
  expect(channelInToolchainFile('1.80\n')).toEqual({ range: { start: 0, end: 4 }, quoted: false });
  expect(namesInToolchainFile('1.80\n', 'targets')).toEqual([]);
});
