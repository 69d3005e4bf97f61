/** Where a text differs from the version before it. */
import type { TextEdit } from '../text/edit.ts';
import type { Offset, TextRange } from '../text/range.ts';

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

/** The changes from the first text to the third, of those to and from the second. */
export function followedBy(first: readonly Change[], second: readonly Change[]): Change[] {
  const result: Change[] = [];
  let [a, b, shiftA, shiftB] = [0, 0, 0, 0];
  while (a < first.length || b < second.length) {
    // All that touches each other in the second text becomes one change.
    const start = Math.min(first[a]?.newStart ?? Infinity, second[b]?.oldStart ?? Infinity);
    let end = start;
    const [beforeA, beforeB] = [shiftA, shiftB];
    for (;;) {
      const nextA = first[a];
      const nextB = second[b];
      if (nextA !== undefined && nextA.newStart <= end) {
        end = Math.max(end, nextA.newEnd);
        shiftA = nextA.newEnd - nextA.oldEnd;
        a++;
      } else if (nextB !== undefined && nextB.oldStart <= end) {
        end = Math.max(end, nextB.oldEnd);
        shiftB = nextB.newEnd - nextB.oldEnd;
        b++;
      } else break;
    }
    result.push({
      oldStart: start - beforeA,
      oldEnd: end - shiftA,
      newStart: start + beforeB,
      newEnd: end + shiftB,
    });
  }
  return result;
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

/** The changes with further stretches `ranges` of the new text that must count as changed; what overlaps or touches is one. */
export function widened(changes: readonly Change[], ranges: readonly TextRange[]): Change[] {
  const all = [...changes];
  for (const { start, end } of ranges) {
    const newStart = outside(changes, start, 'newStart');
    const newEnd = outside(changes, end, 'newEnd');
    all.push({
      newStart,
      newEnd,
      oldStart: newStart - shiftBefore(changes, newStart),
      oldEnd: newEnd - shiftUpTo(changes, newEnd),
    });
  }
  all.sort((a, b) => a.newStart - b.newStart || a.newEnd - b.newEnd);
  const merged: Change[] = [];
  for (const it of all) {
    const last = merged.at(-1);
    if (last === undefined || last.newEnd < it.newStart) merged.push(it);
    else merged[merged.length - 1] = union(last, it);
  }
  return merged;
}

function union(a: Change, b: Change): Change {
  return {
    oldStart: Math.min(a.oldStart, b.oldStart),
    oldEnd: Math.max(a.oldEnd, b.oldEnd),
    newStart: Math.min(a.newStart, b.newStart),
    newEnd: Math.max(a.newEnd, b.newEnd),
  };
}

/** `offset`, or the edge of the change that it lies in. */
function outside(changes: readonly Change[], offset: Offset, edge: 'newStart' | 'newEnd'): Offset {
  return changes.find((it) => it.newStart < offset && offset < it.newEnd)?.[edge] ?? offset;
}

/** How much longer the new text is before `offset`, what is inserted there not counted. */
function shiftBefore(changes: readonly Change[], offset: Offset): number {
  return shiftOf(changes.findLast((it) => it.newEnd <= offset && it.newStart < offset));
}

/** The same, with what is inserted there. */
function shiftUpTo(changes: readonly Change[], offset: Offset): number {
  return shiftOf(changes.findLast((it) => it.newEnd <= offset));
}

function shiftOf(change: Change | undefined): number {
  return change === undefined ? 0 : change.newEnd - change.oldEnd;
}
