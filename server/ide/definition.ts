/** Go to definition: from a use to the binding, formal, input or file that gives the value, across files. */
import { nodeAt } from '../syntax/nodes.ts';
import type { Offset } from '../text/range.ts';
import { analysisOf } from './analysis.ts';
import type { Definitions } from './answer.ts';
import type { DefinitionSource } from './definition/context.ts';
import { pathDefinition, referenceDefinition } from './definition/files.ts';
import { withoutInherits } from './definition/members.ts';
import {
  argumentDefinition,
  attributeDefinition,
  formalDefinition,
  inheritDefinition,
  variableDefinition,
} from './definition/names.ts';
import { shellVariableDefinition } from './definition/shell-variable.ts';
import { fileTarget, targetOf } from './definition/target.ts';
import type { World } from './host.ts';
import { tokenAround } from './hover/context.ts';

/** Each knows other tokens than the rest. */
const SOURCES: readonly DefinitionSource[] = [
  variableDefinition,
  attributeDefinition,
  inheritDefinition,
  formalDefinition,
  argumentDefinition,
  pathDefinition,
  referenceDefinition,
  shellVariableDefinition,
];

/** `undefined` where it is not known. */
export function definition(world: World, id: string, offset: Offset): Definitions | undefined {
  const file = world.file(id);
  const token = file && tokenAround(nodeAt(file.root, offset));
  if (!token) return undefined;
  const analysis = analysisOf(world);
  const context = { world, analysis, offset, token };
  for (const source of SOURCES) {
    const found = source(context);
    if (!found) continue;
    const { start, end } = found.range ?? token;
    const nodes = withoutInherits(found.nodes ?? [], analysis).filter((it) => it !== token);
    const targets = [...nodes.map(targetOf), ...(found.files ?? []).map(fileTarget)];
    if (targets.length > 0) return { range: { start, end }, targets };
  }
  return undefined;
}
