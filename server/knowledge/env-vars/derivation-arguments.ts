/**
 * The attributes of `mkShell` and `mkDerivation` that mean something to Nix or to nixpkgs. Every other attribute
 * becomes an environment variable and nothing more, so these are the names that are no misspelt variable.
 */

export type ArgumentGroup =
  | 'shell'
  | 'identity'
  | 'inputs'
  | 'environment'
  | 'source'
  | 'phases'
  | 'build'
  | 'tests'
  | 'outputs'
  | 'fixup'
  | 'cargo'
  | 'nix';

export interface DerivationArgument {
  readonly name: string;
  readonly group: ArgumentGroup;
  readonly type: string;
  readonly doc: string;
  readonly default?: string;
}

const PACKAGES = 'list of packages';
const SHELL_CODE = 'string of shell code';
const STRINGS = 'list of strings';

/** What `mkShell` takes, in the order people write it. */
export const MK_SHELL_ARGUMENTS = [
  {
    name: 'name',
    group: 'shell',
    type: 'string',
    doc: 'The name of the shell, as `$name` and in the store.',
    default: '"nix-shell"',
  },
  {
    name: 'packages',
    group: 'shell',
    type: PACKAGES,
    doc: 'Programs and tools for the shell. They are put in front of `nativeBuildInputs`.',
    default: '[ ]',
  },
  {
    name: 'inputsFrom',
    group: 'shell',
    type: PACKAGES,
    doc: 'Packages to develop on: the shell gets what they need for building, and runs their `shellHook`, but it does not get the packages themselves.',
    default: '[ ]',
  },
  {
    name: 'buildInputs',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Libraries: the compiler finds their headers and files, and pkg-config their `.pc` files.',
    default: '[ ]',
  },
  {
    name: 'nativeBuildInputs',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Programs and setup hooks that run during the build, such as `pkg-config`, `cmake` and `rustPlatform.bindgenHook`.',
    default: '[ ]',
  },
  {
    name: 'propagatedBuildInputs',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Libraries that whatever depends on this one gets as well.',
    default: '[ ]',
  },
  {
    name: 'propagatedNativeBuildInputs',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Build tools that whatever depends on this one gets as well.',
    default: '[ ]',
  },
  {
    name: 'shellHook',
    group: 'shell',
    type: SHELL_CODE,
    doc: 'Code that bash runs when the shell opens, after the variables are set; the hooks of `inputsFrom` run first. This is the place for values with `$PWD` or `$HOME`.',
    default: '""',
  },
  {
    name: 'env',
    group: 'environment',
    type: 'attribute set of strings, numbers, booleans and packages',
    doc: 'Environment variables, set apart from the other arguments. Lists, sets, paths and null are errors here, and a name must not stand outside as well.',
    default: '{ }',
  },
  {
    name: 'strictDeps',
    group: 'inputs',
    type: 'boolean',
    doc: 'Keeps the kinds of input apart: only `nativeBuildInputs` get on `PATH`, only `buildInputs` reach the compiler and pkg-config.',
  },
  {
    name: 'hardeningDisable',
    group: 'build',
    type: STRINGS,
    doc: 'Hardening flags to leave out when compiling C, such as `[ "fortify" ]` for unoptimised code, or `[ "all" ]`.',
    default: '[ ]',
  },
] as const satisfies readonly DerivationArgument[];

/** What `stdenv.mkDerivation`, the hooks of nixpkgs and Nix itself read besides. */
export const DERIVATION_ARGUMENTS = [
  { name: 'pname', group: 'identity', type: 'string', doc: 'The name without the version.' },
  { name: 'version', group: 'identity', type: 'string', doc: 'The version.' },
  {
    name: 'meta',
    group: 'identity',
    type: 'attribute set',
    doc: 'Description, licence, main program and so on.',
  },
  {
    name: 'passthru',
    group: 'identity',
    type: 'attribute set',
    doc: 'Attributes that are added to the result only.',
  },
  { name: 'pos', group: 'identity', type: 'attribute set', doc: 'The place in the source that errors name.' },

  {
    name: 'depsBuildBuild',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Programs that build and run on the build machine, such as its C compiler.',
  },
  { name: 'depsBuildBuildPropagated', group: 'inputs', type: PACKAGES, doc: 'The same, handed on.' },
  {
    name: 'depsBuildTarget',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Programs of the build machine that make code for the target.',
  },
  { name: 'depsBuildTargetPropagated', group: 'inputs', type: PACKAGES, doc: 'The same, handed on.' },
  {
    name: 'depsHostHost',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Programs of the host that make code for the host.',
  },
  { name: 'depsHostHostPropagated', group: 'inputs', type: PACKAGES, doc: 'The same, handed on.' },
  {
    name: 'depsTargetTarget',
    group: 'inputs',
    type: PACKAGES,
    doc: 'Libraries for the target of a compiler.',
  },
  { name: 'depsTargetTargetPropagated', group: 'inputs', type: PACKAGES, doc: 'The same, handed on.' },
  { name: 'nativeCheckInputs', group: 'tests', type: PACKAGES, doc: 'Programs for `checkPhase`.' },
  { name: 'checkInputs', group: 'tests', type: PACKAGES, doc: 'Libraries for `checkPhase`.' },
  {
    name: 'nativeInstallCheckInputs',
    group: 'tests',
    type: PACKAGES,
    doc: 'Programs for `installCheckPhase`.',
  },
  { name: 'installCheckInputs', group: 'tests', type: PACKAGES, doc: 'Libraries for `installCheckPhase`.' },

  { name: 'src', group: 'source', type: 'path or package', doc: 'The source.' },
  { name: 'srcs', group: 'source', type: 'list of paths or packages', doc: 'Several sources.' },
  { name: 'sourceRoot', group: 'source', type: 'string', doc: 'The directory to enter after unpacking.' },
  { name: 'setSourceRoot', group: 'source', type: SHELL_CODE, doc: 'Code that sets `sourceRoot`.' },
  { name: 'unpackCmd', group: 'source', type: SHELL_CODE, doc: 'How to unpack a source of an unknown kind.' },
  { name: 'patches', group: 'source', type: 'list of paths or packages', doc: 'Patches for the source.' },
  { name: 'patchFlags', group: 'source', type: STRINGS, doc: 'Flags for `patch`.' },

  { name: 'phases', group: 'phases', type: STRINGS, doc: 'The phases to run, in place of the usual ones.' },
  { name: 'prePhases', group: 'phases', type: STRINGS, doc: 'Phases to run before all others.' },
  {
    name: 'preConfigurePhases',
    group: 'phases',
    type: STRINGS,
    doc: 'Phases to run before `configurePhase`.',
  },
  { name: 'preBuildPhases', group: 'phases', type: STRINGS, doc: 'Phases to run before `buildPhase`.' },
  { name: 'preInstallPhases', group: 'phases', type: STRINGS, doc: 'Phases to run before `installPhase`.' },
  { name: 'preFixupPhases', group: 'phases', type: STRINGS, doc: 'Phases to run before `fixupPhase`.' },
  { name: 'preDistPhases', group: 'phases', type: STRINGS, doc: 'Phases to run before `distPhase`.' },
  { name: 'postPhases', group: 'phases', type: STRINGS, doc: 'Phases to run after all others.' },

  { name: 'configureScript', group: 'build', type: 'string', doc: 'The script that configures the build.' },
  { name: 'configureFlags', group: 'build', type: STRINGS, doc: 'Flags for the configure script.' },
  {
    name: 'configurePlatforms',
    group: 'build',
    type: STRINGS,
    doc: 'Which platform flags the configure script gets.',
  },
  {
    name: 'prefixKey',
    group: 'build',
    type: 'string',
    doc: 'The flag that tells the configure script where to install.',
  },
  { name: 'makefile', group: 'build', type: 'string', doc: 'The makefile.' },
  { name: 'makeFlags', group: 'build', type: STRINGS, doc: 'Flags for `make` in every phase.' },
  { name: 'buildFlags', group: 'build', type: STRINGS, doc: 'Flags for `make` in `buildPhase`.' },
  { name: 'installFlags', group: 'build', type: STRINGS, doc: 'Flags for `make` in `installPhase`.' },
  { name: 'installTargets', group: 'build', type: STRINGS, doc: 'What `make` makes in `installPhase`.' },
  {
    name: 'enableParallelBuilding',
    group: 'build',
    type: 'boolean',
    doc: 'Whether `make` runs jobs in parallel.',
  },
  { name: 'enableParallelChecking', group: 'tests', type: 'boolean', doc: 'Whether tests run in parallel.' },
  {
    name: 'enableParallelInstalling',
    group: 'build',
    type: 'boolean',
    doc: 'Whether installing runs in parallel.',
  },
  { name: 'hardeningEnable', group: 'build', type: STRINGS, doc: 'Further hardening flags for compiling C.' },
  { name: 'cmakeFlags', group: 'build', type: STRINGS, doc: 'Flags for CMake, read by its hook.' },
  { name: 'cmakeBuildType', group: 'build', type: 'string', doc: 'The build type for CMake.' },
  {
    name: 'cmakeDir',
    group: 'build',
    type: 'string',
    doc: 'Where `CMakeLists.txt` is, seen from the build directory.',
  },
  { name: 'mesonFlags', group: 'build', type: STRINGS, doc: 'Flags for Meson, read by its hook.' },
  { name: 'mesonBuildType', group: 'build', type: 'string', doc: 'The build type for Meson.' },
  { name: 'ninjaFlags', group: 'build', type: STRINGS, doc: 'Flags for Ninja, read by its hook.' },

  { name: 'doCheck', group: 'tests', type: 'boolean', doc: 'Whether `checkPhase` runs.' },
  { name: 'checkFlags', group: 'tests', type: STRINGS, doc: 'Flags for the tests.' },
  { name: 'checkTarget', group: 'tests', type: 'string', doc: 'What `make` makes in `checkPhase`.' },
  { name: 'doInstallCheck', group: 'tests', type: 'boolean', doc: 'Whether `installCheckPhase` runs.' },
  {
    name: 'installCheckFlags',
    group: 'tests',
    type: STRINGS,
    doc: 'Flags for the tests of what is installed.',
  },
  {
    name: 'installCheckTarget',
    group: 'tests',
    type: 'string',
    doc: 'What `make` makes in `installCheckPhase`.',
  },
  { name: 'doDist', group: 'phases', type: 'boolean', doc: 'Whether `distPhase` runs.' },

  { name: 'outputs', group: 'outputs', type: STRINGS, doc: 'The outputs, such as `[ "out" "dev" ]`.' },
  { name: 'outputBin', group: 'outputs', type: 'string', doc: 'The output for programs.' },
  { name: 'outputDev', group: 'outputs', type: 'string', doc: 'The output for headers and `.pc` files.' },
  { name: 'outputDoc', group: 'outputs', type: 'string', doc: 'The output for documentation.' },
  { name: 'outputInclude', group: 'outputs', type: 'string', doc: 'The output for headers.' },
  { name: 'outputLib', group: 'outputs', type: 'string', doc: 'The output for libraries.' },
  { name: 'outputMan', group: 'outputs', type: 'string', doc: 'The output for manual pages.' },
  {
    name: 'separateDebugInfo',
    group: 'outputs',
    type: 'boolean',
    doc: 'Whether debug information gets an output of its own.',
  },
  {
    name: 'setupHook',
    group: 'outputs',
    type: 'path',
    doc: 'Code that packages run which have this one as an input.',
  },
  { name: 'setupHooks', group: 'outputs', type: 'list of paths', doc: 'Several such pieces of code.' },

  { name: 'stripAllList', group: 'fixup', type: STRINGS, doc: 'Directories to strip of all symbols.' },
  { name: 'stripDebugList', group: 'fixup', type: STRINGS, doc: 'Directories to strip of debug symbols.' },
  { name: 'stripAllFlags', group: 'fixup', type: STRINGS, doc: 'Flags for stripping all symbols.' },
  { name: 'stripDebugFlags', group: 'fixup', type: STRINGS, doc: 'Flags for stripping debug symbols.' },
  { name: 'forceShare', group: 'fixup', type: STRINGS, doc: 'Directories to move below `share`.' },
  {
    name: 'noAuditTmpdir',
    group: 'fixup',
    type: 'boolean',
    doc: 'Leaves out the check for paths of the build directory.',
  },
  { name: 'makeWrapperArgs', group: 'fixup', type: STRINGS, doc: 'Flags for the wrapper around programs.' },
  {
    name: 'gappsWrapperArgs',
    group: 'fixup',
    type: STRINGS,
    doc: 'Flags for the wrapper that `wrapGAppsHook` makes.',
  },
  {
    name: 'qtWrapperArgs',
    group: 'fixup',
    type: STRINGS,
    doc: 'Flags for the wrapper that `wrapQtAppsHook` makes.',
  },
  {
    name: 'runtimeDependencies',
    group: 'fixup',
    type: PACKAGES,
    doc: 'Libraries that `autoPatchelfHook` adds to the rpath.',
  },
  {
    name: 'appendRunpaths',
    group: 'fixup',
    type: STRINGS,
    doc: 'Directories that `autoPatchelfHook` adds to the rpath.',
  },
  {
    name: 'autoPatchelfIgnoreMissingDeps',
    group: 'fixup',
    type: 'boolean or list of strings',
    doc: 'Libraries that `autoPatchelfHook` need not find.',
  },

  { name: 'cargoDeps', group: 'cargo', type: 'package', doc: 'The vendored crates.' },
  {
    name: 'cargoRoot',
    group: 'cargo',
    type: 'string',
    doc: 'The directory of `Cargo.toml` and `Cargo.lock`, seen from the source’s root.',
  },
  {
    name: 'cargoVendorDir',
    group: 'cargo',
    type: 'string',
    doc: 'A directory in the source that holds the vendored crates.',
  },
  { name: 'buildAndTestSubdir', group: 'cargo', type: 'string', doc: 'The directory to build and test in.' },
  { name: 'cargoBuildType', group: 'cargo', type: 'string', doc: 'The Cargo profile to build with.' },
  { name: 'cargoCheckType', group: 'cargo', type: 'string', doc: 'The Cargo profile to test with.' },
  { name: 'cargoBuildFlags', group: 'cargo', type: STRINGS, doc: 'Flags for `cargo build`.' },
  { name: 'cargoTestFlags', group: 'cargo', type: STRINGS, doc: 'Flags for `cargo test`.' },
  { name: 'cargoBuildFeatures', group: 'cargo', type: STRINGS, doc: 'Features to build with.' },
  { name: 'cargoCheckFeatures', group: 'cargo', type: STRINGS, doc: 'Features to test with.' },
  {
    name: 'cargoBuildNoDefaultFeatures',
    group: 'cargo',
    type: 'boolean',
    doc: 'Builds without the default features.',
  },
  {
    name: 'cargoCheckNoDefaultFeatures',
    group: 'cargo',
    type: 'boolean',
    doc: 'Tests without the default features.',
  },
  { name: 'maturinBuildFlags', group: 'cargo', type: STRINGS, doc: 'Flags for `maturin build`.' },

  { name: 'system', group: 'nix', type: 'string', doc: 'The system that builds it.' },
  { name: 'builder', group: 'nix', type: 'path', doc: 'The program that builds it, in place of bash.' },
  { name: 'args', group: 'nix', type: STRINGS, doc: 'The arguments of the builder.' },
  { name: 'realBuilder', group: 'nix', type: 'path', doc: 'The builder that `stdenv` calls.' },
  {
    name: 'preferLocalBuild',
    group: 'nix',
    type: 'boolean',
    doc: 'Builds on this machine rather than on a remote one.',
  },
  {
    name: 'allowSubstitutes',
    group: 'nix',
    type: 'boolean',
    doc: 'Whether a binary cache may give the result.',
  },
  {
    name: 'requiredSystemFeatures',
    group: 'nix',
    type: STRINGS,
    doc: 'What the machine that builds it must offer, such as `kvm`.',
  },
  { name: 'allowedReferences', group: 'nix', type: PACKAGES, doc: 'What the result may refer to.' },
  {
    name: 'allowedRequisites',
    group: 'nix',
    type: PACKAGES,
    doc: 'What the result may refer to, directly or not.',
  },
  { name: 'disallowedReferences', group: 'nix', type: PACKAGES, doc: 'What the result must not refer to.' },
  {
    name: 'disallowedRequisites',
    group: 'nix',
    type: PACKAGES,
    doc: 'What the result must not refer to, directly or not.',
  },
  {
    name: 'exportReferencesGraph',
    group: 'nix',
    type: 'list or attribute set',
    doc: 'Writes the closure of a package into a file of the build.',
  },
  {
    name: 'impureEnvVars',
    group: 'nix',
    type: STRINGS,
    doc: 'Variables that a fixed-output build gets from outside.',
  },
  { name: 'passAsFile', group: 'nix', type: STRINGS, doc: 'Attributes that are handed over as files.' },
  {
    name: 'outputHash',
    group: 'nix',
    type: 'string',
    doc: 'The hash of the result, which makes it a fixed-output build.',
  },
  { name: 'outputHashAlgo', group: 'nix', type: 'string', doc: 'The algorithm of that hash.' },
  {
    name: 'outputHashMode',
    group: 'nix',
    type: 'string',
    doc: 'Whether the hash is of a file or of a directory.',
  },
  { name: 'outputChecks', group: 'nix', type: 'attribute set', doc: 'Checks on each output.' },
  {
    name: 'unsafeDiscardReferences',
    group: 'nix',
    type: 'attribute set',
    doc: 'Outputs that are not searched for store paths.',
  },
  {
    name: '__structuredAttrs',
    group: 'nix',
    type: 'boolean',
    doc: 'Hands the attributes over as JSON, in place of variables.',
  },
  {
    name: '__impure',
    group: 'nix',
    type: 'boolean',
    doc: 'Lets the build use the network and give another result each time.',
  },
  { name: '__contentAddressed', group: 'nix', type: 'boolean', doc: 'Names the result after its content.' },
  {
    name: '__noChroot',
    group: 'nix',
    type: 'boolean',
    doc: 'Builds outside the sandbox, where Nix allows it.',
  },
  {
    name: '__darwinAllowLocalNetworking',
    group: 'nix',
    type: 'boolean',
    doc: 'Allows connections to this machine in macOS’ sandbox.',
  },
  {
    name: '__propagatedImpureHostDeps',
    group: 'nix',
    type: STRINGS,
    doc: 'Files outside the store that macOS’ sandbox lets through, handed on.',
  },
  {
    name: '__impureHostDeps',
    group: 'nix',
    type: STRINGS,
    doc: 'Files outside the store that macOS’ sandbox lets through.',
  },
  { name: '__ignoreNulls', group: 'nix', type: 'boolean', doc: 'Leaves out attributes whose value is null.' },
] as const satisfies readonly DerivationArgument[];

/** What people write in place of an argument of `mkShell`; Nix takes it for a variable and says nothing. */
export const ARGUMENT_MISSPELLINGS: ReadonlyMap<string, string> = new Map([
  ['buildinputs', 'buildInputs'],
  ['buildInput', 'buildInputs'],
  ['nativeBuildinputs', 'nativeBuildInputs'],
  ['nativebuildInputs', 'nativeBuildInputs'],
  ['nativeBuildInput', 'nativeBuildInputs'],
  ['nativeInputs', 'nativeBuildInputs'],
  ['package', 'packages'],
  ['shellhook', 'shellHook'],
  ['shellHooks', 'shellHook'],
  ['shell_hook', 'shellHook'],
  ['inputFrom', 'inputsFrom'],
  ['inputsfrom', 'inputsFrom'],
  ['environment', 'env'],
  ['envs', 'env'],
]);

/** Names that look like arguments of `mkShell` and are none, with what to do instead. */
export const NOT_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['stdenv', 'It is no argument of `mkShell`: write `mkShell.override { stdenv = …; } { … }`.'],
]);

const ARGUMENTS: ReadonlyMap<string, DerivationArgument> = new Map(
  [...DERIVATION_ARGUMENTS, ...MK_SHELL_ARGUMENTS].map((it) => [it.name, it]),
);

/** Families of names that `stdenv` and its hooks build from the name of a phase or a hook. */
const FAMILIES = [
  /^[a-z]\w*Phase$/,
  /^(?:pre|post)[A-Z]\w*$/,
  /^dont[A-Z]\w*$/,
  /^[a-z]\w*FlagsArray$/,
  /^[a-z]+[A-Z]\w*Hook$/,
] as const;

/** What an argument of `mkShell` or `mkDerivation` is for. */
export function derivationArgument(name: string): DerivationArgument | undefined {
  return ARGUMENTS.get(name);
}

/** Whether Nix or nixpkgs reads an attribute of that name, so that it is no environment variable. */
export function isDerivationArgument(name: string): boolean {
  return ARGUMENTS.has(name) || FAMILIES.some((family) => family.test(name));
}
