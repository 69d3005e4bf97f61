/** crane's functions that download and vendor crates, and write files. */
import { attrsOf, unknown } from '../../eval/values.ts';
import { artefact } from '../builders/artefact.ts';
import { optional, required } from '../builders/params.ts';
import type { Param } from '../domain.ts';
import type { Entry, FunctionEntry } from '../table.ts';
import { craneApi } from './links.ts';
import type { CraneContext } from './scope.ts';

const STRING = 'string';

const HASHES = optional(
  'outputHashes',
  'set',
  'Hashes of git dependencies by their `source` in `Cargo.lock`; with them nothing is fetched while Nix evaluates.',
  '{ }',
);
const CRATE_OVERRIDE = optional(
  'overrideVendorCargoPackage',
  'function',
  'Changes a crate from a registry: `p: drv: drv`.',
  '_p: drv: drv',
);
const GIT_OVERRIDE = optional(
  'overrideVendorGitCheckout',
  'function',
  'Changes a checkout from git: `ps: drv: drv`.',
  '_ps: drv: drv',
);
const REGISTRIES = optional('registries', 'set', 'Registries by name.', 'from `cargoConfigs`');
const CONFIGS = optional('cargoConfigs', 'list of paths', 'Files with cargo’s settings.', '[ ]');
const LOCKED = required('lockPackages', 'list of sets', 'The entries `package` of a parsed `Cargo.lock`.');
const FETCH_ARGS = optional('fetchurlExtraArgs', 'set', 'More arguments for `fetchurl`.', '{ }');

const CRATE: readonly Param[] = [
  required('name', STRING, 'The name of the crate.'),
  required('version', STRING, 'Its version.'),
  required('source', STRING, 'Its `source` in `Cargo.lock`.'),
];

/** A function of a set whose result is a derivation. */
function fetching(name: string, doc: string, params: readonly Param[]): FunctionEntry<CraneContext> {
  return {
    name,
    type: 'function',
    doc,
    link: craneApi(name),
    named: true,
    params,
    arity: 1,
    run: artefact(name),
  };
}

/** A function of a set whose result is another set. */
function giving(name: string, doc: string, params: readonly Param[]): FunctionEntry<CraneContext> {
  return { ...fetching(name, doc, params), run: () => () => unknown(`craneLib.${name}`) };
}

function writing(name: string, doc: string): FunctionEntry<CraneContext> {
  return {
    name,
    type: 'function',
    doc,
    link: craneApi('writeTOML'),
    params: [
      required('name', STRING, 'The name of the file.'),
      required('contents', 'set', 'What is written.'),
    ],
    arity: 2,
    run: artefact(name),
  };
}

export const CRANE_VENDORING: readonly Entry<CraneContext>[] = [
  fetching(
    'vendorCargoDeps',
    'Vendors what a `Cargo.lock` asks for; needs one of `src` and the three forms of `cargoLock`. The lock file must be in git where a flake is.',
    [
      optional('src', 'path or derivation', 'The folder with `Cargo.lock`.'),
      optional('cargoLock', 'path', 'The file itself.'),
      optional('cargoLockContents', STRING, 'Its text.'),
      optional('cargoLockParsed', 'set', 'Its contents.'),
      HASHES,
      CRATE_OVERRIDE,
      GIT_OVERRIDE,
    ],
  ),
  fetching(
    'vendorMultipleCargoDeps',
    'Vendors what several lock files ask for, together; for `-Z build-std`, those of the project and of the standard library.',
    [
      CONFIGS,
      optional('cargoLockList', 'list of paths', 'Lock files.', '[ ]'),
      optional('cargoLockContentsList', 'list of strings', 'Texts of lock files.', '[ ]'),
      optional('cargoLockParsedList', 'list of sets', 'Contents of lock files.', '[ ]'),
      REGISTRIES,
      HASHES,
      CRATE_OVERRIDE,
      GIT_OVERRIDE,
    ],
  ),
  giving(
    'vendorCargoRegistries',
    'Vendors the crates that come from registries: `config` for cargo, and the `sources`.',
    [LOCKED, CONFIGS, REGISTRIES, CRATE_OVERRIDE],
  ),
  giving('vendorGitDeps', 'Vendors the crates that come from git: `config` for cargo, and the `sources`.', [
    LOCKED,
    HASHES,
    GIT_OVERRIDE,
  ]),
  fetching('downloadCargoPackage', 'One crate from a registry, unpacked.', [
    ...CRATE,
    required('checksum', STRING, 'Its `checksum` in `Cargo.lock`.'),
  ]),
  fetching('downloadCargoPackageFromGit', 'The crates of one revision of a git repository.', [
    required('git', STRING, 'The URL of the repository.'),
    required('rev', STRING, 'The revision.'),
    optional('ref', 'string or null', 'The branch or tag that it is on.', 'null'),
    optional('allRefs', 'boolean', 'Whether all branches are fetched.', 'ref == null'),
    optional('hash', 'string or null', 'The hash of the checkout; called `sha256` before 0.19.', 'null'),
  ]),
  giving(
    'urlForCargoPackage',
    'Where a crate is downloaded from; throws for a registry that is not known.',
    CRATE,
  ),
  {
    name: 'appendCrateRegistries',
    type: 'function',
    doc: 'The same library with more registries that crates may come from.',
    link: craneApi('appendCrateRegistries'),
    params: [required('registries', 'list of registries', 'Of the functions `registryFrom…`.')],
    arity: 1,
    run:
      ({ self }) =>
      () =>
        self.force(),
  },
  {
    name: 'crateRegistries',
    type: 'set',
    doc: 'The registries that crates may come from, by their `source` in `Cargo.lock`.',
    value: () => attrsOf([], { open: true }),
  },
  giving(
    'registryFromDownloadUrl',
    'A registry by where it hands crates out; looks at nothing while Nix evaluates.',
    [
      required('dl', STRING, 'The value `dl` in the registry’s `config.json`.'),
      required('indexUrl', STRING, 'The URL of its index.'),
      FETCH_ARGS,
    ],
  ),
  giving('registryFromGitIndex', 'A registry by its index in git, which is fetched while Nix evaluates.', [
    required('indexUrl', STRING, 'The URL of the index.'),
    required('rev', STRING, 'A revision of the index.'),
    FETCH_ARGS,
  ]),
  giving('registryFromSparse', 'A registry by its sparse index.', [
    required('indexUrl', STRING, 'The URL that `config.json` lies below.'),
    required('configSha256', STRING, 'The hash of `config.json`.'),
    FETCH_ARGS,
  ]),
  writing('writeTOML', 'A TOML file of a set.'),
  writing('writeTOMLViaCraneUtils', 'A TOML file of a set, written by crane’s own program.'),
  writing('writeTOMLViaRemarshal', 'A TOML file of a set, written by remarshal.'),
];
