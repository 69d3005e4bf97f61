/** Equality and order of values, as Nix has them; `undefined` where they cannot be known. */
import type { Value } from './value.ts';
import { member, textOf } from './values.ts';

const DEPTH = 50;

/** How many values inside others a comparison looks at; lists that hold others twice grow with each level. */
export const MAX_COMPARED = 100_000;

interface Patience {
  left: number;
}

/** Nix's `==`. Functions are never equal; of open values only a certain difference is known. */
export function equal(a: Value, b: Value, patience = { left: MAX_COMPARED }): boolean | undefined {
  return isSame(a, b, 0, patience);
}

function isSame(a: Value, b: Value, depth: number, patience: Patience): boolean | undefined {
  if (a === b && a.kind !== 'unknown' && a.kind !== 'lambda' && a.kind !== 'primop') return true;
  if (a.kind === 'unknown' || b.kind === 'unknown' || depth > DEPTH || patience.left-- <= 0) return undefined;
  if ((a.kind === 'int' || a.kind === 'float') && (b.kind === 'int' || b.kind === 'float'))
    return Number(a.value) === Number(b.value) && (a.kind !== b.kind || a.value === b.value);
  if (a.kind !== b.kind) return false;
  if (a.kind === 'string') {
    const [x, y] = [textOf(a), textOf(b)];
    return x === undefined || y === undefined ? undefined : x === y;
  }
  if (a.kind === 'path' && b.kind === 'path') return a.path === b.path;
  if (a.kind === 'bool' && b.kind === 'bool') return a.value === b.value;
  if (a.kind === 'null') return true;
  if (a.kind === 'list' && b.kind === 'list') return equalLists(a, b, depth, patience);
  if (a.kind === 'attrs' && b.kind === 'attrs') return equalSets(a, b, depth, patience);
  return false;
}

type ListValue = Extract<Value, { kind: 'list' }>;
type SetValue = Extract<Value, { kind: 'attrs' }>;

function equalLists(a: ListValue, b: ListValue, depth: number, patience: Patience): boolean | undefined {
  if (a.open || b.open) return undefined;
  if (a.items.length !== b.items.length) return false;
  return every(
    a.items.map((it, index) => () => {
      const other = b.items[index];
      return other ? isSame(it.force(), other.force(), depth + 1, patience) : false;
    }),
  );
}

function equalSets(a: SetValue, b: SetValue, depth: number, patience: Patience): boolean | undefined {
  if (textOf(member(a, 'type')) === 'derivation' && textOf(member(b, 'type')) === 'derivation') {
    const [x, y] = [member(a, 'outPath'), member(b, 'outPath')];
    return x && y ? isSame(x, y, depth + 1, patience) : undefined;
  }
  if (a.open || b.open || a.domain || b.domain) return undefined;
  const names = a.members.names();
  if (names.length !== b.members.names().length) return false;
  return every(
    names.map((name) => () => {
      const [x, y] = [member(a, name), member(b, name)];
      return x && y ? isSame(x, y, depth + 1, patience) : false;
    }),
  );
}

/** False once one is false; unknown when none is false and one is unknown. */
function every(tests: readonly (() => boolean | undefined)[]): boolean | undefined {
  let result: boolean | undefined = true;
  for (const test of tests) {
    const it = test();
    if (it === false) return false;
    if (it === undefined) result = undefined;
  }
  return result;
}

/** Negative, zero or positive; numbers, strings, paths, and lists of them. */
export function compare(a: Value, b: Value, depth = 0): number | undefined {
  if ((a.kind === 'int' || a.kind === 'float') && (b.kind === 'int' || b.kind === 'float'))
    return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  if (a.kind === 'string' && b.kind === 'string') {
    const [x, y] = [textOf(a), textOf(b)];
    return x === undefined || y === undefined ? undefined : compareText(x, y);
  }
  if (a.kind === 'path' && b.kind === 'path') return compareText(a.path, b.path);
  if (a.kind !== 'list' || b.kind !== 'list' || a.open || b.open || depth > DEPTH) return undefined;
  for (const [index, item] of a.items.entries()) {
    const other = b.items[index];
    if (!other) return 1;
    const [x, y] = [item.force(), other.force()];
    const same = equal(x, y);
    if (same === undefined) return undefined;
    if (!same) return compare(x, y, depth + 1);
  }
  return a.items.length - b.items.length;
}

/** By bytes of UTF-8, as Nix compares. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}
