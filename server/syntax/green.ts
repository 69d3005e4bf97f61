/** The lowered syntax: immutable nodes without positions, shared between the versions of a document. */

/**
 * A node of the lowered syntax. Kinds and field names are those of the grammar (`attrset_expression`, `binding`,
 * `attrpath` …); an anonymous token's kind is its text (`"{"`, `"inherit"`). Whitespace is in no node: it is what lies between children.
 */
export interface Green {
  readonly kind: string;
  /** In UTF-16 units. */
  readonly width: number;
  /** Whether the node was written by the user (false: an anonymous token such as `;`). */
  readonly named: boolean;
  /** Whether this node or one inside it is an `ERROR` or missing. */
  readonly broken: boolean;
  /** A node of width 0 that the grammar wants here and the text lacks. */
  readonly missing: boolean;
  readonly children: readonly GreenChild[];
}

export interface GreenChild {
  /** Start, relative to the start of the parent, in UTF-16 units. */
  readonly at: number;
  readonly field: string | undefined;
  readonly node: Green;
}
