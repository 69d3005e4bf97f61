/** tree-sitter's trees of the versions of a document, for queries: parsed when asked for, each from the one before. */
import { Edit, type Tree } from 'web-tree-sitter';
import { type Change, followedBy } from './changes.ts';
import { parse } from './parser.ts';

/** A tree of an earlier text, and what changed since. */
interface Root {
  readonly tree: Tree;
  readonly changes: readonly Change[];
}

/** The tree of one version, or what it can grow from. Trees live outside the JavaScript heap: `close` deletes them. */
export class TreeSlot {
  #from: Root | undefined;
  #tree: Tree | undefined;

  /** The tree of `text`: with errors in it where the text is broken. The same, whatever it grew from. */
  treeOf(text: string): Tree {
    if (this.#tree === undefined) {
      this.#tree = grown(text, this.#from);
      this.#from?.tree.delete();
      this.#from = undefined;
    }
    return this.#tree;
  }

  /** The slot of the version behind `changes`. */
  after(changes: readonly Change[]): TreeSlot {
    const slot = new TreeSlot();
    if (this.#tree !== undefined) slot.#from = { tree: this.#tree.copy(), changes };
    else if (this.#from !== undefined) {
      slot.#from = { tree: this.#from.tree.copy(), changes: followedBy(this.#from.changes, changes) };
    }
    return slot;
  }

  close(): void {
    this.#tree?.delete();
    this.#from?.tree.delete();
    this.#tree = undefined;
    this.#from = undefined;
  }
}

function grown(text: string, from: Root | undefined): Tree {
  if (from === undefined) return parse(text);
  // The last change first: so each is where it was in the old text.
  for (const it of from.changes.toReversed()) from.tree.edit(editOf(it));
  const tree = parse(text, from.tree);
  if (!tree.rootNode.hasError) return tree;
  // How the parser gets over an error depends on where it comes from.
  tree.delete();
  return parse(text);
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
