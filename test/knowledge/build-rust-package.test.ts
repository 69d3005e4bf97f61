/** `buildRustPackage`: its arguments, the forms of its call, and what overrides make of it. */
import { expect, test } from 'vitest';
import { BUILD_RUST_PACKAGE } from '../../server/knowledge/nixpkgs/build-rust-package-arguments.ts';
import { completionAt, labelsAt } from '../harness/completion.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { signatureAt } from '../ide/signature-at.ts';
import { firstOutput, outputsOf } from './shell-toolchains.ts';

const OWN = 'nixpkgs stable [rustc rust-std cargo]';

const ARGUMENTS = [
  'pname version name src srcs sourceRoot cargoRoot buildAndTestSubdir cargoHash cargoLock cargoDeps cargoVendorDir',
  'cargoPatches patches cargoDepsName depsExtraArgs cargoDepsHook cargoUpdateHook buildType checkType buildFeatures',
  'buildNoDefaultFeatures checkFeatures checkNoDefaultFeatures cargoBuildFlags cargoTestFlags checkFlags',
  'checkFlagsArray useNextest doCheck dontUseCargoParallelTests dontCargoBuild dontCargoCheck dontCargoInstall',
  'dontCargoSetupPostUnpack auditable logLevel RUSTFLAGS env nativeBuildInputs buildInputs strictDeps meta',
].flatMap((it) => it.split(' '));

function packageOf(call: string): string {
  return `#- /default.nix\n{ pkgs, lib, rustPlatform }: ${call}\n`;
}

test('offers every argument', () => {
  const labels = labelsAt(packageOf('rustPlatform.buildRustPackage { $0 }'));
  expect([...ARGUMENTS, 'postPatch', 'preBuild', 'passthru'].filter((it) => !labels.includes(it))).toEqual(
    [],
  );
  expect(labels.slice(0, 4)).toEqual(['pname', 'version', 'src', 'cargoHash']);
});

test('each argument is told once, with its type', () => {
  const names = BUILD_RUST_PACKAGE.map((it) => it.name);
  expect(new Set(names).size).toBe(names.length);
  expect(BUILD_RUST_PACKAGE.filter((it) => it.type === '' || it.doc === '')).toEqual([]);
});

test.for([
  ['a set', 'rustPlatform.buildRustPackage { pname = "a"; $0 }'],
  ['a recursive set', 'rustPlatform.buildRustPackage rec { pname = "a"; $0 }'],
  ['a function', 'rustPlatform.buildRustPackage (finalAttrs: { pname = "a"; $0 })'],
  ['a variable', 'let args = { pname = "a"; $0 }; in rustPlatform.buildRustPackage args'],
  [
    'an override',
    '(rustPlatform.buildRustPackage { pname = "a"; }).overrideAttrs (old: { pname = "b"; $0 })',
  ],
] as const)('offers the arguments in %s', ([, call]) => {
  const labels = labelsAt(packageOf(call));
  expect(labels).toEqual(expect.arrayContaining(['cargoHash', 'cargoLock', 'buildFeatures']));
  expect(labels).not.toContain('pname');
});

test('strikes out what is out of date', () => {
  const items = completionAt(packageOf('rustPlatform.buildRustPackage { $0 }'))?.items ?? [];
  const old = items.filter((it) => it.deprecated && /^(?:cargo|use)/.test(it.label)).map((it) => it.label);
  expect(old).toEqual(expect.arrayContaining(['cargoSha256', 'useFetchCargoVendor', 'cargoUpdateHook']));
});

test.for([
  ['in a set', 'cargoLock = { lockFile = ./Cargo.lock; $0 };'],
  ['along a path', 'cargoLock.lockFile = ./Cargo.lock; cargoLock.$0'],
] as const)('offers what cargoLock takes %s', ([, bindings]) => {
  for (const call of [
    `rustPlatform.buildRustPackage { pname = "a"; ${bindings} }`,
    `rustPlatform.buildRustPackage (finalAttrs: { pname = "a"; ${bindings} })`,
  ]) {
    const labels = labelsAt(packageOf(call));
    expect(labels).toEqual(['outputHashes', 'allowBuiltinFetchGit', 'lockFileContents', 'extraRegistries']);
  }
});

test.for([
  [
    'pname = "a"; cargo$0Hash = "";',
    ['argument of buildRustPackage', 'The hash of all vendored dependencies'],
  ],
  ['cargo$0Sha256 = lib.fakeSha256;', ['**Deprecated.** It is no longer read since 25.05', '`cargoHash`']],
  ['build$0Type = "debug";', ['Default: `"release"`']],
  ['cargoLock = { output$0Hashes = { }; };', ['argument of cargoLock', 'crates from git']],
  ['cargoLock.lock$0File = ./Cargo.lock;', ['argument of cargoLock']],
  ['post$0Patch = "";', ['postPatch']],
  ['RUST$0FLAGS = "-C target-cpu=native";', ['RUSTFLAGS']],
] as const)('tells what is bound in { %s }', ([bindings, expected]) => {
  const text = markdownAt(packageOf(`rustPlatform.buildRustPackage { ${bindings} }`));
  for (const it of expected) expect(text).toContain(it);
});

test('tells what the function does, and the toolchain of the call', () => {
  const text = markdownAt(packageOf('rustPlatform.buildRust$0Package { pname = "a"; }'));
  expect(text).toContain('finalAttrs: { … }');
  expect(text).toContain('all in one derivation');
  expect(text).toContain('Here: **Rust** (nixpkgs, rustc + rust-std + cargo)');
});

test('shows the signature', () => {
  expect(signatureAt(packageOf('rustPlatform.buildRustPackage { pname = "a"; cargoHash = $0 }'))).toContain(
    '«cargoHash»',
  );
});

test.for([
  ['a set', 'rustPlatform.buildRustPackage { pname = "a"; buildInputs = [ pkgs.clippy ]; }'],
  [
    'a function of the final arguments',
    'rustPlatform.buildRustPackage (finalAttrs: { pname = "a"; version = "1"; name = "${finalAttrs.pname}-${finalAttrs.version}"; buildInputs = finalAttrs.passthru.tools; passthru.tools = [ pkgs.clippy ]; })',
  ],
  [
    'the final package',
    'rustPlatform.buildRustPackage (finalAttrs: { pname = "a"; buildInputs = [ pkgs.clippy ]; meta.mainProgram = lib.getExe finalAttrs.finalPackage; })',
  ],
  [
    'the function with another standard environment',
    'rustPlatform.buildRustPackage.override { stdenv = pkgs.clangStdenv; } { pname = "a"; buildInputs = [ pkgs.clippy ]; }',
  ],
  [
    'overrideAttrs over inputs that are not given',
    '(rustPlatform.buildRustPackage { pname = "a"; }).overrideAttrs (old: { nativeBuildInputs = old.nativeBuildInputs ++ [ pkgs.clippy ]; })',
  ],
  [
    'overrideAttrs of final and previous arguments',
    '(rustPlatform.buildRustPackage { pname = "a"; }).overrideAttrs (final: prev: { tools = [ pkgs.clippy ]; buildInputs = prev.buildInputs ++ final.tools; })',
  ],
  [
    'another source with its dependencies',
    '(rustPlatform.buildRustPackage { pname = "a"; buildInputs = [ pkgs.clippy ]; }).overrideAttrs (old: rec { src = ./.; cargoDeps = old.cargoDeps.overrideAttrs (_: { inherit src; outputHash = ""; }); })',
  ],
  [
    'two overrides, one over the other',
    '((rustPlatform.buildRustPackage { pname = "a"; }).overrideAttrs (old: { buildInputs = [ pkgs.clippy ]; })).overrideAttrs (old: { cargoDeps = rustPlatform.fetchCargoVendor { inherit (old) src; hash = ""; }; })',
  ],
] as const)('knows what goes into %s', ([, call]) => {
  expect(firstOutput(packageOf(call))).toEqual(['nixpkgs stable [clippy rustc rust-std cargo]']);
});

test('what an overridden package is made of can be asked', () => {
  const source = packageOf(`let
  app = rustPlatform.buildRustPackage { pname = "app"; version = "1.2"; cargoLock.lockFile = ./Cargo.lock; };
in { \${app.name} = app; shell = pkgs.mkShell { inputsFrom = [ app ]; packages = app.cargoDeps.nativeBuildInputs or [ ]; }; }`);
  expect(Object.keys(outputsOf(source))).toEqual(['shell', '"app-1.2"']);
  expect(outputsOf(source)['"app-1.2"']).toEqual([OWN]);
});

test('a package inside nixpkgs’ overrides keeps its toolchain', () => {
  const source = packageOf(
    '(pkgs.callPackage ({ rustPlatform }: rustPlatform.buildRustPackage { pname = "a"; }) { }).override { rustPlatform = null; }',
  );
  expect(firstOutput(source)).toEqual([OWN]);
});

test('the final package is the package itself', () => {
  const source = packageOf(
    'rustPlatform.buildRustPackage (finalAttrs: { pname = "a"; passthru.shell = pkgs.mkShell { inputsFrom = [ finalAttrs.finalPackage ]; }; })',
  );
  expect(
    firstOutput(source.replace(': rustPlatform', ': (rustPlatform').replace(/\)\n$/, ')).shell\n')),
  ).toEqual([OWN]);
});

test('offers what the function is overridden with', () => {
  expect(labelsAt(packageOf('rustPlatform.buildRustPackage.override { $0 }'))).toEqual(['stdenv']);
});
