/** rustup in a shell: which toolchain it runs there, and how that is told. */
import { expect, test } from 'vitest';
import { bundledCatalog } from '../../server/catalog/load.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { firstOutput } from './shell-toolchains.ts';
import { shellsOf } from './shells-of.ts';

const DEFAULT = '[rustc cargo rust-std rust-docs rustfmt clippy]';

function shell(args = '', files = ''): string {
  return `#- /shell.nix
{ pkgs ? import <nixpkgs> { } }:
pkgs.mkShell { packages = [ pkgs.rustup ]; ${args} }
${files}`;
}

function withFile(text: string, name = '/rust-toolchain.toml', args = ''): string {
  return shell(args, `#- ${name}\n${text}\n`);
}

test.for([
  ['a version', '[toolchain]\nchannel = "1.80.1"', `rustup stable 1.80.1 default ${DEFAULT}`],
  [
    'a version without its last number',
    '[toolchain]\nchannel = "1.80"',
    `rustup stable 1.80.1 default ${DEFAULT}`,
  ],
  ['stable', '[toolchain]\nchannel = "stable"', `rustup stable default ${DEFAULT}`],
  [
    'a nightly',
    '[toolchain]\nchannel = "nightly-2024-06-01"',
    `rustup nightly 1.80.0-nightly default ${DEFAULT}`,
  ],
  [
    'a profile, components and targets',
    '[toolchain]\nchannel = "1.80.1"\nprofile = "minimal"\ncomponents = ["rust-src", "rust-analyzer"]\ntargets = ["wasm32-unknown-unknown"]',
    'rustup stable 1.80.1 minimal [rustc cargo rust-std rust-src rust-analyzer] {wasm32-unknown-unknown}',
  ],
] as const)('reads %s in the toolchain file', ([, text, expected]) => {
  expect(firstOutput(withFile(text)).map(sorted)).toEqual([sorted(expected)]);
});

/** The order of a profile's components says nothing. */
function sorted(line: string): string {
  return line.replace(/\[(.*?)\]/, (_, names: string) => `[${names.split(' ').sort().join(' ')}]`);
}

test('reads the one-line file, and prefers it', () => {
  const source = `${withFile('1.80.1', '/rust-toolchain')}#- /rust-toolchain.toml\n[toolchain]\nchannel = "1.79.0"\n`;
  expect(firstOutput(source)[0]).toMatch(/^rustup stable 1\.80\.1 /);
});

test('finds the file in a folder above the shell', () => {
  const source = `#- /flake.nix
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs }: { devShells.x86_64-linux.default = import ./nix/shell.nix { pkgs = nixpkgs.legacyPackages.x86_64-linux; }; };
}
#- /nix/shell.nix
{ pkgs }: pkgs.mkShell { packages = [ pkgs.rustup ]; }
#- /rust-toolchain.toml
[toolchain]
channel = "1.80.1"
`;
  expect(shellsOf(source)[0]).toMatch(
    /^devShells\.x86_64-linux\.default: rustup stable 1\.80\.1 \[.*\] \{\}$/,
  );
});

test.for([
  ['RUSTUP_TOOLCHAIN = "1.80.1";'],
  ['env.RUSTUP_TOOLCHAIN = "1.80.1";'],
  ['env = { RUSTUP_TOOLCHAIN = "1.80.1-x86_64-unknown-linux-gnu"; };'],
  ['RUSTUP_TOOLCHAIN = "1.80.1"; RUSTC_VERSION = "1.79.0";'],
  ['RUSTC_VERSION = "1.80.1\\n";'],
] as const)('takes the toolchain of { %s }', ([args]) => {
  expect(firstOutput(shell(args))[0]).toMatch(/^rustup stable 1\.80\.1 default /);
});

test('a variable beats the file', () => {
  const source = withFile(
    '[toolchain]\nchannel = "1.79.0"',
    '/rust-toolchain.toml',
    'RUSTUP_TOOLCHAIN = "1.80.1";',
  );
  expect(firstOutput(source)[0]).toMatch(/^rustup stable 1\.80\.1 /);
});

test.for([
  ['nothing says which', shell()],
  [
    'a variable is not known',
    withFile(
      '[toolchain]\nchannel = "1.80.1"',
      '/rust-toolchain.toml',
      'RUSTUP_TOOLCHAIN = builtins.getEnv "X";',
    ),
  ],
  ['the toolchain is a local one', withFile('[toolchain]\npath = "/opt/rust"')],
  ['the toolchain has a name of its own', withFile('[toolchain]\nchannel = "esp"')],
  ['the file is broken', withFile('[toolchain\nchannel')],
  ['RUSTUP_TOOLCHAIN has a name of its own', shell('RUSTUP_TOOLCHAIN = "esp";')],
] as const)('does not know the toolchain where %s', ([, source]) => {
  expect(shellsOf(source)).toEqual([': rustup [] {} …']);
});

test('a shell made by mkDerivation', () => {
  const source = `#- /default.nix
with import <nixpkgs> { };
stdenv.mkDerivation { name = "env"; buildInputs = [ rustup openssl ]; RUSTUP_TOOLCHAIN = "nightly"; }
`;
  expect(firstOutput(source)[0]).toMatch(/^rustup nightly default \[/);
});

test('the profile of a moving channel is that of its newest release', () => {
  const latest = bundledCatalog().catalog.asOf(undefined).manifest('stable', 'latest');
  const [line = ''] = firstOutput(withFile('[toolchain]\nchannel = "stable"\nprofile = "default"'));
  const names = latest
    ?.profile('default')
    ?.filter((it) => latest.availableFor(it, 'x86_64-unknown-linux-gnu'));
  for (const name of names ?? ['?']) expect(line).toContain(name.replace(/-preview$/, ''));
});

test('tells the toolchain of a shell', () => {
  const source = withFile('[toolchain]\nchannel = "1.80.1"').replace('mkShell', 'mk$0Shell');
  expect(markdownAt(source)).toContain('Here: **Rust 1.80.1** (rustup, default)');
});

test('tells that rustup chooses when it runs', () => {
  expect(markdownAt('{ pkgs }: pkgs.rust$0up')).toContain('reads `rust-toolchain.toml`');
});
