/** The commands of the built program: what they print, and their exit codes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../harness/bundle.ts';

beforeAll(bundle, 120_000);

const folder = mkdtempSync(join(tmpdir(), 'ferronix-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = '{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { }\n';
const BAD = '{ a = ; }\n';

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function ferronix(...args: readonly string[]) {
  const child = spawn(process.execPath, [await bundle(), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (it) => {
    output.stdout += it;
  });
  child.stderr.on('data', (it) => {
    output.stderr += it;
  });
  const [code] = await once(child, 'close');
  return { code, ...output };
}

test('prints its version', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await ferronix('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('prints its help, the server and every command in it', async () => {
  const { code, stdout, stderr } = await ferronix('--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const word of [
    '--stdio',
    '--node-ipc',
    '--pipe',
    '--socket',
    'check',
    'explain',
    'toolchain',
    'catalog',
  ]) {
    expect(stdout).toContain(word);
  }
  expect((await ferronix('check', '--help')).stdout).toContain('--fail-on');
});

test.for([
  [[], 'nothing to do: --stdio starts the language server, --help lists the commands'],
  [['chek'], "unknown command 'chek' (Did you mean check?)"],
  [['--versoin'], "unknown option '--versoin' (Did you mean --version?)"],
  [
    ['check', '--format', 'xml'],
    "option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, github.",
  ],
  [
    ['check', '--fail-on', 'all'],
    "option '--fail-on <severity>' argument 'all' is invalid. Allowed choices are error, warning, hint.",
  ],
  [
    ['check', '--system', 'My Mac'],
    "option '--system <system>' argument 'My Mac' is invalid. It must look like x86_64-linux.",
  ],
  [['check', 'missing.nix'], 'missing.nix: no such file or folder'],
  [['explain', 'no-such-rule'], "there is no rule 'no-such-rule'; 'ferronix explain' lists them"],
  [['explain', 'a', 'b'], "too many arguments for 'explain'. Expected 1 argument but got 2."],
  [['toolchain', 'missing.nix'], 'missing.nix: no such file or folder'],
  [['toolchain', '/'], '/: has none of flake.nix, shell.nix, devenv.nix, default.nix'],
] as const)('cannot run %j, says so in one line and ends with 2', async ([args, reason]) => {
  expect(await ferronix(...args)).toEqual({ code: 2, stdout: '', stderr: `ferronix: ${reason}\n` });
});

test('finds nothing in a good file', async () => {
  expect(await ferronix('check', write('good/shell.nix', GOOD))).toEqual({
    code: 0,
    stdout: '1 file checked, nothing found\n',
    stderr: '',
  });
});

test('finds what is wrong, and ends with 1', async () => {
  write('bad/shell.nix', BAD);
  const { code, stdout, stderr } = await ferronix('check', 'bad', '--format', 'json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject([
    { path: 'bad/shell.nix', code: 'syntax-error', severity: 'error', start: { line: 1 } },
  ]);
});

test('looks into folders, but not into what others made', async () => {
  for (const it of [
    'a.nix',
    'sub/b.nix',
    'node_modules/c.nix',
    '.git/d.nix',
    'target/e.nix',
    '.direnv/f.nix',
    'g.txt',
  ]) {
    write(`tree/${it}`, BAD);
  }
  symlinkSync('.', join(folder, 'tree/result'));
  const { stdout } = await ferronix('check', 'tree', 'tree/a.nix', '--format', 'github');
  expect([...stdout.matchAll(/file=([^,]*),/g)].map((it) => it[1])).toEqual(['tree/a.nix', 'tree/sub/b.nix']);
});

test('checks a named file whatever its name', async () => {
  expect((await ferronix('check', write('odd/shell.nix.in', BAD))).code).toBe(1);
});

test('prints an empty array where there is nothing to report', async () => {
  write('none/shell.nix', GOOD);
  const { code, stdout } = await ferronix('check', 'none', '--format', 'json');
  expect({ code, found: JSON.parse(stdout) }).toEqual({ code: 0, found: [] });
});

test('reports the toolchains of a file or of its folder', async () => {
  write('shell/shell.nix', GOOD);
  for (const path of ['shell/shell.nix', 'shell']) {
    const { code, stdout, stderr } = await ferronix('toolchain', path, '--json', '--system', 'x86_64-linux');
    expect({ code, stderr, isArray: Array.isArray(JSON.parse(stdout)) }).toEqual({
      code: 0,
      stderr: '',
      isArray: true,
    });
  }
});

test('tells the age and the size of its catalog', async () => {
  const { stdout } = await ferronix('catalog', '--json');
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    day: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    fenixDay: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    channels: [{ channel: 'stable' }, { channel: 'beta' }, { channel: 'nightly' }],
  });
  const [stable] = report.channels;
  expect((await ferronix('catalog')).stdout).toContain(
    `stable    ${stable.toolchains} toolchains, latest ${stable.latest}\n`,
  );
});

test('lists the rules, and explains each', async () => {
  const { stdout } = await ferronix('explain');
  const codes = stdout
    .trim()
    .split('\n')
    .map((it) => it.split(' ', 1)[0] ?? '');
  expect(codes).toContain('syntax-error');
  const page = await ferronix('explain', 'syntax-error');
  expect(page).toMatchObject({ code: 0, stderr: '' });
  expect(page.stdout).toContain('syntax-error');
});

test('is quiet when its reader has seen enough', async () => {
  for (let index = 0; index < 300; index++) write(`many/${index}.nix`, BAD);
  const child = spawn('sh', ['-c', `"${process.execPath}" "${await bundle()}" check many | head -n 1`], {
    cwd: folder,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (it) => {
      output += it;
    });
  }
  await once(child, 'close');
  expect(output.trim().split('\n')).toHaveLength(1);
});
