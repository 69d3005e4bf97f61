/** Thunks: computations that run at most once and cannot run inside themselves. */
import type { SyntaxNode } from '../syntax/node.ts';
import type { Thunk, Value } from './value.ts';
import { unknown } from './values.ts';

const RUNNING = Symbol('running');

/** Thunks that are computed inside each other; deeper, the stack would not last. */
const MAX_NESTING = 400;

/** Where a stack that did not last all the same is given up: high enough that there is room to go on. */
const SAFE_NESTING = 40;

let nesting = 0;

/** A thunk for `compute`. Asked for its value while it computes it, it answers that it is a cycle. */
export function lazy(compute: () => Value, node?: SyntaxNode): Thunk {
  let state: Value | typeof RUNNING | undefined;
  let pending: (() => Value) | undefined = compute;
  return {
    node,
    force() {
      if (state === RUNNING) return unknown('infinite recursion');
      if (state !== undefined) return state;
      if (nesting >= MAX_NESTING) return unknown('too deeply nested');
      state = RUNNING;
      const value = pending ? nested(pending) : unknown('infinite recursion');
      state = value;
      pending = undefined;
      return value;
    },
  };
}

function nested(compute: () => Value): Value {
  nesting++;
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError && nesting <= SAFE_NESTING) return unknown('too deeply nested');
    throw error;
  } finally {
    nesting--;
  }
}
