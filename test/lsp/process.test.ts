/** The built server as a process: what only a process can get wrong. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../harness/bundle.ts';
import { attachOver, type ServerProcess, startProcess } from '../harness/server-process.ts';
import { CLIENTS, EGLOT_1_17, VSCODE_1_139 } from './clients.ts';
import { at } from './connected.ts';

beforeAll(bundle, 120_000);

const URI = 'file:///nowhere/shell.nix';

async function initialize(
  server: ServerProcess,
  capabilities: object = EGLOT_1_17,
  processId: number | null = process.pid,
) {
  const result = await server.request('initialize', { processId, rootUri: null, capabilities });
  server.notify('initialized', {});
  return result;
}

function open(server: ServerProcess, text: string, uri = URI): void {
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'nix', version: 1, text } });
}

test.for(Object.entries(CLIENTS))('works for %s from initialize to exit', async ([, capabilities]) => {
  await using server = await startProcess();
  expect(await initialize(server, capabilities)).toMatchObject({ serverInfo: { name: 'ferronix' } });
  open(server, '{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell { }\n');
  const textDocument = { uri: URI };
  const change = { range: { start: at(1, 15), end: at(1, 15) }, text: 'RUST_BACKTRACE = 1; ' };
  server.notify('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [change],
  });
  const position = at(1, 18);
  const range = { start: at(0, 0), end: position };
  await server.request('textDocument/hover', { textDocument, position });
  await server.request('textDocument/completion', { textDocument, position });
  await server.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  await server.request('textDocument/inlayHint', { textDocument, range });
  await server.request('textDocument/documentSymbol', { textDocument });
  await server.request('textDocument/foldingRange', { textDocument });
  server.notify('textDocument/didClose', { textDocument });
  expect(await server.request('shutdown')).toBeNull();
  server.notify('exit');
  expect(await server.ended).toBe(0);
});

test('pushes diagnostics for a text that does not parse, and takes them back', async () => {
  await using server = await startProcess();
  await initialize(server);
  open(server, '{ a = ; }');
  interface Published {
    readonly version: number;
    readonly diagnostics: readonly { readonly code: string }[];
  }
  const broken = await server.next<Published>('textDocument/publishDiagnostics');
  expect(broken.diagnostics.map((it) => it.code)).toEqual(['syntax-error']);
  server.notify('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ text: '{ a = 1; }' }],
  });
  expect(await server.next('textDocument/publishDiagnostics')).toEqual({
    uri: URI,
    version: 2,
    diagnostics: [],
  });
});

test('ends with 1 at an exit without a shutdown', async () => {
  await using server = await startProcess();
  await initialize(server);
  server.notify('exit');
  expect(await server.ended).toBe(1);
});

test('ends with 1 at an exit before initialize', async () => {
  await using server = await startProcess();
  server.notify('exit');
  expect(await server.ended).toBe(1);
});

test('ends within a second when its client goes away', async () => {
  await using server = await startProcess();
  await initialize(server);
  server.end();
  expect(await Promise.race([server.ended, setTimeout(1000, 'still running')])).toBe(1);
});

test('ends when the client that it was told of is dead, although the pipe is open', async () => {
  const client = spawn(process.execPath, ['-e', '']);
  await once(client, 'exit');
  await using server = await startProcess();
  await initialize(server, {}, client.pid ?? null);
  expect(await Promise.race([server.ended, setTimeout(5000, 'still running')])).toBe(1);
});

test('ends at SIGTERM', async () => {
  await using server = await startProcess();
  await initialize(server);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe('SIGTERM');
});

test('lives on after garbage', async () => {
  await using server = await startProcess();
  server.raw('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await initialize(server);
  server.raw(Buffer.alloc(200_000, 0xfe));
  server.raw('Content-Length: 99999999999\r\n\r\n');
  server.raw('Content-Length: 5000000\r\n\r\n{"half":');
  server.raw('Content-Length: 4\r\n\r\n]}\0"');
  expect(await server.request('textDocument/foldingRange', { textDocument: { uri: URI } })).toEqual([]);
});

test('takes any text for a document', async () => {
  await using server = await startProcess();
  await initialize(server, VSCODE_1_139);
  const texts = {
    junk: '\0\uFFFF{[("\ud800${'.repeat(20_000),
    'fifty megabytes': 'x = [ "" ];\n'.repeat(4_500_000),
    'half a surrogate pair': '"\ud83e"',
    'line ends of all kinds': '{\r\n\ta = 1;\r b = 2;\n}',
    'ten thousand brackets': '['.repeat(10_000),
    'ten thousand updates': `{ }${' // { }'.repeat(10_000)}`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const textDocument = { uri: `untitled:${name}` };
    open(server, text, textDocument.uri);
    expect(await server.request('textDocument/diagnostic', { textDocument })).toMatchObject({ kind: 'full' });
    await server.request('textDocument/completion', { textDocument, position: at(0, 4) });
    await server.request('textDocument/documentSymbol', { textDocument });
  }
  const tooLarge = (it: { readonly message: string }) =>
    it.message === 'untitled:fifty megabytes is too large to look into';
  await server.next('window/logMessage', tooLarge);
}, 60_000);

test('speaks over a socket and over a named pipe', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferronix-pipe-'));
  try {
    for (const listenOn of [0, join(folder, 'pipe')]) {
      const listener = createServer().listen(listenOn);
      await once(listener, 'listening');
      const address = listener.address();
      const flag = typeof address === 'string' ? `--pipe=${address}` : `--socket=${address?.port}`;
      const child = spawn(process.execPath, [await bundle(), flag], { stdio: 'pipe' });
      const [socket] = (await once(listener, 'connection')) as [Socket];
      await using server = attachOver(child, socket);
      expect(await initialize(server)).toMatchObject({ serverInfo: { name: 'ferronix' } });
      socket.end();
      listener.close();
      expect(await Promise.race([server.ended, setTimeout(1000, 'still running')])).toBe(1);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('speaks over the channel of a Node parent', async () => {
  const child = fork(await bundle(), ['--node-ipc'], { stdio: 'pipe' });
  const ended = once(child, 'exit');
  const answered = once(child, 'message');
  child.send({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, capabilities: VSCODE_1_139 },
  });
  expect((await answered)[0]).toMatchObject({ id: 1, result: { serverInfo: { name: 'ferronix' } } });
  child.disconnect();
  expect(await ended).toEqual([1, null]);
});

test.for([
  [['--stdio', '--quickly'], "ferronix: unknown option '--quickly' for the server\n"],
  [['--socket=x'], 'ferronix: --socket needs a port\n'],
  [['--pipe=/nowhere/pipe'], 'ferronix: connect ENOENT /nowhere/pipe\n'],
  [['--node-ipc'], 'ferronix: --node-ipc needs a parent process that opened a channel\n'],
] as const)('says in one line why it cannot serve with %j', async ([args, line]) => {
  const child = spawn(process.execPath, [await bundle(), ...args], { stdio: 'pipe' });
  let stderr = '';
  child.stderr.on('data', (it) => {
    stderr += it;
  });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(stderr).toBe(line);
});
