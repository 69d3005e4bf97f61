/** cargo2nix: the toolchain that its arguments choose, crates and shells. */
import { expect, test } from 'vitest';
import { labelsAt } from '../harness/completion.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { builderFlake, firstOutput } from './shell-toolchains.ts';

const NATIVE = 'unknown: native inputs of the crates in Cargo.nix';
const PKGS = 'p = import nixpkgs { inherit system; overlays = [ cargo2nix.overlays.default ]; };';

function crate(args: string, pkgs = PKGS): string {
  return builderFlake(
    `${pkgs} rustPkgs = p.rustBuilder.makePackageSet { packageFun = import ./Cargo.nix; ${args} };`,
    'packages.default = rustPkgs.workspace.app { };',
  );
}

test.for([
  [
    'a version',
    'rustVersion = "1.80.1";',
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src]',
  ],
  [
    'a profile and components',
    'rustVersion = "1.80.1"; rustProfile = "default"; extraRustComponents = [ "rust-src" "rust-analyzer" ];',
    'rust-overlay stable 1.80.1 default [rustc cargo rust-std rust-docs rustfmt clippy rust-src rust-analyzer]',
  ],
  [
    'a channel that is a version',
    'rustChannel = "1.80.1";',
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src]',
  ],
  [
    'a night',
    'rustChannel = "nightly"; rustVersion = "2024-06-01";',
    'rust-overlay nightly 1.80.0-nightly minimal [rustc cargo rust-std rust-src]',
  ],
  [
    'a target',
    'rustVersion = "1.80.1"; target = "wasm32-wasip1";',
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src] {wasm32-wasip1}',
  ],
  [
    'a toolchain',
    'rustVersion = "1.70.0"; rustToolchain = p.rust-bin.stable."1.80.1".minimal;',
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std]',
  ],
] as const)('builds with the toolchain of %s', ([, args, expected]) => {
  expect(firstOutput(crate(args))).toEqual([expected, NATIVE]);
});

test('says nothing of the toolchain with arguments that are not all known', () => {
  const source = builderFlake(
    `${PKGS} rustPkgs = p.rustBuilder.makePackageSet (import ./more.nix // { packageFun = import ./Cargo.nix; rustVersion = "1.80.1"; });`,
    'packages.default = rustPkgs.workspace.app { };',
  );
  expect(firstOutput(source)[0]).toMatch(/^unknown: /);
});

test('takes the newest night where none is named', () => {
  expect(firstOutput(crate('rustChannel = "nightly";'))[0]).toMatch(
    /^rust-overlay nightly \S+ minimal \[rustc cargo rust-std rust-src\]$/,
  );
});

test.for([
  ['no version', ''],
  ['a version that is computed', 'rustVersion = builtins.getEnv "RUST";'],
] as const)('says nothing of the toolchain with %s', ([, args]) => {
  expect(firstOutput(crate(args))[0]).toMatch(/^unknown: /);
});

test.for([
  [
    'both overlays',
    'p = import nixpkgs { inherit system; overlays = [ cargo2nix.overlays.rust-overlay cargo2nix.overlays.cargo2nix ]; };',
  ],
  [
    'rust-overlay beside its own',
    'p = import nixpkgs { inherit system; overlays = [ rust-overlay.overlays.default cargo2nix.overlays.cargo2nix ]; };',
  ],
  [
    'the overlay by its old name',
    'p = import nixpkgs { inherit system; overlays = [ cargo2nix.overlay ]; };',
  ],
] as const)('takes %s', ([, pkgs]) => {
  expect(firstOutput(crate('rustVersion = "1.80.1";', pkgs))[0]).toContain(
    'rust-overlay stable 1.80.1 minimal',
  );
});

test('a dependency by its registry', () => {
  const source = builderFlake(
    `${PKGS} rustPkgs = p.rustBuilder.makePackageSet { packageFun = import ./Cargo.nix; rustVersion = "1.80.1"; };`,
    'packages.default = (rustPkgs."registry+https://github.com/rust-lang/crates.io-index".ripgrep."14.0.0" { compileMode = "build"; }).bin;',
  );
  expect(firstOutput(source)[0]).toContain('rust-overlay stable 1.80.1 minimal');
});

test('the shell of the workspace has its toolchain', () => {
  const source = builderFlake(
    `${PKGS} rustPkgs = p.rustBuilder.makePackageSet { packageFun = import ./Cargo.nix; rustVersion = "1.80.1"; extraRustComponents = [ "clippy" ]; };`,
    'devShells.default = rustPkgs.workspaceShell { packages = [ pkgs.rust-analyzer ]; };',
  );
  expect(firstOutput(source)).toEqual([
    'nixpkgs stable [rust-analyzer]',
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src clippy]',
    NATIVE,
  ]);
});

test('offers the crates of the generated file', () => {
  const source = `#- /flake.nix
${builderFlake(
  `${PKGS} rustPkgs = p.rustBuilder.makePackageSet { packageFun = import ./Cargo.nix; rustVersion = "1.80.1"; };`,
  'packages.default = rustPkgs.workspace.$0 { };',
)}
#- /Cargo.nix
args@{ rustPackages, ignoreLockHash, workspaceSrc, lib, ... }:
let
  workspaceSrc = if args.workspaceSrc == null then ./. else args.workspaceSrc;
  currentLockHash = builtins.hashFile "sha256" (workspaceSrc + /Cargo.lock);
in if !ignoreLockHash && ("x" != currentLockHash) then throw "out of sync" else {
  workspace = {
    app = rustPackages.unknown.app."0.1.0";
    app-core = rustPackages.unknown.app-core."0.1.0";
  };
}
`;
  expect(labelsAt(source)).toEqual(['app', 'app-core']);
});

test('offers members, arguments and components', () => {
  expect(labelsAt(builderFlake(PKGS, 'x = p.rustBuilder.$0;'))).toEqual([
    'makePackageSet',
    'overrides',
    'rustLib',
    'runTests',
  ]);
  expect(labelsAt(crate('$0'))).toEqual(expect.arrayContaining(['rustVersion', 'extraRustComponents']));
  expect(labelsAt(crate('rustVersion = "1.80.1"; extraRustComponents = [ "$0" ];'))).toContain(
    'rust-analyzer',
  );
});

test('tells how cargo2nix compares', () => {
  const hover = markdownAt(
    builderFlake(PKGS, 'x = p.rustBuilder.makePack$0ageSet { packageFun = import ./Cargo.nix; };'),
  );
  expect(hover).toContain('each crate in a derivation of its own');
  expect(hover).toContain('needs a generated `Cargo.nix`');
});
