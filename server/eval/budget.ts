/** Bounds what one evaluation may cost, so that no input makes it hang or overflow the stack. */

export interface Budget {
  /** Begins one step; a text when there must be none any more. Each step that was begun is ended with `leave`. */
  enter(): string | undefined;
  leave(): void;
}

/** Nested steps; each takes a handful of JavaScript frames. */
const MAX_DEPTH = 400;

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
  };
}
