/** Folds from either end. */
import { call, MANY } from '../builtins/calling.ts';
import type { List, Machine, Thunk, Value } from '../value.ts';
import { done, unknown } from '../values.ts';

/** Of longer lists the tail is computed at once, lest the calls nest too deeply. */
const LAZY_LENGTH = 60;

/** `op a (op b (op c nul))`; `op` need not look at its second argument. */
export function foldedRight(machine: Machine, op: Thunk, nul: Thunk, from: List): Value {
  if (from.open) return unknown('fold of an open list');
  if (from.items.length > MANY) return unknown('list too long');
  let rest = nul;
  for (const [index, item] of [...from.items].reverse().entries()) {
    const tail = rest;
    rest = machine.lazy(() => call(machine, op, item, tail));
    if (index % LAZY_LENGTH === LAZY_LENGTH - 1) rest = done(rest.force());
  }
  return rest.force();
}

/** `op (op (op nul a) b) c`; `op` need not look at its first argument. */
export function foldedLeft(machine: Machine, op: Thunk, nul: Thunk, from: List): Value {
  if (from.open) return unknown('fold of an open list');
  if (from.items.length > MANY) return unknown('list too long');
  let value = nul;
  for (const [index, item] of from.items.entries()) {
    const before = value;
    value = machine.lazy(() => call(machine, op, before, item));
    if (index % LAZY_LENGTH === LAZY_LENGTH - 1) value = done(value.force());
  }
  return value.force();
}
