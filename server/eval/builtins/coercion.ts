/** `toString` and what it does with each kind of value. */
import type { List, Machine, Str, Unknown, Value } from '../value.ts';
import { str, strOf, unknown } from '../values.ts';
import { coerced } from './arguments.ts';

const MAX_DEPTH = 50;

/** Values inside each other that are written; lists that hold others twice grow with each level. */
const MAX_VALUES = 100_000;

/** A value as `toString` writes it: numbers, booleans, `null` and lists too, and a path as it is. */
export function toText(value: Value, machine: Machine): Str | Unknown {
  return written(value, machine, 0, { left: MAX_VALUES });
}

interface Patience {
  left: number;
}

function written(value: Value, machine: Machine, depth: number, patience: Patience): Str | Unknown {
  switch (value.kind) {
    case 'string':
      return value;
    case 'path':
      return str(value.path, value.origin);
    case 'int':
      return str(value.value.toString());
    case 'float':
      return str(fixed(value.value));
    case 'bool':
      return str(value.value ? '1' : '');
    case 'null':
      return str('');
    case 'list':
      return listText(value, machine, depth, patience);
    case 'unknown':
      return value;
    default:
      return coerced(value, machine);
  }
}

function listText(value: List, machine: Machine, depth: number, patience: Patience): Str | Unknown {
  if (depth > MAX_DEPTH) return unknown('too deeply nested');
  const parts: (string | Value)[] = [];
  for (const [index, item] of value.items.entries()) {
    if (patience.left-- <= 0) return unknown('too many values');
    const it = item.force();
    parts.push(written(it, machine, depth + 1, patience));
    const empty = it.kind === 'list' && it.items.length === 0;
    if (index < value.items.length - 1 && !empty) parts.push(' ');
  }
  return value.open ? strOf([unknown('open list'), ...parts, unknown('open list')]) : strOf(parts);
}

/** With six digits behind the point, as C's `%f`. */
function fixed(value: number): string {
  if (Math.abs(value) < 1e21) return value.toFixed(6);
  if (Number.isNaN(value)) return 'nan';
  return Number.isFinite(value) ? `${BigInt(value)}.000000` : value > 0 ? 'inf' : '-inf';
}

/** The strings of `items` with `separator` between them; what lies in an open list at places unknown is a part at both ends. */
export function joined(separator: Str, items: readonly (Str | Unknown)[], open: boolean): Str {
  const parts: (string | Value)[] = open ? [unknown('open list')] : [];
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(separator);
    parts.push(item);
  }
  return strOf(open ? [...parts, unknown('open list')] : parts);
}
