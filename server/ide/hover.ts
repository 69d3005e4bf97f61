/** Hover: what is known of the thing at an offset, as Markdown. */
import { nodeAt } from '../syntax/nodes.ts';
import type { Offset } from '../text/range.ts';
import { analysisOf } from './analysis.ts';
import type { Hover } from './answer.ts';
import { renderCard } from './describe/card.ts';
import { inputFactsOf } from './describe/inputs.ts';
import type { World } from './host.ts';
import { attributeHover } from './hover/attribute.ts';
import { argumentHover, argumentValueHover, bindingHover, devenvHover } from './hover/binding.ts';
import { type HoverContext, type HoverSource, tokenAround } from './hover/context.ts';
import { outputHover, referenceHover, schemaHover, systemHover } from './hover/flake-file.ts';
import { listedHover } from './hover/listed.ts';
import { formalHover, inheritHover, variableHover } from './hover/name.ts';
import { optionHover } from './hover/option.ts';
import { pathHover } from './hover/path.ts';
import { shellCodeHover } from './hover/shell-code.ts';

/** In this order: the first that knows the token answers. */
const SOURCES: readonly HoverSource[] = [
  listedHover,
  schemaHover,
  referenceHover,
  optionHover,
  argumentHover,
  devenvHover,
  outputHover,
  argumentValueHover,
  shellCodeHover,
  pathHover,
  variableHover,
  attributeHover,
  inheritHover,
  formalHover,
  bindingHover,
  systemHover,
];

/** `undefined` where nothing is known. */
export function hover(world: World, id: string, offset: Offset): Hover | undefined {
  const file = world.file(id);
  const token = file && tokenAround(nodeAt(file.root, offset));
  if (!token) return undefined;
  const analysis = analysisOf(world);
  const context: HoverContext = {
    world,
    analysis,
    offset,
    token,
    catalog: analysis.catalog(),
    inputFacts: ({ input }) => inputFactsOf(world, id, input),
  };
  for (const source of SOURCES) {
    const found = source(context);
    if (found)
      return { range: { start: found.range.start, end: found.range.end }, markdown: renderCard(found.card) };
  }
  return undefined;
}
