/** Components and targets that are listed by name. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { textOf } from '../../eval/values.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import type { NamedList } from '../../knowledge/kit.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { isString } from '../../syntax/nodes.ts';
import { componentCard, targetCard } from '../describe/component.ts';
import type { HoverContext, Hovered } from './context.ts';

export function listedHover({ token, analysis, catalog }: HoverContext): Hovered | undefined {
  if (!isString(token)) return undefined;
  const list = listWith(token, analysis);
  const name = list && textOf(analysis.valueAt(token));
  if (!list || name === undefined) return undefined;
  const card =
    list.holds === 'components' ? componentCard(name, list.choice, catalog) : targetCard(name, list.choice);
  return card && { range: token, card };
}

/** The list that holds a string, for the host that is asked about where there are several. */
function listWith(string: SyntaxNode, analysis: Analysis): NamedList | undefined {
  analysis.explore(string.owner.id);
  const lists = analysis.facts.lists.filter((it) => holds(it, string));
  const host = tripleOfSystem(analysis.evaluator.system);
  // The last one of several: `selectLatestNightlyWith` tries nights until one has all.
  return lists.findLast((it) => it.choice.host === host) ?? lists.at(-1);
}

function holds({ list }: NamedList, string: SyntaxNode): boolean {
  if (list.kind !== 'list') return false;
  return list.items.some(
    (it) => it.node === string || (it.node === undefined && it.force().origin === string),
  );
}
