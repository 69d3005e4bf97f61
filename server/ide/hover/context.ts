/** What a hover source gets, and what it gives. */
import type { Analysis } from '../../knowledge/analysis.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { isString } from '../../syntax/nodes.ts';
import type { Offset, TextRange } from '../../text/range.ts';
import type { Card } from '../describe/card.ts';
import type { DescribeContext } from '../describe/value.ts';
import type { World } from '../host.ts';

export interface HoverContext extends DescribeContext {
  readonly world: World;
  readonly analysis: Analysis;
  readonly offset: Offset;
  /** What is hovered: an identifier, a whole string, a path … */
  readonly token: SyntaxNode;
}

export interface Hovered {
  readonly range: TextRange;
  readonly card: Card;
}

/** Says what it knows of the token; `undefined` where another source may know more. */
export type HoverSource = (context: HoverContext) => Hovered | undefined;

/** The token that a node is part of: a string's text belongs to the string, a path's to the path. */
export function tokenAround(node: SyntaxNode): SyntaxNode | undefined {
  const { parent } = node;
  if (node.kind === 'identifier') return node.missing ? undefined : node;
  if (isString(node) || node.kind === 'path_expression') return node;
  return parent && (isString(parent) || parent.kind === 'path_expression') && node.kind !== 'interpolation'
    ? parent
    : undefined;
}
