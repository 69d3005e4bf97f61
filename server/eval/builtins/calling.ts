/** Calling functions of the user from known functions. */
import type { Attrs, Machine, Thunk, Value } from '../value.ts';
import { boolOf } from '../values.ts';
import { compareText } from './bytes.ts';

/** How many items a known function goes through before it gives up. */
export const MANY = 100_000;

/** `fn a b …` */
export function call(machine: Machine, fn: Thunk | Value, ...args: readonly Thunk[]): Value {
  return args.reduce((value, arg) => machine.apply(value, arg), 'force' in fn ? fn.force() : fn);
}

/** What a predicate says; `undefined` where it cannot be known. */
export function decide(
  machine: Machine,
  predicate: Thunk | Value,
  ...args: readonly Thunk[]
): boolean | undefined {
  return boolOf(call(machine, predicate, ...args));
}

/** The names that a set has for sure, in Nix's order. */
export function sortedNames(set: Attrs): string[] {
  return [...set.members.names()].sort(compareText);
}
