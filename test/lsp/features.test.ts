/** Hover, inlay hints, symbols and folding as real clients get them. */
import { expect, test } from 'vitest';
import type { OutlineItem } from '../../server/ide/answer.ts';
import { CLIENTS, EGLOT_1_17, HELIX_25_07, VSCODE_1_139 } from './clients.ts';
import { at, connected, SHELL } from './connected.ts';

test.for(Object.entries(CLIENTS))('hovers in a format that %s shows', async ([name, capabilities]) => {
  const server = await connected(
    {
      hover: (_world, _id, offset) => ({
        range: { start: offset, end: offset + 1 },
        markdown: '**rust-src**',
      }),
    },
    capabilities,
  );
  const uri = server.open('ab\r\n"🦀c"');
  const contents =
    name === 'Eglot 1.17'
      ? { kind: 'plaintext', value: 'rust-src' }
      : { kind: 'markdown', value: '**rust-src**' };
  expect(await server.request('textDocument/hover', { textDocument: { uri }, position: at(1, 3) })).toEqual({
    contents,
    range: { start: at(1, 3), end: at(1, 4) },
  });
});

test('moves positions behind the end of a line to it', async () => {
  const server = await connected({
    hover: (_world, _id, offset) => ({ range: { start: offset, end: offset }, markdown: 'x' }),
  });
  const uri = server.open('ab\ncd');
  const hover = (line: number, character: number) =>
    server.request('textDocument/hover', { textDocument: { uri }, position: at(line, character) });
  expect(await hover(0, 99)).toMatchObject({ range: { start: at(0, 2) } });
  expect(await hover(99, 0)).toMatchObject({ range: { start: at(1, 2) } });
  expect(await hover(-1, -1)).toMatchObject({ range: { start: at(0, 0) } });
});

test('hints within the asked range, unless they are switched off', async () => {
  const asked: unknown[] = [];
  const hints = {
    inlayHints(_world: unknown, _id: string, range: unknown) {
      asked.push(range);
      return [{ offset: 3, label: '= 1.98.0', tooltip: 'as of the lock' }];
    },
  };
  const params = { textDocument: { uri: SHELL }, range: { start: at(0, 1), end: at(0, 4) } };
  const on = await connected(hints, VSCODE_1_139);
  on.open('latest');
  expect(await on.request('textDocument/inlayHint', params)).toEqual([
    { position: at(0, 3), label: '= 1.98.0', kind: 1, paddingLeft: true, tooltip: 'as of the lock' },
  ]);
  const off = await connected(hints, EGLOT_1_17, { initializationOptions: { inlayHints: false } });
  off.open('latest');
  expect(await off.request('textDocument/inlayHint', params)).toEqual([]);
  expect(asked).toEqual([{ start: 1, end: 4 }]);
});

const OUTLINE: readonly OutlineItem[] = [
  {
    name: 'devShells',
    kind: 'set',
    range: { start: 0, end: 20 },
    nameRange: { start: 0, end: 9 },
    children: [
      {
        name: '',
        detail: '1.98.0',
        kind: 'shell',
        range: { start: 10, end: 15 },
        nameRange: { start: 0, end: 9 },
        children: [],
      },
    ],
  },
];

test('lists symbols nested', async () => {
  const server = await connected({ outline: () => OUTLINE }, VSCODE_1_139);
  const uri = server.open('devShells.default = 1;');
  const child = { start: at(0, 10), end: at(0, 15) };
  expect(await server.request('textDocument/documentSymbol', { textDocument: { uri } })).toEqual([
    {
      name: 'devShells',
      kind: 3,
      range: { start: at(0, 0), end: at(0, 20) },
      selectionRange: { start: at(0, 0), end: at(0, 9) },
      // A name outside of its range, and an empty one, are mended: clients drop the whole list for either.
      children: [
        { name: '""', detail: '1.98.0', kind: 5, range: child, selectionRange: child, children: [] },
      ],
    },
  ]);
});

test('lists symbols flat for clients that know no other', async () => {
  const server = await connected({ outline: () => OUTLINE }, HELIX_25_07);
  const uri = server.open('devShells.default = 1;');
  expect(await server.request('textDocument/documentSymbol', { textDocument: { uri } })).toEqual([
    { name: 'devShells', kind: 3, location: { uri, range: { start: at(0, 0), end: at(0, 20) } } },
    {
      name: '""',
      kind: 5,
      location: { uri, range: { start: at(0, 10), end: at(0, 15) } },
      containerName: 'devShells',
    },
  ]);
});

test('folds lines, with columns only for clients that fold by them', async () => {
  const folds = () => [
    { range: { start: 0, end: 5 }, kind: 'comment' as const },
    { range: { start: 6, end: 7 } },
  ];
  const text = 'ab\ncd\nef';
  const lines = await connected({ folds }, VSCODE_1_139);
  const uri = lines.open(text);
  expect(await lines.request('textDocument/foldingRange', { textDocument: { uri } })).toEqual([
    { startLine: 0, endLine: 1, kind: 'comment' },
  ]);
  const columns = await connected({ folds }, EGLOT_1_17);
  columns.open(text);
  expect(await columns.request('textDocument/foldingRange', { textDocument: { uri } })).toEqual([
    { startLine: 0, startCharacter: 0, endLine: 1, endCharacter: 2, kind: 'comment' },
  ]);
});
