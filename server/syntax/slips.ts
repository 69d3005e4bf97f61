/** Slips of the pen that a reading takes for granted, so that the rest of the text makes sense. */
import type { Offset } from '../text/range.ts';

/**
 * One slip, at the token at `at`. With an `end`: a string, bracket or `let` that opens there lacks its closing token
 * and ends at that offset. Without: a closing token that is one too many.
 */
export interface Slip {
  readonly at: Offset;
  readonly end: Offset | undefined;
  /** Whether there is more to it than that the text makes no sense: it is taken if it explains as much. */
  readonly isLikely: boolean;
}

export interface Slips {
  /** Where what opens at an offset ends. */
  readonly cuts: ReadonlyMap<Offset, Offset>;
  /** The closing tokens that close nothing. */
  readonly strays: ReadonlySet<Offset>;
  /** Whether one of them lies in the range. */
  touch(start: Offset, end: Offset): boolean;
}

export function slips(all: readonly Slip[]): Slips {
  const cuts = new Map<Offset, Offset>();
  const strays = new Set<Offset>();
  for (const { at, end } of all) {
    if (end === undefined) strays.add(at);
    else cuts.set(at, end);
  }
  return { cuts, strays, touch: (start, end) => all.some((it) => start <= it.at && it.at < end) };
}
