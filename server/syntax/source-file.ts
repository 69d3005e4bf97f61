/** One immutable version of a document, read on demand. */
import { applyEdits, type TextEdit } from '../text/edit.ts';
import type { SyntaxProblem } from './expected.ts';
import { type NodeOwner, SyntaxNode } from './node.ts';
import { type Recovered, recover } from './recover.ts';

export interface SourceFile extends NodeOwner {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  /** A `source_code` over the whole text, whatever is wrong with it. */
  readonly root: SyntaxNode;
  /** Whether the text is valid Nix. */
  readonly sound: boolean;
  readonly problems: readonly SyntaxProblem[];
}

class Version implements SourceFile {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  #recovered: Recovered | undefined;
  #root: SyntaxNode | undefined;

  constructor(id: string, text: string, version: number) {
    this.id = id;
    this.text = text;
    this.version = version;
  }

  get root(): SyntaxNode {
    this.#root ??= new SyntaxNode(this.#reading().green, 0, undefined, this);
    return this.#root;
  }

  get sound(): boolean {
    return this.problems.length === 0;
  }

  get problems(): readonly SyntaxProblem[] {
    return this.#reading().problems;
  }

  lower(): void {}

  #reading(): Recovered {
    this.#recovered ??= recover(this.text);
    return this.#recovered;
  }
}

export function openFile(id: string, text: string, version: number): SourceFile {
  return new Version(id, text, version);
}

/** The version after `edits`, whose ranges all refer to the text of `file`. `file` stays as it is. */
export function editFile(file: SourceFile, edits: readonly TextEdit[], version: number): SourceFile {
  return new Version(file.id, applyEdits(file.text, edits), version);
}

/** Gives back what the version holds outside the JavaScript heap. May be called more than once. */
export function closeFile(_file: SourceFile): void {}
