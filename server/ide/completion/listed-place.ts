/** Places in lists of components and targets. */
import type { Value } from '../../eval/value.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { writtenDerivation } from './derivation-place.ts';
import type { Place } from './place.ts';
import { setOf } from './sets.ts';

/** An element of a list of components or targets: whichever known function gets the list, through variables and `++`. */
export function listedPlace(node: SyntaxNode, analysis: Analysis): Place | undefined {
  const list = node.parent;
  if (list?.kind !== 'list_expression') return undefined;
  analysis.lookAround(node);
  const found = listedIn(node, analysis);
  // Packages of a shell are no names; what a variable holds may be used anywhere.
  if (found || isPackages(list, analysis)) return found;
  analysis.explore(node.owner.id);
  return listedIn(node, analysis);
}

/** Whether a list is written as an argument of a derivation. */
function isPackages(list: SyntaxNode, analysis: Analysis): boolean {
  for (const it of list.ancestors()) {
    if (it.kind === 'apply_expression' || it.kind === 'let_expression') return false;
    const set = it.kind === 'binding' ? setOf(it) : undefined;
    if (set) return set.kind !== 'let_expression' && writtenDerivation(set, analysis) !== undefined;
  }
  return false;
}

function listedIn(node: SyntaxNode, analysis: Analysis): Place | undefined {
  for (const it of analysis.facts.lists) {
    const { list: value } = it;
    if (value.kind !== 'list') continue;
    if (!value.items.some((item) => item.node === node)) continue;
    const present = value.items.flatMap((item) => (item.node === node ? [] : plainText(item.force())));
    return { kind: 'listed', holds: it.holds, choice: it.choice, present: new Set(present) };
  }
  return undefined;
}

function plainText(value: Value): string[] {
  if (value.kind !== 'string') return [];
  const [text = '', ...more] = value.parts;
  return typeof text === 'string' && more.length === 0 ? [text] : [];
}
