/** Completion in half-typed and broken code, and through the routes that real flakes take. */
import { expect, test } from 'vitest';
import { nix } from '../../server/ide/example.ts';
import { accepted, completionAt, labelsAt } from '../harness/completion.ts';

/** A flake as people write it, with `body` in the place of its shell. */
function flake(body: string): string {
  return nix`
    {
      inputs = {
        nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
        rust-overlay.url = "github:oxalica/rust-overlay";
        fenix.url = "github:nix-community/fenix";
        flake-utils.url = "github:numtide/flake-utils";
      };
      outputs = { self, nixpkgs, rust-overlay, fenix, flake-utils, ... }@inputs:
        flake-utils.lib.eachDefaultSystem (system:
          let
            pkgs = import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; };
            fx = fenix.packages.\${system};
          in
          {
            BODY
          });
    }
  `.replace('BODY', () => body);
}

test.for([
  ['before a closing bracket', 'devShells.default = pkgs.mkShell { packages = [ pkgs.rust-bin.$0 ]; };'],
  ['before a closing brace', 'x = pkgs.rust-bin.$0'],
  ['with the next binding on the next line', 'x = pkgs.rust-bin.$0\n            y = 1;'],
  ['with a name half typed', 'x = pkgs.rust-bin.sta$0;'],
  ['in parentheses that are not closed', 'x = (pkgs.rust-bin.$0'],
  ['in an interpolation', 'x = "${pkgs.rust-bin.$0}";'],
  ['in an interpolation that is not closed', 'x = "${pkgs.rust-bin.$0";'],
  ['under with', 'x = with pkgs; [ rust-bin.$0 ];'],
  ['through inherit', 'x = let inherit (pkgs) rust-bin; in rust-bin.$0;'],
  ['in inherit', 'x = let inherit (pkgs.rust-bin) $0; in 1;'],
  ['through an argument', 'x = (p: p.rust-bin.$0) pkgs;'],
  [
    'through another instance of nixpkgs',
    'x = (import inputs.nixpkgs { inherit system; overlays = [ inputs.rust-overlay.overlays.default ]; }).rust-bin.$0;',
  ],
  [
    'through legacyPackages and extend',
    'x = (nixpkgs.legacyPackages.${system}.extend rust-overlay.overlays.default).rust-bin.$0;',
  ],
  ['through mkRustBin', 'x = (rust-overlay.lib.mkRustBin { } nixpkgs.legacyPackages.${system}).$0;'],
] as const)('offers the members of rust-bin %s', ([, body]) => {
  expect(labelsAt(flake(body)).slice(0, 3)).toEqual(['stable', 'beta', 'nightly']);
});

test('offers the components that a toolchain has for the host', () => {
  const labels = labelsAt(flake('x = pkgs.rust-bin.stable."1.80.1".minimal.availableComponents.$0;'));
  expect(labels).toContain('rust-analyzer');
  expect(labels).not.toContain('rust-mingw');
});

test('offers versions newest first, with latest on top, and quotes them', () => {
  const source = flake('x = pkgs.rust-bin.stable.$0;');
  expect(labelsAt(source).slice(0, 3)).toEqual(['latest', '1.98.0', '1.97.1']);
  expect(accepted(source, '1.98.0')).toContain('x = pkgs.rust-bin.stable."1.98.0";');
  expect(accepted(source, 'latest')).toContain('x = pkgs.rust-bin.stable.latest;');
});

test.for([
  ['half-typed digits', 'x = [ pkgs.rust-bin.stable.1.8$0 ];', 'x = [ pkgs.rust-bin.stable."1.80.1" ];'],
  ['an open quote', 'x = [ pkgs.rust-bin.stable."1.8$0 ];', 'x = [ pkgs.rust-bin.stable."1.80.1" ];'],
  ['inside quotes', 'x = [ pkgs.rust-bin.stable."1.8$0" ];', 'x = [ pkgs.rust-bin.stable."1.80.1" ];'],
  [
    'inside quotes with more behind',
    'x = pkgs.rust-bin.stable."1.$07.0".default;',
    'x = pkgs.rust-bin.stable."1.80.1".default;',
  ],
  ['one digit', 'x = pkgs.rust-bin.stable.1$0;', 'x = pkgs.rust-bin.stable."1.80.1";'],
] as const)('replaces %s by the quoted version', ([, before, after]) => {
  expect(accepted(flake(before), '1.80.1')).toContain(after);
});

test('the filter of a quoted item begins with the quote that is replaced', () => {
  const item = completionAt(flake('x = pkgs.rust-bin.stable."1.8$0";'))?.items.find(
    (it) => it.label === '1.80.1',
  );
  expect(item?.filter).toBe('"1.80.1"');
});

test('offers dates newest first', () => {
  const source = flake('x = pkgs.rust-bin.nightly.2024-0$0;');
  expect(labelsAt(flake('x = pkgs.rust-bin.nightly.$0;')).slice(0, 2)).toEqual(['latest', '2026-08-22']);
  expect(accepted(flake('x = pkgs.rust-bin.nightly."2026-0$0";'), '2026-07-01')).toContain(
    'nightly."2026-07-01";',
  );
  expect(completionAt(source)?.items[0]?.insert).toBe('latest');
});

test('offers what a night has to the function that chooses one', () => {
  const labels = labelsAt(flake('x = pkgs.rust-bin.selectLatestNightlyWith (toolchain: toolchain.$0);'));
  expect(labels.slice(0, 3)).toEqual(['default', 'minimal', 'complete']);
  expect(labels).toContain('miri');
});

test('offers the components of that night in its override', () => {
  const labels = labelsAt(
    flake('x = pkgs.rust-bin.selectLatestNightlyWith (t: t.default.override { extensions = [ "$0" ]; });'),
  );
  expect(labels.slice(0, 2)).toEqual(['rust-src', 'rust-analyzer']);
  expect(labels).toContain('miri');
  expect(labels).not.toContain('clippy');
});

test('offers fenix through a variable', () => {
  expect(labelsAt(flake('x = fx.$0;'))).toEqual(
    expect.arrayContaining(['stable', 'complete', 'combine', 'fromToolchainFile', 'targets']),
  );
  expect(labelsAt(flake('x = fx.stable.$0;'))).toEqual(
    expect.arrayContaining(['withComponents', 'defaultToolchain', 'rust-src', 'clippy']),
  );
  expect(labelsAt(flake('x = fx.complete.$0;'))).not.toContain('defaultToolchain');
});

test('offers components to withComponents', () => {
  const labels = labelsAt(flake('x = fx.stable.withComponents [ "cargo" "$0" ];'));
  expect(labels).toEqual(expect.arrayContaining(['rustc', 'clippy', 'rust-src']));
  expect(labels).not.toContain('cargo');
  expect(labels).not.toContain('miri');
});

test('only offers what exists for the host that the code fixes', () => {
  const onLinux = labelsAt(nix`
    { nixpkgs ? <nixpkgs>, overlay ? <rust-overlay> }:
    (import nixpkgs { system = "x86_64-linux"; overlays = [ (import overlay) ]; }).rust-bin.stable."1.80.1".minimal.override { extensions = [ "$0" ]; }
  `);
  expect(onLinux).not.toContain('rust-mingw');
  expect(onLinux).toContain('rust-docs');
});

test('offers nothing in comments, in paths and in strings that are just text', () => {
  expect(completionAt('{ pkgs }: pkgs # pkgs.$0')).toBeUndefined();
  expect(completionAt('{ pkgs }: ./foo.$0')).toBeUndefined();
  expect(completionAt('{ pkgs }: "pkgs.$0"')).toBeUndefined();
});

test('a name proves nothing: what is called rust-bin but is something else gets its own members', () => {
  expect(labelsAt('let rust-bin = { a = 1; }; in rust-bin.$0')).toEqual(['a']);
});

test('completes in the arguments of a shell that are bound to a name first', () => {
  const labels = labelsAt(flake('x = let args = { packages = [ ]; $0 }; in pkgs.mkShell args;'));
  expect(labels).toEqual(expect.arrayContaining(['buildInputs', 'RUST_SRC_PATH']));
});

test('completes the url of an input and its follows', () => {
  expect(labelsAt('{ inputs.rust-overlay.url = "$0"; outputs = _: { }; }')[0]).toBe(
    'github:oxalica/rust-overlay',
  );
  expect(
    accepted('{ inputs = { nixpkgs.url = "nixpkgs"; fen$0 }; outputs = _: { }; }', 'fenix'),
  ).toMatchInlineSnapshot(`
    "{ inputs = { nixpkgs.url = "nixpkgs"; fenix = {
      url = "github:nix-community/fenix";
      inputs.nixpkgs.follows = "nixpkgs";
    }; }; outputs = _: { }; }"
  `);
});

test.for([
  ['pkgs', 'pkgs', 'pkgs: pkgs.mkShell { LIBCLANG_PATH$0 }'],
  ['another variable', 'final', 'final: prev: { shell = final.mkShell { LIBCLANG_PATH$0 }; }'],
  [
    'the instance that the call is of',
    'unstable',
    'pkgs: let unstable = import <nixpkgs> { }; in unstable.mkShell { LIBCLANG_PATH$0 }',
  ],
] as const)('writes values with nixpkgs as it is called there: %s', ([, name, source]) => {
  expect(accepted(`#- /shell.nix\n${source}`, 'LIBCLANG_PATH')).toContain(`{${name}.`);
});

test('offers environment variables to whatever makes a derivation', () => {
  const source = flake('x = (inputs.crane.mkLib pkgs).buildPackage { src = ./.; $0 };').replace(
    'flake-utils.url',
    'crane.url = "github:ipetkov/crane";\n        flake-utils.url',
  );
  expect(labelsAt(source)).toEqual(expect.arrayContaining(['cargoArtifacts', 'RUSTFLAGS']));
});
