/** Green nodes of one sound version carried over to the next: one path from the root is new, the rest is shared. */
import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { Offset } from '../text/range.ts';
import { type Change, toOld } from './changes.ts';
import type { Green, GreenChild } from './green.ts';
import { fieldHere, goToStart, greenOf, type Shape, shapeHere, sourceGreen } from './lower.ts';

/**
 * The `source_code` of `tree`. `changes` hold all that differs from the sound text of `old`: the edits and what the
 * parser says has changed. Of `old`, what lies clear of them is shared; the rest is lowered when asked for.
 */
export function carryOver(old: Green, changes: readonly Change[], tree: Tree, width: number): Green {
  const root = sourceGreen(width);
  if (changes.length === 0) return old;
  const cursor = tree.walk();
  try {
    let step: Step | undefined = { old, oldStart: 0, node: root, start: 0 };
    while (step !== undefined) step = rebuild(step, changes, cursor);
    return root;
  } finally {
    cursor.delete();
  }
}

/** A node whose children are still to be found, and the one it was before. */
interface Step {
  readonly old: Green;
  readonly oldStart: Offset;
  readonly node: Green;
  readonly start: Offset;
}

/**
 * Finds the children of the node that the cursor is on. Answers the one child that was there before but has changed
 * inside, and moves the cursor to it.
 */
function rebuild(step: Step, changes: readonly Change[], cursor: TreeCursor): Step | undefined {
  const { old, oldStart, node, start } = step;
  const first = changes[0];
  const last = changes.at(-1);
  if (old.children === undefined || first === undefined || last === undefined) return undefined;
  const before = countWhere(old.children, (it) => oldStart + it.at + it.node.width < first.oldStart);
  const clear = countWhere(old.children, (it) => oldStart + it.at <= last.oldEnd);
  const seam = new Seam(old.children, oldStart, changes);
  const children = old.children.slice(0, before);
  if (!enter(cursor, seam, before)) return undefined;
  const middle = old.children.slice(before, Math.max(before, clear));
  let next: Step | undefined;
  let isJoined = clear >= old.children.length;
  for (let more = before === 0 || cursor.gotoNextSibling(); more; more = cursor.gotoNextSibling()) {
    const shape = shapeHere(cursor);
    const resumed = old.children[clear];
    if (resumed !== undefined && seam.matches(resumed, shape)) {
      const shift = shape.start - start - resumed.at;
      for (const it of old.children.slice(clear))
        children.push(shift === 0 ? it : { ...it, at: it.at + shift });
      isJoined = true;
      break;
    }
    const field = fieldHere(cursor);
    const same = middle.find((it) => seam.matches(it, shape));
    const changed =
      same || next
        ? undefined
        : middle.find(
            (it) =>
              it.field === field &&
              it.node.kind === shape.kind &&
              it.node.children !== undefined &&
              shape.named,
          );
    const green = same?.node ?? greenOf(shape);
    if (changed !== undefined && green.children === undefined) {
      next = { old: changed.node, oldStart: oldStart + changed.at, node: green, start: shape.start };
    }
    children.push({ at: shape.start - start, field, node: green });
  }
  cursor.gotoParent();
  if (!isJoined) return undefined;
  node.children = children;
  if (next === undefined) return undefined;
  return goToStart(cursor, next.start) ? next : undefined;
}

/** Moves to the last child that is taken over from the old node, or to the first one. */
function enter(cursor: TreeCursor, seam: Seam, before: number): boolean {
  if (before === 0) return cursor.gotoFirstChild();
  const at = seam.newStart(before - 1);
  if (at === undefined || !goToStart(cursor, at)) return false;
  if (seam.matchesAt(before - 1, shapeHere(cursor))) return true;
  cursor.gotoParent();
  return false;
}

/** Tells whether a node of the new tree is an old child, unchanged. */
class Seam {
  readonly #children: readonly GreenChild[];
  readonly #oldStart: Offset;
  readonly #changes: readonly Change[];

  constructor(children: readonly GreenChild[], oldStart: Offset, changes: readonly Change[]) {
    this.#children = children;
    this.#oldStart = oldStart;
    this.#changes = changes;
  }

  matches(child: GreenChild, { kind, named, start, end }: Shape): boolean {
    if (child.node.kind !== kind || child.node.named !== named || child.node.width !== end - start)
      return false;
    const oldStart = this.#oldStart + child.at;
    const oldEnd = oldStart + child.node.width;
    if (this.#changes.some((it) => it.oldStart <= oldEnd && oldStart <= it.oldEnd)) return false;
    return toOld(this.#changes, start) === oldStart;
  }

  matchesAt(index: number, shape: Shape): boolean {
    const child = this.#children[index];
    return child !== undefined && this.matches(child, shape);
  }

  /** Where an old child in front of all changes begins now: where it did. */
  newStart(index: number): Offset | undefined {
    const child = this.#children[index];
    return child && this.#oldStart + child.at;
  }
}

/** How many children at the front fulfil the condition, which holds for none behind one that does not. */
function countWhere(children: readonly GreenChild[], condition: (it: GreenChild) => boolean): number {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const it = children[middle];
    if (it !== undefined && condition(it)) low = middle + 1;
    else high = middle;
  }
  return low;
}
