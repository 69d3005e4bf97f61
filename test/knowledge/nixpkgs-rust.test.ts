/** nixpkgs' own Rust: which version a release has, the sets and functions that hold it, and platforms. */
import { expect, test } from 'vitest';
import { releaseIn } from '../../server/knowledge/nixpkgs/releases.ts';
import { labelsAt } from '../harness/completion.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { firstOutput, outputsOf } from './shell-toolchains.ts';

const COMPILER = '[rustc rust-std]';

function shell(packages: string, nixpkgs = 'import <nixpkgs> { system = "x86_64-linux"; }'): string {
  return `#- /shell.nix\nlet pkgs = ${nixpkgs}; in pkgs.mkShell { packages = [ ${packages} ]; }`;
}

function flakeShell(url: string, packages = 'pkgs.rustc'): string {
  return `#- /flake.nix
{
  inputs.nixpkgs.url = "${url}";
  outputs = { self, nixpkgs }:
    let pkgs = nixpkgs.legacyPackages.x86_64-linux;
    in { devShells.x86_64-linux.default = pkgs.mkShell { packages = [ ${packages} ]; }; };
}
`;
}

test.for([
  ['github:NixOS/nixpkgs/nixos-24.05', '24.05'],
  ['github:NixOS/nixpkgs/nixos-24.05-small', '24.05'],
  ['github:NixOS/nixpkgs/nixpkgs-24.05-darwin', '24.05'],
  ['github:NixOS/nixpkgs/release-23.11', '23.11'],
  ['github:NixOS/nixpkgs?ref=nixos-24.11', '24.11'],
  ['nixpkgs/nixos-24.05', '24.05'],
  ['channel:nixos-23.05', '23.05'],
  ['https://github.com/NixOS/nixpkgs/archive/refs/heads/nixos-24.05.tar.gz', '24.05'],
  ['https://github.com/NixOS/nixpkgs/archive/23.11.tar.gz', '23.11'],
  ['https://nixos.org/channels/nixos-24.05/nixexprs.tar.xz', '24.05'],
  ['https://flakehub.com/f/NixOS/nixpkgs/0.2405.*.tar.gz', '24.05'],
  ['github:NixOS/nixpkgs/nixos-unstable', undefined],
  ['github:NixOS/nixpkgs/staging-24.05', undefined],
  ['github:NixOS/nixpkgs/nixos-24.05-mine', undefined],
  ['https://flakehub.com/f/NixOS/nixpkgs/0.1', undefined],
] as const)('reads the release in %s', ([url, expected]) => {
  expect(releaseIn(url)).toBe(expected);
});

test.for([
  ['a release', flakeShell('github:NixOS/nixpkgs/nixos-24.05'), 'nixpkgs stable 1.77.2'],
  ['the unstable branch', flakeShell('github:NixOS/nixpkgs/nixos-unstable'), 'nixpkgs stable'],
  ['a release whose Rust is not known', flakeShell('github:NixOS/nixpkgs/nixos-19.05'), 'nixpkgs stable'],
  [
    'a tarball of a release',
    shell(
      'pkgs.rustc',
      'import (fetchTarball "https://github.com/NixOS/nixpkgs/archive/nixos-23.11.tar.gz") { }',
    ),
    'nixpkgs stable 1.73.0',
  ],
  [
    'a git repository at a release',
    shell(
      'pkgs.rustc',
      'import (builtins.fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "nixos-24.11"; }) { }',
    ),
    'nixpkgs stable 1.82.0',
  ],
  [
    'a channel',
    shell('pkgs.rustc', 'import (fetchTarball "channel:nixos-24.05") { }'),
    'nixpkgs stable 1.77.2',
  ],
] as const)('the compiler of %s', ([, source, expected]) => {
  expect(firstOutput(source)).toEqual([`${expected} ${COMPILER}`]);
});

test('an input that follows another one is of its release', () => {
  const source = `#- /flake.nix
{
  inputs.stable = { type = "github"; owner = "NixOS"; repo = "nixpkgs"; ref = "nixos-24.05"; };
  inputs.nixpkgs.follows = "stable";
  outputs = { self, nixpkgs, stable }:
    let pkgs = nixpkgs.legacyPackages.x86_64-linux;
    in { devShells.x86_64-linux.default = pkgs.mkShell { packages = [ pkgs.rustc ]; }; };
}
`;
  expect(firstOutput(source)).toEqual([`nixpkgs stable 1.77.2 ${COMPILER}`]);
});

test('the language server has no version of Rust, but belongs to the release', () => {
  const url = 'github:NixOS/nixpkgs/nixos-24.05';
  expect(firstOutput(flakeShell(url, 'pkgs.rust-analyzer'))).toEqual(['nixpkgs stable [rust-analyzer]']);
  expect(firstOutput(flakeShell(url, 'pkgs.rust-analyzer pkgs.rustc'))).toEqual([
    'nixpkgs stable 1.77.2 [rust-analyzer rustc rust-std]',
  ]);
  expect(markdownAt(flakeShell(url, 'pkgs.rust-ana$0lyzer'))).not.toContain('1.77.2');
  expect(markdownAt(flakeShell(url, 'pkgs.rust-analyzer').replace('mkShell', 'mk$0Shell'))).toContain(
    'Here: **Rust** (nixpkgs, rust-analyzer)',
  );
});

test('two releases in one shell stay apart', () => {
  const source = `#- /flake.nix
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.05";
  inputs.unstable.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs = { self, nixpkgs, unstable }:
    let pkgs = nixpkgs.legacyPackages.x86_64-linux; new = unstable.legacyPackages.x86_64-linux;
    in { devShells.x86_64-linux.default = pkgs.mkShell { packages = [ pkgs.rustc pkgs.cargo new.rustfmt ]; }; };
}
`;
  expect(firstOutput(source)).toEqual([
    'nixpkgs stable 1.77.2 [rustc rust-std cargo]',
    'nixpkgs stable [rustfmt]',
  ]);
});

test.for([
  [
    'the usual five',
    'pkgs.rustc pkgs.cargo pkgs.clippy pkgs.rustfmt pkgs.rust-analyzer',
    '[rustc rust-std cargo clippy rustfmt rust-analyzer]',
  ],
  ['with', '] ++ (with pkgs; [ rustc cargo ]) ++ [', '[rustc rust-std cargo]'],
  ['rustPackages', 'pkgs.rustPackages.rustc pkgs.rustPackages.clippy', '[rustc rust-std clippy]'],
  [
    'rust.packages.stable',
    'pkgs.rust.packages.stable.rustc pkgs.rust.packages.stable.cargo',
    '[rustc rust-std cargo]',
  ],
  [
    'the compiler of rustPlatform',
    'pkgs.rustPlatform.rust.rustc pkgs.rustPlatform.rust.cargo',
    '[rustc rust-std cargo]',
  ],
  ['the unwrapped server', 'pkgs.rust-analyzer-unwrapped', '[rust-analyzer]'],
] as const)('knows nixpkgs’ toolchain by %s', ([, packages, expected]) => {
  expect(firstOutput(shell(packages))).toEqual([`nixpkgs stable ${expected}`]);
});

test.for([
  ['rustPackages_1_88.rustc'],
  ['rust_1_88.packages.stable.rustc'],
  ['rust.packages.prebuilt.rustc'],
] as const)('%s is another toolchain than the default one', ([path]) => {
  expect(firstOutput(shell(`pkgs.cargo pkgs.${path}`))).toEqual([
    'nixpkgs stable [cargo]',
    `nixpkgs stable ${COMPILER}`,
  ]);
});

test.for([
  ['pkgs.pkgsCross.aarch64-multiplatform.buildPackages.rustc', '{aarch64-unknown-linux-gnu}'],
  ['pkgs.pkgsCross.mingwW64.buildPackages.rustc', '{x86_64-pc-windows-gnu}'],
  ['pkgs.pkgsCross.wasi32.pkgsBuildHost.rustc', '{wasm32-wasip1}'],
  ['pkgs.pkgsStatic.buildPackages.rustc', '{x86_64-unknown-linux-musl}'],
  ['pkgs.pkgsMusl.rustPackages.rustc', '{x86_64-unknown-linux-musl}'],
] as const)('%s compiles for its platform', ([path, targets]) => {
  expect(firstOutput(shell(path))).toEqual([`nixpkgs stable ${COMPILER} ${targets}`]);
});

test('crossSystem makes a cross set', () => {
  const nixpkgs =
    'import <nixpkgs> { system = "x86_64-linux"; crossSystem = { config = "aarch64-unknown-linux-gnu"; }; }';
  expect(firstOutput(shell('pkgs.buildPackages.rustc', nixpkgs))).toEqual([
    `nixpkgs stable ${COMPILER} {aarch64-unknown-linux-gnu}`,
  ]);
});

test('static packages are the usual ones where there is no musl', () => {
  const nixpkgs = 'import <nixpkgs> { system = "aarch64-darwin"; }';
  expect(firstOutput(shell('pkgs.pkgsStatic.rustc', nixpkgs))).toEqual([`nixpkgs stable ${COMPILER}`]);
});

test.for([
  ['pkgs.stdenv.hostPlatform.rust.rustcTarget', 'x86_64-unknown-linux-gnu'],
  ['pkgs.stdenv.hostPlatform.rust.cargoEnvVarTarget', 'X86_64_UNKNOWN_LINUX_GNU'],
  ['pkgs.pkgsCross.raspberryPi.stdenv.hostPlatform.rust.rustcTarget', 'arm-unknown-linux-gnueabihf'],
  ['pkgs.pkgsCross.raspberryPi.stdenv.buildPlatform.rust.rustcTarget', 'x86_64-unknown-linux-gnu'],
  [
    'pkgs.pkgsCross.raspberryPi.buildPackages.stdenv.targetPlatform.rust.rustcTarget',
    'arm-unknown-linux-gnueabihf',
  ],
  ['pkgs.pkgsCross.aarch64-darwin.stdenv.hostPlatform.system', 'aarch64-darwin'],
  ['pkgs.pkgsCross.mingwW64.stdenv.hostPlatform.rust.platform.os', 'windows'],
  ['(if pkgs.pkgsCross.mingwW64.stdenv.hostPlatform.isWindows then "yes" else "no")', 'yes'],
  ['(if pkgs.pkgsStatic.stdenv.hostPlatform.isMusl then "yes" else "no")', 'yes'],
  ['pkgs.rust.envVars.rustHostPlatform', 'x86_64-unknown-linux-gnu'],
  ['pkgs.rust.toRustTarget pkgs.stdenv.hostPlatform', 'x86_64-unknown-linux-gnu'],
  ['pkgs.rust.toRustTargetSpec pkgs.pkgsCross.riscv64.stdenv.hostPlatform', 'riscv64gc-unknown-linux-gnu'],
  ['pkgs.rust.toTargetArch pkgs.stdenv.hostPlatform', 'x86_64'],
] as const)('%s is %s', ([expression, expected]) => {
  const source = `#- /shell.nix\nlet pkgs = import <nixpkgs> { system = "x86_64-linux"; }; in { \${${expression}} = pkgs.mkShell { packages = [ pkgs.cargo ]; }; }`;
  expect(Object.keys(outputNames(source))).toEqual([expected]);
});

function outputNames(source: string): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(outputsOf(source)).map(([name, it]) => [name.replace(/"/g, ''), it]),
  );
}

test('a platform made of a toolchain builds with it', () => {
  const source = `#- /shell.nix
let
  pkgs = import <nixpkgs> { overlays = [ (import <rust-overlay>) ]; };
  toolchain = pkgs.rust-bin.stable."1.80.1".minimal;
  platform = pkgs.makeRustPlatform { cargo = toolchain; rustc = toolchain; };
in (platform.overrideScope (final: prev: { x = 1; })).callPackage ({ buildRustPackage }: buildRustPackage { pname = "a"; version = "1"; src = ./.; }) { }`;
  expect(firstOutput(source)).toEqual(['rust-overlay stable 1.80.1 minimal [rustc cargo rust-std]']);
});

test('buildRustCrate compiles with nixpkgs’ compiler, or with the one that it is given', () => {
  expect(
    firstOutput('#- /shell.nix\n{ pkgs }: pkgs.buildRustCrate { crateName = "a"; version = "1"; }'),
  ).toEqual(['nixpkgs stable [rustc rust-std cargo]']);
  const other =
    '#- /shell.nix\n{ pkgs }: pkgs.buildRustCrate.override { rustc = pkgs.rust-bin.stable."1.80.1".minimal; cargo = null; } { crateName = "a"; version = "1"; }';
  expect(firstOutput(other)).toEqual(['rust-overlay stable 1.80.1 minimal [rustc cargo rust-std]']);
});

test.for([
  ['pkgs.rust.$0', ['packages', 'envVars'], ['_']],
  ['[ pkgs.cargo-$0 ]', ['cargo-nextest', 'cargo-llvm-cov'], []],
  ['with pkgs; [ cargo-$0 ]', ['cargo-nextest', 'cargo-edit'], []],
  ['pkgs.rust.packages.$0', ['stable', 'prebuilt'], []],
  ['pkgs.rust.packages.stable.$0', ['rustPlatform', 'buildRustPackages', 'rustc', 'cargo'], []],
  ['pkgs.rust_1_88.packages.stable.$0', ['rustPlatform', 'rustc'], []],
  ['pkgs.rustPackages_1_88.$0', ['rustPlatform', 'rustc'], []],
  [
    'pkgs.rustPlatform.$0',
    [
      'buildRustPackage',
      'fetchCargoVendor',
      'importCargoLock',
      'maturinBuildHook',
      'bindgenHook',
      'rustLibSrc',
    ],
    [],
  ],
  ['pkgs.rust.envVars.$0', ['setEnv', 'rustHostPlatformSpec', 'ccForTarget'], []],
  ['pkgs.pkgsCross.$0', ['aarch64-multiplatform', 'mingwW64', 'wasi32'], []],
  ['pkgs.stdenv.hostPlatform.rust.$0', ['rustcTarget', 'cargoEnvVarTarget'], []],
  ['pkgs.makeRustPlatform { $0 }', ['rustc', 'cargo', 'stdenv'], []],
  ['pkgs.rustPlatform.fetchCargoVendor { $0 }', ['hash', 'src', 'cargoRoot'], []],
  ['pkgs.rustPlatform.importCargoLock { lockFile = ./Cargo.lock; $0 }', ['outputHashes'], ['lockFile']],
  ['pkgs.buildRustCrate.override { $0 }', ['rustc', 'defaultCrateOverrides'], []],
] as const)('offers what belongs to %s', ([expression, offered, lacking]) => {
  const labels = labelsAt(`{ pkgs }: ${expression}`);
  expect(labels).toEqual(expect.arrayContaining([...offered]));
  for (const name of lacking) expect(labels).not.toContain(name);
});

test.for([
  ['pkgs.pkgsCross.ming$0wW64', '`x86_64-pc-windows-gnu`'],
  ['pkgs.rust.toRust$0Target pkgs.stdenv.hostPlatform', 'use `platform.rust.rustcTarget`'],
  ['pkgs.rustPlatform.fetchCargo$0Tarball { }', 'gone since 25.05'],
  ['pkgs.rustPlatform.bindgen$0Hook', 'Sets `LIBCLANG_PATH` and `BINDGEN_EXTRA_CLANG_ARGS`'],
  ['pkgs.stdenv.hostPlatform.rust.cargoEnvVar$0Target', '`CARGO_TARGET_${…}_LINKER`'],
  ['pkgs.rustPlatform.importCargoLock { output$0Hashes = { }; }', 'Hashes of crates from git'],
  ['pkgs.cargo-nex$0test', 'test runner'],
  ['pkgs.cargo-llvm-$0cov', 'The toolchain must have `llvm-tools`'],
] as const)('tells of %s', ([expression, expected]) => {
  expect(markdownAt(`{ pkgs }: ${expression}`)).toContain(expected);
});

test('tells the version of a release’s compiler', () => {
  expect(markdownAt(flakeShell('github:NixOS/nixpkgs/nixos-24.05', 'pkgs.rus$0tc'))).toContain('Rust 1.77.2');
});
