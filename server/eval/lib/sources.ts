/** `lib.sources` and `lib.fileset`: parts of a folder as a source. The folder is known, what is left out of it is not. */

import { baseName } from '../../text/path.ts';
import { arg } from '../builtins/arguments.ts';
import { constant, type FunctionDefinition, fn } from '../builtins/definition.ts';
import { boolOrUnknown } from '../builtins/lists.ts';
import { pathOf, storeCopy } from '../builtins/locations.ts';
import type { Attrs, Machine, Thunk, Value } from '../value.ts';
import { attrsOf, bool, done, primop, str, strOf, textOf, unknown } from '../values.ts';
import { opaque, type Section } from './section.ts';
import { hasType } from './types.ts';

/** A source in the way of `cleanSourceWith`: the whole of `src` may be in it. */
function source(machine: Machine, src: Thunk, filter: Thunk, name: Thunk | undefined): Attrs {
  const original = machine.lazy(() => {
    const value = src.force();
    return (value.kind === 'attrs' ? value.members.get('origSrc')?.force() : undefined) ?? value;
  });
  const out = machine.lazy(() => {
    const folder = pathOf(original.force(), machine);
    return folder === undefined ? strOf([original.force()]) : storeCopy(folder);
  });
  return attrsOf([
    ['_isLibCleanSourceWith', done(bool(true))],
    ['origSrc', original],
    ['filter', filter],
    ['name', name ?? done(str('source'))],
    ['outPath', out],
  ]);
}

/** Folders of version control, backups of editors and results of builds are no sources. */
function isClean(path: string, type: string | undefined): boolean | undefined {
  const name = baseName(path);
  if (name === '.git' || name.endsWith('~') || /^\.(.*\.)?sw[a-z]$/.test(name) || /\.s?o$/.test(name))
    return false;
  if (/^(\.svn|CVS|\.hg|\.jj|\.pijul|_darcs)$/.test(name))
    return type === undefined ? undefined : type !== 'directory';
  if (name.startsWith('result')) return type === undefined ? undefined : type !== 'symlink';
  return type === undefined ? undefined : type !== 'unknown';
}

const unknownFilter = done(primop('filter', 2, () => unknown('filter of a source')));

const SOURCE_FUNCTIONS: readonly FunctionDefinition[] = [
  fn(
    'cleanSourceFilter',
    'Whether the file `name` of a type belongs to the sources: false for version control, backups and results of builds.',
    { name: arg.path, type: arg.text },
    ({ name, type }) => boolOrUnknown(isClean(name, type), 'filter of a source'),
  ),
  fn(
    'cleanSource',
    'The folder `src` without version control, backups and results of builds.',
    { src: arg.lazy },
    ({ src }, machine) => source(machine, src, unknownFilter, undefined),
  ),
  fn(
    'cleanSourceWith',
    'The folder `src` with the files for which `filter path type` is true, under a `name`.',
    { args: arg.set },
    ({ args }, machine) => {
      const given = (name: string): Thunk | undefined => args.members.get(name);
      const src = machine.select(args, 'src');
      return src
        ? source(machine, src, given('filter') ?? unknownFilter, given('name'))
        : unknown('missing argument src');
    },
  ),
  fn(
    'sourceByRegex',
    'The folder `src` with the files whose paths in it match one of the `regexes`.',
    { src: arg.lazy, regexes: arg.lazy },
    ({ src }, machine) => source(machine, src, unknownFilter, undefined),
  ),
  fn(
    'sourceByGlobs',
    'The folder `src` with the files whose paths in it match one of the `globs`.',
    { src: arg.lazy, globs: arg.lazy },
    ({ src }, machine) => source(machine, src, unknownFilter, undefined),
  ),
  fn(
    'sourceFilesBySuffices',
    'The folder `src` with the files whose names end with one of `exts`.',
    { src: arg.lazy, exts: arg.lazy },
    ({ src }, machine) => source(machine, src, unknownFilter, undefined),
  ),
  fn('trace', 'The source `src`; prints which files it has.', { src: arg.lazy }, ({ src }) => src.force()),
  fn(
    'canCleanSource',
    'Whether `src` can be given to `cleanSourceWith`.',
    { src: arg.value },
    ({ src }, machine) => {
      if (src.kind === 'path' || (src.kind === 'attrs' && src.members.get('_isLibCleanSourceWith')))
        return bool(true);
      const text = machine.coerce(src);
      return textOf(text) === undefined ? unknown('context of a string') : bool(true);
    },
  ),
  opaque('commitIdFromGitRepo', 'The revision that a Git repository is at.', 'path'),
  opaque('pathIsGitRepo', 'Whether a folder is a Git repository.', 'path'),
  opaque('pathHasContext', 'Whether `path` refers to a derivation.', 'path'),
  opaque('repoRevToName', 'A name for a source made of its repository and its revision.', 'kind'),
  opaque('revOrTag', 'The one of `rev` and `tag` that is given.', 'rev', 'tag'),
  opaque('shortRev', 'A short form of the revision `rev`.', 'rev'),
  opaque('urlToName', 'The name of the repository at `url`.', 'url'),
];

export const SOURCES: Section = {
  name: 'sources',
  definitions: SOURCE_FUNCTIONS,
  builtins: ['filterSource'],
  nested: ['shortRev', 'sourceByGlobs', 'trace', 'urlToName'],
};

/** A set of files, which lies in the folder `root` as far as that is known. */
function fileset(root: Thunk | undefined): Attrs {
  return attrsOf([['_type', done(str('fileset'))], ...(root ? [['_internalBase', root] as const] : [])], {
    open: true,
  });
}

const two = { fileset1: arg.lazy, fileset2: arg.lazy };

const FILESET_FUNCTIONS: readonly FunctionDefinition[] = [
  fn(
    'toSource',
    'The source with the files of `fileset`, as they lie in the folder `root`.',
    { args: arg.set },
    ({ args }, machine) => {
      const root = machine.select(args, 'root');
      return root ? source(machine, root, unknownFilter, undefined) : unknown('missing argument root');
    },
  ),
  fn('union', 'The files of both sets.', two, () => fileset(undefined)),
  fn('unions', 'The files of all the sets or paths in the list `filesets`.', { filesets: arg.lazy }, () =>
    fileset(undefined),
  ),
  fn('intersection', 'The files that are in both sets.', two, ({ fileset1 }) => fileset(fileset1)),
  fn(
    'difference',
    'The files of `positive` that are not in `negative`.',
    { positive: arg.lazy, negative: arg.lazy },
    ({ positive }) => fileset(positive),
  ),
  fn(
    'fileFilter',
    'The files below the folder `path` for which `predicate` is true.',
    { predicate: arg.lazy, path: arg.lazy },
    ({ path }) => fileset(path),
  ),
  fn('maybeMissing', 'The file or folder `path`, if it is there.', { path: arg.lazy }, ({ path }) =>
    fileset(path),
  ),
  fn('fromSource', 'The files of the source `source`.', { source: arg.lazy }, ({ source: from }, machine) =>
    fileset(machine.lazy(() => machine.select(from.force(), 'origSrc')?.force() ?? from.force())),
  ),
  fn('gitTracked', 'The files of the folder `path` that Git knows.', { path: arg.lazy }, ({ path }) =>
    fileset(path),
  ),
  fn(
    'gitTrackedWith',
    'The files of the folder `path` that Git knows, with `recurseSubmodules` also those of its submodules.',
    { options: arg.lazy, path: arg.lazy },
    ({ path }) => fileset(path),
  ),
  fn(
    'trace',
    'Prints the files of `fileset`, then gives `value`.',
    { fileset: arg.lazy, value: arg.lazy },
    ({ value }) => value.force(),
  ),
  fn(
    'traceVal',
    'Prints the files of `fileset`, and gives it.',
    { fileset: arg.lazy },
    ({ fileset: files }) => files.force(),
  ),
  opaque('toList', 'The paths of the files of `fileset`.', 'fileset'),
  fn(
    'isFileset',
    'Whether `value` can be given to the functions on sets of files.',
    { value: arg.value },
    ({ value }) => (value.kind === 'path' ? bool(true) : boolOrUnknown(isFileset(value), 'kind of a set')),
  ),
];

function isFileset(value: Value): boolean | undefined {
  return value.kind === 'attrs' && value.members.get('_isLibCleanSourceWith')
    ? true
    : hasType('fileset', value);
}

export const FILESET: Section = {
  name: 'fileset',
  definitions: [...FILESET_FUNCTIONS, constant('empty', 'The set without files.', () => fileset(undefined))],
  nested: 'all',
};
