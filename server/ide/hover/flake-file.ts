/** What is said in `flake.nix`: its top level, inputs and their references, outputs, systems. */
import { knownOf } from '../../knowledge/domain.ts';
import { SYSTEMS } from '../../knowledge/flake-schema/schema.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, isString, staticName } from '../../syntax/nodes.ts';
import { baseName } from '../../text/path.ts';
import { type Card, typed } from '../describe/card.ts';
import { flakeInputCard } from '../describe/flake-input.ts';
import { outputCard, schemaCard } from '../describe/flake-schema.ts';
import { inputFactsOf } from '../describe/inputs.ts';
import type { HoverContext, Hovered } from './context.ts';
import { flakePath } from './flake-path.ts';

/** Attributes that Nix gives a meaning, and the inputs themselves. */
export function schemaHover(context: HoverContext): Hovered | undefined {
  const path = flakePath(context.token);
  if (!path) return undefined;
  const [first, name, ...rest] = path;
  const isInput = first === 'inputs' && name !== undefined && rest.length === 0;
  const card = isInput ? inputCard(name, context) : schemaCard(path);
  return card && { range: context.token, card };
}

/** `url` and `follows` of an input: the input that they name. */
export function referenceHover(context: HoverContext): Hovered | undefined {
  const { token } = context;
  const binding = isString(token) && token.parent?.kind === 'binding' ? token.parent : undefined;
  const attr = attrNameNodes(binding?.field('attrpath')).at(-1);
  const path = attr && flakePath(attr);
  if (path?.[0] !== 'inputs') return undefined;
  const name = referenced(path, staticName(token) ?? '');
  const card = name === undefined ? undefined : inputCard(name, context);
  return card && { range: token, card };
}

function referenced(path: readonly string[], text: string): string | undefined {
  if (path.at(-1) === 'follows') return text.split('/')[0];
  return path.length === 3 && path[2] === 'url' ? path[1] : undefined;
}

function inputCard(name: string, { world, token, analysis }: HoverContext): Card | undefined {
  const facts = inputFactsOf(world, token.owner.id, name);
  if (!facts) return undefined;
  const flake = knownOf(analysis.flake(token.owner.id).inputs.get(name)?.force());
  const known = flake?.domain === 'flake' ? flake.known : undefined;
  return flakeInputCard({ name, title: `inputs.${name}` }, known, facts);
}

/** The name of an output, wherever the set is written that `outputs` gives. */
export function outputHover({ token, analysis }: HoverContext): Hovered | undefined {
  const { owner } = token;
  const name = staticName(token);
  const set = setAround(token);
  if (baseName(owner.id) !== 'flake.nix' || name === undefined || !set) return undefined;
  const card = outputCard(name);
  if (!card) return undefined;
  const outputs = analysis.flake(owner.id).outputs.force();
  const defined = outputs.kind === 'attrs' ? outputs.members.definition?.(name) : undefined;
  return defined && setAround(defined) === set ? { range: token, card } : undefined;
}

/** The set in which an attribute is the first name of a binding, or inherited. */
function setAround(attr: SyntaxNode): SyntaxNode | undefined {
  const { parent } = attr;
  if (parent?.kind === 'attrpath' && attrNameNodes(parent)[0] !== attr) return undefined;
  const binding =
    parent?.kind === 'attrpath' || parent?.kind === 'inherited_attrs' ? parent.parent : undefined;
  return binding?.parent?.kind === 'binding_set' ? binding.parent.parent : undefined;
}

/** The name of a system, as a string or an attribute. */
export function systemHover({ token }: HoverContext): Hovered | undefined {
  const name = staticName(token);
  const system = SYSTEMS.find((it) => it.name === name);
  if (!system || (!isString(token) && token.parent?.kind !== 'attrpath')) return undefined;
  const card: Card = {
    code: typed(system.name, 'system'),
    doc: [system.doc],
    facts: [`Rust’s triple: \`${system.triple}\``],
  };
  return { range: token, card };
}
