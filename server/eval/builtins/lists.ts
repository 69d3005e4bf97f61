/** Builtins on lists. */
import { compare } from '../compare.ts';
import type { List, Machine, Thunk, Unknown, Value } from '../value.ts';
import { attrsOf, bool, done, int, list, textOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { call, decide, MANY } from './calling.ts';
import { type FunctionDefinition, fn } from './definition.ts';

/** One of the items of a list whose order is not known. */
export function someItem(from: List): Unknown {
  return unknown('open list', from.items.slice(0, 16));
}

/** The item at `index`, counted from 0. */
export function itemAt(from: List, index: number): Value {
  if (from.open) return someItem(from);
  return from.items[index]?.force() ?? unknown('index outside of the list');
}

/** `f` of each item, put off until it is asked for. */
export function mapped(machine: Machine, f: Thunk, from: List): List {
  if (!machine.pay(from.items.length * ITEM_SIZE)) return list([], true);
  return list(
    from.items.map((item) => machine.lazy(() => call(machine, f, item))),
    from.open,
  );
}

/** The items that `holds` keeps; one that it cannot judge leaves the list open. */
export function filtered(from: List, holds: (item: Thunk) => boolean | undefined): List {
  let open = from.open;
  const items = from.items.filter((item) => {
    const it = holds(item);
    if (it === undefined) open = true;
    return it === true;
  });
  return items.length === from.items.length && open === from.open ? from : list(items, open);
}

/** The items of the lists in a row; what is no list for sure leaves the result open. */
export function concatenated(lists: Iterable<Value>, open: boolean): Value {
  const items: Thunk[] = [];
  let isOpen = open;
  for (const it of lists) {
    if (it.kind === 'list') for (const item of it.items) items.push(item);
    else if (it.kind !== 'unknown') return unknown('not a list');
    if (it.kind !== 'list' || it.open) isOpen = true;
    if (items.length > MANY) return list(items, true);
  }
  return list(items, isOpen);
}

/** Whether one of the items holds: true once one does, unknown where one may. */
export function anyOf(from: List, holds: (item: Thunk) => boolean | undefined): boolean | undefined {
  let result: boolean | undefined = from.open ? undefined : false;
  for (const item of from.items) {
    const it = holds(item);
    if (it === true) return true;
    if (it === undefined) result = undefined;
  }
  return result;
}

export function boolOrUnknown(value: boolean | undefined, why: string): Value {
  return value === undefined ? unknown(why) : bool(value);
}

/** Whether `x` is one of the items. */
export function contains(machine: Machine, from: List, x: Value): boolean | undefined {
  if (!machine.pay(from.items.length)) return undefined;
  return anyOf(from, (item) => machine.equal(x, item.force()));
}

/** `f (f (f start a) b) c` */
export function folded(machine: Machine, f: Thunk, start: Thunk, from: List): Value {
  if (from.open) return unknown('fold of an open list');
  if (from.items.length > MANY) return unknown('list too long');
  let value = start;
  for (const item of from.items) value = done(call(machine, f, value, item));
  return value.force();
}

/** A stable sort; `undefined` where an order of two items is not known. */
export function sorted<T>(items: readonly T[], isLess: (a: T, b: T) => boolean | undefined): T[] | undefined {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = sorted(items.slice(0, middle), isLess);
  const right = left && sorted(items.slice(middle), isLess);
  if (!left || !right) return undefined;
  const merged: T[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (a === undefined || b === undefined) return [...merged, ...left.slice(i), ...right.slice(j)];
    const swapped = isLess(b, a);
    if (swapped === undefined) return undefined;
    merged.push(swapped ? b : a);
    if (swapped) j++;
    else i++;
  }
}

/** Lists of the items by their keys; an item whose key is not known may belong to any of them. */
export function grouped(from: List, keyOf: (item: Thunk) => string | undefined): Map<string, List> {
  const groups = new Map<string, Thunk[]>();
  let open = from.open;
  for (const item of from.items) {
    const key = keyOf(item);
    if (key === undefined) open = true;
    else {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return new Map([...groups].map(([key, items]) => [key, list(items, open)]));
}

/** To make an item costs as much as so many characters. */
const ITEM_SIZE = 300;

/** The list of `f 0` to `f (length - 1)`; of one that is too long, the beginning. */
export function generated(machine: Machine, length: bigint, f: (index: number) => Value): Value {
  if (length < 0n) return unknown('negative length');
  const many = length > MANY;
  if (!machine.pay(many ? 0 : Number(length) * ITEM_SIZE)) return unknown('out of fuel');
  return list(
    Array.from({ length: many ? 1000 : Number(length) }, (_, index) => machine.lazy(() => f(index))),
    many,
  );
}

const MAX_CLOSURE = 10_000;

/** Keys that only a comparison can tell apart: each is compared with all others. */
const MAX_COMPARED = 300;

/** What tells two keys of a closure apart; `undefined` for those that only a comparison can tell apart. */
function keyText(key: Value): string | undefined {
  if (key.kind === 'int' || key.kind === 'float') return `number ${Number(key.value)}`;
  const text = textOf(key);
  return text === undefined ? undefined : `string ${text}`;
}

function closure(machine: Machine, start: List, operator: Value): Value {
  const found: Thunk[] = [];
  const texts = new Set<string>();
  const others: Value[] = [];
  const pending = [...start.items];
  let open = start.open;
  for (let at = 0; at < pending.length; at++) {
    if (at > MAX_CLOSURE || others.length > MAX_COMPARED) return list(found, true);
    const thunk = pending[at];
    const key = thunk && machine.select(thunk.force(), 'key')?.force();
    if (!key || key.kind === 'unknown') {
      open = true;
      continue;
    }
    const text = keyText(key);
    if (text === undefined ? others.some((it) => compare(it, key) === 0) : texts.has(text)) continue;
    if (text === undefined) others.push(key);
    else texts.add(text);
    found.push(thunk);
    const more = call(machine, operator, thunk);
    if (more.kind === 'list') pending.push(...more.items.slice(0, MAX_CLOSURE));
    if (more.kind !== 'list' || more.open) open = true;
  }
  return list(found, open);
}

const predicate = { pred: arg.lazy, list: arg.list };

export const LISTS: readonly FunctionDefinition[] = [
  fn('length', 'The number of items in `e`.', { e: arg.list }, ({ e }) =>
    e.open ? unknown('length of an open list') : int(e.items.length),
  ),
  fn('elemAt', 'The item of `xs` at `n`, counted from 0.', { xs: arg.list, n: arg.int }, ({ xs, n }) =>
    itemAt(xs, Number(n)),
  ),
  fn('head', 'The first item of `list`.', { list: arg.list }, ({ list: from }) => itemAt(from, 0)),
  fn('tail', '`list` without its first item.', { list: arg.list }, ({ list: from }) =>
    from.items.length === 0 && !from.open
      ? unknown('tail of an empty list')
      : list(from.items.slice(1), from.open),
  ),
  fn(
    'map',
    'The list of `f` of each item of `list`.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) => mapped(machine, f, from),
  ),
  fn(
    'filter',
    'The items of `list` for which `f` is true.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) => filtered(from, (item) => decide(machine, f, item)),
  ),
  fn(
    'elem',
    'Whether `x` is one of the items of `xs`.',
    { x: arg.lazy, xs: arg.list },
    ({ x, xs }, machine) =>
      boolOrUnknown(
        xs.items.length === 0 && !xs.open ? false : contains(machine, xs, x.force()),
        'item of a list',
      ),
  ),
  fn(
    'any',
    'Whether `pred` is true for one of the items of `list`.',
    predicate,
    ({ pred, list: from }, machine) =>
      boolOrUnknown(
        anyOf(from, (item) => decide(machine, pred, item)),
        'item of a list',
      ),
  ),
  fn('all', 'Whether `pred` is true for all items of `list`.', predicate, ({ pred, list: from }, machine) => {
    const exception = anyOf(from, (item) => {
      const it = decide(machine, pred, item);
      return it === undefined ? undefined : !it;
    });
    return exception === undefined ? unknown('items of a list') : bool(!exception);
  }),
  fn('concatLists', 'The items of the lists in `lists` in a row.', { lists: arg.list }, ({ lists }) =>
    concatenated(
      results(lists, (item) => item.force()),
      lists.open,
    ),
  ),
  fn(
    'concatMap',
    'The items of `f` of each item of `list` in a row.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) =>
      concatenated(
        results(from, (item) => call(machine, f, item)),
        from.open,
      ),
  ),
  fn(
    "foldl'",
    'Combines the items of `list` from the left: `op (op nul a) b` and so on.',
    { op: arg.lazy, nul: arg.lazy, list: arg.list },
    ({ op, nul, list: from }, machine) => folded(machine, op, nul, from),
  ),
  fn(
    'genList',
    'The list of `generator 0` up to `generator (length - 1)`.',
    { generator: arg.lazy, length: arg.int },
    ({ generator, length }, machine) =>
      generated(machine, length, (index) => call(machine, generator, done(int(index)))),
  ),
  fn(
    'sort',
    'The items of `list` in order; `comparator a b` tells whether `a` comes before `b`.',
    { comparator: arg.lazy, list: arg.list },
    ({ comparator, list: from }, machine) => {
      if (from.open) return from;
      const items =
        from.items.length > MANY
          ? undefined
          : sorted(from.items, (a, b) => decide(machine, comparator, a, b));
      return items ? list(items) : unknown('order of a list');
    },
  ),
  fn(
    'partition',
    'The items of `list` for which `pred` is true, as `right`, and the others, as `wrong`.',
    predicate,
    ({ pred, list: from }, machine) => {
      const verdicts = new Map(from.items.map((item) => [item, decide(machine, pred, item)]));
      const part = (wanted: boolean): Thunk =>
        done(
          filtered(from, (item) => {
            const it = verdicts.get(item);
            return it === undefined ? undefined : it === wanted;
          }),
        );
      return attrsOf([
        ['right', part(true)],
        ['wrong', part(false)],
      ]);
    },
  ),
  fn(
    'groupBy',
    'The items of `list` as a set of lists, by the name that `f` gives each.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: from }, machine) => {
      let open = from.open;
      const groups = grouped(from, (item) => {
        const key = textOf(call(machine, f, item));
        if (key === undefined) open = true;
        return key;
      });
      return attrsOf(
        [...groups].map(([key, items]) => [key, done(items)] as const),
        { open },
      );
    },
  ),
  fn(
    'genericClosure',
    'The items of `startSet`, what `operator` gives for each of them, and so on; items with the same `key` only once.',
    { attrset: arg.set },
    ({ attrset }, machine) => {
      const start = machine.select(attrset, 'startSet')?.force();
      const operator = machine.select(attrset, 'operator')?.force();
      return start?.kind === 'list' && operator
        ? closure(machine, start, operator)
        : unknown('start of a closure');
    },
  ),
];

/** One after the other, so that the rest is not computed once there are too many. */
function* results(from: List, of: (item: Thunk) => Value): Generator<Value> {
  for (const item of from.items) yield of(item);
}
