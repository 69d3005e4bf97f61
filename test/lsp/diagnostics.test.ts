/** Diagnostics, pushed and pulled. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/ide/answer.ts';
import type { World } from '../../server/ide/host.ts';
import type { Features } from '../../server/lsp/features.ts';
import { BUG } from '../../server/lsp/log.ts';
import { EGLOT_1_17, HELIX_25_07, NEOVIM_0_10, NEOVIM_0_12, VSCODE_1_139 } from './clients.ts';
import { at, connected, SHELL } from './connected.ts';

const PUBLISH = 'textDocument/publishDiagnostics';

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly { readonly message: string; readonly range: unknown }[];
}

/** A rule with these findings. */
function rule(find: (world: World, id: string) => readonly Finding[]): Partial<Features> {
  return { diagnosis: (world, id) => ({ findings: find(world, id), bugs: [] }) };
}

/** One finding over each `bad`. */
const findBad = rule((world, id) =>
  [...(world.text(id) ?? '').matchAll(/bad/g)].map(({ index }): Finding => {
    const range = { start: index, end: index + 3 };
    return { code: 'unknown-component', severity: 'error', range, message: `bad at ${index}` };
  }),
);

test('are pushed on opening, with the version', async () => {
  const server = await connected(findBad, EGLOT_1_17);
  server.open('a bad b', { version: 7 });
  expect(await server.next(PUBLISH)).toEqual({
    uri: SHELL,
    version: 7,
    diagnostics: [
      {
        range: { start: at(0, 2), end: at(0, 5) },
        severity: 1,
        code: 'unknown-component',
        codeDescription: { href: 'file:///docs/unknown-component.md' },
        source: 'ferronix',
        message: 'bad at 2',
      },
    ],
  });
});

test('are pushed once after the last of many edits', async () => {
  const server = await connected(findBad, EGLOT_1_17);
  const uri = server.open('bad');
  await server.next(PUBLISH);
  for (let version = 2; version <= 20; version++) {
    const range = { start: at(0, 0), end: at(0, 0) };
    server.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: ' ' }],
    });
  }
  const { version, diagnostics } = await server.next<Published>(PUBLISH);
  expect({ version, messages: diagnostics.map((it) => it.message) }).toEqual({
    version: 20,
    messages: ['bad at 19'],
  });
  await setTimeout(300);
  expect(server.pending(PUBLISH)).toEqual([]);
});

test('are cleared when the document is closed', async () => {
  const server = await connected(findBad, EGLOT_1_17);
  const uri = server.open('bad');
  await server.next(PUBLISH);
  server.notify('textDocument/didClose', { textDocument: { uri } });
  expect(await server.next(PUBLISH)).toEqual({ uri, diagnostics: [] });
});

test('come back after a throw', async () => {
  let broken = true;
  const server = await connected(
    {
      diagnosis() {
        if (!broken) return { findings: [], bugs: [] };
        broken = false;
        throw new Error('a broken rule');
      },
    },
    EGLOT_1_17,
  );
  const uri = server.open('{ }');
  const { message } = await server.next<{ message: string }>('window/logMessage');
  expect(message).toContain('in textDocument/publishDiagnostics: Error: a broken rule');
  server.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: '[ ]' }],
  });
  expect(await server.next(PUBLISH)).toEqual({ uri, version: 2, diagnostics: [] });
});

test('carry tags and related places where the client can show them', async () => {
  const rich = rule(() => [
    {
      code: 'unknown-component',
      severity: 'hint',
      range: { start: 0, end: 1 },
      message: 'old',
      tags: ['deprecated', 'unnecessary'],
      related: [{ id: '/project/shell.nix', range: { start: 2, end: 3 }, message: 'made here' }],
    },
  ]);
  const eglot = await connected(rich, EGLOT_1_17);
  eglot.open('a b');
  const plain = (await eglot.next<Published>(PUBLISH)).diagnostics[0];
  expect(plain).toMatchObject({ severity: 4, tags: [2, 1] });
  expect(plain).not.toHaveProperty('relatedInformation');
  const code = await connected(rich, VSCODE_1_139);
  const report = await code.request('textDocument/diagnostic', { textDocument: { uri: code.open('a b') } });
  const location = { uri: SHELL, range: { start: at(0, 2), end: at(0, 3) } };
  expect(report).toMatchObject({ items: [{ relatedInformation: [{ location, message: 'made here' }] }] });
});

test.for([
  ['Neovim 0.10', NEOVIM_0_10],
  ['Neovim 0.12', NEOVIM_0_12],
  ['Helix', HELIX_25_07],
  ['VS Code', VSCODE_1_139],
] as const)('are pulled by %s, and never pushed as well', async ([, capabilities]) => {
  const server = await connected(findBad, capabilities);
  expect(server.initialized.capabilities['diagnosticProvider']).toMatchObject({ identifier: 'ferronix' });
  const uri = server.open('bad');
  const pull = (previousResultId?: string) =>
    server.request<{ kind: string; resultId: string; items?: readonly unknown[] }>(
      'textDocument/diagnostic',
      {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      },
    );
  const first = await pull();
  expect(first).toMatchObject({ kind: 'full', items: [{ message: 'bad at 0' }] });
  expect(await pull(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  server.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: 'good' }],
  });
  expect(await pull(first.resultId)).toMatchObject({ kind: 'full', items: [] });
  await setTimeout(300);
  expect(server.pending(PUBLISH)).toEqual([]);
});

test('are not announced for pulling to a client that cannot', async () => {
  const { initialized } = await connected({}, EGLOT_1_17);
  expect(initialized.capabilities).not.toHaveProperty('diagnosticProvider');
});

test('follow what changes on disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferronix-lsp-'));
  try {
    const lock = join(folder, 'flake.lock');
    const readsLock = rule((world) => [
      {
        code: 'unknown-component',
        severity: 'hint',
        range: { start: 0, end: 1 },
        message: world.text(lock) ?? 'no lock',
      },
    ]);
    const server = await connected(readsLock, EGLOT_1_17);
    const message = async () => (await server.next<Published>(PUBLISH)).diagnostics[0]?.message;
    const uri = server.open('{ }', { uri: `file://${folder}/flake.nix` });
    expect(await message()).toBe('no lock');
    writeFileSync(lock, 'one');
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `file://${lock}`, type: 1 }] });
    expect(await message()).toBe('one');
    writeFileSync(lock, 'three');
    server.notify('textDocument/didSave', { textDocument: { uri } });
    expect(await message()).toBe('three');
    writeFileSync(lock, 'seven');
    await setTimeout(1100);
    await server.request('textDocument/hover', { textDocument: { uri }, position: at(0, 0) });
    expect(await message()).toBe('seven');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('are refreshed by the client that pulls, when the disk changes', async () => {
  const server = await connected(findBad, HELIX_25_07);
  const uri = server.open('bad');
  server.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: 'file:///project/flake.lock', type: 2 }],
  });
  await server.request('textDocument/diagnostic', { textDocument: { uri } });
  expect(server.requests('workspace/diagnostic/refresh')).toHaveLength(1);
  expect(server.requests('workspace/inlayHint/refresh')).toHaveLength(0);
});

test('are not made for other languages', async () => {
  const server = await connected(findBad, EGLOT_1_17);
  server.open('bad', { uri: 'file:///project/Cargo.toml', languageId: 'toml' });
  server.open('good');
  expect(await server.next(PUBLISH)).toMatchObject({ uri: SHELL, diagnostics: [] });
  expect(server.pending(PUBLISH)).toEqual([]);
});

test.for([
  ['pushed', EGLOT_1_17],
  ['pulled', HELIX_25_07],
] as const)('are still %s where a rule throws, and the log says so once', async ([, capabilities]) => {
  const throwing: Partial<Features> = {
    diagnosis: (...asked) => ({
      findings: findBad.diagnosis?.(...asked).findings ?? [],
      bugs: [{ code: 'missing-rust-src', error: new Error('no such node') }],
    }),
  };
  const server = await connected(throwing, capabilities);
  const uri = server.open('bad');
  const messages = async () => {
    const report = server.initialized.capabilities['diagnosticProvider']
      ? (
          await server.request<{ items: Published['diagnostics'] }>('textDocument/diagnostic', {
            textDocument: { uri },
          })
        ).items
      : (await server.next<Published>(PUBLISH)).diagnostics;
    return report.map((it) => it.message);
  };
  expect(await messages()).toEqual(['bad at 0']);
  server.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: ' bad' }],
  });
  expect(await messages()).toEqual(['bad at 1']);
  const bugs = server
    .pending<{ message: string }>('window/logMessage')
    .filter((it) => it.message.startsWith(BUG));
  expect(bugs).toHaveLength(1);
  expect(bugs[0]?.message).toContain('rule missing-rust-src: Error: no such node');
});
