/** Bounds what one evaluation may cost, so that no input makes it hang or overflow the stack. */
import type { Value } from './value.ts';

export interface Budget {
  /** Begins one step; a text when there must be none any more. Each step that was begun is ended with `leave`. */
  enter(): string | undefined;
  leave(): void;
  /** Pays for so many characters that are gone through at once; false when there is nothing left to pay with. */
  pay(size: number): boolean;
}

/** Nested steps; each takes a handful of JavaScript frames. */
const MAX_DEPTH = 400;

/** Characters of a string that cost as much as a step. */
const STEP_SIZE = 1000;

/** An item of a list costs as much as so many characters. */
const ITEM_SIZE = 10;

export function createBudget(fuel: number): Budget {
  let left = fuel;
  let depth = 0;
  return {
    enter() {
      if (left <= 0) return 'out of fuel';
      if (depth >= MAX_DEPTH) return 'too deeply nested';
      left--;
      depth++;
      return undefined;
    },
    leave() {
      depth--;
    },
    pay(size) {
      left -= size / STEP_SIZE;
      return left > 0;
    },
  };
}

/** What it takes to go through a value that was made. */
export function sizeOf(value: Value): number {
  if (value.kind === 'list') return ITEM_SIZE * value.items.length;
  if (value.kind !== 'string') return 0;
  let size = ITEM_SIZE * value.parts.length;
  for (const part of value.parts) if (typeof part === 'string') size += part.length;
  return size;
}
