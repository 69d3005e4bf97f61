/** Green nodes from the tree of a sound text, lowered as they are asked for. */
import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { Offset } from '../text/range.ts';
import type { Green, GreenChild } from './green.ts';
import { tokenGreen } from './greens.ts';
import { language } from './parser.ts';

/** Nodes lowered at a time beyond those that are asked for: whole small subtrees, a good part of deep ones. */
const AHEAD = 1000;

/** What a node of the tree is, without its children. */
export interface Shape {
  readonly kind: string;
  readonly named: boolean;
  readonly start: Offset;
  readonly end: Offset;
}

/** The `source_code` over a whole text; its children are not lowered yet. */
export function sourceGreen(width: number): Green {
  return { kind: 'source_code', width, named: true, broken: false, missing: false, children: undefined };
}

/** Lowers the children of `green`, which begins at `start`. `false` where the tree has no such node. */
export function lowerNode(tree: Tree, green: Green, start: Offset): boolean {
  const cursor = tree.walk();
  try {
    if (!goTo(cursor, green, start)) return false;
    green.children = childrenHere(cursor, green.kind === 'source_code' ? 0 : start);
    return true;
  } finally {
    cursor.delete();
  }
}

/** Moves from the root to the node. */
function goTo(cursor: TreeCursor, green: Green, start: Offset): boolean {
  if (green.kind === 'source_code') return true;
  if (!goToStart(cursor, start)) return false;
  for (;;) {
    const it = shapeHere(cursor);
    if (it.start !== start) return false;
    if (it.kind === green.kind && it.end - it.start === green.width) return true;
    if (!cursor.gotoFirstChild()) return false;
  }
}

/**
 * Moves to the first node inside the current one that begins at or behind `offset`, the outermost of those that begin
 * at one place. (`gotoFirstChildForIndex` would seem to be made for it, but in version 0.27 it pays no heed to the index.)
 */
export function goToStart(cursor: TreeCursor, offset: Offset): boolean {
  const origin = cursor.currentDescendantIndex;
  let low = origin + 1;
  let high = origin + cursor.currentNode.descendantCount;
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    cursor.gotoDescendant(middle);
    if (cursor.startIndex < offset) low = middle + 1;
    else high = middle;
  }
  cursor.gotoDescendant(low < end ? low : origin);
  return low < end;
}

/** The children of the node that the cursor is on, and of some of those; the cursor comes back to it. */
function childrenHere(cursor: TreeCursor, start: Offset): GreenChild[] {
  const result: GreenChild[] = [];
  if (!cursor.gotoFirstChild()) return result;
  const open = [{ children: result, start }];
  let ahead = AHEAD;
  for (;;) {
    const top = open.at(-1);
    if (top === undefined) return result;
    const shape = shapeHere(cursor);
    const node = greenOf(shape);
    top.children.push({ at: shape.start - top.start, field: fieldHere(cursor), node });
    if (node.children === undefined && ahead-- > 0 && cursor.gotoFirstChild()) {
      const children: GreenChild[] = [];
      node.children = children;
      open.push({ children, start: shape.start });
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      cursor.gotoParent();
      open.pop();
      if (open.length === 0) return result;
    }
  }
}

export function shapeHere(cursor: TreeCursor): Shape {
  const { kind, named } = nodeType(cursor.nodeTypeId);
  const start = cursor.startIndex;
  return { kind, named, start, end: named ? cursor.endIndex : start + kind.length };
}

export function fieldHere(cursor: TreeCursor): string | undefined {
  return fieldName(cursor.currentFieldId);
}

interface NodeType {
  readonly kind: string;
  readonly named: boolean;
}

// Each question to the parser's runtime costs as much as a small node: these are asked once.
const NODE_TYPES: (NodeType | undefined)[] = [];

function nodeType(id: number): NodeType {
  const known = NODE_TYPES[id];
  if (known !== undefined) return known;
  const grammar = language();
  const type = { kind: grammar.nodeTypeForId(id) ?? 'ERROR', named: grammar.nodeTypeIsNamed(id) };
  NODE_TYPES[id] = type;
  return type;
}

function fieldName(id: number): string | undefined {
  return id === 0 ? undefined : (language().fields[id] ?? undefined);
}

/** A node that is not lowered yet, unless it is a leaf. */
export function greenOf({ kind, named, start, end }: Shape): Green {
  if (!named) return tokenGreen(kind);
  const children = LEAVES.has(kind) ? [] : undefined;
  return { kind, width: end - start, named, broken: false, missing: false, children };
}

const LEAVES = new Set([
  'comment',
  'dollar_escape',
  'ellipses',
  'escape_sequence',
  'float_expression',
  'identifier',
  'integer_expression',
  'path_fragment',
  'spath_expression',
  'string_fragment',
  'uri_expression',
]);
