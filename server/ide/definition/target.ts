/** What an editor goes to: a name with all that is bound to it, an expression, a file. */
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes } from '../../syntax/nodes.ts';
import type { DefinitionTarget } from '../answer.ts';

export function targetOf(node: SyntaxNode): DefinitionTarget {
  const name = nameOf(node);
  const whole = wholeOf(name);
  return { id: node.owner.id, range: rangeOf(whole), nameRange: rangeOf(name) };
}

export function fileTarget(id: string): DefinitionTarget {
  const start = { start: 0, end: 0 };
  return { id, range: start, nameRange: start };
}

/** The name that an expression is bound to; else the expression itself. */
function nameOf(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  if (parent?.kind !== 'binding' || node.fieldName !== 'expression') return node;
  return attrNameNodes(parent.field('attrpath')).at(-1) ?? node;
}

function wholeOf(name: SyntaxNode): SyntaxNode {
  const { parent } = name;
  if (parent?.kind === 'attrpath' && parent.parent?.kind === 'binding') return parent.parent;
  return parent?.kind === 'formal' ? parent : name;
}

function rangeOf({ start, end }: SyntaxNode): DefinitionTarget['range'] {
  return { start, end };
}
