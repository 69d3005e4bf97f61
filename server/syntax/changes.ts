/** Where a text differs from the version before it. */
import type { TextEdit } from '../text/edit.ts';
import type { Offset } from '../text/range.ts';

/** A stretch of the old text and what stands there in the new one. */
export interface Change {
  readonly oldStart: Offset;
  readonly oldEnd: Offset;
  readonly newStart: Offset;
  readonly newEnd: Offset;
}

/** The changes that `edits` make (ranges in the text before, as in `applyEdits`): sorted and apart from each other. */
export function changesOf(edits: readonly TextEdit[]): Change[] {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const changes: Change[] = [];
  let shift = 0;
  for (const { range, text } of sorted) {
    const newStart = range.start + shift;
    shift += text.length - (range.end - range.start);
    const last = changes.at(-1);
    const next = { oldStart: range.start, oldEnd: range.end, newStart, newEnd: newStart + text.length };
    if (last !== undefined && last.oldEnd === range.start) changes[changes.length - 1] = hull(last, next);
    else changes.push(next);
  }
  return changes;
}

/** The changes from the first text to the third, as one. */
export function followedBy(first: readonly Change[], second: readonly Change[]): Change[] {
  if (first.length === 0) return [...second];
  if (second.length === 0) return [...first];
  const a = hull(first[0], first.at(-1));
  const b = hull(second[0], second.at(-1));
  const growth = a.newEnd - a.oldEnd;
  const shrink = b.newEnd - b.oldEnd;
  const oldStart = Math.min(a.oldStart, b.oldStart);
  const oldEnd = Math.max(a.oldEnd, b.oldEnd - growth);
  return [{ oldStart, oldEnd, newStart: oldStart, newEnd: oldEnd + growth + shrink }];
}

function hull(first: Change | undefined, last: Change | undefined): Change {
  if (first === undefined || last === undefined) throw new RangeError('no changes');
  return { oldStart: first.oldStart, oldEnd: last.oldEnd, newStart: first.newStart, newEnd: last.newEnd };
}

/** Where `offset` of the new text was in the old one; `undefined` inside a change. */
export function toOld(changes: readonly Change[], offset: Offset): Offset | undefined {
  let old = offset;
  for (const it of changes) {
    if (offset < it.newStart) break;
    if (offset < it.newEnd) return undefined;
    old = offset - it.newEnd + it.oldEnd;
  }
  return old;
}

/** Up to where the old text stays as it is from `oldOffset` on. */
export function untouchedUntil(changes: readonly Change[], oldOffset: Offset): Offset {
  for (const it of changes) if (it.oldStart >= oldOffset) return it.oldStart;
  return Number.POSITIVE_INFINITY;
}
