/** Thunks: computations that run at most once and cannot run inside themselves. */
import type { SyntaxNode } from '../syntax/node.ts';
import type { Thunk, Value } from './value.ts';
import { unknown } from './values.ts';

const RUNNING = Symbol('running');

/** A thunk for `compute`. Asked for its value while it computes it, it answers that it is a cycle. */
export function lazy(compute: () => Value, node?: SyntaxNode): Thunk {
  let state: Value | typeof RUNNING | undefined;
  let pending: (() => Value) | undefined = compute;
  return {
    node,
    force() {
      if (state === RUNNING) return unknown('infinite recursion');
      if (state === undefined) {
        state = RUNNING;
        state = pending?.() ?? unknown('infinite recursion');
        pending = undefined;
      }
      return state;
    },
  };
}
