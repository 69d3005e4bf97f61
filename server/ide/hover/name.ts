/** Variables, the names of `inherit`, and the arguments of functions: whatever holds something that is known. */
import { lexical, lookup, withs } from '../../eval/env.ts';
import type { Env, Value } from '../../eval/value.ts';
import type { Description } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { quoteName, staticName } from '../../syntax/nodes.ts';
import { isUnknownPackage } from '../describe/package.ts';
import { valueCard } from '../describe/value.ts';
import { aboutMember, memberHover } from './attribute.ts';
import { callNotes, callOf } from './call.ts';
import type { HoverContext, Hovered } from './context.ts';

export function variableHover(context: HoverContext): Hovered | undefined {
  const { token, analysis } = context;
  const variable = token.parent;
  if (variable?.kind !== 'variable_expression') return undefined;
  const env = analysis.envAt(variable);
  const value = lookup(env, token.text)?.force();
  return value && named(value, { node: token, env, use: variable }, context);
}

export function inheritHover(context: HoverContext): Hovered | undefined {
  const { token, analysis } = context;
  const inherit = token.parent?.kind === 'inherited_attrs' ? token.parent.parent : undefined;
  const name = staticName(token);
  if (!inherit || name === undefined) return undefined;
  if (inherit.kind === 'inherit') {
    const env = analysis.envAt(token);
    const value = lookup(env, name)?.force();
    return value && named(value, { node: token, env, use: undefined }, context);
  }
  const source = inherit.field('expression');
  const before = source && analysis.valueAt(source);
  const after = before && analysis.evaluator.select(before, name)?.force();
  return before && after && memberHover({ before, after, name, node: token, use: undefined }, context);
}

/** `{ name, … }:` and `name:`. */
export function formalHover(context: HoverContext): Hovered | undefined {
  const { token, analysis } = context;
  const { parent } = token;
  const fn = parent?.kind === 'formal' ? parent.parent?.parent : parent;
  const body = fn?.kind === 'function_expression' ? fn.field('body') : undefined;
  if (!body || (parent?.kind === 'formal' && token.fieldName !== 'name')) return undefined;
  const env = analysis.envAt(body);
  const value = lookup(env, token.text)?.force();
  return value && named(value, { node: token, env, use: undefined }, context);
}

interface Use {
  readonly node: SyntaxNode;
  readonly env: Env;
  readonly use: SyntaxNode | undefined;
}

function named(value: Value, { node, env, use }: Use, context: HoverContext): Hovered | undefined {
  const name = staticName(node) ?? node.text;
  // An argument that is only called like a package proves nothing, and what is called is none.
  if (isUnknownPackage(value) && (lexical(env, name) || (use && callOf(use)))) return undefined;
  const card = valueCard(value, { name: quoteName(name), about: aboutName(name, env) }, context);
  if (!card) return undefined;
  const notes = use === undefined ? [] : callNotes(use, context);
  return { range: node, card: { ...card, notes: [...notes, ...(card.notes ?? [])] } };
}

/** What the set of a `with` says of a name that comes from it. */
function aboutName(name: string, env: Env): Description | undefined {
  if (lexical(env, name)) return undefined;
  for (const set of withs(env)) {
    const value = set.force();
    if (value.kind === 'attrs' && value.members.get(name)) return aboutMember(value, name);
  }
  return undefined;
}
