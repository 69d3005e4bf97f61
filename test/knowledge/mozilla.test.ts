/** nixpkgs-mozilla: every door to its overlay, and what its functions choose. */
import { expect, test } from 'vitest';
import { accepted, labelsAt } from '../harness/completion.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { firstOutput } from './shell-toolchains.ts';

const TARBALL =
  '(import (builtins.fetchTarball "https://github.com/mozilla/nixpkgs-mozilla/archive/master.tar.gz"))';

function shell(toolchain: string, overlay = TARBALL): string {
  return `#- /shell.nix
    let pkgs = import <nixpkgs> { overlays = [ ${overlay} ]; };
    in pkgs.mkShell { buildInputs = [ ${toolchain} ]; }`;
}

/** The toolchains of a shell.nix. */
function toolchainsOf(source: string): readonly string[] {
  return firstOutput(source);
}

test.for([
  ['a tarball', TARBALL],
  [
    'a path inside a tarball',
    '(import "${builtins.fetchTarball "https://github.com/mozilla/nixpkgs-mozilla/archive/9b11a87.tar.gz"}/rust-overlay.nix")',
  ],
  [
    'a path added to a tarball',
    '(import ((fetchTarball "https://github.com/mozilla/nixpkgs-mozilla/archive/9b11a87.tar.gz") + "/rust-overlay.nix"))',
  ],
  [
    'a git repository',
    '(import (builtins.fetchGit { url = "https://github.com/mozilla/nixpkgs-mozilla"; rev = "0"; }))',
  ],
  [
    'fetchFromGitHub',
    '(import ((import <nixpkgs> { }).fetchFromGitHub { owner = "mozilla"; repo = "nixpkgs-mozilla"; rev = "0"; hash = ""; }))',
  ],
  ['the flake', '(builtins.getFlake "github:mozilla/nixpkgs-mozilla").overlay'],
  ['the flake’s overlay of Rust alone', '(builtins.getFlake "github:mozilla/nixpkgs-mozilla").overlays.rust'],
] as const)('by %s', ([, overlay]) => {
  expect(toolchainsOf(shell('pkgs.latest.rustChannels.stable.rust', overlay))).toEqual([
    'nixpkgs-mozilla stable 1.98.0 rust [rust]',
  ]);
});

test.for([
  ['pkgs.rustChannels.beta.rust', 'beta 1.99.0-beta.1'],
  ['(pkgs.rustChannelOf { channel = "1.80.1"; }).rust', 'stable 1.80.1'],
  ['(pkgs.rustChannelOf { channel = "1.80"; sha256 = "0"; }).rust', 'stable 1.80.1'],
  ['(pkgs.rustChannelOf { channel = "nightly"; date = "2026-07-01"; }).rust', 'nightly 1.98.0-nightly'],
  ['(pkgs.rustChannelOf { date = "2026-07-01"; }).rust', 'nightly 1.98.0-nightly'],
  ['(pkgs.rustChannelOf { channel = "stable"; date = "2024-08-08"; }).rust', 'stable 1.80.1'],
  ['(pkgs.rustChannelOf { rustToolchain = ./rust-toolchain; }).rust', 'nightly 1.98.0-nightly'],
  ['(pkgs.rustChannelOfTargets "1.80.1" null [ "wasm32-unknown-unknown" ])', 'stable 1.80.1'],
] as const)('%s is %s', ([toolchain, expected]) => {
  const source = `${shell(toolchain)}\n#- /rust-toolchain\nnightly-2026-07-01\n`;
  expect(toolchainsOf(source)[0]).toContain(`nixpkgs-mozilla ${expected} rust [`);
});

test('what is added to a toolchain is in the shell', () => {
  const [toolchain] = toolchainsOf(
    shell(
      '((pkgs.rustChannelOf { channel = "1.80.1"; }).rust.override { extensions = [ "rust-src" ]; targets = [ "wasm32-unknown-unknown" ]; })',
    ),
  );
  expect(toolchain).toContain('rust-src');
});

test('a channel that was never released is no toolchain, and no error', () => {
  expect(toolchainsOf(shell('(pkgs.rustChannelOf { channel = "1.999.0"; }).rust'))).toEqual([
    'unknown: manifest of Rust’s server',
  ]);
});

test('completion offers the packages of a manifest, the functions and their arguments', () => {
  expect(labelsAt(shell('pkgs.latest.rustChannels.$0'))).toEqual(['stable', 'beta', 'nightly']);
  expect(labelsAt(shell('pkgs.latest.rustChannels.stable.$0'))).toEqual(
    expect.arrayContaining(['rust', 'rustc', 'cargo', 'rust-src']),
  );
  expect(labelsAt(shell('(pkgs.rustChannelOf { $0 }).rust'))).toEqual(
    expect.arrayContaining(['channel', 'date', 'sha256', 'rustToolchain']),
  );
  expect(
    accepted(shell('(pkgs.rustChannels.stable.rust.override { extensions = [ "rust-s$0" ]; })'), 'rust-src'),
  ).toContain('extensions = [ "rust-src" ]');
});

test('hover tells the toolchain', () => {
  expect(markdownAt(shell('pkgs.latest.rustChannels.stable.ru$0st'))).toContain('1.98.0');
});
