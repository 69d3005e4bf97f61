/** tree-sitter's trees of the versions of a document, for queries: parsed when asked for, each from the one before. */
import { Edit, type Tree } from 'web-tree-sitter';
import { type Change, followedBy } from './changes.ts';
import { isParserReady, parseWithin } from './parser.ts';

/** Milliseconds that a parse may take. Sound text takes one for 10 kB; some junk takes seconds for 1 MB. */
const PATIENCE = 1_000;

/** A tree of an earlier text, and what changed since. */
interface Root {
  readonly tree: Tree;
  readonly changes: readonly Change[];
}

/** The tree of one version, or what it can grow from. Trees live outside the JavaScript heap: `close` deletes them. */
export class TreeSlot {
  #from: Root | undefined;
  #tree: Tree | undefined;
  #gaveUp = false;

  /**
   * The tree of `text`: with errors in it where the text is broken. The same, whatever it grew from. `undefined` where
   * the parser was not started, and where it took more than a second, which only junk of about a megabyte makes it do.
   */
  treeOf(text: string): Tree | undefined {
    if (this.#tree === undefined && !this.#gaveUp && isParserReady()) {
      this.#tree = grown(text, this.#from);
      this.#gaveUp = this.#tree === undefined;
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

function grown(text: string, from: Root | undefined): Tree | undefined {
  if (from === undefined) return parseWithin(PATIENCE, text);
  // The last change first: so each is where it was in the old text.
  for (const it of from.changes.toReversed()) from.tree.edit(editOf(it));
  const tree = parseWithin(PATIENCE, text, from.tree);
  if (tree === undefined || !tree.rootNode.hasError) return tree;
  // How the parser gets over an error depends on where it comes from.
  tree.delete();
  return parseWithin(PATIENCE, text);
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
