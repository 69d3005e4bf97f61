/** `lib.filesystem` and `lib.path`: files and folders. */

import { isInside, resolvePath } from '../../text/path.ts';
import { arg } from '../builtins/arguments.ts';
import { constant, type FunctionDefinition, fn } from '../builtins/definition.ts';
import { fileType } from '../builtins/paths.ts';
import type { Machine, Path, Thunk, Unknown, Value } from '../value.ts';
import { attrsOf, bool, done, list, path, primop, str, textOf, unknown } from '../values.ts';
import { opaque, type Section } from './section.ts';

function pathOnly(it: Thunk): Path | Unknown {
  const value = it.force();
  if (value.kind === 'path') return value;
  return value.kind === 'unknown' ? value : unknown('failed assertion');
}

const pathType = fn(
  'pathType',
  'What is at `path`: `"regular"`, `"directory"`, `"symlink"` or `"unknown"`.',
  { path: arg.path },
  ({ path: file }, machine) => {
    const type = fileType(file, machine);
    return type === undefined ? unknown('type of a path') : str(type);
  },
);

/** Folders that are looked into at most. */
const MAX_FOLDERS = 200;

/** In the order of Nix: folder by folder, by name; `undefined` where it cannot be known. */
function filesBelow(
  folder: string,
  machine: Machine,
  budget = { folders: MAX_FOLDERS },
): string[] | undefined {
  const entries = machine.listFolder(folder);
  if (!entries || budget.folders-- === 0) return undefined;
  const files: string[] = [];
  for (const { name, type } of entries) {
    const id = resolvePath(folder, name);
    const inside = type === 'directory' ? filesBelow(id, machine, budget) : [id];
    if (!inside) return undefined;
    files.push(...inside);
  }
  return files;
}

const FILES: readonly FunctionDefinition[] = [
  pathType,
  fn(
    'pathIsDirectory',
    'Whether there is a folder at `path`.',
    { path: arg.path },
    ({ path: file }, machine) => {
      if (machine.pathExists(file) === false) return bool(false);
      const type = fileType(file, machine);
      return type === undefined ? unknown('type of a path') : bool(type === 'directory');
    },
  ),
  fn(
    'pathIsRegularFile',
    'Whether there is a file at `path`.',
    { path: arg.path },
    ({ path: file }, machine) => {
      if (machine.pathExists(file) === false) return bool(false);
      const type = fileType(file, machine);
      return type === undefined ? unknown('type of a path') : bool(type === 'regular');
    },
  ),
  fn(
    'resolveDefaultNix',
    '`v`, or the file `default.nix` in it where it is a folder.',
    { v: arg.value },
    ({ v }, machine) => {
      if (v.kind === 'path')
        return machine.readText(v.path) === undefined ? path(resolvePath(v.path, 'default.nix')) : v;
      return textOf(v)?.endsWith('/') ? str(`${textOf(v)}default.nix`) : v;
    },
  ),
  fn('listFilesRecursive', 'All files below the folder `dir`.', { dir: arg.path }, ({ dir }, machine) => {
    const files = filesBelow(dir, machine);
    return files === undefined
      ? unknown('function listFilesRecursive')
      : list(files.map((it) => done(path(it))));
  }),
  opaque(
    'packagesFromDirectoryRecursive',
    'The packages in the files below a `directory`, each called by `callPackage`.',
    'args',
  ),
  opaque(
    'locateDominatingFile',
    'The nearest folder around `file` that has a file that matches `pattern`.',
    'pattern',
    'file',
  ),
  opaque('haskellPathsInDir', 'The folders in `root` that have a Cabal file.', 'root'),
];

export const FILESYSTEM: Section = {
  name: 'filesystem',
  definitions: FILES,
  builtins: ['baseNameOf', 'dirOf', 'hashFile', 'isPath', 'readDir', 'readFileType'],
  nested: ['haskellPathsInDir', 'listFilesRecursive', 'locateDominatingFile', 'resolveDefaultNix'],
};

/** Whether a text is a path below a folder: not empty, not absolute, and nowhere up. */
function isSubpath(text: string): boolean {
  return text !== '' && !text.startsWith('/') && !text.split('/').includes('..');
}

function components(subpath: string): string[] {
  return subpath.split('/').filter((it) => it !== '' && it !== '.');
}

function relative(names: readonly string[]): string {
  return names.length === 0 ? './.' : `./${names.join('/')}`;
}

function textList(texts: readonly string[]): Value {
  return list(texts.map((it) => done(str(it))));
}

const two = { path1: pathOnly, path2: pathOnly };

const SUBPATHS: readonly FunctionDefinition[] = [
  fn(
    'isValid',
    'Whether `value` is a path below a folder: not empty, not absolute, and without `..`.',
    { value: arg.value },
    ({ value }) => {
      const text = textOf(value);
      if (text === undefined) return value.kind === 'string' ? unknown('computed path') : bool(false);
      return bool(isSubpath(text));
    },
  ),
  fn('join', 'The path through all the `subpaths`.', { subpaths: arg.list }, ({ subpaths }) => {
    const texts = subpaths.items.map((it) => textOf(it.force()));
    if (subpaths.open || !texts.every((it) => it !== undefined && isSubpath(it)))
      return unknown('computed path');
    return str(relative(texts.flatMap((it) => components(it ?? ''))));
  }),
  fn(
    'normalise',
    'The path `subpath` in its shortest form, from `./` on.',
    { subpath: arg.text },
    ({ subpath }) => (isSubpath(subpath) ? str(relative(components(subpath))) : unknown('failed assertion')),
  ),
  fn('components', 'The names in the path `subpath`.', { subpath: arg.text }, ({ subpath }) =>
    isSubpath(subpath) ? textList(components(subpath)) : unknown('failed assertion'),
  ),
];

const PATH_FUNCTIONS: readonly FunctionDefinition[] = [
  fn(
    'append',
    'The path `subpath` below the folder `path`.',
    { path: pathOnly, subpath: arg.text },
    ({ path: folder, subpath }) =>
      isSubpath(subpath) ? path(resolvePath(folder.path, subpath)) : unknown('failed assertion'),
  ),
  fn('hasPrefix', 'Whether `path2` is the folder `path1` or lies in it.', two, ({ path1, path2 }) =>
    bool(isInside(path1.path, path2.path)),
  ),
  fn(
    'removePrefix',
    'The path from the folder `path1` to `path2`, as a string from `./` on.',
    two,
    ({ path1, path2 }) =>
      isInside(path1.path, path2.path)
        ? str(relative(components(path2.path.slice(path1.path.length))))
        : unknown('throw'),
  ),
  fn(
    'splitRoot',
    'The root of the file system, as `root`, and the path from there to `path`, as `subpath`.',
    { path: pathOnly },
    ({ path: whole }) =>
      attrsOf([
        ['root', done(path('/'))],
        ['subpath', done(str(relative(components(whole.path))))],
      ]),
  ),
  fn('hasStorePathPrefix', 'Whether `path` is in the store.', { path: pathOnly }, ({ path: whole }) =>
    bool(/^\/nix\/store\/[0-9a-z]{32}-./.test(whole.path)),
  ),
];

export const PATH: Section = {
  name: 'path',
  definitions: [
    ...PATH_FUNCTIONS,
    constant('subpath', 'Functions on paths below a folder, which are strings.', () =>
      attrsOf(
        SUBPATHS.map(
          (it) => [it.name, done(primop(`lib.path.subpath.${it.name}`, it.params.length, it.run))] as const,
        ),
        { open: true },
      ),
    ),
  ],
  nested: 'all',
};
