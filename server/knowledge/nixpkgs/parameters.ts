/** What nixpkgs itself, its plain builders and `mkDerivation` take. */
import type { Description, Param } from '../domain.ts';
import { DERIVATION_ARGUMENTS, type DerivationArgument } from '../env-vars/derivation-arguments.ts';

type Takes = Pick<Description, 'params' | 'named'>;

function follow(...params: readonly Param[]): Takes {
  return { params };
}

function oneSet(...params: readonly Param[]): Takes {
  return { params, named: true };
}

function required(name: string, type: string, doc: string): Param {
  return { name, type, doc, required: true };
}

function optional(name: string, type: string, fallback: string, doc: string): Param {
  return { name, type, doc, default: fallback };
}

const name = required('name', 'string', 'Its name in the store.');
const text = required('text', 'string', 'What is in it.');
const script = required('text', 'string of shell code', 'The script, without a first line `#!…`.');
const meta = optional('meta', 'set', '{ }', 'What is said about the package: `description`, `mainProgram` …');
const postBuild = optional('postBuild', 'string of shell code', '""', 'Runs when the links are there.');
const executable = optional('executable', 'boolean', 'false', 'Whether the file can be run.');

const command = follow(
  name,
  {
    name: 'env',
    type: 'set',
    doc: 'Arguments of the derivation, such as `nativeBuildInputs`; others become environment variables.',
  },
  required('buildCommand', 'string of shell code', 'The script. It has to make `$out`.'),
);

const joined = oneSet(
  { name: 'name', type: 'string', doc: 'Its name in the store; or `pname` and `version`.' },
  required('paths', 'list of packages', 'What is joined; of files under the same name, the first counts.'),
  postBuild,
  optional(
    'nativeBuildInputs',
    'list of packages',
    '[ ]',
    'Programs for `postBuild`, such as `makeWrapper`.',
  ),
  meta,
);

const fhs = oneSet(
  { name: 'name', type: 'string', doc: 'The name of the environment and of the program that enters it.' },
  optional('targetPkgs', 'function', 'pkgs: [ ]', 'Packages that appear in `/usr`: `pkgs: [ … ]`.'),
  optional('multiPkgs', 'function', 'pkgs: [ ]', 'Packages that appear for 32 and 64 bits.'),
  optional('runScript', 'string', '"bash"', 'What runs inside.'),
  optional('profile', 'string of shell code', '""', 'Runs first inside.'),
  optional('extraInstallCommands', 'string of shell code', '""', 'Runs when the package is made.'),
);

/** By the name of the builder. */
export const BUILDER_PARAMETERS: Readonly<Record<string, Takes>> = {
  symlinkJoin: joined,
  buildEnv: oneSet(
    name,
    required('paths', 'list of packages', 'What is put together.'),
    optional('pathsToLink', 'list of strings', '[ "/" ]', 'The folders that are taken.'),
    optional(
      'extraOutputsToInstall',
      'list of strings',
      '[ ]',
      'Outputs that are taken besides the usual ones.',
    ),
    optional('ignoreCollisions', 'boolean', 'false', 'Whether two files may have the same name.'),
    postBuild,
    meta,
  ),
  buildFHSEnv: fhs,
  buildFHSUserEnv: fhs,
  runCommand: command,
  runCommandCC: command,
  runCommandLocal: command,
  runCommandNoCC: command,
  writeShellApplication: oneSet(
    name,
    script,
    optional('runtimeInputs', 'list of packages', '[ ]', 'Programs that the script finds on its `PATH`.'),
    optional('runtimeEnv', 'set', 'null', 'Environment variables that are set for the script.'),
    optional(
      'excludeShellChecks',
      'list of strings',
      '[ ]',
      'Checks of ShellCheck that are left out: `"SC2016"`.',
    ),
    optional(
      'bashOptions',
      'list of strings',
      '[ "errexit" "nounset" "pipefail" ]',
      'What the script sets at first.',
    ),
    meta,
  ),
  writeShellScriptBin: follow(name, script),
  writeShellScript: follow(name, script),
  writeScriptBin: follow(name, text),
  writeScript: follow(name, text),
  writeText: follow(name, text),
  writeTextFile: oneSet(
    name,
    text,
    executable,
    optional('destination', 'string', '""', 'Where in the package the file lies: `"/bin/tool"`.'),
    meta,
  ),
  writeTextDir: follow(required('path', 'string', 'Where in the folder the file lies.'), text),
  linkFarm: follow(
    name,
    required(
      'entries',
      'set or list',
      '`{ name = path; }`, or a list of `{ name; path; }`: where each link goes.',
    ),
  ),
};

/** What most derivations have, in the order people write it; signatures show these first. */
const USUAL: readonly string[] = [
  'pname',
  'version',
  'src',
  'patches',
  'nativeBuildInputs',
  'buildInputs',
  'env',
  'buildPhase',
  'checkPhase',
  'installPhase',
  'passthru',
  'meta',
];

const DERIVATION: readonly DerivationArgument[] = DERIVATION_ARGUMENTS;

export const MK_DERIVATION_PARAMETERS: Takes = oneSet(
  ...DERIVATION.toSorted((a, b) => rank(a.name) - rank(b.name)).map(
    (it): Param => ({ name: it.name, type: it.type, doc: it.doc, default: it.default }),
  ),
);

function rank(argument: string): number {
  const index = USUAL.indexOf(argument);
  return index < 0 ? USUAL.length : index;
}

/** Of `import nixpkgs`. */
export const NIXPKGS_PARAMETERS: Takes = oneSet(
  optional(
    'system',
    'string',
    'builtins.currentSystem',
    'The system that the packages are built on and run on; a flake has to say it.',
  ),
  optional(
    'overlays',
    'list of overlays',
    '[ ]',
    'Changes to the package set, such as `rust-overlay.overlays.default`.',
  ),
  optional('config', 'set', '{ }', 'Settings of nixpkgs: `allowUnfree`, `permittedInsecurePackages` …'),
  {
    name: 'localSystem',
    type: 'string or set',
    doc: 'The system that packages are built on; the long form of `system`.',
  },
  {
    name: 'crossSystem',
    type: 'string or set',
    doc: 'The system that programs are compiled for, where it is another: `{ config = "aarch64-unknown-linux-gnu"; }`.',
  },
  optional('crossOverlays', 'list of overlays', '[ ]', 'Overlays for the packages of `crossSystem` alone.'),
);
