/** One immutable version of a document, read when it is first asked about. */
import { applyEdits, type TextEdit } from '../text/edit.ts';
import type { Offset } from '../text/range.ts';
import { changesOf } from './changes.ts';
import { nestingGrowth } from './depth.ts';
import type { SyntaxProblem } from './expected.ts';
import type { Green } from './green.ts';
import { lowerOn } from './grown-tree.ts';
import { type NodeOwner, SyntaxNode } from './node.ts';
import { type Before, beforeOf, type Outcome, readText, stillBefore } from './outcome.ts';

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

class Version implements SourceFile {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  #before: Before | undefined;
  #outcome: Outcome | undefined;
  #root: SyntaxNode | undefined;

  constructor(id: string, text: string, version: number, before: Before | undefined) {
    this.id = id;
    this.text = text;
    this.version = version;
    this.#before = before;
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

  lower(green: Green, start: Offset): void {
    const { stump } = this.#read();
    if (stump !== undefined) lowerOn(stump.tree, stump.changes, green, start);
  }

  edited(edits: readonly TextEdit[], version: number): Version {
    const changes = changesOf(edits);
    const growth = nestingGrowth(this.text, edits);
    const before = this.#outcome
      ? beforeOf(this.#outcome, changes, growth)
      : this.#before && stillBefore(this.#before, changes, growth);
    return new Version(this.id, flat(applyEdits(this.text, edits)), version, before);
  }

  close(): void {
    (this.#outcome ?? this.#before)?.stump?.tree.delete();
    this.#before = undefined;
    if (this.#outcome?.stump) this.#outcome = undefined;
  }

  #read(): Outcome {
    if (this.#outcome === undefined) {
      this.#outcome = readText(this.text, this.#before);
      this.#before = undefined;
    }
    return this.#outcome;
  }
}

/** The text in one piece: made of pieces, it would keep those of the versions before it alive. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** Nothing is read yet: opening a thousand files is cheap. */
export function openFile(id: string, text: string, version: number): SourceFile {
  return new Version(id, text, version, undefined);
}

/**
 * The version after `edits`, whose ranges all refer to the text of `file`. `file` stays as it is, and either can be
 * closed before the other.
 */
export function editFile(file: SourceFile, edits: readonly TextEdit[], version: number): SourceFile {
  return file instanceof Version
    ? file.edited(edits, version)
    : openFile(file.id, applyEdits(file.text, edits), version);
}

/**
 * Gives back what the version holds outside the JavaScript heap. May be called more than once. What is asked of the
 * version afterwards is still answered, but it is read anew, and its nodes are others.
 */
export function closeFile(file: SourceFile): void {
  if (file instanceof Version) file.close();
}
