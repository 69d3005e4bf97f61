/** Places in modules: the names of options, and the strings that they are defined as. */
import type { Analysis } from '../../knowledge/analysis.ts';
import { below, optionOf, optionPlaces, optionsAt, optionsIn } from '../../knowledge/modules/places.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import { modulesAround } from '../modules-around.ts';
import { namesInUse } from './names-in-use.ts';
import type { Place } from './place.ts';
import { presentIn } from './sets.ts';

/** A set that defines options of a module. */
export function optionPlace(
  set: SyntaxNode,
  inside: readonly string[],
  analysis: Analysis,
): Place | undefined {
  const modules = modulesAround(set, analysis);
  const options = modules.length === 0 ? undefined : optionsIn(set, optionPlaces(modules));
  const nodes = options && inside.reduce(below, options);
  if (!nodes) return undefined;
  const present = presentIn(set, inside);
  if (optionOf(nodes)?.holds === 'environment')
    return { kind: 'environment', present, names: namesInUse(set, analysis) };
  return nodes.some((it) => it.children.size > 0) ? { kind: 'option', options: nodes, present } : undefined;
}

/** The string that an option is defined as. */
export function optionValuePlace(binding: SyntaxNode, analysis: Analysis): Place | undefined {
  const modules = modulesAround(binding, analysis);
  const attr = attrNameNodes(binding.field('attrpath')).at(-1);
  const name = attr && staticName(attr);
  if (modules.length === 0 || !attr || name === undefined) return undefined;
  const options = optionsAt(attr, optionPlaces(modules));
  const option = options && optionOf(below(options, name));
  return option && { kind: 'option-value', option };
}
