/** A syntax tree as plain data, whoever parsed it. */
import type { Tree, TreeCursor } from 'web-tree-sitter';

export interface Shape {
  readonly kind: string;
  readonly named: boolean;
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Shape[];
}

export function shapeOfTree(tree: Tree): Shape {
  const cursor = tree.walk();
  try {
    return shapeAt(cursor);
  } finally {
    cursor.delete();
  }
}

function shapeAt(cursor: TreeCursor): Shape {
  const { nodeType, nodeIsNamed, currentFieldName, startIndex, endIndex } = cursor;
  const children: Shape[] = [];
  if (cursor.gotoFirstChild()) {
    do children.push(shapeAt(cursor));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return {
    kind: nodeType,
    named: nodeIsNamed,
    field: currentFieldName ?? undefined,
    start: startIndex,
    end: endIndex,
    children,
  };
}
