/** Laying members over a set, whatever it is. */
import { update } from '../update.ts';
import type { Thunk, Value } from '../value.ts';
import { attrsOf } from '../values.ts';

/** `value // { … }`; a derivation or other known thing stays what it is. */
export function withMembers(value: Value, members: Iterable<readonly [string, Thunk]>): Value {
  return update(value, attrsOf(members));
}
