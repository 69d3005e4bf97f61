/** Attributes along a path: `pkgs.rust-bin.stable."1.80.1".default`. */
import { attrName, steps } from '../../eval/selection.ts';
import type { Value } from '../../eval/value.ts';
import { type Description, knownOf } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, quoteName } from '../../syntax/nodes.ts';
import { isUnknownPackage } from '../describe/package.ts';
import { absenceText } from '../describe/release.ts';
import { titleOf, valueCard } from '../describe/value.ts';
import { callNotes, callOf } from './call.ts';
import type { HoverContext, Hovered } from './context.ts';

export function attributeHover(context: HoverContext): Hovered | undefined {
  const attr = attributeOf(context.token);
  const owner = attr?.parent?.parent;
  if (!attr || !owner || !SELECTIONS.has(owner.kind)) return undefined;
  const { analysis } = context;
  const index = attrNameNodes(attr.parent).indexOf(attr);
  const env = analysis.envAt(owner);
  const values = steps(owner, env, analysis.evaluator);
  const [before, after] = [values[index], values[index + 1]];
  const name = attrName(attr, env, analysis.evaluator);
  if (!before || name === undefined) return undefined;
  if (!after) return absenceHover(before, name, attr, context);
  const isLast = index === attrNameNodes(attr.parent).length - 1;
  return memberHover({ before, after, name, node: attr, use: isLast ? owner : undefined }, context);
}

const SELECTIONS = new Set(['select_expression', 'has_attr_expression']);

/** The node of an attribute path that a token is; a variable in `${…}` stands for the whole of it. */
function attributeOf(token: SyntaxNode): SyntaxNode | undefined {
  if (token.parent?.kind === 'attrpath') return token;
  const interpolation = token.parent?.kind === 'variable_expression' ? token.parent.parent : undefined;
  return interpolation?.kind === 'interpolation' && interpolation.parent?.kind === 'attrpath'
    ? interpolation
    : undefined;
}

/** A release that is not there. */
function absenceHover(
  before: Value,
  name: string,
  node: SyntaxNode,
  { catalog }: HoverContext,
): Hovered | undefined {
  const known = knownOf(before);
  if (known?.domain !== 'set' || !known.releases) return undefined;
  const text = absenceText(known.releases, name, catalog);
  if (text === undefined) return undefined;
  return { range: node, card: { code: `${known.title}.${quoteName(name)}`, notes: [text] } };
}

export interface Member {
  readonly before: Value;
  readonly after: Value;
  readonly name: string;
  /** What is hovered. */
  readonly node: SyntaxNode;
  /** The expression that has the member's value, where it is one. */
  readonly use: SyntaxNode | undefined;
}

/** A member of a set, by what the set says of it and by what it is. */
export function memberHover(member: Member, context: HoverContext): Hovered | undefined {
  const { before, after, name, node, use } = member;
  if (use && isUnknownPackage(after) && callOf(use)) return undefined;
  const about = aboutMember(before, name);
  const title = titleOf(before);
  const called = title === undefined ? name : `${title}.${quoteName(name)}`;
  const card = valueCard(after, { name: called, about }, context);
  if (!card) return undefined;
  const notes = use === undefined ? [] : callNotes(use, context);
  return { range: node, card: { ...card, notes: [...notes, ...(card.notes ?? [])] } };
}

/** What a set says of one of its members; a function that can be overridden says nothing of that. */
export function aboutMember(set: Value, name: string): Description | undefined {
  return knownOf(set)?.describe?.(name);
}
