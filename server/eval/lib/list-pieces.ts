/** The functions of `lib.lists` that take a list apart. */
import { arg } from '../builtins/arguments.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { boolOrUnknown, someItem } from '../builtins/lists.ts';
import type { List, Machine, Value } from '../value.ts';
import { list, unknown } from '../values.ts';

/** Items `start` to `start + count`; none of them is certain where places in the list are not. */
function sublist(from: List, start: number, count: number): Value {
  if (start < 0 || count < 0) return unknown('negative length');
  return from.open ? list([], true) : list(from.items.slice(start, start + count));
}

/** How many items `a` and `b` share at their beginning; `undefined` where that is not known. */
function shared(machine: Machine, a: List, b: List): number | undefined {
  if (a.open || b.open) return undefined;
  for (const [index, item] of a.items.entries()) {
    const other = b.items[index];
    if (!other) return index;
    const same = machine.equal(item.force(), other.force());
    if (same === undefined) return undefined;
    if (!same) return index;
  }
  return a.items.length;
}

function startsWith(machine: Machine, prefix: List, whole: List): boolean | undefined {
  const length = shared(machine, prefix, whole);
  return length === undefined ? undefined : length === prefix.items.length;
}

const counted = { count: arg.int, list: arg.list };
const two = { list1: arg.list, list2: arg.list };

export const PIECES: readonly FunctionDefinition[] = [
  fn('take', 'The first `count` items of `list`.', counted, ({ count, list: from }) =>
    sublist(from, 0, Number(count)),
  ),
  fn('takeEnd', 'The last `n` items of `xs`.', { n: arg.int, xs: arg.list }, ({ n, xs }) =>
    sublist(xs, Math.max(0, xs.items.length - Number(n)), xs.items.length),
  ),
  fn('drop', '`list` without its first `count` items.', counted, ({ count, list: from }) =>
    sublist(from, Number(count), from.items.length),
  ),
  fn('dropEnd', '`xs` without its last `n` items.', { n: arg.int, xs: arg.list }, ({ n, xs }) =>
    sublist(xs, 0, Math.max(0, xs.items.length - Number(n))),
  ),
  fn(
    'sublist',
    'At most `count` items of `list` from the place `start` on, counted from 0.',
    { start: arg.int, count: arg.int, list: arg.list },
    ({ start, count, list: from }) => sublist(from, Number(start), Number(count)),
  ),
  fn('last', 'The last item of `list`.', { list: arg.list }, ({ list: from }) => {
    if (from.open) return someItem(from);
    return from.items.at(-1)?.force() ?? unknown('throw');
  }),
  fn('init', '`list` without its last item.', { list: arg.list }, ({ list: from }) => {
    if (from.items.length === 0 && !from.open) return unknown('throw');
    return list(from.items.slice(0, -1), from.open);
  }),
  fn('hasPrefix', 'Whether `list2` begins with the items of `list1`.', two, ({ list1, list2 }, machine) =>
    boolOrUnknown(startsWith(machine, list1, list2), 'items of lists'),
  ),
  fn(
    'removePrefix',
    '`list2` without the items of `list1`, with which it must begin.',
    two,
    ({ list1, list2 }, machine) => {
      const begins = startsWith(machine, list1, list2);
      if (begins === false) return unknown('throw');
      return begins ? list(list2.items.slice(list1.items.length)) : list([], true);
    },
  ),
  fn('commonPrefix', 'The items with which both lists begin.', two, ({ list1, list2 }, machine) => {
    const length = shared(machine, list1, list2);
    return length === undefined ? list([], true) : list(list1.items.slice(0, length));
  }),
];
