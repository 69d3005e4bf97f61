/** Megabytes of junk: every question has an answer soon, the server lives on, and other documents do not suffer. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../harness/bundle.ts';
import { type ServerProcess, startProcess } from '../harness/server-process.ts';
import { askEverything, messagesOf } from './ask.ts';
import { JUNK } from './junk.ts';
import { FLAKE, FLAKE_TEXT, filesHost, openFlake } from './project.ts';

/** Milliseconds for a test on a machine that has other things to do. */
const PATIENCE = 60_000;

/** Short enough to be read, long enough for all that takes the square of it to show. */
const READ = 40_000;

const FIFTY_MEGABYTES = 50_000_000;

describe('100 kB are read, with an answer to everything', () => {
  test.for(JUNK)('%s', { timeout: PATIENCE }, ([, junk]) => {
    const text = junk(READ);
    const host = filesHost({ [FLAKE]: text });
    openFlake(host, text);
    const begin = performance.now();
    askEverything(host.world(), FLAKE, [0, text.length]);
    expect(performance.now() - begin).toBeLessThan(PATIENCE / 3);
  });
});

describe('50 MB are not read, and that is said', () => {
  test.for(JUNK.filter(([what]) => LARGE.has(what)))('%s', { timeout: PATIENCE }, ([, junk]) => {
    const text = junk(FIFTY_MEGABYTES);
    const host = filesHost({ [FLAKE]: text });
    openFlake(host, text);
    askEverything(host.world(), FLAKE, [text.length >> 1]);
    expect(messagesOf(host.world(), FLAKE)).toEqual([
      'this file is not read: it is longer than 2 million characters.',
    ]);
  });
});

describe('the server', () => {
  beforeAll(bundle, 120_000);

  test.for(JUNK.filter(([what]) => SENT.has(what)))(
    'lives on with 50 MB of %s',
    { timeout: PATIENCE },
    async ([what, junk]) => {
      await using server = await startProcess();
      await server.request('initialize', { processId: null, rootUri: null, capabilities: {} });
      server.notify('initialized', {});
      const uri = 'file:///nowhere/junk.nix';
      open(server, uri, junk(FIFTY_MEGABYTES));
      await server.next<{ readonly message: string }>('window/logMessage', ({ message }) =>
        message.includes('too large to look into'),
      );
      expect(await server.request('textDocument/foldingRange', { textDocument: { uri } })).toEqual([]);
      const position = { line: 0, character: 40 };
      expect(await server.request('textDocument/hover', { textDocument: { uri }, position })).toBeNull();
      await worksFor(server, FLAKE_TEXT);
      // Cut down to what can be read, it is a document like any other.
      server.notify('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ text: '{ a = ; }' }],
      });
      const { diagnostics } = await server.next<Published>(
        'textDocument/publishDiagnostics',
        (it) => it.uri === uri && it.diagnostics.length > 0,
      );
      expect(
        diagnostics.map((it) => it.code),
        what,
      ).toEqual(['syntax-error']);
    },
  );
});

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly { readonly code: string }[];
}

/** The kinds that are made so long. */
const LARGE: ReadonlySet<string> = new Set([
  'bytes as Latin-1',
  'one line of {',
  'one string',
  'NUL bytes',
  'lone surrogates',
  'white space',
  'a list',
]);

/** The kinds that go over the wire: with all of them the test would take minutes. */
const SENT: ReadonlySet<string> = new Set(['bytes as Latin-1', 'a list']);

function open(server: ServerProcess, uri: string, text: string): void {
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'nix', version: 1, text } });
}

async function worksFor(server: ServerProcess, text: string): Promise<void> {
  const uri = 'file:///nowhere/flake.nix';
  open(server, uri, text);
  const folds = await server.request<readonly unknown[]>('textDocument/foldingRange', {
    textDocument: { uri },
  });
  expect(folds.length).toBeGreaterThan(5);
}
