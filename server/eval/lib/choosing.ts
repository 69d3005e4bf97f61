/** The functions of `lib.lists` that choose among items. */
import { arg } from '../builtins/arguments.ts';
import { decide, sortedNames } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { anyOf, boolOrUnknown, contains, filtered, grouped, itemAt } from '../builtins/lists.ts';
import type { List, Machine, Thunk, Value } from '../value.ts';
import { attrsOf, bool, boolOf, done, int, list, NULL, textOf, unknown } from '../values.ts';

const condition = { cond: arg.lazy };
const predicate = { pred: arg.lazy };

/** `then` where `cond` is true; where it is not known, a list that may hold anything. */
function optionally(cond: Thunk, then: () => Value): Value {
  const it = boolOf(cond.force());
  if (it === undefined) return list([], true);
  return it ? then() : list([]);
}

/** The place of the first item for which `pred` is true; `undefined` where it cannot be known. */
function firstIndex(machine: Machine, pred: Thunk, from: List): number | undefined {
  for (const [index, item] of from.items.entries()) {
    const it = decide(machine, pred, item);
    if (it === undefined) return undefined;
    if (it) return from.open ? undefined : index;
  }
  return from.open ? undefined : -1;
}

/** The items without those that equal one before. */
function distinct(machine: Machine, from: List): Value {
  const kept: Thunk[] = [];
  const texts = new Set<string>();
  for (const item of from.items) {
    const value = item.force();
    const text = textOf(value);
    if (
      text === undefined
        ? kept.length < 1000 && contains(machine, list(kept), value) === true
        : texts.has(text)
    )
      continue;
    if (text !== undefined) texts.add(text);
    kept.push(item);
  }
  return kept.length === from.items.length ? from : list(kept, from.open);
}

export const CHOOSING: readonly FunctionDefinition[] = [
  fn('singleton', 'The list with `x` as its only item.', { x: arg.lazy }, ({ x }) => list([x])),
  fn('toList', '`x` if it is a list, else the list with `x` as its only item.', { x: arg.lazy }, ({ x }) => {
    const value = x.force();
    if (value.kind === 'unknown') return list([], true);
    return value.kind === 'list' ? value : list([x]);
  }),
  fn(
    'optional',
    'The list with `elem` as its only item if `cond` is true, else `[ ]`.',
    { ...condition, elem: arg.lazy },
    ({ cond, elem }) => optionally(cond, () => list([elem])),
  ),
  fn(
    'optionals',
    'The list `elems` if `cond` is true, else `[ ]`.',
    { ...condition, elems: arg.lazy },
    ({ cond, elems }) => optionally(cond, () => elems.force()),
  ),
  fn(
    'findFirst',
    'The first item of `list` for which `pred` is true, or `default`.',
    { ...predicate, default: arg.lazy, list: arg.list },
    ({ pred, default: fallback, list: from }, machine) => {
      const index = firstIndex(machine, pred, from);
      if (index === undefined) return unknown('item of a list', [...from.items.slice(0, 16), fallback]);
      return index < 0 ? fallback.force() : itemAt(from, index);
    },
  ),
  fn(
    'findFirstIndex',
    'The place of the first item of `list` for which `pred` is true, or `default`.',
    { ...predicate, default: arg.lazy, list: arg.list },
    ({ pred, default: fallback, list: from }, machine) => {
      const index = firstIndex(machine, pred, from);
      if (index === undefined) return unknown('place in a list');
      return index < 0 ? fallback.force() : int(index);
    },
  ),
  fn(
    'findSingle',
    'The only item of `list` for which `pred` is true; `default` where there is none, `multiple` where there are several.',
    { ...predicate, default: arg.lazy, multiple: arg.lazy, list: arg.list },
    ({ pred, default: fallback, multiple, list: from }, machine) => {
      const found = filtered(from, (item) => decide(machine, pred, item));
      if (found.items.length > 1) return multiple.force();
      if (found.open) return unknown('item of a list', [...found.items, fallback]);
      return (found.items[0] ?? fallback).force();
    },
  ),
  fn(
    'remove',
    '`list` without the items that equal `e`.',
    { e: arg.lazy, list: arg.list },
    ({ e, list: from }, machine) => filtered(from, (item) => negated(machine.equal(item.force(), e.force()))),
  ),
  fn(
    'ifilter0',
    'The items of `input` for which `ipred index item` is true.',
    { ipred: arg.lazy, input: arg.list },
    ({ ipred, input }, machine) => {
      const places = new Map(input.items.map((item, index) => [item, index]));
      return filtered(input, (item) =>
        input.open ? undefined : decide(machine, ipred, done(int(places.get(item) ?? 0)), item),
      );
    },
  ),
  fn(
    'unique',
    'The items of `list` without those that equal one before.',
    { list: arg.list },
    ({ list: from }, machine) => distinct(machine, from),
  ),
  fn(
    'uniqueStrings',
    'The different strings in `list`, in alphabetical order.',
    { list: arg.list },
    ({ list: from }) => {
      const groups = attrsOf(
        [...grouped(from, (item) => textOf(item.force()))].map(
          ([name, items]) => [name, items.items[0] ?? done(NULL)] as const,
        ),
      );
      return list(
        sortedNames(groups).flatMap((name) => groups.members.get(name) ?? []),
        from.open || from.items.some((it) => textOf(it.force()) === undefined),
      );
    },
  ),
  fn(
    'allUnique',
    'Whether no two items of `list` are equal.',
    { list: arg.list },
    ({ list: from }, machine) => {
      const kept = distinct(machine, from);
      if (kept.kind === 'list' && kept.items.length < from.items.length) return bool(false);
      return from.open ? unknown('items of an open list') : bool(true);
    },
  ),
  fn(
    'intersectLists',
    'The items of `list2` that are in `list1`, too.',
    { list1: arg.list, list2: arg.list },
    ({ list1, list2 }, machine) => filtered(list2, (item) => contains(machine, list1, item.force())),
  ),
  fn(
    'subtractLists',
    'The items of `list2` that are not in `list1`.',
    { list1: arg.list, list2: arg.list },
    ({ list1, list2 }, machine) => filtered(list2, (item) => negated(contains(machine, list1, item.force()))),
  ),
  fn(
    'mutuallyExclusive',
    'Whether no item of `a` is in `b`.',
    { a: arg.list, b: arg.list },
    ({ a, b }, machine) =>
      boolOrUnknown(negated(anyOf(a, (item) => contains(machine, b, item.force()))), 'items of lists'),
  ),
  fn(
    'replaceElemAt',
    '`list` with `newElem` at the place `idx`.',
    { list: arg.list, idx: arg.int, newElem: arg.lazy },
    ({ list: from, idx, newElem }) => {
      const index = Number(idx);
      if (from.open || index < 0 || index >= from.items.length) return unknown('index outside of the list');
      return list(from.items.with(index, newElem));
    },
  ),
];

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
