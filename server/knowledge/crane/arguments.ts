/** The arguments of crane's builders. */
import { optional, required, withBase } from '../builders/params.ts';
import type { Param } from '../domain.ts';

const STRING = 'string';
const LOCKED = '"--locked"';

const ARTIFACTS = required(
  'cargoArtifacts',
  'derivation, path or null',
  'An earlier `target` folder to go on from, usually `buildDepsOnly commonArgs`; with other variables or inputs than here all is compiled again.',
);

function flags(command: string, standard = LOCKED): Param {
  return optional(
    'cargoExtraArgs',
    STRING,
    `Flags for every cargo call of ${command}, such as \`--features\` or \`-p\`.`,
    standard,
  );
}

/** What every builder of crane takes. */
const COMMON: readonly Param[] = [
  optional(
    'src',
    'path or derivation',
    'The sources, usually `craneLib.cleanCargoSource ./.`; `Cargo.lock` must be in them, and in git where a flake is.',
  ),
  optional('pname', STRING, 'The name of the package.', 'from `Cargo.toml`'),
  optional('version', STRING, 'The version of the package.', 'from `Cargo.toml`'),
  optional(
    'strictDeps',
    'boolean',
    'Keeps programs for building and libraries for linking apart; crane advises `true`.',
    'false',
  ),
  optional('nativeBuildInputs', 'list of packages', 'Build tools, such as `pkg-config`.', '[ ]'),
  optional('buildInputs', 'list of packages', 'Libraries to link with.', '[ ]'),
  optional(
    'cargoVendorDir',
    'derivation, path or null',
    'The vendored dependencies.',
    'vendorCargoDeps args',
  ),
  optional('cargoLock', 'path', 'A `Cargo.lock` in the place of the one in `src`.'),
  optional('cargoLockContents', STRING, 'The text of a `Cargo.lock`, where `cargoLock` is not given.'),
  optional('cargoLockParsed', 'set', 'A parsed `Cargo.lock`, where neither of the other two is given.'),
  optional(
    'outputHashes',
    'set',
    'Hashes of git dependencies by their `source` in `Cargo.lock`; with them nothing is fetched while Nix evaluates.',
    '{ }',
  ),
  optional('pnameSuffix', STRING, 'What is put behind the name.', '""'),
  optional(
    'doIncludeCrossToolchainEnv',
    'boolean',
    'Whether cargo and cc-rs are told of the compilers of a cross build.',
    'true',
  ),
  optional(
    'env',
    'set',
    'Environment variables; `env.CARGO_PROFILE` is the profile to build, `release` where it is not given.',
    '{ }',
  ),
];

export const MK_CARGO_DERIVATION: readonly Param[] = withBase(
  [
    required('buildPhaseCargoCommand', STRING, 'Shell code that builds.'),
    ARTIFACTS,
    optional('checkPhaseCargoCommand', STRING, 'Shell code that tests.', '""'),
    optional('installPhaseCommand', STRING, 'Shell code that installs.', '"mkdir -p $out"'),
    optional(
      'doInstallCargoArtifacts',
      'boolean',
      'Whether the `target` folder is kept for later builds.',
      'true',
    ),
    optional(
      'buildPhase',
      STRING,
      'The whole phase; its hooks and `buildPhaseCargoCommand` where it is not given.',
    ),
    optional(
      'checkPhase',
      STRING,
      'The whole phase; its hooks and `checkPhaseCargoCommand` where it is not given.',
    ),
    optional('configurePhase', STRING, 'The whole phase; only its hooks where it is not given.'),
    optional(
      'installPhase',
      STRING,
      'The whole phase; its hooks and `installPhaseCommand` where it is not given.',
    ),
    optional('stdenv', 'stdenv', 'Dated: replace `stdenvSelector` with `overrideScope`.'),
  ],
  COMMON,
);

const TESTS = optional('doCheck', 'boolean', 'Whether the tests run.', 'true');

export const BUILD_PACKAGE: readonly Param[] = withBase(
  [
    required(
      'src',
      'path or derivation',
      'The sources, usually `craneLib.cleanCargoSource ./.`; may be left out where `cargoVendorDir`, `pname` and `version` are given.',
    ),
    optional(
      'cargoArtifacts',
      'derivation, path or null',
      'The compiled dependencies, usually `buildDepsOnly commonArgs`; `null` compiles all in one derivation.',
      'buildDepsOnly of the same arguments',
    ),
    flags('the build'),
    optional('cargoBuildCommand', STRING, 'How to build.', '"cargoWithProfile build"'),
    optional('cargoBuildExtraArgs', STRING, 'More flags for the build.', '""'),
    TESTS,
    optional('cargoTestCommand', STRING, 'How to test.', '"cargoWithProfile test"'),
    optional('cargoTestExtraArgs', STRING, 'More flags for the tests.', '""'),
    optional(
      'buildPhaseCargoCommand',
      STRING,
      'Shell code that builds; one’s own must put the path of cargo’s JSON log into `cargoBuildLog`.',
      'a build with a log in JSON',
    ),
    optional('installPhaseCommand', STRING, 'Shell code that installs.', 'what the build’s log lists'),
    optional('doInstallCargoArtifacts', 'boolean', 'Whether the `target` folder is kept, too.', 'false'),
  ],
  COMMON,
);

export const BUILD_DEPS_ONLY: readonly Param[] = withBase(
  [
    required(
      'src',
      'path or derivation',
      'The sources; only `Cargo.toml`, `Cargo.lock` and cargo’s settings count. May be left out where `dummySrc` is given.',
    ),
    optional('dummySrc', 'derivation', 'Sources without code of their own.', 'mkDummySrc args'),
    flags('the build'),
    optional('cargoCheckCommand', STRING, 'How to check.', '"cargoWithProfile check"'),
    optional(
      'cargoCheckExtraArgs',
      STRING,
      'More flags for the check.',
      '"--all-targets", or "" without tests',
    ),
    optional('cargoBuildCommand', STRING, 'How to build.', '"cargoWithProfile build"'),
    optional('cargoBuildExtraArgs', STRING, 'More flags for the build.', '""'),
    TESTS,
    optional('cargoTestCommand', STRING, 'How to build the tests.', '"cargoWithProfile test"'),
    optional('cargoTestExtraArgs', STRING, 'More flags for the tests.', '"--no-run"'),
    optional('buildPhaseCargoCommand', STRING, 'Shell code that builds.', 'a check, then a build'),
    optional('checkPhaseCargoCommand', STRING, 'Shell code that tests.', 'the tests, without running them'),
  ],
  COMMON,
);

/** Arguments of a function that calls cargo once. */
function cargoCall(own: readonly Param[], extra = flags('it')): readonly Param[] {
  return withBase([ARTIFACTS, ...own, extra], COMMON);
}

export const CARGO_BUILD = cargoCall([]);

export const CARGO_CLIPPY = cargoCall([
  optional(
    'cargoClippyExtraArgs',
    STRING,
    'Flags for clippy; often `"--all-targets -- --deny warnings"`.',
    '"--all-targets"',
  ),
]);

export const CARGO_DOC = cargoCall([
  optional(
    'cargoDocExtraArgs',
    STRING,
    'Flags for `cargo doc`; lints of rustdoc belong in `env.RUSTDOCFLAGS`.',
    '"--no-deps"',
  ),
  optional('docInstallRoot', STRING, 'The folder that is installed.', 'the `doc` folder of the target'),
  optional('doInstallCargoArtifacts', 'boolean', 'Whether the `target` folder is kept, too.', 'false'),
]);

export const CARGO_TEST = cargoCall([
  optional('cargoTestExtraArgs', STRING, 'Flags for `cargo test`.', '""'),
]);

const NO_FLAGS = flags('it', '""');
const SOURCES = required('src', 'path or derivation', 'The sources.');

export const CARGO_FMT: readonly Param[] = withBase(
  [SOURCES, optional('rustFmtExtraArgs', STRING, 'Flags for rustfmt.', '""'), NO_FLAGS],
  COMMON,
);

export const TAPLO_FMT: readonly Param[] = withBase(
  [
    required('src', 'path or derivation', 'The sources; a filter must keep `*.toml`.'),
    optional('taploExtraArgs', STRING, 'Flags for taplo.', '""'),
  ],
  COMMON,
);

export const CARGO_NEXTEST = cargoCall(
  [
    optional('cargoNextestExtraArgs', STRING, 'Flags for `cargo nextest run`.', '""'),
    optional('partitions', 'integer', 'The number of derivations that the tests are spread over.', '1'),
    optional('partitionType', '"count" or "hash"', 'How the tests are spread.', '"count"'),
    optional(
      'cargoNextestArchiveExtraArgs',
      STRING,
      'Flags for packing the tests, with several partitions.',
      '""',
    ),
    optional('cargoNextestPartitionsExtraArgs', STRING, 'Flags for running one of several partitions.', '""'),
    optional('withLlvmCov', 'boolean', 'Whether coverage is measured; not with several partitions.', 'false'),
    optional(
      'cargoLlvmCovExtraArgs',
      STRING,
      'Flags for `cargo llvm-cov`, with `withLlvmCov`.',
      '"--lcov --output-path $out/coverage"',
    ),
  ],
  NO_FLAGS,
);

export const CARGO_LLVM_COV = cargoCall([
  optional('cargoLlvmCovCommand', STRING, 'What is measured.', '"test"'),
  optional('cargoLlvmCovExtraArgs', STRING, 'Flags for `cargo llvm-cov`.', '"--lcov --output-path $out"'),
]);

export const CARGO_TARPAULIN = cargoCall(
  [
    optional(
      'cargoTarpaulinExtraArgs',
      STRING,
      'Flags for `cargo tarpaulin`.',
      '"--skip-clean --out xml --output-dir $out"',
    ),
    optional(
      'doNotLinkInheritedArtifacts',
      'boolean',
      'Whether the artifacts are copied, not linked.',
      'true',
    ),
  ],
  NO_FLAGS,
);

export const CARGO_AUDIT: readonly Param[] = withBase(
  [
    required(
      'advisory-db',
      'path or derivation',
      'The advisories: an input `github:rustsec/advisory-db` with `flake = false`.',
    ),
    required('src', 'path or derivation', 'The sources; only `Cargo.lock` counts.'),
    optional('cargoAuditExtraArgs', STRING, 'Flags for `cargo audit`.', '"--ignore yanked"'),
    optional('pname', STRING, 'The name of the package.', '"crate"'),
    optional('version', STRING, 'The version of the package.', '"0.0.0"'),
  ],
  COMMON,
);

export const CARGO_DENY: readonly Param[] = withBase(
  [
    SOURCES,
    optional(
      'cargoDenyChecks',
      STRING,
      'What is checked; `advisories` needs the network.',
      '"bans licenses sources"',
    ),
    optional('cargoDenyExtraArgs', STRING, 'Flags for `cargo deny`.', '""'),
    NO_FLAGS,
  ],
  COMMON,
);

export const BUILD_TRUNK_PACKAGE: readonly Param[] = withBase(
  [
    SOURCES,
    optional('trunkIndexPath', STRING, 'The page that trunk starts from.', '"./index.html"'),
    optional(
      'wasm-bindgen-cli',
      'package',
      'Must be of the same version as the crate `wasm-bindgen` in `Cargo.lock`.',
      'pkgs.wasm-bindgen-cli',
    ),
    optional('trunkExtraArgs', STRING, 'Flags for trunk.', '""'),
    optional('trunkExtraBuildArgs', STRING, 'Flags for `trunk build`.', '""'),
    optional(
      'cargoArtifacts',
      'derivation or path',
      'The compiled dependencies.',
      'buildDepsOnly of the same arguments',
    ),
    optional('installPhaseCommand', STRING, 'Shell code that installs.', 'a copy of `dist`'),
  ],
  COMMON,
);

export const DEV_SHELL: readonly Param[] = [
  optional(
    'checks',
    'set of derivations',
    'Derivations whose inputs the shell gets, usually `self.checks.${system}`.',
    '{ }',
  ),
  optional(
    'packages',
    'list of packages',
    'More programs; `rust-src` and rust-analyzer are not there by themselves.',
    '[ ]',
  ),
  optional('inputsFrom', 'list of derivations', 'More derivations whose inputs the shell gets.', '[ ]'),
  optional('shellHook', STRING, 'Shell code that runs when the shell starts.', '""'),
];
