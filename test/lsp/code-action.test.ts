/** Code actions, resolved lazily or sent whole. */
import { expect, test } from 'vitest';
import type { CodeAction, Finding } from '../../server/ide/answer.ts';
import type { Features } from '../../server/lsp/features.ts';
import { ServerError } from '../harness/client.ts';
import { CLIENTS, EGLOT_1_17, NEOVIM_0_12, VSCODE_1_139 } from './clients.ts';
import { at, connected, SHELL } from './connected.ts';

const finding: Finding = {
  code: 'unknown-component',
  severity: 'error',
  range: { start: 0, end: 1 },
  message: 'unknown component "a"',
};

const QUICK: CodeAction = {
  key: 'quick',
  title: 'Rename',
  kind: 'quickfix',
  fixes: [finding],
  preferred: true,
};
const ADD: CodeAction = { key: 'add', title: 'Add rust-src extension', kind: 'refactor.rewrite' };
const ALL: CodeAction = { key: 'all', title: 'Fix all', kind: 'source.fixAll.ferronix' };
const STALE: CodeAction = { key: 'stale', title: 'Nothing to do', kind: 'refactor.rewrite' };

const features: Partial<Features> = {
  codeActions: () => [QUICK, ADD, ALL, STALE],
  codeActionEdits: (_world, id, range, key) =>
    key === 'stale' ? undefined : [{ id, edits: [{ range, text: `${key}!` }] }],
};

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly data?: unknown;
  readonly edit?: unknown;
}

async function actions(capabilities: object, context: object = { diagnostics: [] }) {
  const server = await connected(features, capabilities);
  const uri = server.open('a b', { version: 4 });
  const range = { start: at(0, 0), end: at(0, 1) };
  const found = await server.request<readonly Action[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context,
  });
  return { server, found };
}

const edited = { range: { start: at(0, 0), end: at(0, 1) }, newText: 'quick!' };

test('come without their edits, and get them on resolving', async () => {
  const { server, found } = await actions(VSCODE_1_139);
  expect(found[0]).toMatchObject({ title: 'Rename', kind: 'quickfix', isPreferred: true });
  expect(found[0]).toMatchObject({
    diagnostics: [{ code: 'unknown-component', message: finding.message, source: 'ferronix' }],
  });
  expect(found.map((it) => it.edit)).toEqual([undefined, undefined, undefined, undefined]);
  const edit = { documentChanges: [{ textDocument: { uri: SHELL, version: 4 }, edits: [edited] }] };
  expect(await server.request('codeAction/resolve', found[0])).toEqual({ ...found[0], edit });
});

test('change files in the way that the client announces', async () => {
  const { server, found } = await actions(NEOVIM_0_12);
  const edit = { changes: { [SHELL]: [edited] } };
  expect(await server.request('codeAction/resolve', found[0])).toMatchObject({ edit });
});

test('have their edits at once for a client that cannot resolve, and only then are left out without one', async () => {
  const { found } = await actions({});
  expect(found.map((it) => [it.title, it.edit !== undefined, it.data])).toEqual([
    ['Rename', true, undefined],
    ['Add rust-src extension', true, undefined],
    ['Fix all', true, undefined],
  ]);
});

test.for([
  [['quickfix'], ['Rename']],
  [['refactor'], ['Add rust-src extension', 'Nothing to do']],
  [['source'], ['Fix all']],
  [['source.fixAll'], ['Fix all']],
  [['source.organizeImports'], []],
  [[''], ['Rename', 'Add rust-src extension', 'Fix all', 'Nothing to do']],
  [['quick'], []],
] as const)('asked for %j only, give %j', async ([only, titles]) => {
  const { found } = await actions(EGLOT_1_17, { diagnostics: [], only });
  expect(found.map((it) => it.title)).toEqual(titles);
});

test('need no context and no diagnostics in it', async () => {
  expect((await actions(EGLOT_1_17, {})).found).toHaveLength(4);
});

test.for(Object.entries(CLIENTS))(
  'are given back as they are, when %s resolves those that need it not',
  async ([, capabilities]) => {
    const { server } = await actions(capabilities);
    for (const action of [
      { title: 'of another server' },
      { title: 'of another server', data: { id: 1 } },
      { title: 'has its edit', edit: { changes: {} } },
      {
        title: 'has both',
        data: { uri: SHELL, version: 4, range: { start: 0, end: 1 }, key: 'add' },
        edit: { changes: {} },
      },
    ]) {
      expect(await server.request('codeAction/resolve', action)).toEqual(action);
    }
  },
);

test('are refused when the document has changed since', async () => {
  const { server, found } = await actions(VSCODE_1_139);
  server.notify('textDocument/didChange', {
    textDocument: { uri: SHELL, version: 5 },
    contentChanges: [{ text: 'c' }],
  });
  const error: unknown = await server.request('codeAction/resolve', found[0]).catch((it) => it);
  expect(error instanceof ServerError && error.code).toBe(-32801);
});
