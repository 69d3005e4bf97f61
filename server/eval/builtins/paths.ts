/** Builtins on paths and files. */

import type { FolderEntry } from '../../text/folder-entry.ts';
import { baseName, parentFolder, resolvePath } from '../../text/path.ts';
import type { Machine, Str, Value } from '../value.ts';
import { attrsOf, bool, done, path, str, strOf, textOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';
import { pathOf, storeCopy } from './locations.ts';

/** The last name of a path that is written in a string; a slash at its end does not count. */
export function lastName(text: string): string {
  return baseName(text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text);
}

function baseNameOf(value: Value): Value {
  if (value.kind === 'path') return str(baseName(value.path));
  if (value.kind !== 'string') return unknown('name of something computed');
  const text = textOf(value);
  if (text !== undefined) return str(lastName(text));
  const last = value.parts.at(-1);
  return typeof last === 'string' && last.slice(0, -1).includes('/')
    ? str(lastName(last))
    : unknown('name of something computed');
}

function dirOf(value: Value): Value {
  if (value.kind === 'path') return path(parentFolder(value.path));
  if (value.kind !== 'string') return unknown('folder of something computed');
  const last = value.parts.at(-1) ?? '';
  const slash = typeof last === 'string' ? last.lastIndexOf('/') : -1;
  if (typeof last !== 'string' || (slash < 0 && value.parts.length > 1))
    return unknown('folder of something computed');
  if (slash < 0) return str('.');
  if (slash === 0 && value.parts.length < 2) return str('/');
  return strOf([...value.parts.slice(0, -1), last.slice(0, slash)]);
}

/** The text of a file in the workspace. */
export function fileText(
  file: string,
  machine: { readText(path: string): string | undefined },
): Str | ReturnType<typeof unknown> {
  const text = machine.readText(file);
  return text === undefined ? unknown(`file ${baseName(file)}`) : str(text);
}

/** As Nix calls it; `undefined` where it cannot be known. */
export function fileType(
  file: string,
  machine: Pick<Machine, 'readText' | 'listFolder'>,
): FolderEntry['type'] | undefined {
  if (machine.listFolder(file) !== undefined) return 'directory';
  const listed = machine.listFolder(parentFolder(file))?.find((it) => it.name === baseName(file));
  return listed?.type ?? (machine.readText(file) === undefined ? undefined : 'regular');
}

export const PATHS: readonly FunctionDefinition[] = [
  fn('baseNameOf', 'The last name of the path or string `s`.', { s: arg.value }, ({ s }) => baseNameOf(s)),
  fn('dirOf', 'The folder of the path or string `s`.', { s: arg.value }, ({ s }) => dirOf(s)),
  fn('toPath', 'The string `s`, which must be an absolute path.', { s: arg.value }, ({ s }, machine) => {
    const text = pathOf(s, machine);
    return text === undefined ? unknown('computed path') : str(text);
  }),
  fn('readFile', 'The text of the file `path`.', { path: arg.path }, ({ path: file }, machine) =>
    fileText(file, machine),
  ),
  fn(
    'readDir',
    'The names in the folder `path`, each with its type: `"regular"`, `"directory"`, `"symlink"` or `"unknown"`.',
    { path: arg.path },
    ({ path: folder }, machine) => {
      const entries = machine.listFolder(folder);
      if (!entries) return unknown('function readDir');
      return attrsOf(entries.map((it) => [it.name, done(str(it.type))]));
    },
  ),
  fn(
    'readFileType',
    'What is at `p`: `"regular"`, `"directory"`, `"symlink"` or `"unknown"`.',
    { p: arg.path },
    ({ p }, machine) => {
      const type = fileType(p, machine);
      return type === undefined ? unknown('function readFileType') : str(type);
    },
  ),
  fn('pathExists', 'Whether there is something at `path`.', { path: arg.path }, ({ path: file }, machine) => {
    const there = machine.pathExists(file);
    return there === undefined ? unknown('existence of a path') : bool(there);
  }),
  fn(
    'findFile',
    'The path of `lookup-path` in the list `search-path`; `<nixpkgs>` is short for `findFile nixPath "nixpkgs"`.',
    { 'search-path': arg.lazy, 'lookup-path': arg.lazy },
    () => unknown('function findFile'),
  ),
  fn(
    'path',
    'A copy of `path` in the store, under a `name` and without the files that `filter` leaves out.',
    { args: arg.set },
    ({ args }, machine) => {
      const source = machine.select(args, 'path')?.force();
      const folder = source && pathOf(source, machine);
      return folder === undefined ? unknown('path of something computed') : storeCopy(folder);
    },
  ),
  fn(
    'filterSource',
    'A copy of the folder `path` in the store, with the files for which `filter path type` is true.',
    { filter: arg.lazy, path: arg.path },
    ({ path: folder }) => storeCopy(folder),
  ),
  fn('toFile', 'The store path of a file `name` with the text `s`.', { name: arg.lazy, s: arg.lazy }, () =>
    strOf([unknown('function toFile')]),
  ),
  fn('storePath', 'The store path `path`, as a dependency.', { path: arg.path }, ({ path: text }) =>
    str(resolvePath('/', text)),
  ),
  fn(
    'hashFile',
    'The hash of the file `p` as hexadecimal digits; `type` is `"md5"`, `"sha1"`, `"sha256"` or `"sha512"`.',
    { type: arg.text, p: arg.lazy },
    () => strOf([unknown('function hashFile')]),
  ),
];
