/** A node of the syntax at its place in one version of a file. */
import type { Offset, TextRange } from '../text/range.ts';
import type { Green } from './green.ts';

/** What a node needs of its file. */
export interface NodeOwner {
  readonly id: string;
  readonly text: string;
  /** Lowers the children of a node that has none yet; `start` is its absolute offset. */
  lower(green: Green, start: Offset): void;
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
  #children: readonly SyntaxNode[] | undefined;

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

  /** All children in order, tokens included. */
  get children(): readonly SyntaxNode[] {
    if (this.#children === undefined) {
      if (this.green.children === undefined) this.owner.lower(this.green, this.start);
      const lowered = this.green.children ?? [];
      this.#children = lowered.map(
        (it) => new SyntaxNode(it.node, this.start + it.at, this, this.owner, it.field),
      );
    }
    return this.#children;
  }

  /** The first child that fills `name`. */
  field(name: string): SyntaxNode | undefined {
    return this.children.find((it) => it.fieldName === name);
  }

  /** Every child that fills `name`. */
  fields(name: string): SyntaxNode[] {
    return this.children.filter((it) => it.fieldName === name);
  }

  /** The first child of that kind; for a token, the kind is its text. */
  child(kind: string): SyntaxNode | undefined {
    return this.children.find((it) => it.kind === kind);
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
