/** A tree of a sound text and what changed since: what the next sound version grows from. */
import { Edit, type Tree } from 'web-tree-sitter';
import type { Offset } from '../text/range.ts';
import { type Change, followedBy, toOld, widened } from './changes.ts';
import type { Green } from './green.ts';
import { lowerNode } from './lower.ts';
import { parseSound } from './parser.ts';

/** The tree is not told of the changes, so that nodes of its own text can still be looked up. */
export interface Stump {
  readonly tree: Tree;
  readonly changes: readonly Change[];
}

/** The stump after further changes, with a tree of its own to delete. */
export function afterChanges({ tree, changes }: Stump, more: readonly Change[]): Stump {
  return { tree: tree.copy(), changes: followedBy(changes, more) };
}

export interface Grown {
  readonly tree: Tree;
  /** All that is not as it was on the stump, in structure or text. */
  readonly changes: readonly Change[];
}

/** The tree of `text`, from the stump where there is one; `undefined` where the text is broken. */
export function grow(text: string, stump: Stump | undefined): Grown | undefined {
  if (stump === undefined) {
    const tree = parseSound(text);
    return tree && { tree, changes: [] };
  }
  const edited = stump.tree.copy();
  try {
    // The last change first: so each is where it was in the old text.
    for (const it of stump.changes.toReversed()) edited.edit(editOf(it));
    const tree = parseSound(text, edited);
    if (tree === undefined) return undefined;
    const ranges = edited.getChangedRanges(tree).map((it) => ({ start: it.startIndex, end: it.endIndex }));
    return { tree, changes: widened(stump.changes, ranges) };
  } finally {
    edited.delete();
  }
}

// Rows and columns are asked for nowhere: offsets are all that counts, and nobody need count lines for them.
const POINT = { row: 0, column: 0 };

function editOf({ oldStart, oldEnd, newStart, newEnd }: Change): Edit {
  return new Edit({
    startIndex: oldStart,
    oldEndIndex: oldEnd,
    newEndIndex: oldStart + newEnd - newStart,
    startPosition: POINT,
    oldEndPosition: POINT,
    newEndPosition: POINT,
  });
}

/** Lowers a node that is as it was on the stump; `start` is its place after `changes`. */
export function lowerOn(tree: Tree, changes: readonly Change[], green: Green, start: Offset): void {
  const at = toOld(changes, start);
  if (at === undefined || !lowerNode(tree, green, at))
    throw new Error(`no ${green.kind} at ${start} in the tree`);
}
