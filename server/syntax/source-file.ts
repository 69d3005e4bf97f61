/** One immutable version of a document, read when it is first asked about. */
import type { Tree } from 'web-tree-sitter';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { type Change, changesOf, followedBy } from './changes.ts';
import { plain, type SyntaxProblem } from './expected.ts';
import { type NodeOwner, SyntaxNode } from './node.ts';
import { type Recovered, recover } from './recover.ts';
import { TreeSlot } from './tree.ts';

/**
 * What a version answers depends on its text alone, not on the versions before it; those only make it fast.
 *
 * A node may have tens of thousands of others inside each other (`a // b // …`, `f x y …`, `a: b: …`): whoever walks a
 * tree recursively must bound the depth. Brackets, strings and `let`s inside each other are at most `MAX_DEPTH`.
 */
export interface SourceFile extends NodeOwner {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  /** A `source_code` over the whole text, whatever is wrong with it. */
  readonly root: SyntaxNode;
  /** Whether the text is valid Nix. */
  readonly sound: boolean;
  /** In order; none in a sound text. */
  readonly problems: readonly SyntaxProblem[];
}

/** Longer texts, in UTF-16 units, are not read: their `root` is empty, and the one problem says so. */
export const MAX_LENGTH = 2_000_000;

/** Scattered changes beyond this are not worth following: the text is read anew. */
const MAX_CHANGES = 500;

/** The last version that was read, and what changed since. */
interface Before {
  readonly recovered: Recovered;
  readonly changes: readonly Change[];
}

class Version implements SourceFile {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  #before: Before | undefined;
  #recovered: Recovered | undefined;
  #root: SyntaxNode | undefined;
  readonly #tree: TreeSlot;

  constructor(id: string, text: string, version: number, before?: Before, tree = new TreeSlot()) {
    this.id = id;
    this.text = text;
    this.version = version;
    this.#before = before;
    this.#tree = tree;
  }

  get root(): SyntaxNode {
    this.#root ??= new SyntaxNode(this.#read().green, 0, undefined, this);
    return this.#root;
  }

  get sound(): boolean {
    return this.problems.length === 0;
  }

  get problems(): readonly SyntaxProblem[] {
    return this.#read().problems;
  }

  get tree(): Tree | undefined {
    return this.text.length > MAX_LENGTH ? undefined : this.#tree.treeOf(this.text);
  }

  edited(edits: readonly TextEdit[], version: number): Version {
    const changes = changesOf(edits);
    const text = flat(applyEdits(this.text, edits));
    return new Version(this.id, text, version, this.#behind(changes), this.#tree.after(changes));
  }

  close(): void {
    this.#tree.close();
  }

  #behind(changes: readonly Change[]): Before | undefined {
    if (this.#recovered !== undefined) return { recovered: this.#recovered, changes };
    if (this.#before === undefined) return undefined;
    const all = followedBy(this.#before.changes, changes);
    return all.length > MAX_CHANGES ? undefined : { recovered: this.#before.recovered, changes: all };
  }

  #read(): Recovered {
    if (this.#recovered === undefined) {
      this.#recovered =
        this.text.length > MAX_LENGTH ? refused(this.text) : recover(this.text, previous(this.#before));
      this.#before = undefined;
    }
    return this.#recovered;
  }
}

function previous(before: Before | undefined): Parameters<typeof recover>[1] {
  return before && { ...before.recovered, changes: before.changes };
}

function refused(text: string): Recovered {
  const message = `this file is not read: it is longer than ${MAX_LENGTH / 1_000_000} million characters`;
  const problems = [plain({ start: 0, end: 0 }, message)];
  const green = {
    kind: 'source_code',
    width: text.length,
    named: true,
    broken: true,
    missing: false,
    children: [],
  };
  return { green, problems, depth: 0 };
}

/** The text in one piece: made of pieces, it would keep those of the versions before it alive. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** Nothing is read yet: opening a thousand files is cheap. */
export function openFile(id: string, text: string, version: number): SourceFile {
  return new Version(id, text, version);
}

/**
 * The version after `edits`, whose ranges all refer to the text of `file`. `file` stays as it is, and either can be
 * closed before the other.
 */
export function editFile(file: SourceFile, edits: readonly TextEdit[], version: number): SourceFile {
  if (file instanceof Version) return file.edited(edits, version);
  return openFile(file.id, applyEdits(file.text, edits), version);
}

/**
 * tree-sitter's tree of the version, to query; it belongs to the version and goes with it. `undefined` where there is
 * none: the parser is not there, the text is longer than `MAX_LENGTH`, or it is junk that takes more than a second.
 */
export function treeOf(file: SourceFile): Tree | undefined {
  return file instanceof Version ? file.tree : undefined;
}

/** Gives back what the version holds outside the JavaScript heap. May be called more than once. */
export function closeFile(file: SourceFile): void {
  if (file instanceof Version) file.close();
}
