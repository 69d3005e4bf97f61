/** A program whose catalog is missing, cut off or another's: it says so, claims nothing about Rust, and does the rest. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogText } from '../../server/catalog/data/catalog.ts';
import { bundle } from '../harness/bundle.ts';
import { startProcess } from '../harness/server-process.ts';
import { compressed, withCatalog } from './other-catalog.ts';
import { FLAKE_TEXT } from './project.ts';

const folder = mkdtempSync(join(tmpdir(), 'ferronix-catalog-'));
afterAll(() => rmSync(folder, { recursive: true }));

const project = join(folder, 'flake');
let sound = '';

beforeAll(async () => {
  sound = await bundle();
  cpSync(fileURLToPath(new URL('../../examples/flake', import.meta.url)), project, { recursive: true });
  writeFileSync(join(project, 'broken.nix'), '{ a = ; }\n');
}, 120_000);

const CATALOGS: readonly (readonly [what: string, packed: Uint8Array, reason: string])[] = [
  ['missing', new Uint8Array(), 'the catalog is empty'],
  ['damaged', compressed(catalogText).subarray(0, 20_000), 'the catalog is empty'],
  ['cut off', compressed(catalogText.slice(0, 100_000)), 'the catalog is damaged or cut off'],
  ['something else', compressed('[]'), 'this is no catalog of toolchains'],
  [
    'from a newer program',
    compressed('{"format": 2}'),
    'the catalog has format 2, this version of Ferronix reads 1',
  ],
];

describe.for(CATALOGS)('with a catalog that is %s', ([what, packed, reason]) => {
  const program = join(folder, `${what}.cjs`);
  beforeAll(() => writeFileSync(program, withCatalog(sound, packed)));

  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const warning = `the catalog of toolchains cannot be used, so nothing is said about versions: ${reason}`;

  test('check says so, and finds what has nothing to do with versions', () => {
    const { status, stdout, stderr } = run('check', '--format=json', project);
    expect(stderr).toBe(`ferronix: ${warning}\n`);
    expect(status).toBe(1);
    expect(codesIn(stdout)).toContain('syntax-error');
    expect(codesIn(stdout).filter((it) => it.startsWith('un'))).toEqual([]);
  });

  test('toolchain names what the code asks for, and nothing else', () => {
    const { status, stdout } = run('toolchain', '--json', join(project, 'flake.nix'));
    expect(status).toBe(0);
    expect(JSON.parse(stdout).length).toBeGreaterThan(0);
  });

  test('catalog cannot do its work', () => {
    expect(run('catalog')).toEqual({
      status: 2,
      stdout: '',
      stderr: `ferronix: the catalog of toolchains cannot be used: ${reason}\n`,
    });
  });

  test('the server says so, and answers', async () => {
    await using server = await startProcess(['--stdio'], program);
    const rootUri = pathToFileURL(project).href;
    await server.request('initialize', { processId: null, rootUri, capabilities: {} });
    server.notify('initialized', {});
    expect(await server.next('window/showMessage')).toEqual({ type: 2, message: `Ferronix: ${warning}` });
    const uri = `${rootUri}/flake.nix`;
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'nix', version: 1, text: FLAKE_TEXT },
    });
    const offset = FLAKE_TEXT.indexOf('rust-bin.') + 'rust-bin.'.length;
    const before = FLAKE_TEXT.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const offered = await server.request('textDocument/completion', { textDocument: { uri }, position });
    expect(JSON.stringify(offered)).toContain('fromRustupToolchainFile');
    await server.request('textDocument/hover', { textDocument: { uri }, position });
    const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
    await server.request('textDocument/inlayHint', { textDocument: { uri }, range: whole });
    await server.request('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  });
});

function codesIn(json: string): readonly string[] {
  return [...json.matchAll(/"code": ?"([^"]*)"/g)].map((it) => it[1] ?? '');
}
