/** The functions of `lib.strings` that join strings. */
import { arg, coerced } from '../builtins/arguments.ts';
import { call, MANY, sortedNames } from '../builtins/calling.ts';
import { joined } from '../builtins/coercion.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import type { List, Machine, Str, Value } from '../value.ts';
import { done, int, list, str, strOf, unknown } from '../values.ts';
import { outputOf } from './outputs.ts';

const NOTHING = str('');

/** The strings that `make` gives for the items, with `separator` between them. */
function join(
  machine: Machine,
  separator: Str,
  from: List,
  make: (item: List['items'][number], index: number) => Value,
): Str {
  return joined(
    separator,
    from.items.map((item, index) => coerced(make(item, index), machine)),
    from.open,
  );
}

/** A place in a list, counted from 1; not known in an open list. */
function place(from: List, index: number): Value {
  return from.open ? unknown('place in an open list') : int(index + 1);
}

/** The folder `subDir` of each of the packages or paths, with colons between; `null`s are left out. */
function searchPath(machine: Machine, subDir: Str, from: List, output: readonly string[]): Str {
  const folders: Str[] = [];
  for (const item of from.items) {
    const value = outputOf(output, item.force());
    if (value.kind !== 'null')
      folders.push(strOf([value.kind === 'path' ? value : coerced(value, machine), '/', subDir]));
  }
  return joined(str(':'), folders, from.open);
}

const packages = { packages: arg.list };

export const JOINING: readonly FunctionDefinition[] = [
  fn('concatStrings', 'The strings of `list` in a row.', { list: arg.list }, ({ list: from }, machine) =>
    join(machine, NOTHING, from, (it) => it.force()),
  ),
  fn(
    'join',
    'The strings of `list` in a row, with `sep` between them.',
    { sep: arg.string, list: arg.list },
    ({ sep, list: from }, machine) => join(machine, sep, from, (it) => it.force()),
  ),
  fn(
    'concatMapStrings',
    'The strings that `f` gives for the items of `list`, in a row.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) => join(machine, NOTHING, from, (it) => call(machine, f, it)),
  ),
  fn(
    'concatMapStringsSep',
    'The strings that `f` gives for the items of `list`, with `sep` between them.',
    { sep: arg.string, f: arg.lazy, list: arg.list },
    ({ sep, f, list: from }, machine) => join(machine, sep, from, (it) => call(machine, f, it)),
  ),
  fn(
    'concatImapStrings',
    'The strings that `f index item` gives for the items of `list`, counted from 1, in a row.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) =>
      join(machine, NOTHING, from, (it, index) => call(machine, f, done(place(from, index)), it)),
  ),
  fn(
    'concatImapStringsSep',
    'The strings that `f index item` gives for the items of `list`, counted from 1, with `sep` between them.',
    { sep: arg.string, f: arg.lazy, list: arg.list },
    ({ sep, f, list: from }, machine) =>
      join(machine, sep, from, (it, index) => call(machine, f, done(place(from, index)), it)),
  ),
  fn(
    'concatMapAttrsStringSep',
    'The strings that `f name value` gives for the members of `attrs`, with `sep` between them.',
    { sep: arg.string, f: arg.lazy, attrs: arg.set },
    ({ sep, f, attrs }, machine) =>
      joined(
        sep,
        sortedNames(attrs).map((name) =>
          coerced(
            call(machine, f, done(str(name)), attrs.members.get(name) ?? done(unknown('missing attribute'))),
            machine,
          ),
        ),
        attrs.open,
      ),
  ),
  fn(
    'concatLines',
    'The strings of `list`, each with a line break behind it.',
    { list: arg.list },
    ({ list: from }, machine) =>
      from.items.length === 0 && !from.open
        ? NOTHING
        : strOf([join(machine, str('\n'), from, (it) => it.force()), '\n']),
  ),
  fn(
    'intersperse',
    'The items of `list` with `separator` between them.',
    { separator: arg.lazy, list: arg.list },
    ({ separator, list: from }) =>
      list(
        from.items.flatMap((it, index) => (index === 0 ? [it] : [separator, it])),
        from.open,
      ),
  ),
  fn('replicate', '`n` times the string `s`.', { n: arg.int, s: arg.string }, ({ n, s }) =>
    n < 0n || n > MANY ? unknown('length of a string') : strOf(new Array<Str>(Number(n)).fill(s)),
  ),
  fn(
    'makeSearchPath',
    'The folders `subDir` of the packages `paths`, with colons between them.',
    { subDir: arg.string, paths: arg.list },
    ({ subDir, paths }, machine) => searchPath(machine, subDir, paths, []),
  ),
  fn(
    'makeSearchPathOutput',
    'The folders `subDir` of the outputs `output` of the packages `pkgs`, with colons between them.',
    { output: arg.text, subDir: arg.string, pkgs: arg.list },
    ({ output, subDir, pkgs }, machine) => searchPath(machine, subDir, pkgs, [output, 'out']),
  ),
  fn(
    'makeLibraryPath',
    'The folders with the libraries of the `packages`, with colons between them, as `LD_LIBRARY_PATH` wants it.',
    packages,
    ({ packages: from }, machine) => searchPath(machine, str('lib'), from, ['lib', 'out']),
  ),
  fn(
    'makeIncludePath',
    'The folders with the headers of the `packages`, with colons between them.',
    packages,
    ({ packages: from }, machine) => searchPath(machine, str('include'), from, ['dev', 'out']),
  ),
  fn(
    'makeBinPath',
    'The folders with the programs of the `packages`, with colons between them, as `PATH` wants it.',
    packages,
    ({ packages: from }, machine) => searchPath(machine, str('bin'), from, ['bin', 'out']),
  ),
];
