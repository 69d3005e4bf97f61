/** What `buildRustPackage` takes, before what every derivation takes. */
import { optional, withBase } from '../builders/params.ts';
import type { Param } from '../domain.ts';
import { MK_DERIVATION_PARAMETERS } from './parameters.ts';

const STRINGS = 'list of strings';
const SHELL_CODE = 'string of shell code';

function old(name: string, type: string, doc: string, deprecated: string): Param {
  return { name, type, doc, deprecated };
}

const VENDORED = 'One of `cargoHash`, `cargoLock`, `cargoDeps` and `cargoVendorDir` is needed.';

const OWN: readonly Param[] = [
  optional('pname', 'string', 'The name of the package; with `version` it gives `name`.'),
  optional('version', 'string', 'The version of the package.'),
  optional(
    'src',
    'path or package',
    'The source with `Cargo.toml`. `Cargo.lock` has to be in it, or to be brought by a patch.',
  ),
  optional(
    'cargoHash',
    'string',
    `The hash of all vendored dependencies. "" makes the build fail with the right one. ${VENDORED}`,
  ),
  optional(
    'cargoLock',
    'set',
    `How to vendor from the lock file itself, without a hash of it all: \`{ lockFile = ./Cargo.lock; }\`. ${VENDORED}`,
  ),
  optional('cargoDeps', 'package', `Dependencies that are vendored already. ${VENDORED}`),
  optional('cargoVendorDir', 'string', `A folder in the source with vendored crates. ${VENDORED}`),
  optional(
    'cargoPatches',
    'list of patches',
    'Patches of `Cargo.toml` and `Cargo.lock`: applied before vendoring, and again before building.',
    '[ ]',
  ),
  optional('patches', 'list of patches', 'Patches of the source alone; vendoring does not see them.', '[ ]'),
  optional(
    'nativeBuildInputs',
    'list of packages',
    'Build tools and hooks; rustc and cargo are there anyway.',
    '[ ]',
  ),
  optional('buildInputs', 'list of packages', 'Libraries to link with.', '[ ]'),
  optional(
    'env',
    'set',
    'Environment variables. `PKG_CONFIG_ALLOW_CROSS` and `RUST_LOG` are set anyway; a list such as `RUSTFLAGS` may stand outside of `env` only.',
    '{ }',
  ),
  optional('buildFeatures', STRINGS, 'Cargo features to build with.', '[ ]'),
  optional('buildNoDefaultFeatures', 'boolean', 'Builds without the default features.', 'false'),
  optional('cargoBuildFlags', STRINGS, 'More flags of `cargo build`: `[ "--package" "app" ]`.', '[ ]'),
  optional('buildType', 'string', 'The Cargo profile to build with.', '"release"'),
  optional(
    'cargoRoot',
    'string',
    'The folder of `Cargo.toml` and `Cargo.lock`, seen from `sourceRoot`: for vendoring.',
  ),
  optional(
    'buildAndTestSubdir',
    'string',
    'The folder to build and test in; the output still goes to `target/` at the top.',
  ),
  optional('sourceRoot', 'string', 'The folder to enter after unpacking.'),
  optional('doCheck', 'boolean', 'Whether the tests run.', 'true'),
  optional('useNextest', 'boolean', 'Runs the tests with cargo-nextest.', 'false'),
  optional('checkType', 'string', 'The Cargo profile to test with.', 'buildType'),
  optional('checkFeatures', STRINGS, 'Cargo features to test with.', 'buildFeatures'),
  optional(
    'checkNoDefaultFeatures',
    'boolean',
    'Tests without the default features.',
    'buildNoDefaultFeatures',
  ),
  optional('cargoTestFlags', STRINGS, 'More flags of `cargo test`.', '[ ]'),
  optional('checkFlags', STRINGS, 'Flags of the test programs, behind `--`: `[ "--skip=network" ]`.', '[ ]'),
  optional('checkFlagsArray', 'bash array', 'The same as `checkFlags`, from shell code.'),
  optional('dontUseCargoParallelTests', 'boolean', 'Runs the tests one after the other.'),
  optional('dontCargoBuild', 'boolean', 'Leaves `buildPhase` to you.'),
  optional('dontCargoCheck', 'boolean', 'Leaves `checkPhase` to you.'),
  optional('dontCargoInstall', 'boolean', 'Leaves `installPhase` to you.'),
  optional('dontCargoSetupPostUnpack', 'boolean', 'Does not point Cargo to the vendored crates.'),
  optional(
    'auditable',
    'boolean',
    'Puts the list of dependencies into the programs, with cargo-auditable.',
    'true',
  ),
  optional('logLevel', 'string', 'Cargo’s log filter, `RUST_LOG`, in the build.', '""'),
  optional('cargoDepsName', 'string', 'The name of the derivation with the vendored crates.', 'name'),
  optional('depsExtraArgs', 'set', 'More arguments of `fetchCargoVendor`.', '{ }'),
  optional('name', 'string', 'The full name, where it is not `pname` and `version`.', '`pname-version`'),
  optional('srcs', 'list of paths or packages', 'Several sources.'),
  optional('strictDeps', 'boolean', 'Keeps the kinds of input apart.', 'true'),
  optional(
    'meta',
    'set',
    'What is said about the package; `mainProgram` is what `nix run` starts. Platforms without a Rust compiler are taken out of `platforms`.',
    '{ }',
  ),
];

const GONE = 'It is no longer read: delete it.';

const OLD: readonly Param[] = [
  old(
    'cargoSha256',
    'string',
    'The hash of all vendored dependencies, as older releases of nixpkgs computed it.',
    'It is no longer read since 25.05: use `cargoHash` with a new hash.',
  ),
  old(
    'useFetchCargoVendor',
    'boolean',
    'Whether dependencies are vendored by `fetchCargoVendor`.',
    'They always are since 25.05, where `false` is an error: delete it.',
  ),
  old(
    'cargoDepsHook',
    'string',
    'Shell code for `fetchCargoTarball`.',
    'It is left over from `fetchCargoTarball`.',
  ),
  old(
    'cargoUpdateHook',
    'string',
    'Shell code for `fetchCargoTarball`.',
    '`fetchCargoVendor` does not run it.',
  ),
  old('legacyCargoFetcher', 'boolean', 'Vendored as nixpkgs did before 2020.', GONE),
  old(
    'verifyCargoDeps',
    'boolean',
    'Checked that the vendored lock file is the source’s.',
    `${GONE} It is always checked.`,
  ),
  old('target', 'string', 'The triple to build for.', `${GONE} Build with \`pkgsCross\`.`),
  old('cargoParallelTestThreads', 'boolean', 'Ran tests in parallel.', 'Use `dontUseCargoParallelTests`.'),
];

/** Shell code before and after each phase. */
const AROUND_PHASES: readonly Param[] = [
  'unpack',
  'patch',
  'configure',
  'build',
  'check',
  'install',
  'fixup',
].flatMap((phase) => {
  const name = `${phase[0]?.toUpperCase()}${phase.slice(1)}`;
  return [
    optional(`pre${name}`, SHELL_CODE, `Runs before \`${phase}Phase\`.`),
    optional(`post${name}`, SHELL_CODE, `Runs after \`${phase}Phase\`.`),
  ];
});

/** Everything, in the order of use; what is out of date comes last. */
export const BUILD_RUST_PACKAGE: readonly Param[] = [
  ...withBase(
    [...OWN, ...AROUND_PHASES],
    (MK_DERIVATION_PARAMETERS.params ?? []).filter((it) => !OLD.some(({ name }) => name === it.name)),
  ),
  ...OLD,
];
