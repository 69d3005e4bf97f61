/** crane's functions that pick sources and read `Cargo.toml`. */
import { pathOf, storeCopy } from '../../eval/builtins/locations.ts';
import { libSet } from '../../eval/lib/lib.ts';
import type { Machine, PrimopBody, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, member, str, unknown } from '../../eval/values.ts';
import { artefact } from '../builders/artefact.ts';
import { crateName } from '../builders/cargo-toml.ts';
import { optional, required } from '../builders/params.ts';
import type { Param } from '../domain.ts';
import { type Entry, type FunctionEntry, tableSet } from '../table.ts';
import { craneApi } from './links.ts';
import type { CraneContext } from './scope.ts';

const PATH: readonly Param[] = [required('path', 'path', 'A folder.')];

/** A function of one argument that Nix could compute, but not without the files themselves. */
function opaque(
  name: string,
  doc: string,
  params: readonly Param[],
  result = name,
): FunctionEntry<CraneContext> {
  return {
    name,
    type: 'function',
    doc,
    link: craneApi(name),
    params,
    arity: params.length,
    run: () => () => unknown(`craneLib.${result}`),
  };
}

function fileset(name: string, doc: string): FunctionEntry<CraneContext> {
  return {
    name,
    type: 'function',
    doc,
    link: craneApi(`fileset${name}`),
    params: PATH,
    arity: 1,
    run:
      () =>
      ([path]) =>
        attrsOf([['_type', done(str('fileset'))], ...(path ? [['_internalBase', path] as const] : [])], {
          open: true,
        }),
  };
}

const FILESETS: readonly Entry<CraneContext>[] = [
  fileset(
    'commonCargoSources',
    'All that cargo usually needs below a folder: Rust, TOML, manifests, lock files and settings.',
  ),
  fileset('cargoTomlAndLock', 'The `Cargo.toml` and `Cargo.lock` files below a folder.'),
  fileset('configToml', 'The `config.toml` files below a folder.'),
  fileset('rust', 'The `*.rs` files below a folder.'),
  fileset('toml', 'The `*.toml` files below a folder.'),
];

const KEY: readonly Param[] = [required('path', 'list of strings', 'The path of a key in `Cargo.toml`.')];

const FILTERS: readonly Entry<CraneContext>[] = [
  opaque('cargoTomlAggressive', 'Keeps only the keys that building the dependencies needs.', KEY),
  opaque('cargoTomlConservative', 'Drops only keys that certainly do not matter for building.', KEY),
  opaque('cargoTomlDefault', 'The same as `cargoTomlConservative`.', KEY),
];

const TOML_SOURCES: readonly Param[] = [
  optional('src', 'path', 'The folder with `Cargo.toml`.'),
  optional('cargoToml', 'path', 'The file itself.'),
  optional('cargoTomlContents', 'string', 'Its text.'),
];

/** `lib.cleanSource`: what is left out on top of that is not known. */
const clean: PrimopBody = ([source], machine, site) =>
  machine.apply(
    member(libSet(), 'cleanSource') ?? unknown('cleanSource'),
    source ?? done(unknown('argument')),
    site,
  );

/** A folder in the store, under a name that does not depend on where it lies. */
function stored([given]: readonly Thunk[], machine: Machine): Value {
  const value = given?.force() ?? unknown('argument');
  const folder = pathOf(member(value, 'path') ?? value, machine);
  return folder === undefined ? unknown('path of something computed') : storeCopy(folder);
}

export const CRANE_SOURCES: readonly Entry<CraneContext>[] = [
  {
    name: 'cleanCargoSource',
    type: 'function',
    doc: 'A source with what cargo usually needs alone: `*.rs`, `*.toml`, `Cargo.lock`. Whatever else a build reads (`include_str!`, migrations, templates, `.proto` files) is missing; then use `lib.fileset` or a filter with `filterCargoSources`.',
    link: craneApi('cleanCargoSource'),
    params: [required('source', 'path or source', 'The folder, usually `./.`.')],
    arity: 1,
    run: () => clean,
  },
  opaque(
    'filterCargoSources',
    'The filter of `cleanCargoSource`, for `lib.cleanSourceWith`: `filter = path: type: own path type || craneLib.filterCargoSources path type`.',
    [
      required('path', 'string', 'The path of a file.'),
      required('type', 'string', 'What it is: `"regular"`, `"directory"` …'),
    ],
  ),
  {
    name: 'path',
    type: 'function',
    doc: '`builtins.path` with a name that does not change with the folder’s: `craneLib.path ./.`, or `{ path, name, filter }`.',
    link: craneApi('path'),
    params: [required('path', 'path or set', 'A folder, or what `builtins.path` takes.')],
    arity: 1,
    run: () => stored,
  },
  {
    name: 'fileset',
    type: 'set',
    doc: 'Sets of files for `lib.fileset.toSource`.',
    link: craneApi('filesetcommoncargosources'),
    value: (context) => tableSet('craneLib.fileset', FILESETS, context, { open: true }),
  },
  {
    name: 'filters',
    type: 'set',
    doc: 'What `cleanCargoToml` and `mkDummySrc` keep of a `Cargo.toml`.',
    link: craneApi('filterscargotomlaggressive'),
    value: (context) => tableSet('craneLib.filters', FILTERS, context, { open: true }),
  },
  {
    name: 'crateNameFromCargoToml',
    type: 'function',
    doc: 'The `pname` and `version` that a `Cargo.toml` says: `inherit (craneLib.crateNameFromCargoToml { inherit src; }) pname version;`. A workspace without a package has them in `workspace.metadata.crane.name` and `workspace.package.version`.',
    link: craneApi('crateNameFromCargoToml'),
    named: true,
    params: TOML_SOURCES,
    arity: 1,
    run:
      () =>
      ([arg], machine) =>
        crateName(arg?.force() ?? unknown('argument'), machine),
  },
  {
    ...opaque('cleanCargoToml', 'The contents of a `Cargo.toml` without what does not matter for building.', [
      ...TOML_SOURCES,
      optional('cleanCargoTomlFilter', 'function', 'Which keys stay.', 'filters.cargoTomlDefault'),
    ]),
    named: true,
    arity: 1,
  },
  opaque('findCargoFiles', 'The `cargoTomls` and `cargoConfigs` below a folder.', PATH),
  {
    name: 'mkDummySrc',
    type: 'function',
    doc: 'A source with the same dependencies and no code of its own, for `buildDepsOnly`.',
    link: craneApi('mkDummySrc'),
    named: true,
    params: [
      required('src', 'path', 'The sources.'),
      optional('cargoLock', 'path', 'The lock file.', 'src + "/Cargo.lock"'),
      optional(
        'cleanCargoTomlFilter',
        'function',
        'What stays of each `Cargo.toml`.',
        'filters.cargoTomlDefault',
      ),
      optional('dummyrs', 'path', 'The file in the place of each Rust file.', 'an empty `main`'),
      optional('dummyBuildrs', 'path', 'The file in the place of each build script.', 'dummyrs'),
      optional('extraDummyScript', 'string', 'Shell code that runs on the result.', '""'),
    ],
    arity: 1,
    run: artefact('mkDummySrc'),
  },
];
