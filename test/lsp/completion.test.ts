/** `textDocument/completion` as real clients get it. */
import { expect, test } from 'vitest';
import type { CompletionItem } from '../../server/ide/answer.ts';
import { CLIENTS, EGLOT_1_17, NEOVIM_0_10, VSCODE_1_139 } from './clients.ts';
import { at, connected } from './connected.ts';

const TEXT = 'pkgs.rust-bin.stable.1';

const LATEST: CompletionItem = {
  label: 'latest',
  kind: 'attribute',
  insert: 'latest',
  detail: '1.98.0',
  doc: 'stable latest',
};

const VERSION: CompletionItem = {
  label: '1.80.1',
  kind: 'version',
  insert: '"1.80.1"',
  snippet: '"1.80.1".$0',
  deprecated: true,
  filter: '1.80.1',
  additional: [{ range: { start: 0, end: 4 }, text: 'p' }],
};

async function complete(client: keyof typeof CLIENTS, items: readonly CompletionItem[] = [LATEST, VERSION]) {
  const server = await connected(
    {
      completion: (_world, _id, offset) => ({ range: { start: 21, end: offset }, items, incomplete: false }),
      completionDocumentation: (_world, key) => `about **${key}**`,
    },
    CLIENTS[client],
  );
  const textDocument = { uri: server.open(TEXT) };
  const list = await server.request<{ items: readonly { data?: unknown }[] }>('textDocument/completion', {
    textDocument,
    position: at(0, 22),
  });
  return { server, list };
}

const range = { start: at(0, 21), end: at(0, 22) };

test('says once what is replaced, where the client can', async () => {
  const { list } = await complete('VS Code 1.139');
  expect(list).toEqual({
    isIncomplete: false,
    itemDefaults: { editRange: range },
    items: [
      {
        label: 'latest',
        kind: 5,
        sortText: '0',
        detail: '1.98.0',
        labelDetails: { description: '1.98.0' },
        data: 'stable latest',
      },
      {
        label: '1.80.1',
        kind: 12,
        sortText: '1',
        filterText: '1.80.1',
        insertTextFormat: 2,
        textEditText: '"1.80.1".$0',
        tags: [1],
        additionalTextEdits: [{ range: { start: at(0, 0), end: at(0, 4) }, newText: 'p' }],
      },
    ],
  });
});

test('gives every item its edit, and no snippet, where the client has neither', async () => {
  const { list } = await complete('Eglot 1.17');
  expect(list).toMatchObject({
    items: [
      { label: 'latest', textEdit: { range, newText: 'latest' } },
      { label: '1.80.1', textEdit: { range, newText: '"1.80.1"' }, tags: [1] },
    ],
  });
  expect(list).not.toHaveProperty('itemDefaults');
  expect(JSON.stringify(list)).not.toMatch(/insertTextFormat|labelDetails|textEditText/);
});

test('leaves out the mark of deprecation where the client knows none', async () => {
  const { list } = await complete('Neovim 0.10');
  expect(JSON.stringify(list)).not.toMatch(/tags|deprecated/);
});

test('sorts hundreds of items as they come', async () => {
  const items = Array.from({ length: 300 }, (_, index): CompletionItem => {
    return { label: `1.${300 - index}.0`, kind: 'version', insert: `1.${300 - index}.0` };
  });
  const { list } = await complete('VS Code 1.139', items);
  const texts = (list.items as { sortText: string }[]).map((it) => it.sortText);
  expect([...texts].sort()).toEqual(texts);
  expect(new Set(texts).size).toBe(300);
});

test("keeps an item's own range", async () => {
  const { list } = await complete('VS Code 1.139', [{ ...LATEST, range: { start: 14, end: 22 } }]);
  expect(list.items).toMatchObject([
    { textEdit: { range: { start: at(0, 14), end: at(0, 22) }, newText: 'latest' } },
  ]);
});

test.for(Object.entries(CLIENTS))('resolves documentation for %s', async ([name, capabilities]) => {
  const { server, list } = await complete(name);
  const [documented, bare] = list.items;
  const formats = capabilities.textDocument?.completion?.completionItem?.documentationFormat;
  const kind = formats === undefined || formats.includes('markdown') ? 'markdown' : 'plaintext';
  await expect(server.request('completionItem/resolve', documented)).resolves.toEqual({
    ...documented,
    documentation: { kind, value: 'about **stable latest**' },
  });
  await expect(server.request('completionItem/resolve', bare)).resolves.toEqual(bare);
  const foreign = { label: 'x', data: { of: 'another server' } };
  await expect(server.request('completionItem/resolve', foreign)).resolves.toEqual(foreign);
});

test.for([
  ['"${', 3, 1],
  ['{', 1, null],
  ['${', 2, 1],
] as const)('after a typed { in %j', async ([text, character, items]) => {
  const server = await connected(
    {
      completion: (_world, _id, offset) => ({
        range: { start: offset, end: offset },
        items: [LATEST],
        incomplete: false,
      }),
    },
    NEOVIM_0_10,
  );
  const list = await server.request<{ items: readonly unknown[] } | null>('textDocument/completion', {
    textDocument: { uri: server.open(text) },
    position: at(0, character),
    context: { triggerKind: 2, triggerCharacter: '{' },
  });
  expect(list?.items.length ?? null).toBe(items);
});

test('opens lists at dots and quotes, and announces resolving', async () => {
  const { initialized } = await connected({}, EGLOT_1_17);
  expect(initialized.capabilities['completionProvider']).toEqual({
    triggerCharacters: ['.', '"', '{'],
    resolveProvider: true,
  });
  expect((await connected({}, VSCODE_1_139)).initialized.capabilities['positionEncoding']).toBe('utf-16');
});
