/** Settings, folders and watched files between the client and the core. */
import { expect, test } from 'vitest';
import type { Features } from '../../server/lsp/features.ts';
import { EGLOT_1_17, HELIX_25_07, NEOVIM_0_12, VSCODE_1_139 } from './clients.ts';
import { at, type Connected, connected } from './connected.ts';

/** Hover tells what the core knows. */
const tells = (what: (world: Parameters<Features['hover']>[0]) => unknown): Partial<Features> => ({
  hover: (world) => ({ range: { start: 0, end: 0 }, markdown: JSON.stringify(what(world)) }),
});

async function told(server: Connected, uri = server.open('{ }')): Promise<unknown> {
  const { contents } = await server.request<{ contents: { value: string } }>('textDocument/hover', {
    textDocument: { uri },
    position: at(0, 0),
  });
  return JSON.parse(contents.value);
}

const limit = tells((world) => world.settings.completionLimit);

test('settings come with initialize', async () => {
  const server = await connected(limit, {}, { initializationOptions: { completionLimit: 3 } });
  expect(await told(server)).toBe(3);
});

test.for([
  ['Neovim', NEOVIM_0_12],
  ['Helix', HELIX_25_07],
  ['VS Code', VSCODE_1_139],
] as const)('settings are asked for from %s, and again when they change', async ([, capabilities]) => {
  const server = await connected(limit, capabilities, { initializationOptions: { completionLimit: 3 } });
  let configured: unknown = null;
  server.answer('workspace/configuration', () => [configured]);
  expect(await told(server)).toBe(3);
  configured = { completionLimit: 4 };
  server.notify('workspace/didChangeConfiguration', { settings: null });
  await expect.poll(() => told(server)).toBe(4);
  configured = {};
  server.notify('workspace/didChangeConfiguration', { settings: null });
  await expect.poll(() => told(server)).toBe(3);
  expect(server.requests('workspace/configuration')[0]).toEqual({ items: [{ section: 'ferronix' }] });
});

test('settings come with the notification for clients that cannot be asked', async () => {
  const server = await connected(limit);
  server.notify('workspace/didChangeConfiguration', { settings: { ferronix: { completionLimit: 9 } } });
  expect(await told(server)).toBe(9);
});

test('bad settings are named in one message, once, and the rest applies', async () => {
  const server = await connected(
    limit,
    {},
    { initializationOptions: { completionLimit: 6, inlayHints: 1, system: 2 } },
  );
  expect(await server.next('window/showMessage')).toEqual({
    type: 2,
    message:
      'Ferronix: ferronix.inlayHints must be true or false, not 1\nferronix.system must be a string, not 2',
  });
  expect(await told(server)).toBe(6);
  server.notify('workspace/didChangeConfiguration', { settings: {} });
  expect(await told(server)).toBe(6);
  expect(server.pending('window/showMessage')).toEqual([]);
});

test('VS Code is asked to tell of changed settings, and to watch files', async () => {
  const server = await connected({}, VSCODE_1_139);
  await expect.poll(() => server.requests('client/registerCapability').length).toBe(2);
  const registered = JSON.stringify(server.requests('client/registerCapability'));
  expect(registered).toContain('"section":"ferronix"');
  expect(registered).toContain('flake.lock');
});

test('Neovim is not asked to watch, because it cannot', async () => {
  const server = await connected({}, NEOVIM_0_12);
  await told(server).catch(() => undefined);
  expect(server.requests('client/registerCapability')).toEqual([]);
});

const roots = tells((world) => world.roots);

test.for([
  [
    'folders',
    {
      workspaceFolders: [
        { uri: 'file:///a%20b/', name: 'a' },
        { uri: 'file:///c', name: 'c' },
      ],
    },
    ['/a b', '/c'],
  ],
  ['a root', { rootUri: 'file:///a', workspaceFolders: null }, ['/a']],
  ['a path', { rootUri: null, rootPath: '/a' }, ['/a']],
] as const)('the workspace is named by %s', async ([, params, expected]) => {
  const server = await connected(roots, {}, params);
  expect(
    await told(server, server.open('{ }', { uri: `file://${expected[0].replace(' ', '%20')}/x.nix` })),
  ).toEqual(expected);
});

test('a file outside of the workspace brings its own folder', async () => {
  const server = await connected(roots, {}, { rootUri: null });
  expect(await told(server, server.open('{ }', { uri: 'file:///nowhere/project/x.nix' }))).toEqual([
    '/nowhere/project',
  ]);
  expect(await told(server, server.open('{ }', { uri: 'untitled:Untitled-1' }))).toEqual([
    '/nowhere/project',
  ]);
});

test('folders come and go', async () => {
  const server = await connected(roots, EGLOT_1_17, { workspaceFolders: [{ uri: 'file:///a', name: 'a' }] });
  const event = { added: [{ uri: 'file:///b', name: 'b' }], removed: [{ uri: 'file:///a', name: 'a' }] };
  server.notify('workspace/didChangeWorkspaceFolders', { event });
  expect(await told(server, server.open('{ }', { uri: 'file:///b/x.nix' }))).toEqual(['/b']);
});
