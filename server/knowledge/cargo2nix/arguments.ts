/** The arguments of cargo2nix’s functions. */
import { optional, required } from '../builders/params.ts';
import type { Param } from '../domain.ts';

const STRING = 'string';
const STRINGS = 'list of strings';

export const MAKE_PACKAGE_SET: readonly Param[] = [
  required('packageFun', 'function', 'The generated file: `import ./Cargo.nix`.'),
  optional(
    'rustVersion',
    'string or null',
    'The Rust version, a date for nightly, or `"latest"`; needed unless `rustToolchain` is given or the channel is nightly.',
    'null',
  ),
  optional(
    'rustChannel',
    'string or null',
    '`"stable"`, `"beta"`, `"nightly"`, or a version in the place of `rustVersion`.',
    'null, which is stable',
  ),
  optional(
    'rustToolchain',
    'derivation or null',
    'A toolchain of your own, in the place of what the other arguments choose.',
    'null',
  ),
  optional('rustProfile', STRING, 'The profile of rustup.', '"minimal"'),
  {
    ...optional(
      'extraRustComponents',
      STRINGS,
      'Components beyond the profile; `rust-src` is always there.',
      '[ ]',
    ),
    holds: 'components',
  },
  optional(
    'packageOverrides',
    'function',
    'What single crates need: `pkgs: pkgs.rustBuilder.overrides.all ++ [ … ]`. Without `overrides.all` the usual ones are gone.',
    'pkgs: pkgs.rustBuilder.overrides.all',
  ),
  optional(
    'target',
    'string or null',
    'The target triple of a cross build, where it is not that of nixpkgs.',
    'null',
  ),
  optional(
    'workspaceSrc',
    'path or null',
    'The folder of the workspace, where it is not that of `Cargo.nix`.',
    'null',
  ),
  optional(
    'ignoreLockHash',
    'boolean',
    'Whether `Cargo.nix` may be older than `Cargo.lock`; else Nix throws.',
    'false',
  ),
  optional('release', 'boolean', 'Whether the profile `release` is built.', 'true'),
  optional('rootFeatures', STRINGS, 'Features of the workspace, as `"crate/feature"`.', 'from `Cargo.nix`'),
  optional('cargoConfig', 'set', 'Cargo’s settings, in the place of `.cargo/config.toml`.', '{ }'),
  optional('hostPlatformCpu', 'string or null', 'The value of `-C target-cpu`.', 'null'),
  optional('hostPlatformFeatures', STRINGS, 'The values of `-C target-feature`.', '[ ]'),
  optional('codegenOpts', 'set or null', 'Options of `-C` by profile.', 'null'),
  optional('profileOpts', 'set or null', 'Settings of profiles.', 'null'),
  optional('cargoUnstableFlags', STRINGS, 'Values of `-Z`.', '[ ]'),
  optional('rustcLinkFlags', STRINGS, 'Flags for rustc where it links.', '[ ]'),
  optional('rustcBuildFlags', STRINGS, 'Flags for rustc where it builds.', '[ ]'),
  optional(
    'fetchCrateAlternativeRegistry',
    'function',
    'How crates of other registries are fetched; throws where it is not given.',
  ),
  optional('targetSpecFile', 'path', 'A file that specifies a target.'),
  optional('targetSpec', 'set', 'The contents of such a file.'),
];

export const MAKE_OVERRIDE: readonly Param[] = [
  optional('name', STRING, 'The crate; all where it is not given.'),
  optional('registry', STRING, 'Its registry; any where it is not given.'),
  optional('version', STRING, 'Its version; any where it is not given.'),
  optional(
    'overrideAttrs',
    'function',
    'Changes the derivation: `drv: { buildInputs = (drv.buildInputs or [ ]) ++ [ … ]; }`.',
  ),
  optional(
    'overrideArgs',
    'function',
    'Changes what the crate is built with, such as features: `old: { … }`.',
  ),
];

export const CRATE: readonly Param[] = [
  optional('compileMode', STRING, '`"build"`, `"test"`, `"bench"` or `"doctest"`.', '"build"'),
  optional('profileName', STRING, 'The profile.', 'release'),
];

export const WORKSPACE_SHELL: readonly Param[] = [
  optional('packages', 'list of packages', 'More programs.', '[ ]'),
  optional('nativeBuildInputs', 'list of packages', 'More build tools.', '[ ]'),
  optional('buildInputs', 'list of packages', 'More libraries.', '[ ]'),
  optional('inputsFrom', 'list of derivations', 'More derivations whose inputs the shell gets.', '[ ]'),
  optional('shellHook', STRING, 'Shell code that runs when the shell starts.', '""'),
];

/** Overrides for crates that need more than Rust, by the crates’ names. */
export const OVERRIDES: readonly string[] = [
  'capLints',
  'cc',
  'curl-sys',
  'fsevent-sys',
  'libgit2-sys',
  'libdbus-sys',
  'libssh2-sys',
  'libudev-sys',
  'libsqlite3-sys',
  'openssl-sys',
  'pkg-config',
  'pq-sys',
  'prost-build',
  'protoc',
  'rand',
  'rand_os',
  'rdkafka-sys',
  'sqlx-macros',
  'reqwest',
  'ring',
  'zmq-sys',
  'patches',
];
