/** The arguments of naersk’s `buildPackage`. */
import { optional } from '../builders/params.ts';
import type { Param } from '../domain.ts';

const FLAG = 'boolean';
const CHANGE = 'function';

/** A list that a function changes; a list in its place is refused. */
function change(name: string, of: string, standard: string): Param {
  return optional(name, CHANGE, `Changes ${of}: \`x: x ++ [ … ]\`. A plain list is refused.`, standard);
}

export const BUILD_PACKAGE: readonly Param[] = [
  optional('src', 'path or derivation', 'What is compiled; one of `src` and `root` must be given.', 'root'),
  optional(
    'root',
    'path',
    'The folder whose `Cargo.toml` and `Cargo.lock` are read while Nix evaluates; `Cargo.lock` must be in git where a flake is.',
    'src',
  ),
  optional('pname', 'string', 'The name of the package.', 'from `Cargo.toml`'),
  optional('name', 'string or null', 'The name of the package.', 'from `Cargo.toml`'),
  optional('version', 'string or null', 'The version of the package.', 'from `Cargo.toml`'),
  optional('nativeBuildInputs', 'list of packages', 'Build tools, such as `pkg-config`.', '[ ]'),
  optional(
    'buildInputs',
    'list of packages',
    'Libraries to link with; the dependencies get them, too.',
    '[ ]',
  ),
  optional(
    'mode',
    'string',
    'What is done: `"build"`, `"check"`, `"test"`, `"fmt"` or `"clippy"`.',
    '"build"',
  ),
  optional('release', FLAG, 'Whether the profile `release` is built.', 'true'),
  optional('doCheck', FLAG, 'Whether the tests run.', 'false'),
  optional('doDoc', FLAG, 'Whether the documentation is built.', 'false'),
  optional('doDocFail', FLAG, 'Whether a failure of the documentation fails the build.', 'false'),
  change('cargoBuildOptions', 'the flags of the build', 'release, jobs and the format of messages'),
  change('cargoOptions', 'the flags of every cargo call', '[ ]'),
  optional('cargoBuild', CHANGE, 'Changes the command that builds.', 'a call of cargo'),
  change('cargoTestCommands', 'the commands that test', 'a call of `cargo test`'),
  change('cargoTestOptions', 'the flags of the tests', 'the same as for the build'),
  change('cargoClippyOptions', 'the flags of clippy, in that mode', '-D warnings'),
  change('cargoFmtOptions', 'the flags of rustfmt, in that mode', 'a check only'),
  change('cargoDocCommands', 'the commands that document', 'a call of `cargo doc`'),
  change('cargoDocOptions', 'the flags of the documentation', 'offline, and the same as for the build'),
  optional(
    'override',
    CHANGE,
    'Changes the arguments of both derivations, the dependencies’ too: `old: { … }`.',
    'x: x',
  ),
  optional(
    'overrideMain',
    CHANGE,
    'Changes the arguments of the last derivation alone: `old: { postInstall = "…"; }`.',
    'x: x',
  ),
  optional('singleStep', FLAG, 'Whether all is built in one derivation.', 'false'),
  optional('copyBins', FLAG, 'Whether programs are installed.', 'true'),
  optional('copyLibs', FLAG, 'Whether libraries are installed.', 'false'),
  optional('copyBinsFilter', 'string', 'A filter for jq that picks the programs.', 'all programs'),
  optional(
    'copyLibsFilter',
    'string',
    'A filter for jq that picks the libraries.',
    'shared and static libraries',
  ),
  optional('copyTarget', FLAG, 'Whether the `target` folder is kept.', 'false'),
  optional('compressTarget', FLAG, 'Whether the kept `target` folder is packed.', 'true'),
  optional('copyDocsToSeparateOutput', FLAG, 'Whether the documentation is an output of its own.', 'true'),
  optional(
    'removeReferencesToSrcFromDocs',
    FLAG,
    'Whether the documentation loses its references to the sources.',
    'true',
  ),
  optional('copySources', 'list of paths', 'Folders that the dependencies need as they are.', '[ ]'),
  optional('postInstall', 'string', 'Shell code that runs after the installation.'),
  optional('remapPathPrefix', FLAG, 'Whether paths of the store are taken out of what is built.', 'true'),
  optional('gitAllRefs', FLAG, 'Whether all branches of git dependencies are fetched.', 'false'),
  optional('gitSubmodules', FLAG, 'Whether submodules of git dependencies are fetched.', 'false'),
  optional(
    'additionalCargoLock',
    'path or null',
    'A second lock file, such as that of the standard library for `-Z build-std`.',
    'null',
  ),
  optional(
    'autoCrateSpecificOverrides',
    FLAG,
    'Whether known crates get what they need: pkg-config and OpenSSL for `openssl-sys`.',
    'true',
  ),
  optional(
    'usePureFromTOML',
    FLAG,
    'Whether Nix itself reads TOML; else a derivation does (import from derivation).',
    'true',
  ),
  optional('cratesDownloadUrl', 'string', 'Where crates are downloaded from.', 'Rust’s own registry'),
];
