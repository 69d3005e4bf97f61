/** Options of modules, where they are defined: the names of a path, and the string that one is defined as. */
import { below, optionOf, optionPlaces, optionsAt } from '../../knowledge/modules/places.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, isString, staticName } from '../../syntax/nodes.ts';
import { optionCard } from '../describe/option.ts';
import { modulesAround } from '../modules-around.ts';
import type { HoverContext, Hovered } from './context.ts';

export function optionHover({ token, analysis }: HoverContext): Hovered | undefined {
  const attr = definedAttribute(token);
  const name = attr && staticName(attr);
  if (!attr || name === undefined) return undefined;
  const modules = modulesAround(attr, analysis);
  const options = modules.length === 0 ? undefined : optionsAt(attr, optionPlaces(modules));
  const option = options && optionOf(below(options, name));
  return option && { range: token, card: optionCard(option) };
}

/** The attribute that a token is, or that it is the value of. */
function definedAttribute(token: SyntaxNode): SyntaxNode | undefined {
  const { parent } = token;
  if (parent?.kind === 'attrpath' && parent.parent?.kind === 'binding') return token;
  if (parent?.kind === 'binding' && isString(token)) return attrNameNodes(parent.field('attrpath')).at(-1);
  return undefined;
}
