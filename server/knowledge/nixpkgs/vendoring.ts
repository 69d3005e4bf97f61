/** `rustPlatform`'s functions that vendor what a `Cargo.lock` asks for. */
import { artefact } from '../builders/artefact.ts';
import { optional, required } from '../builders/params.ts';
import type { Description, Param } from '../domain.ts';
import type { Kit } from '../kit.ts';
import type { FunctionEntry } from '../table.ts';

const MANUAL = 'https://nixos.org/manual/nixpkgs/stable/#rust';

/** Arguments of `importCargoLock`, and of `buildRustPackage`'s `cargoLock`. */
const CARGO_LOCK: readonly Param[] = [
  {
    name: 'lockFile',
    type: 'path',
    doc: 'The `Cargo.lock`: `./Cargo.lock`. Exactly one of `lockFile` and `lockFileContents` is given.',
  },
  {
    name: 'outputHashes',
    type: 'set',
    default: '{ }',
    doc: 'Hashes of crates from git: `{ "crate-1.2.3" = "sha256-…"; }`. One crate of each git source is enough; crates from a registry have none.',
  },
  {
    name: 'allowBuiltinFetchGit',
    type: 'boolean',
    default: 'false',
    doc: 'Fetches crates from git while Nix evaluates, without `outputHashes`. Not allowed inside nixpkgs.',
  },
  {
    name: 'lockFileContents',
    type: 'string',
    doc: 'The text of a `Cargo.lock`, in place of `lockFile`.',
  },
  {
    name: 'extraRegistries',
    type: 'set',
    default: '{ }',
    doc: 'Registries beside crates.io: the URL of the index, and the URL that its crates are downloaded from.',
  },
];

export const IMPORT_CARGO_LOCK: Description = {
  name: 'importCargoLock',
  type: 'function',
  doc: 'Vendors dependencies by the checksums in a `Cargo.lock`: `importCargoLock { lockFile = ./Cargo.lock; }`. Crates from git need `outputHashes` or `allowBuiltinFetchGit`. It does not put the lock file into the source: where that has none, link it in `postPatch`.',
  link: MANUAL,
  named: true,
  closed: true,
  params: CARGO_LOCK,
};

/** `cargoLock = { … }` of `buildRustPackage`. */
export const CARGO_LOCK_ARGUMENT: Description = { ...IMPORT_CARGO_LOCK, name: 'cargoLock' };

const VENDOR: readonly Param[] = [
  required(
    'hash',
    'string',
    'The hash of all vendored crates. `""` makes the build fail with the right one.',
  ),
  optional('src', 'path or package', 'The source with `Cargo.lock`.'),
  optional('srcs', 'list of paths or packages', 'Several sources.'),
  optional('name', 'string', 'The name of the vendored crates.', '`pname-version`, or "cargo-deps"'),
  optional('pname', 'string', 'With `version`, the name.'),
  optional('version', 'string', 'With `pname`, the name.'),
  optional('sourceRoot', 'string', 'The directory to enter after unpacking.'),
  optional('cargoRoot', 'string', 'The directory of `Cargo.lock`, seen from the source’s root.'),
  optional('patches', 'list of patches', 'Patches that are applied before vendoring.', '[ ]'),
  optional('nativeBuildInputs', 'list of packages', 'Programs for unpacking and patching.', '[ ]'),
];

export const VENDORING: readonly FunctionEntry<{ readonly kit: Kit }>[] = [
  { ...IMPORT_CARGO_LOCK, arity: 1, run: artefact('importCargoLock') },
  {
    name: 'fetchCargoVendor',
    type: 'function',
    doc: 'Vendors dependencies by one hash: `fetchCargoVendor { inherit src; hash = "sha256-…"; }`. What `cargoHash` of `buildRustPackage` stands for.',
    link: MANUAL,
    since: '24.11',
    named: true,
    params: VENDOR,
    arity: 1,
    run: artefact('fetchCargoVendor'),
  },
  {
    name: 'fetchCargoTarball',
    type: 'function',
    doc: 'Vendored dependencies by one hash, as an archive.',
    link: MANUAL,
    deprecated: 'It is gone since 25.05: use `fetchCargoVendor`, whose hash is another one.',
    named: true,
    params: VENDOR,
    arity: 1,
    run: artefact('fetchCargoTarball'),
  },
];
