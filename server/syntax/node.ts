/** A node of the syntax at its place in one version of a file. */
import type { Offset, TextRange } from '../text/range.ts';
import type { Green, GreenChild } from './green.ts';

/** What a node needs of its file. */
export interface NodeOwner {
  readonly id: string;
  readonly text: string;
}

/**
 * A lowered node with its absolute place, its parent and its file. Made on demand and kept by its parent, so that
 * within one version of a file the same node is always the same object. Holds no tree-sitter node: it may be stored.
 */
export class SyntaxNode implements TextRange {
  readonly green: Green;
  readonly start: Offset;
  readonly parent: SyntaxNode | undefined;
  readonly owner: NodeOwner;
  /** The field of the parent that this node fills (`body`, `function`, `attrpath` …). */
  readonly fieldName: string | undefined;
  #made: (SyntaxNode | undefined)[] | undefined;
  #all: readonly SyntaxNode[] | undefined;

  constructor(green: Green, start: Offset, parent: SyntaxNode | undefined, owner: NodeOwner, field?: string) {
    this.green = green;
    this.start = start;
    this.parent = parent;
    this.owner = owner;
    this.fieldName = field;
  }

  get kind(): string {
    return this.green.kind;
  }

  get end(): Offset {
    return this.start + this.green.width;
  }

  get named(): boolean {
    return this.green.named;
  }

  /** Whether this node or one inside it is an `ERROR` or missing. */
  get broken(): boolean {
    return this.green.broken;
  }

  get missing(): boolean {
    return this.green.missing;
  }

  get text(): string {
    return this.owner.text.slice(this.start, this.end);
  }

  /** The children without their places in the file. */
  get greenChildren(): readonly GreenChild[] {
    return this.green.children;
  }

  /** One child, without making the others: a set may have thousands. */
  childAt(index: number): SyntaxNode | undefined {
    const it = this.greenChildren[index];
    if (it === undefined) return undefined;
    this.#made ??= [];
    const known = this.#made[index];
    if (known) return known;
    const made = new SyntaxNode(it.node, this.start + it.at, this, this.owner, it.field);
    this.#made[index] = made;
    return made;
  }

  /** All children in order, tokens included. */
  get children(): readonly SyntaxNode[] {
    if (this.#all === undefined) {
      const all: SyntaxNode[] = [];
      for (let index = 0; index < this.greenChildren.length; index++) {
        const child = this.childAt(index);
        if (child) all.push(child);
      }
      this.#all = all;
    }
    return this.#all;
  }

  /** The first child that fills `name`. */
  field(name: string): SyntaxNode | undefined {
    const { greenChildren } = this;
    for (let index = 0; index < greenChildren.length; index++)
      if (greenChildren[index]?.field === name) return this.childAt(index);
    return undefined;
  }

  /** Every child that fills `name`. */
  fields(name: string): SyntaxNode[] {
    const { greenChildren } = this;
    const found: SyntaxNode[] = [];
    for (let index = 0; index < greenChildren.length; index++) {
      const child = greenChildren[index]?.field === name ? this.childAt(index) : undefined;
      if (child) found.push(child);
    }
    return found;
  }

  /** The first child of that kind; for a token, the kind is its text. */
  child(kind: string): SyntaxNode | undefined {
    const index = this.greenChildren.findIndex((it) => it.node.kind === kind);
    return index < 0 ? undefined : this.childAt(index);
  }

  /** Named children without comments and errors. */
  get items(): SyntaxNode[] {
    return this.children.filter((it) => it.named && it.kind !== 'comment' && it.kind !== 'ERROR');
  }

  /** This node and those around it, innermost first. */
  *ancestors(): Generator<SyntaxNode> {
    for (let node: SyntaxNode | undefined = this; node; node = node.parent) yield node;
  }
}
