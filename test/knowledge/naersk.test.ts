/** naersk: every door to it, what its packages are built with. */
import { expect, test } from 'vitest';
import { labelsAt } from '../harness/completion.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { builderFlake, firstOutput, outputsOf } from './shell-toolchains.ts';

const OWN = 'nixpkgs stable [rustc rust-std cargo]';
const MINIMAL = 'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std]';
const TOOLCHAIN = 'toolchain = pkgs.rust-bin.stable."1.80.1".minimal;';

test.for([
  ['callPackage', 'pkgs.callPackage naersk { }', OWN],
  ['callPackage of legacyPackages', 'nixpkgs.legacyPackages.${system}.callPackage naersk { }', OWN],
  [
    'callPackage with a toolchain',
    'pkgs.callPackage naersk { cargo = toolchain; rustc = toolchain; }',
    MINIMAL,
  ],
  [
    'callPackage with what both are called',
    'pkgs.callPackage naersk (let cargo = toolchain; rustc = toolchain; in { inherit cargo rustc; })',
    MINIMAL,
  ],
  ['lib by system', 'naersk.lib.${system}', OWN],
  [
    'override of lib by system',
    'naersk.lib.${system}.override { cargo = toolchain; rustc = toolchain; }',
    MINIMAL,
  ],
  [
    'override with a function',
    '(pkgs.callPackage naersk { }).override (old: { cargo = toolchain; rustc = toolchain; })',
    MINIMAL,
  ],
  ['inputs', 'pkgs.callPackage inputs.naersk { cargo = toolchain; rustc = toolchain; }', MINIMAL],
  [
    'a tarball',
    'pkgs.callPackage (fetchTarball "https://github.com/nix-community/naersk/archive/master.tar.gz") { cargo = toolchain; rustc = toolchain; }',
    MINIMAL,
  ],
  [
    'a tarball of the old owner',
    'pkgs.callPackage (fetchTarball "https://github.com/nmattia/naersk/archive/master.tar.gz") { }',
    OWN,
  ],
  [
    'import of a source',
    '(import (builtins.fetchTarball "https://github.com/nix-community/naersk/archive/master.tar.gz")) { inherit (pkgs) stdenv lib; cargo = toolchain; rustc = toolchain; }',
    MINIMAL,
  ],
  [
    'import and callPackage',
    'pkgs.callPackage (import naersk) { cargo = toolchain; rustc = toolchain; }',
    MINIMAL,
  ],
  ['an overlay', '(pkgs.extend naersk.overlays.default).naersk', OWN],
] as const)('a package is built with the toolchain of %s', ([, lib, expected]) => {
  const source = builderFlake(
    `${TOOLCHAIN} naersk' = ${lib};`,
    "packages.default = naersk'.buildPackage { src = ./.; };",
  );
  expect(firstOutput(source)).toEqual([expected]);
});

test.for([
  ['a path alone', './.'],
  ['a source alone', '(pkgs.lib.cleanSource ./.)'],
  ['a string alone', '"${./.}"'],
  ['a set', '{ root = ./.; }'],
] as const)('builds %s, and knows its name', ([, arg]) => {
  const source = `#- /flake.nix
${builderFlake(
  "naersk' = pkgs.callPackage naersk { }; app = naersk'.buildPackage ARG;".replace('ARG', () => arg),
  'packages.${app.pname} = app;',
)}
#- /Cargo.toml
[package]
name = "app"
version = "0.1.0"
`;
  expect(outputsOf(source)).toEqual({ 'packages.x86_64-linux.app': [OWN] });
});

test('knows the fenix toolchain that a package is built with', () => {
  const source = builderFlake(
    'toolchain = fenix.packages.${system}.minimal.toolchain;',
    'packages.default = (naersk.lib.${system}.override { cargo = toolchain; rustc = toolchain; }).buildPackage { src = ./.; };',
  );
  expect(firstOutput(source)[0]).toMatch(/^fenix nightly /);
});

test('a shell gets the inputs of a package', () => {
  const source = builderFlake(
    `${TOOLCHAIN} naersk' = pkgs.callPackage naersk { cargo = toolchain; rustc = toolchain; }; app = naersk'.buildPackage { src = ./.; mode = "clippy"; };`,
    'devShells.default = pkgs.mkShell { inputsFrom = [ app ]; };',
  );
  expect(firstOutput(source)).toEqual([MINIMAL, 'nixpkgs stable [clippy]']);
});

test('says nothing of a toolchain that is not known', () => {
  const source = '#- /default.nix\n{ naersk }: naersk.buildPackage { src = ./.; }';
  expect(firstOutput(source)[0]).toMatch(/^unknown: /);
});

test('offers the members and arguments', () => {
  const bindings = "naersk' = pkgs.callPackage naersk { };";
  expect(labelsAt(builderFlake(bindings, "x = naersk'.$0;"))).toEqual(['buildPackage', 'override']);
  const labels = labelsAt(
    builderFlake(bindings, "packages.default = naersk'.buildPackage { src = ./.; $0 };"),
  );
  expect(labels).toEqual(expect.arrayContaining(['root', 'cargoBuildOptions', 'overrideMain', 'RUSTFLAGS']));
  expect(labels).not.toContain('src');
});

test.for([
  ['in place', 'pkgs.callPackage naersk { cargo = pkgs.cargo; $0 }'],
  ['in a variable', 'let args = { cargo = pkgs.cargo; $0 }; in pkgs.callPackage naersk args'],
] as const)('offers what callPackage can hand on %s', ([, call]) => {
  const source = builderFlake('', `packages.default = (${call}).buildPackage ./.;`);
  expect(labelsAt(source)).toEqual(['rustc', 'clippy']);
});

test('tells what an argument is, and how naersk compares', () => {
  const bindings = "naersk' = pkgs.callPackage naersk { };";
  const argument = builderFlake(
    bindings,
    "packages.default = naersk'.buildPackage { src = ./.; cargoBuild$0Options = x: x; };",
  );
  expect(markdownAt(argument)).toContain('A plain list is refused.');
  const toolchain = builderFlake(
    "naersk' = pkgs.callPackage naersk { car$0go = pkgs.cargo; };",
    "packages.default = naersk'.buildPackage ./.;",
  );
  expect(markdownAt(toolchain)).toContain('argument of naersk');
  const builder = builderFlake(bindings, "packages.default = naersk'.build$0Package ./.;");
  expect(markdownAt(builder)).toContain('reads `Cargo.lock` by itself, without a hash to keep up to date');
  expect(markdownAt(builder)).toContain('Here: **Rust** (nixpkgs, rustc + rust-std + cargo)');
});
