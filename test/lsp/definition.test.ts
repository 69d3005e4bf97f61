/** Definitions as real clients get them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Definitions } from '../../server/ide/answer.ts';
import { FEATURES } from '../../server/lsp/features.ts';
import { CLIENTS, EGLOT_1_17, VSCODE_1_139 } from './clients.ts';
import { at, connected, SHELL } from './connected.ts';

const FOUND: Definitions = {
  range: { start: 11, end: 12 },
  targets: [
    { id: '/project/shell.nix', range: { start: 4, end: 6 }, nameRange: { start: 4, end: 5 } },
    { id: '/project/gone.nix', range: { start: 0, end: 0 }, nameRange: { start: 0, end: 0 } },
  ],
};

const TEXT = 'let\na=1;in "🦀"+a';

test.for(
  Object.entries(CLIENTS).flatMap(([name, it]) =>
    (['definition', 'typeDefinition'] as const).map((method) => [name, method, it] as const),
  ),
)('%s gets the %s in the form that it takes', async ([name, method, capabilities]) => {
  const server = await connected({ [method]: () => FOUND }, capabilities);
  const uri = server.open(TEXT);
  const found = await server.request(`textDocument/${method}`, {
    textDocument: { uri },
    position: at(1, 8),
  });
  const nameRange = { start: at(1, 0), end: at(1, 1) };
  const isPlain = name === 'Helix 25.07' || name === 'a client that announces nothing';
  expect(found).toEqual([
    isPlain
      ? { uri, range: nameRange }
      : {
          originSelectionRange: { start: at(1, 7), end: at(1, 8) },
          targetUri: uri,
          targetRange: { start: at(1, 0), end: at(1, 2) },
          targetSelectionRange: nameRange,
        },
  ]);
});

test('both are announced', async () => {
  const { initialized } = await connected({}, EGLOT_1_17);
  expect(initialized.capabilities).toMatchObject({ definitionProvider: true, typeDefinitionProvider: true });
});

test('another file is found by its address, with its own lines', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferronix definition '));
  try {
    writeFileSync(join(folder, 'tools.nix'), '{\r\n  "ü🦀" = 0; rust = 1;\r\n}\r\n');
    const root = pathToFileURL(folder).href;
    const server = await connected(FEATURES, VSCODE_1_139, {
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'p' }],
    });
    const uri = server.open('(import ./tools.nix).rust', { uri: `${root}/shell.nix` });
    const ask = (character: number) =>
      server.request('textDocument/definition', { textDocument: { uri }, position: at(0, character) });
    const targetUri = `${root}/tools.nix`;
    expect(await ask(22)).toMatchObject([
      { targetUri, targetSelectionRange: { start: at(1, 13), end: at(1, 17) } },
    ]);
    expect(await ask(12)).toMatchObject([{ targetUri, targetRange: { start: at(0, 0), end: at(0, 0) } }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a throw costs no more than the answer, and what is not known has none', async () => {
  const server = await connected({
    definition(_world, _id, offset) {
      if (offset === 3) throw new Error('a slip');
      return undefined;
    },
  });
  server.open(TEXT);
  const there = (character: number) =>
    server.request('textDocument/definition', {
      textDocument: { uri: SHELL },
      position: at(0, character),
    });
  expect(await there(3)).toBeNull();
  expect(await there(0)).toBeNull();
});
