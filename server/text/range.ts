/** Offsets and ranges in a text. */

/** A place in a text, in UTF-16 code units: a JavaScript string index, a tree-sitter index, an LSP column. */
export type Offset = number;

/** A half-open stretch of text; `start <= end`. */
export interface TextRange {
  readonly start: Offset;
  readonly end: Offset;
}

export function range(start: Offset, end: Offset): TextRange {
  return { start, end };
}

/** Whether `offset` lies in `it`; the end counts, because a cursor behind a name still belongs to it. */
export function touches(it: TextRange, offset: Offset): boolean {
  return it.start <= offset && offset <= it.end;
}

/** Whether `outer` holds the whole of `inner`. */
export function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two share text, or one is empty and lies in or at the edge of the other. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
