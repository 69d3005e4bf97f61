/** Definitions of one option merged into its value. */
import type { Thunk, Value } from '../../eval/value.ts';
import { list, strOf, unknown } from '../../eval/values.ts';
import type { Definition } from './definition.ts';

/** Those that count: none that a smaller priority overrides for certain. */
export function winning(definitions: readonly Definition[]): readonly Definition[] {
  const certain = definitions.filter((it) => !it.maybe).map((it) => it.priority);
  const best = Math.min(...certain);
  return definitions.filter((it) => it.priority <= best);
}

/** All lists together; open where something may come to them. */
export function mergedList(definitions: readonly Definition[], open: boolean): Value {
  const given = [...winning(definitions)].sort((a, b) => a.order - b.order);
  const [only] = given;
  // The list itself, so that edits find where it is written.
  if (only && given.length === 1 && !only.maybe) {
    const value = only.value.force();
    if (value.kind === 'list' && (value.open || !open)) return value;
  }
  const items: Thunk[] = [];
  let isOpen = open;
  for (const it of given) {
    const value = it.value.force();
    if (value.kind === 'list' && !it.maybe) items.push(...value.items);
    if (value.kind !== 'list' || value.open || it.maybe) isOpen = true;
  }
  return list(items, isOpen);
}

/** Texts joined by line breaks. */
export function mergedLines(definitions: readonly Definition[], open: boolean): Value {
  const given = [...winning(definitions)].sort((a, b) => a.order - b.order);
  const values = given.map((it) => (it.maybe ? unknown('text under a condition') : it.value.force()));
  const [only] = values;
  if (only && values.length === 1 && !open) return only;
  const parts = values.flatMap((it, index) => (index === 0 ? [it] : ['\n', it]));
  return strOf(open ? [...parts, unknown('lines of an unknown module')] : parts);
}

/** The value of an option that takes one; several that do not contradict each other are as good as one. */
export function mergedOne(definitions: readonly Definition[], fallback: Thunk | undefined): Value {
  const given = [...winning(definitions)].sort((a, b) => a.priority - b.priority);
  const certain = given.filter((it) => !it.maybe);
  const perhaps = given.filter((it) => it.maybe).map((it) => it.value);
  const last = certain.at(-1)?.value ?? fallback;
  if (perhaps.length === 0) return last?.force() ?? unknown('option without a value');
  return unknown('option under a condition', [...perhaps, ...(last ? [last] : [])]);
}
