/** The arguments of crate2nix’s functions, and of the files that it generates. */
import { optional, required } from '../builders/params.ts';
import type { Param } from '../domain.ts';

const STRINGS = 'list of strings';

export const GENERATE: readonly Param[] = [
  required('name', 'string', 'The name of the project.'),
  required('src', 'path', 'The folder with `Cargo.toml` and `Cargo.lock`.'),
  optional('cargoToml', 'string', 'The file to start from, below `src`.', '"Cargo.toml"'),
  optional(
    'additionalCargoNixArgs',
    STRINGS,
    'Flags for `crate2nix generate`, such as `"--all-features"`.',
    '[ ]',
  ),
  optional(
    'additionalCrateHashes',
    'set',
    'Hashes of crates that do not come from a registry.',
    '`crate-hashes.json` in `src`',
  ),
  optional('cargo', 'package', 'The cargo that reads the project.', 'pkgs.cargo'),
];

export const CARGO_NIX: readonly Param[] = [
  optional(
    'pkgs',
    'nixpkgs',
    'The packages to build with; their `rustc` and `cargo` are the toolchain.',
    'import nixpkgs { }',
  ),
  optional(
    'buildRustCrateForPkgs',
    'function',
    'From nixpkgs to the function that builds a crate, for another toolchain: `pkgs: pkgs.buildRustCrate.override { rustc = toolchain; cargo = toolchain; }`.',
    'pkgs: pkgs.buildRustCrate',
  ),
  optional(
    'defaultCrateOverrides',
    'set',
    'What known crates need beyond Rust, by their names: `pkgs.defaultCrateOverrides // { foo-sys = attrs: { buildInputs = [ … ]; }; }`.',
    'pkgs.defaultCrateOverrides',
  ),
  optional('rootFeatures', STRINGS, 'Features of the crates of the workspace.', '[ "default" ]'),
  optional('release', 'boolean', 'Whether crates are optimised.', 'true'),
  optional('targetFeatures', STRINGS, 'Features of the processor.', '[ ]'),
  optional('extraTargetFlags', 'set', 'More that `cfg` conditions may ask for.', '{ }'),
  optional('nixpkgs', 'path', 'The nixpkgs that `pkgs` comes from, where it is not given.', '<nixpkgs>'),
  optional('lib', 'set', 'nixpkgs’ library.', 'pkgs.lib'),
  optional('stdenv', 'stdenv', 'The standard environment.', 'pkgs.stdenv'),
  optional('strictDeprecation', 'boolean', 'Whether dated arguments are refused.', 'false'),
  optional('crateConfig', 'set', 'Settings of single crates.', 'from `crate-config.nix`, where it is there'),
  optional('buildRustCrate', 'function', 'Dated: use `buildRustCrateForPkgs`.', 'null'),
];

export const TOOLS: readonly Param[] = [
  optional('pkgs', 'nixpkgs', 'The packages that the tools run with.', 'import <nixpkgs> { }'),
  optional('lib', 'set', 'nixpkgs’ library.', 'pkgs.lib'),
  optional('stdenv', 'stdenv', 'The standard environment.', 'pkgs.stdenv'),
  optional('strictDeprecation', 'boolean', 'Whether dated functions are refused.', 'true'),
];

export const BUILD_OVERRIDE: readonly Param[] = [
  optional('features', STRINGS, 'Features of this crate.', 'rootFeatures'),
  optional('crateOverrides', 'set', 'What crates need beyond Rust, by their names.', 'defaultCrateOverrides'),
  optional('runTests', 'boolean', 'Whether the tests run.', 'false'),
  optional('testInputs', 'list of packages', 'Programs for the tests.', '[ ]'),
  optional('testCrateFlags', STRINGS, 'Flags for the tests.', '[ ]'),
  optional('testPreRun', 'string', 'Shell code that runs before the tests.', '""'),
  optional('testPostRun', 'string', 'Shell code that runs after the tests.', '""'),
];
