/** The example project in a real Neovim: completion, hover, signature help, definitions, diagnostics, and a code action that reaches the file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../harness/bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ferronix-neovim-'));
const file = join(folder, 'flake/flake.nix');

interface Seen {
  readonly ok: boolean;
  readonly error?: string;
  readonly same_command: boolean;
  readonly diagnostics: readonly string[];
  readonly hover: readonly string[];
  readonly signature: readonly string[];
  readonly defined: string;
  readonly defining_file: string;
  readonly completion: readonly string[];
  readonly completed: string;
  readonly actions: readonly string[];
}

let seen: Seen;

beforeAll(async () => {
  const version = spawnSync('nvim', ['--version']);
  if (version.error) throw new Error('this test needs Neovim (nvim) on the PATH: apt-get install neovim');
  cpSync(join(root, 'examples/flake'), join(folder, 'flake'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  symlinkSync(await bundle(), join(folder, 'bin/ferronix'));
  const out = join(folder, 'out.json');
  execFileSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-c', `luafile ${join(root, 'test/editors/neovim.lua')}`],
    {
      cwd: join(folder, 'flake'),
      timeout: 60_000,
      stdio: 'pipe',
      env: {
        ...process.env,
        FILE: file,
        OUT: out,
        CLIENTS: join(root, 'clients/neovim'),
        PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
        XDG_STATE_HOME: folder,
        XDG_CACHE_HOME: folder,
      },
    },
  );
  seen = JSON.parse(readFileSync(out, 'utf8'));
  if (!seen.ok) throw new Error(`${seen.error}\n${JSON.stringify(seen, undefined, 2)}`);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

test('shows what is wrong', () => {
  expect(seen.diagnostics).toContainEqual(expect.stringContaining('rust-analyser'));
});

test('tells about a variable', () => {
  expect(seen.hover.join('\n')).toContain('rust-analyzer');
});

test('tells what the function takes that is called', () => {
  expect(seen.signature.join('\n')).toMatch(/mkShell \{ .*packages/);
});

test('goes to a binding and to a file', () => {
  expect(seen.defined).toContain('rustToolchain = pkgs.rust-bin');
  expect(seen.defining_file).toBe('rust-toolchain.toml');
});

test('completes versions, the newest first, and quotes what it inserts', () => {
  expect(seen.completion[0]).toBe('latest');
  expect(seen.completion[1]).toMatch(/^"1\.\d+\.\d+"$/);
  expect(seen.completed).toContain(`pkgs.rust-bin.stable.${seen.completion[1]}.default.override`);
});

test('adds rust-src where the toolchain is defined, in the layout of the file', () => {
  expect(seen.actions).toContain('Add rust-src extension');
  const written = readFileSync(file, 'utf8');
  const list = /rustToolchain = [\s\S]*?extensions = \[\n([^\]]*)\]/.exec(written)?.[1];
  expect(
    list
      ?.split('\n')
      .map((it) => it.trim())
      .filter(Boolean)
      .sort(),
  ).toEqual(['"llvm-tools"', '"rust-analyser"', '"rust-src"']);
  expect(execFileSync('nix-instantiate', ['--parse', file], { encoding: 'utf8', stdio: 'pipe' })).toContain(
    'rust-src',
  );
});

test('is the same program in the configurations for old and new versions', () => {
  expect(seen.same_command).toBe(true);
});
