/** `lib.lists`: functions on lists. */
import { arg } from '../builtins/arguments.ts';
import { call, decide, MANY, sortedNames } from '../builtins/calling.ts';
import { alias, type FunctionDefinition, fn } from '../builtins/definition.ts';
import { concatenated, filtered, folded, generated, grouped, mapped } from '../builtins/lists.ts';
import type { List, Machine, Thunk, Value } from '../value.ts';
import { attrsOf, done, int, list, textOf, unknown } from '../values.ts';
import { CHOOSING } from './choosing.ts';
import { foldedLeft, foldedRight } from './folding.ts';
import { PIECES } from './list-pieces.ts';
import type { Section } from './section.ts';
import { SORTING } from './sorting.ts';

const predicate = { pred: arg.lazy };

/** All items of lists in lists, which are not told apart from lists as items. */
function flattened(value: Thunk): Value {
  const items: Thunk[] = [];
  let open = false;
  let left = MANY;
  const add = (thunk: Thunk, depth: number): void => {
    const it = thunk.force();
    if (it.kind === 'list') {
      left -= it.items.length;
      open ||= it.open;
      // Lists that hold others twice grow with each level.
      if (depth > MAX_DEPTH || left < 0) open = true;
      else for (const item of it.items) add(item, depth + 1);
    } else if (it.kind === 'unknown') open = true;
    else items.push(thunk);
  };
  add(value, 0);
  return list(items, open);
}

const MAX_DEPTH = 50;

/** `f index item` for each item; unknown where the places in the list are. */
function indexed(machine: Machine, f: Thunk, from: List, first: number): Value {
  return list(
    from.items.map((item, index) =>
      machine.lazy(() =>
        call(machine, f, done(from.open ? unknown('place in an open list') : int(index + first)), item),
      ),
    ),
    from.open,
  );
}

/** Each list of arguments, one from each list of `lists`, given to `f`. */
function crossed(machine: Machine, f: Thunk, lists: List): Value {
  let results: Thunk[] = [f];
  for (const item of lists.items) {
    const from = item.force();
    if (from.kind !== 'list' || from.open || results.length * from.items.length > MANY) return list([], true);
    results = results.flatMap((fn) => from.items.map((it) => machine.lazy(() => call(machine, fn, it))));
  }
  return list(results, lists.open);
}

function zippedWith(machine: Machine, f: (a: Thunk, b: Thunk) => Value, first: List, second: List): Value {
  if (first.open || second.open) return list([], true);
  return list(
    first.items.slice(0, second.items.length).map((a, index) => {
      const b = second.items[index] ?? done(unknown('index outside of the list'));
      return machine.lazy(() => f(a, b));
    }),
  );
}

const MAPPING: readonly FunctionDefinition[] = [
  fn(
    'forEach',
    'The list of `f` of each item of `xs`: `map` with the list first.',
    { xs: arg.list, f: arg.lazy },
    ({ xs, f }, machine) => mapped(machine, f, xs),
  ),
  fn(
    'imap0',
    'The list of `f index item` for each item of `list`, counted from 0.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) => indexed(machine, f, from, 0),
  ),
  fn(
    'imap1',
    'The list of `f index item` for each item of `list`, counted from 1.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) => indexed(machine, f, from, 1),
  ),
  fn('flatten', 'The items of `x` and of all lists inside it, as one list.', { x: arg.lazy }, ({ x }) =>
    flattened(x),
  ),
  fn(
    'concatAttrValues',
    'The items of the lists that are the members of `set`, in a row.',
    { set: arg.set },
    ({ set }) =>
      concatenated(
        sortedNames(set).map((name) => set.members.get(name)?.force() ?? unknown('missing attribute')),
        set.open,
      ),
  ),
  fn(
    'range',
    'The integers from `first` to `last`.',
    { first: arg.int, last: arg.int },
    ({ first, last }, machine) =>
      first > last ? list([]) : generated(machine, last - first + 1n, (index) => int(first + BigInt(index))),
  ),
  fn(
    'replicate',
    'The list with `n` times the item `elem`.',
    { n: arg.int, elem: arg.lazy },
    ({ n, elem }) => {
      if (n < 0n) return unknown('negative length');
      return n > MANY ? list([elem], true) : list(new Array<Thunk>(Number(n)).fill(elem));
    },
  ),
  fn(
    'zipListsWith',
    'The list of `f a b` for the items of `fst` and `snd` at the same places.',
    { f: arg.lazy, fst: arg.list, snd: arg.list },
    ({ f, fst, snd }, machine) => zippedWith(machine, (a, b) => call(machine, f, a, b), fst, snd),
  ),
  fn(
    'zipLists',
    'The list of `{ fst, snd }` of the items of `fst` and `snd` at the same places.',
    { fst: arg.list, snd: arg.list },
    ({ fst, snd }, machine) =>
      zippedWith(
        machine,
        (a, b) =>
          attrsOf([
            ['fst', a],
            ['snd', b],
          ]),
        fst,
        snd,
      ),
  ),
  fn(
    'crossLists',
    'The list of `f a b …` for all ways to take one item from each list of `lists`.',
    { f: arg.lazy, lists: arg.list },
    ({ f, lists }, machine) => crossed(machine, f, lists),
  ),
  fn('reverseList', 'The items of `xs` from the last to the first.', { xs: arg.list }, ({ xs }) =>
    list([...xs.items].reverse(), xs.open),
  ),
];

const foldr = fn(
  'foldr',
  'Combines the items of `list` from the right: `op a (op b nul)` and so on.',
  { op: arg.lazy, nul: arg.lazy, list: arg.list },
  ({ op, nul, list: from }, machine) => foldedRight(machine, op, nul, from),
);

const FOLDING: readonly FunctionDefinition[] = [
  foldr,
  alias('fold', foldr, 'The old name of `foldr`.'),
  fn(
    'foldl',
    "Combines the items of `list` from the left, lazily: `op (op nul a) b` and so on; `foldl'` is mostly better.",
    { op: arg.lazy, nul: arg.lazy, list: arg.list },
    ({ op, nul, list: from }, machine) => foldedLeft(machine, op, nul, from),
  ),
  fn(
    "foldl'",
    'Combines the items of `list` from the left: `op (op acc a) b` and so on.',
    { op: arg.lazy, acc: arg.lazy, list: arg.list },
    ({ op, acc, list: from }, machine) => folded(machine, op, acc, from),
  ),
  fn(
    'count',
    'The number of items of `list` for which `pred` is true.',
    { ...predicate, list: arg.list },
    ({ pred, list: from }, machine) => {
      const found = filtered(from, (item) => decide(machine, pred, item));
      return found.open ? unknown('length of an open list') : int(found.items.length);
    },
  ),
  fn(
    "groupBy'",
    'The items of `lst` by the name that `pred` gives each, those of one name combined by `op`, from `nul` on.',
    { op: arg.lazy, nul: arg.lazy, pred: arg.lazy, lst: arg.list },
    ({ op, nul, pred, lst }, machine) => {
      let open = lst.open;
      const groups = grouped(lst, (item) => {
        const key = textOf(call(machine, pred, item));
        if (key === undefined) open = true;
        return key;
      });
      return attrsOf(
        [...groups].map(
          ([key, items]) => [key, machine.lazy(() => foldedLeft(machine, op, nul, items))] as const,
        ),
        { open },
      );
    },
  ),
];

export const LISTS: Section = {
  name: 'lists',
  definitions: [...CHOOSING, ...MAPPING, ...FOLDING, ...PIECES, ...SORTING],
  builtins: [
    'all',
    'any',
    'concatLists',
    'concatMap',
    'elem',
    'elemAt',
    'filter',
    'genList',
    'groupBy',
    'head',
    'isList',
    'length',
    'map',
    'partition',
    'sort',
    'tail',
  ],
  nested: ['commonPrefix', 'findFirstIndex', 'hasPrefix', 'removePrefix'],
};

/** The old name of `imap1`, which is in `lib` and not in `lib.lists`. */
export const IMAP: FunctionDefinition = fn(
  'imap',
  'The old name of `imap1`.',
  { f: arg.lazy, list: arg.list },
  ({ f, list: from }, machine) => indexed(machine, f, from, 1),
);
