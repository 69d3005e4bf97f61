/** import-cargo and dream2nix, and the sentence that compares builders. */
import { expect, test } from 'vitest';
import { BUILDERS_COMPARED, comparison } from '../../server/knowledge/builders/comparison.ts';
import { labelsAt } from '../harness/completion.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { builderFlake, firstOutput } from './shell-toolchains.ts';

test('import-cargo’s hook brings no toolchain, and nothing that is not understood', () => {
  const source = builderFlake(
    'inherit (import-cargo.builders) importCargo;',
    'packages.default = pkgs.stdenv.mkDerivation { nativeBuildInputs = [ pkgs.cargo (importCargo { lockFile = ./Cargo.lock; inherit pkgs; }).cargoHome ]; };',
  );
  expect(firstOutput(source)).toEqual(['nixpkgs stable [cargo]']);
});

test('offers what import-cargo has', () => {
  expect(labelsAt(builderFlake('', 'x = import-cargo.builders.$0;'))).toEqual(['importCargo']);
  expect(labelsAt(builderFlake('', 'x = import-cargo.builders.importCargo { $0 };'))).toEqual([
    'lockFile',
    'pkgs',
  ]);
  expect(
    labelsAt(
      builderFlake(
        '',
        'x = (import-cargo.builders.importCargo { lockFile = ./Cargo.lock; inherit pkgs; }).$0;',
      ),
    ),
  ).toContain('cargoHome');
});

test('what dream2nix builds is known not to be known', () => {
  const source = builderFlake(
    '',
    'packages.default = dream2nix.lib.evalModules { packageSets.nixpkgs = pkgs; modules = [ ./default.nix ]; };',
  );
  expect(firstOutput(source)).toEqual(['unknown: modules of dream2nix']);
});

test('offers dream2nix’ modules for Rust', () => {
  const labels = labelsAt(
    '#- /default.nix\n{ dream2nix, config, lib, ... }: { imports = [ dream2nix.modules.dream2nix.$0 ]; }',
  );
  expect(labels).toEqual(expect.arrayContaining(['rust-crane', 'rust-cargo-lock', 'buildRustPackage']));
});

test.for([
  ['importCargo', 'x = import-cargo.builders.import$0Cargo { };', 'import-cargo'],
  ['evalModules', 'x = dream2nix.lib.eval$0Modules { };', 'dream2nix'],
  ['buildRustPackage', 'x = pkgs.rustPlatform.build$0RustPackage { };', 'buildRustPackage'],
] as const)('tells how %s compares', ([, outputs, name]) => {
  expect(markdownAt(builderFlake('', outputs))).toContain(comparison(name));
});

test('the comparisons differ', () => {
  const sentences = BUILDERS_COMPARED.map((it) => comparison(it.name));
  expect(new Set(sentences).size).toBe(BUILDERS_COMPARED.length);
});
