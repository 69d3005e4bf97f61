/** What known functions want of their arguments. */
import type { Attrs, Float, Int, List, Machine, Str, Thunk, Unknown, Value } from '../value.ts';
import { strOf, textOf, unknown } from '../values.ts';
import type { Reader } from './definition.ts';
import { pathOf } from './locations.ts';

function wanted<K extends Value['kind']>(kind: K, called: string): Reader<Extract<Value, { kind: K }>> {
  const isWanted = (value: Value): value is Extract<Value, { kind: K }> => value.kind === kind;
  return (arg) => {
    const value = arg.force();
    if (isWanted(value)) return value;
    return value.kind === 'unknown' ? value : unknown(`not ${called}`);
  };
}

const string = wanted('string', 'a string');
const int = wanted('int', 'an integer');
const bool = wanted('bool', 'a boolean');

/** The readers, as `fn` wants them. */
export const arg = {
  /** Not looked at before the function asks. */
  lazy: ((it) => it) satisfies Reader<Thunk>,
  /** Anything, if only it is known. */
  value: ((it) => it.force()) satisfies Reader<Value>,
  list: wanted('list', 'a list') satisfies Reader<List>,
  set: wanted('attrs', 'a set') satisfies Reader<Attrs>,
  /** A string, perhaps with parts that are not text. */
  string: string satisfies Reader<Str>,
  /** A string that is wholly known. */
  text: ((it, machine) => {
    const value = string(it, machine);
    return value.kind === 'unknown' ? value : (textOf(value) ?? partOf(value));
  }) satisfies Reader<string>,
  /** Whatever can stand in an interpolation. */
  coerced: ((it, machine) => coerced(it.force(), machine)) satisfies Reader<Str>,
  int: ((it, machine) => {
    const value = int(it, machine);
    return value.kind === 'unknown' ? value : value.value;
  }) satisfies Reader<bigint>,
  number: ((it) => {
    const value = it.force();
    return value.kind === 'int' || value.kind === 'float' || value.kind === 'unknown'
      ? value
      : unknown('not a number');
  }) satisfies Reader<Int | Float>,
  bool: ((it, machine) => {
    const value = bool(it, machine);
    return value.kind === 'unknown' ? value : value.value;
  }) satisfies Reader<boolean>,
  /** The text of a path, of a string that is one, or of a source in the workspace. */
  path: ((it, machine) => {
    const value = it.force();
    if (value.kind === 'unknown') return value;
    return pathOf(value, machine) ?? unknown('path of something computed');
  }) satisfies Reader<string>,
};

/** Why a string with such parts has no text. */
function partOf(value: Str): Unknown {
  const part = value.parts.find((it) => typeof it !== 'string' && it.kind === 'unknown');
  return part !== undefined && typeof part !== 'string' && part.kind === 'unknown'
    ? part
    : unknown('text of a store path');
}

/** A value as in an interpolation; a package or other thing that is known in part becomes a part. */
export function coerced(value: Value, machine: Machine): Str | Unknown {
  const it = machine.coerce(value);
  return it.kind === 'unknown' && value.kind === 'attrs' && value.domain ? strOf([value]) : it;
}
