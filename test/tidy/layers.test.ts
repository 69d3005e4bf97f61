/** The layers of ARCHITECTURE.md: what each folder of the server may import. */
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const CORE = ['text', 'syntax', 'eval', 'catalog', 'workspace', 'knowledge', 'ide'];

/** Folder → the folders that it may import, besides itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  catalog: [],
  syntax: ['text'],
  workspace: ['text'],
  eval: ['text', 'syntax'],
  knowledge: ['text', 'syntax', 'eval', 'catalog', 'workspace'],
  ide: ['text', 'syntax', 'eval', 'catalog', 'workspace', 'knowledge'],
  node: CORE,
  lsp: [...CORE, 'node'],
  cli: [...CORE, 'node'],
  tools: [...CORE, 'node', 'lsp', 'cli'],
};

/** What only the edge may know: the protocol, the disk, the process, and what takes time. */
const EDGE = ['node', 'lsp', 'cli', 'tools'];
const OUTSIDE = /^(?:node:|vscode-|commander)/;

/** Files of the core that read what the package carries with it; the build replaces them by embedded bytes. */
const EMBEDDED = ['server/syntax/wasm-files.ts', 'server/syntax/query-files.ts', 'server/catalog/load.ts'];

const files = sourceFiles('server').filter(({ path }) => path.split('/').length > 2);

test('every folder has a layer', () => {
  const folders = new Set(files.map(({ path }) => path.split('/')[1]));
  expect([...folders].filter((it) => it !== undefined && !(it in LAYERS))).toEqual([]);
});

test('imports point to lower layers only', () => {
  const wrong = files.flatMap(({ path, text }) => {
    const [, layer = ''] = path.split('/');
    const allowed = new Set([layer, ...(LAYERS[layer] ?? [])]);
    return importsOf(text)
      .filter((it) => it.startsWith('.'))
      .filter((it) => !allowed.has(layerOf(path, it)))
      .map((it) => `${path} imports ${it}`);
  });
  expect(wrong).toEqual([]);
});

test('the core knows neither the protocol nor the machine', () => {
  const wrong = files
    .filter(({ path }) => !EDGE.includes(path.split('/')[1] ?? '') && !EMBEDDED.includes(path))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter((it) => OUTSIDE.test(it))
        .map((it) => `${path} imports ${it}`),
    );
  expect(wrong).toEqual([]);
});

function importsOf(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)].map(([, from = '']) => from);
}

/** The folder of the server that a relative import leads to. */
function layerOf(path: string, to: string): string {
  return new URL(to, `file:///${path}`).pathname.split('/')[2] ?? '';
}
