/** Go to the type of a value: of one that holds Rust, to the expressions that make its toolchains. */
import { lookup } from '../eval/env.ts';
import { possibleValues } from '../eval/possible.ts';
import { steps } from '../eval/selection.ts';
import type { Value } from '../eval/value.ts';
import type { Analysis } from '../knowledge/analysis.ts';
import { knownOf } from '../knowledge/domain.ts';
import { groupedToolchains, inputsOf } from '../knowledge/shells.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, nodeAt, staticName } from '../syntax/nodes.ts';
import { contains, type Offset } from '../text/range.ts';
import { analysisOf } from './analysis.ts';
import type { Definitions } from './answer.ts';
import { targetOf } from './definition/target.ts';
import type { World } from './host.ts';
import { tokenAround } from './hover/context.ts';

/** `undefined` where the value holds no toolchain, or it is made by nothing that is written. */
export function typeDefinition(world: World, id: string, offset: Offset): Definitions | undefined {
  const file = world.file(id);
  const token = file && tokenAround(nodeAt(file.root, offset));
  if (!token) return undefined;
  const value = heldBy(token, analysisOf(world));
  const makers = new Set(value ? makersOf(value) : []);
  const elsewhere = [...makers].filter((it) => it.owner !== token.owner || !contains(it, token));
  if (elsewhere.length === 0) return undefined;
  return { range: { start: token.start, end: token.end }, targets: elsewhere.map(targetOf) };
}

/** The value that a name stands for where it is used or bound. */
function heldBy(token: SyntaxNode, analysis: Analysis): Value | undefined {
  const { parent } = token;
  switch (parent?.kind) {
    case 'variable_expression':
      return analysis.valueAt(parent);
    case 'attrpath':
      return attributeValue(token, parent, analysis);
    case 'inherited_attrs':
      return inheritedValue(token, parent, analysis);
    case 'formal':
    case 'function_expression': {
      const body = (parent.kind === 'formal' ? parent.parent?.parent : parent)?.field('body');
      return body && lookup(analysis.envAt(body), token.text)?.force();
    }
    default:
      return undefined;
  }
}

function attributeValue(attr: SyntaxNode, path: SyntaxNode, analysis: Analysis): Value | undefined {
  const owner = path.parent;
  const names = attrNameNodes(path);
  if (owner?.kind === 'select_expression')
    return steps(owner, analysis.envAt(owner), analysis.evaluator)[names.indexOf(attr) + 1];
  const expression =
    owner?.kind === 'binding' && names.at(-1) === attr ? owner.field('expression') : undefined;
  return expression && analysis.valueAt(expression);
}

function inheritedValue(attr: SyntaxNode, attrs: SyntaxNode, analysis: Analysis): Value | undefined {
  const name = staticName(attr);
  const source = attrs.parent?.field('expression');
  if (name === undefined) return undefined;
  if (!source) return lookup(analysis.envAt(attr), name)?.force();
  return analysis.evaluator.select(analysis.valueAt(source), name)?.force();
}

/** The expressions that make the toolchains in a value. */
function makersOf(value: Value): readonly SyntaxNode[] {
  return possibleValues(value).flatMap(makersOfOne);
}

function makersOfOne(value: Value): readonly SyntaxNode[] {
  const known = knownOf(value);
  if (known?.domain === 'toolchain' || known?.domain === 'toolchain-set')
    return value.origin ? [value.origin] : [];
  if (known?.domain !== 'derivation') return [];
  return groupedToolchains(inputsOf(known).toolchains).flatMap((it) => it.value.origin ?? it.element ?? []);
}
