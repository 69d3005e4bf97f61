/** Bindings of the version before that the edits did not touch, taken over without reading them again. */
import type { Part, Reading } from './reading.ts';

export interface Reuse {
  readonly placeholder?: never;
}

/** Takes over the bindings at the place, as many as there are. `false` where there are none. */
export function reuseBindings(_r: Reading, _set: Part[]): boolean {
  return false;
}
