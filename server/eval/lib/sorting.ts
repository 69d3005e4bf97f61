/** The functions of `lib.lists` that order items. */
import { arg } from '../builtins/arguments.ts';
import { call, decide, MANY } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { sorted } from '../builtins/lists.ts';
import { compare } from '../compare.ts';
import type { List, Machine, Thunk, Value } from '../value.ts';
import { attrsOf, done, int, list, textOf, unknown } from '../values.ts';
import { opaque } from './section.ts';

/** Sorted by `isLess` of what `keyOf` gives; an open list has no order anyway. */
function sortedBy<K>(
  from: List,
  keyOf: (item: Thunk) => K | undefined,
  isLess: (a: K, b: K) => boolean | undefined,
): Value {
  if (from.open) return from;
  if (from.items.length > MANY) return unknown('order of a list');
  const keyed: { item: Thunk; key: K }[] = [];
  for (const item of from.items) {
    const key = keyOf(item);
    if (key === undefined) return unknown('order of a list');
    keyed.push({ item, key });
  }
  const result = sorted(keyed, (a, b) => isLess(a.key, b.key));
  return result ? list(result.map((it) => it.item)) : unknown('order of a list');
}

/** Runs of digits as numbers, the rest as text. */
function naturalKey(text: string): (string | bigint)[] {
  return text.split(/(0|[1-9][0-9]*)/).map((it, index) => (index % 2 === 1 ? BigInt(it) : it));
}

function isNaturallyLess(a: readonly (string | bigint)[], b: readonly (string | bigint)[]): boolean {
  for (const [index, x] of a.entries()) {
    const y = b[index];
    if (y === undefined) return false;
    if (x !== y) return x < y;
  }
  return a.length < b.length;
}

/** What `cmp` says of the first items that differ; the shorter list comes first. */
function comparedLists(machine: Machine, cmp: Thunk, a: List, b: List): Value {
  if (a.open || b.open) return unknown('order of open lists');
  for (const [index, x] of a.items.entries()) {
    const y = b.items[index];
    if (!y) return int(1);
    const order = call(machine, cmp, x, y);
    if (order.kind !== 'int' || order.value !== 0n) return order;
  }
  return int(a.items.length < b.items.length ? -1 : 0);
}

/** Items so that what comes `before` another does; `undefined` where that is not known, or goes in circles. */
function ordered(machine: Machine, before: Thunk, items: readonly Thunk[]): Thunk[] | undefined {
  const result: Thunk[] = [];
  let rest = items;
  while (rest.length > 1) {
    const found = firstOf(machine, before, rest);
    if (!found) return undefined;
    result.push(found.first);
    rest = found.others;
  }
  return [...result, ...rest];
}

/** Goes from the first item to one that comes before it, and so on, to one that nothing comes before. */
function firstOf(
  machine: Machine,
  before: Thunk,
  items: readonly Thunk[],
): { first: Thunk; others: Thunk[] } | undefined {
  let visited: Thunk[] = [];
  let [current, ...rest] = items;
  while (current) {
    const here: Thunk = current;
    const verdicts = [...visited, ...rest].map((it) => decide(machine, before, it, here));
    if (verdicts.includes(undefined) || verdicts.slice(0, visited.length).includes(true)) return undefined;
    const isBefore = verdicts.slice(visited.length);
    const [next, ...more] = rest.filter((_, index) => isBefore[index]);
    if (!next) return { first: here, others: [...visited, ...rest] };
    visited = [here, ...visited];
    rest = [...more, ...rest.filter((_, index) => !isBefore[index])];
    current = next;
  }
  return undefined;
}

const MAX_TOPOSORT = 300;

export const SORTING: readonly FunctionDefinition[] = [
  fn(
    'sortOn',
    'The items of `list` in the order of `f` of each.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) =>
      sortedBy(
        from,
        (item) => call(machine, f, item),
        (a, b) => {
          const order = compare(a, b);
          return order === undefined ? undefined : order < 0;
        },
      ),
  ),
  fn(
    'naturalSort',
    'The strings of `lst` in order, with numbers in them compared as numbers.',
    { lst: arg.list },
    ({ lst }) =>
      sortedBy(
        lst,
        (item) => {
          const text = textOf(item.force());
          return text === undefined ? undefined : naturalKey(text);
        },
        isNaturallyLess,
      ),
  ),
  fn(
    'compareLists',
    'What `cmp` says of the first items of `a` and `b` that differ: negative, 0 or positive.',
    { cmp: arg.lazy, a: arg.list, b: arg.list },
    ({ cmp, a, b }, machine) => comparedLists(machine, cmp, a, b),
  ),
  fn(
    'toposort',
    'The items of `list` in an order in which each comes before those that `before` says, as `result`; where that is not possible, a `cycle`.',
    { before: arg.lazy, list: arg.list },
    ({ before, list: from }, machine) => {
      const result =
        from.open || from.items.length > MAX_TOPOSORT ? undefined : ordered(machine, before, from.items);
      return result ? attrsOf([['result', done(list(result))]]) : unknown('order of a list');
    },
  ),
  opaque(
    'listDfs',
    'A search through `list`, depth first, from its first item to what `before` says comes before.',
    'stopOnCycles',
    'before',
    'list',
  ),
];
