/** What a value may be, where a condition is not known. */
import type { Unknown, Value } from './value.ts';

/** Things that one value may be; where each of two may be one of two, they soon are more than anyone wants to know. */
const MAX_POSSIBLE = 64;

/** The value where it is known, else what it may be, through conditions inside conditions; each thing once. */
export function possibleValues(value: Value): readonly Exclude<Value, Unknown>[] {
  const found: Exclude<Value, Unknown>[] = [];
  const seen = new Set([value]);
  for (const it of seen) {
    if (it.kind !== 'unknown') found.push(it);
    else for (const each of it.alternatives ?? []) if (seen.size < MAX_POSSIBLE) seen.add(each.force());
  }
  return found;
}
