/** crane: every door to its library, what its builders and shells get, what it reads. */
import { expect, test } from 'vitest';
import { labelsAt } from '../harness/completion.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { builderFlake, firstOutput, outputsOf } from './shell-toolchains.ts';

const OWN = 'nixpkgs stable [rustc rust-std cargo]';
const MINIMAL = 'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std]';

test.for([
  ['mkLib', '(crane.mkLib pkgs)', OWN],
  ['mkLib of legacyPackages', '(crane.mkLib nixpkgs.legacyPackages.${system})', OWN],
  ['inputs', '(inputs.crane.mkLib pkgs)', OWN],
  ['the older lib by system', 'crane.lib.${system}', OWN],
  [
    'a tarball',
    '(import (builtins.fetchTarball "https://github.com/ipetkov/crane/archive/master.tar.gz") { inherit pkgs; })',
    OWN,
  ],
  [
    'a git repository',
    '(import (builtins.fetchGit { url = "https://github.com/ipetkov/crane"; }) { inherit pkgs; })',
    OWN,
  ],
  ['import of the input', '(import crane { inherit pkgs; })', OWN],
  [
    'overrideToolchain with a function',
    '((crane.mkLib pkgs).overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal))',
    MINIMAL,
  ],
  [
    'overrideToolchain with a toolchain',
    '((crane.mkLib pkgs).overrideToolchain pkgs.rust-bin.stable."1.80.1".minimal)',
    MINIMAL,
  ],
  [
    'the last of two overrides',
    '(((crane.mkLib pkgs).overrideToolchain pkgs.rust-bin.nightly.latest.default).overrideToolchain pkgs.rust-bin.stable."1.80.1".minimal)',
    MINIMAL,
  ],
  [
    'overrideToolchain of the older lib',
    '(crane.lib.${system}.overrideToolchain pkgs.rust-bin.stable."1.80.1".minimal)',
    MINIMAL,
  ],
  [
    'overrideScope',
    '((crane.mkLib pkgs).overrideScope (final: prev: { rustc = pkgs.rust-bin.stable."1.80.1".minimal; cargo = final.rustc; }))',
    MINIMAL,
  ],
  [
    'overrideScope that replaces no program',
    '((crane.mkLib pkgs).overrideScope (final: prev: { stdenvSelector = p: p.clangStdenv; }))',
    OWN,
  ],
  [
    'appendCrateRegistries',
    '(((crane.mkLib pkgs).overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal)).appendCrateRegistries [ ])',
    MINIMAL,
  ],
  [
    'a chain of functions',
    '(builtins.foldl\' (acc: f: f acc) pkgs [ crane.mkLib (it: it.overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal)) ])',
    MINIMAL,
  ],
] as const)('a package is built with the toolchain of %s', ([, lib, expected]) => {
  expect(
    firstOutput(
      builderFlake(`craneLib = ${lib};`, 'packages.default = craneLib.buildPackage { src = ./.; };'),
    ),
  ).toEqual([expected]);
});

test('knows the fenix toolchain that crane builds with', () => {
  const source = builderFlake(
    'craneLib = (crane.mkLib pkgs).overrideToolchain (fenix.packages.${system}.combine (with fenix.packages.${system}.stable; [ cargo rustc ]));',
    'packages.default = craneLib.buildPackage { src = ./.; };',
  );
  expect(firstOutput(source)[0]).toMatch(/^fenix stable \S+ \[cargo rustc rust-std\]/);
});

test.for([
  ['is not understood', '(final: prev: import ./scope.nix)'],
  ['is understood in part', '(final: prev: { x = 1; } // import ./scope.nix)'],
] as const)('does not guess the toolchain under a scope that %s', ([, overlay]) => {
  const source = builderFlake(
    `craneLib = (crane.mkLib pkgs).overrideScope ${overlay};`,
    'packages.default = craneLib.buildPackage { src = ./.; };',
  );
  expect(firstOutput(source)[0]).toMatch(/^unknown: /);
});

test('common arguments with the artifacts of the dependencies', () => {
  const source = builderFlake(
    `craneLib = crane.mkLib pkgs;
    src = craneLib.cleanCargoSource ./.;
    commonArgs = { inherit src; strictDeps = true; buildInputs = [ pkgs.openssl pkgs.rust-bin.stable."1.80.1".minimal ]; };
    cargoArtifacts = craneLib.buildDepsOnly commonArgs;`,
    `packages = { deps = cargoArtifacts; default = craneLib.buildPackage (commonArgs // { inherit cargoArtifacts; }); };
    checks.clippy = craneLib.cargoClippy (commonArgs // { inherit cargoArtifacts; cargoClippyExtraArgs = "--all-targets"; });
    checks.fmt = craneLib.cargoFmt { inherit src; };`,
  );
  expect(outputsOf(source)).toEqual({
    'packages.x86_64-linux.deps': [MINIMAL, OWN],
    'packages.x86_64-linux.default': [MINIMAL, OWN],
    'checks.x86_64-linux.clippy': [MINIMAL, 'nixpkgs stable [rustc rust-std cargo clippy]'],
    'checks.x86_64-linux.fmt': ['nixpkgs stable [rustc rust-std cargo rustfmt]'],
  });
});

test('a shell has the toolchain and what its checks and inputs need', () => {
  const source = builderFlake(
    'craneLib = (crane.mkLib pkgs).overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal);',
    `checks.tests = craneLib.cargoNextest { src = ./.; cargoArtifacts = null; nativeBuildInputs = [ pkgs.rust-bin.stable."1.81.0".minimal ]; };
    devShells.default = craneLib.devShell { checks = self.checks.\${system}; inputsFrom = [ (pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.82.0".minimal ]; }) ]; packages = [ pkgs.rust-analyzer ]; };`,
  );
  expect(outputsOf(source)['devShells.x86_64-linux.default']?.map((it) => it.split(' [')[0])).toEqual([
    'nixpkgs stable',
    'rust-overlay stable 1.81.0 minimal',
    'rust-overlay stable 1.80.1 minimal',
    'rust-overlay stable 1.82.0 minimal',
  ]);
});

test('a shell is not complete where its checks are not known', () => {
  const source = builderFlake(
    'craneLib = crane.mkLib pkgs;',
    'devShells.default = craneLib.devShell { checks = import ./checks.nix; };',
  );
  expect(firstOutput(source)).toContain('nixpkgs stable [rustc rust-std cargo clippy rustfmt]');
  expect(firstOutput(source).at(-1)).toMatch(/^unknown: /);
});

test('a shell function that another shell function was put into', () => {
  const source = builderFlake(
    'craneLib = crane.mkLib pkgs;',
    'devShells.default = craneLib.devShell.override { mkShell = pkgs.mkShellNoCC; } { };',
  );
  expect(firstOutput(source)).toEqual(['nixpkgs stable [rustc rust-std cargo clippy rustfmt]']);
});

test('callPackage hands the library’s members on', () => {
  const source = `${builderFlake(
    'craneLib = (crane.mkLib pkgs).overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal);',
    'packages.default = craneLib.callPackage ./package.nix { };',
  )}
#- /package.nix
{ buildPackage, openssl, craneLib }: buildPackage { src = ./.; buildInputs = [ openssl ]; }
`;
  expect(firstOutput(`#- /flake.nix\n${source}`)).toEqual([MINIMAL]);
});

test('takes the toolchain file that the flake reads', () => {
  const source = `#- /flake.nix
${builderFlake(
  'rustToolchainFor = p: p.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml; craneLib = (crane.mkLib pkgs).overrideToolchain rustToolchainFor;',
  'devShells.default = craneLib.devShell { };',
)}
#- /rust-toolchain.toml
[toolchain]
channel = "1.80.1"
profile = "minimal"
`;
  expect(firstOutput(source)).toEqual([MINIMAL]);
});

test.for([
  [
    'src',
    '{ src = craneLib.cleanCargoSource ./.; }',
    '/Cargo.toml',
    '[package]\nname = "app"\nversion = "1.2.3"',
    'app 1.2.3',
  ],
  [
    'cargoToml',
    '{ cargoToml = ./sub/Cargo.toml; }',
    '/sub/Cargo.toml',
    '[package]\nname = "sub"\nversion = "0.1.0"',
    'sub 0.1.0',
  ],
  [
    'cargoTomlContents',
    '{ cargoTomlContents = builtins.readFile ./Cargo.toml; }',
    '/Cargo.toml',
    '[package]\nname = "app"\nversion = "1.2.3"',
    'app 1.2.3',
  ],
  [
    'a workspace',
    '{ src = ./.; }',
    '/Cargo.toml',
    '[workspace.metadata.crane]\nname = "all"\n[workspace.package]\nversion = "3.0.0"',
    'all 3.0.0',
  ],
  [
    'a source with filters',
    '{ src = pkgs.lib.cleanSourceWith { src = craneLib.path ./.; filter = p: t: craneLib.filterCargoSources p t; }; }',
    '/Cargo.toml',
    '[package]\nname = "app"\nversion = "1.2.3"',
    'app 1.2.3',
  ],
  [
    'a file set',
    '{ src = pkgs.lib.fileset.toSource { root = ./.; fileset = craneLib.fileset.commonCargoSources ./.; }; }',
    '/Cargo.toml',
    '[package]\nname = "app"\nversion = "1.2.3"',
    'app 1.2.3',
  ],
] as const)('reads name and version by %s', ([, args, file, toml, expected]) => {
  const source = `#- /flake.nix
${builderFlake(
  `craneLib = crane.mkLib pkgs; crate = craneLib.crateNameFromCargoToml ${args};`,
  'packages."${crate.pname} ${crate.version}" = craneLib.buildPackage { src = ./.; };',
)}
#- ${file}
${toml}
`;
  expect(Object.keys(outputsOf(source))).toEqual([`packages.x86_64-linux."${expected}"`]);
});

test('a package has the name and version of its Cargo.toml', () => {
  const source = `#- /flake.nix
${builderFlake(
  'craneLib = crane.mkLib pkgs; app = craneLib.buildPackage { src = ./.; };',
  'packages."${app.pname} ${app.version}" = app;',
)}
#- /Cargo.toml
[package]
name = "app"
version.workspace = true
[workspace.package]
version = "2.0.0"
`;
  expect(Object.keys(outputsOf(source))).toEqual(['packages.x86_64-linux."app 2.0.0"']);
});

test('offers the members of the library', () => {
  const labels = labelsAt(builderFlake('craneLib = crane.mkLib pkgs;', 'x = craneLib.$0;'));
  expect(labels).toEqual(
    expect.arrayContaining(['buildPackage', 'overrideToolchain', 'devShell', 'cleanCargoSource']),
  );
  expect(labels).not.toContain('craneLib');
});

test('offers the members of the library to a file that gets it', () => {
  expect(labelsAt('#- /package.nix\n{ craneLib, lib }: craneLib.$0')).toContain('buildDepsOnly');
  expect(labelsAt('#- /package.nix\n{ crane, lib }: crane.$0')).toContain('mkLib');
});

test.for([
  ['in place', 'craneLib.cargoClippy { $0 }'],
  ['over other arguments', 'craneLib.cargoClippy (commonArgs // { $0 })'],
] as const)('offers the arguments of a check %s', ([, call]) => {
  const labels = labelsAt(
    builderFlake('craneLib = crane.mkLib pkgs; commonArgs = { src = ./.; };', `checks.clippy = ${call};`),
  );
  expect(labels.slice(0, 3)).toEqual(['cargoArtifacts', 'cargoClippyExtraArgs', 'cargoExtraArgs']);
  expect(labels).toContain('RUSTFLAGS');
});

test('offers what the shell takes', () => {
  const labels = labelsAt(
    builderFlake(
      'craneLib = crane.mkLib pkgs;',
      'devShells.default = craneLib.devShell { packages = [ ]; $0 };',
    ),
  );
  expect(labels.slice(0, 3)).toEqual(['checks', 'inputsFrom', 'shellHook']);
});

test('tells what an argument of a check is', () => {
  const hover = markdownAt(
    builderFlake(
      'craneLib = crane.mkLib pkgs;',
      'checks.clippy = craneLib.cargoClippy { cargoArtifacts = null; cargoClippy$0ExtraArgs = ""; };',
    ),
  );
  expect(hover).toContain('cargoClippyExtraArgs # argument of cargoClippy');
  expect(hover).toContain('`"--all-targets -- --deny warnings"`');
});

test('tells how crane compares, and what the call gives', () => {
  const hover = markdownAt(
    builderFlake(
      'craneLib = (crane.mkLib pkgs).overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal);',
      'packages.default = craneLib.build$0Package { src = ./.; };',
    ),
  );
  expect(hover).toContain('Here: **Rust 1.80.1** (rust-overlay, minimal)');
  expect(hover).toContain('builds with cargo; the dependencies in a derivation of their own');
});

test('says that the library by system is gone', () => {
  const hover = markdownAt(builderFlake('craneLib = crane.li$0b.${system};', 'x = craneLib;'));
  expect(hover).toContain('**Deprecated.** It is gone since 0.19');
});
