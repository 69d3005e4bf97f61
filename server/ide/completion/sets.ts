/** Set literals: what they bind, and which call they are an argument of. */
import type { Attrs } from '../../eval/value.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import { type KnownFunction, knownOf } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, bindingsOf, staticName } from '../../syntax/nodes.ts';
import { PLACEHOLDER } from './cursor.ts';

/** The set or `let` that a binding belongs to. */
export function setOf(binding: SyntaxNode): SyntaxNode | undefined {
  return binding.parent?.kind === 'binding_set' ? binding.parent.parent : undefined;
}

/** Names that a set binds below `inside`, without the one at the cursor. */
export function presentIn(set: SyntaxNode, inside: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const binding of bindingsOf(set)) {
    if (binding.kind !== 'binding') {
      for (const attr of attrNameNodes(binding.field('attrs')))
        if (inside.length === 0) names.add(staticName(attr) ?? '');
      continue;
    }
    const path = attrNameNodes(binding.field('attrpath')).map((it) => staticName(it) ?? '');
    const next = path[inside.length];
    if (next !== undefined && inside.every((it, index) => path[index] === it)) names.add(next);
  }
  names.delete(PLACEHOLDER);
  return names;
}

/** Whether the value got the name from that very literal. */
export function isMemberOf(args: Attrs, name: string, set: SyntaxNode): boolean {
  const attr = args.members.definition?.(name);
  const binding = attr?.parent?.parent;
  return binding !== undefined && setOf(binding) === set;
}

/** The call that a set literal is an argument of, through parentheses and `//`. */
export function callWith(set: SyntaxNode): SyntaxNode | undefined {
  let node = set;
  for (;;) {
    const { parent } = node;
    if (
      parent?.kind === 'parenthesized_expression' ||
      (parent?.kind === 'binary_expression' && parent.field('operator')?.text === '//')
    )
      node = parent;
    else break;
  }
  const call = node.parent;
  return call?.kind === 'apply_expression' && node.fieldName === 'argument' ? call : undefined;
}

/** The known function that gets a set literal. */
export function calledWith(set: SyntaxNode, analysis: Analysis): KnownFunction | undefined {
  const fn = callWith(set)?.field('function');
  const known = fn && knownOf(analysis.valueAt(fn));
  return known?.domain === 'function' ? known : undefined;
}
