/** Environment variables in shell code: `export NAME=…` and `$NAME` in a `shellHook`. */
import type { Analysis } from '../../knowledge/analysis.ts';
import type { Derivation } from '../../knowledge/domain.ts';
import { derivationArgument } from '../../knowledge/env-vars/derivation-arguments.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, isString, staticName } from '../../syntax/nodes.ts';
import type { Offset, TextRange } from '../../text/range.ts';
import { envVarCard } from '../describe/env-var.ts';
import type { HoverContext, Hovered } from './context.ts';
import { envVarNotes } from './env-notes.ts';
import { isShellCode, roleOf } from './roles.ts';

export function shellCodeHover({ token, analysis, offset }: HoverContext): Hovered | undefined {
  if (!isString(token)) return undefined;
  const word = wordAt(token, offset);
  const card = word && envVarCard(token.owner.text.slice(word.start, word.end));
  const code = card && shellCode(token, analysis);
  if (!word || !card || !code) return undefined;
  const name = token.owner.text.slice(word.start, word.end);
  const notes = code.derivation ? envVarNotes(name, code.derivation) : [];
  return { range: word, card: envVarCard(name, notes) ?? card };
}

/** The word at `offset`, where it stands as a variable: assigned, exported, unset, or behind a `$`. */
export function wordAt({ owner, start, end }: SyntaxNode, offset: Offset): TextRange | undefined {
  const { text } = owner;
  let [from, to] = [offset, offset];
  while (start < from && /\w/.test(text.charAt(from - 1))) from--;
  while (to < end && /\w/.test(text.charAt(to))) to++;
  if (from === to) return undefined;
  const isAssigned = text.charAt(to) === '=' || text.startsWith('+=', to);
  const isUsed = /(?:\$\{?|\b(?:export|unset)\s+)$/.test(text.slice(Math.max(start, from - 20), from));
  return isAssigned || isUsed ? { start: from, end: to } : undefined;
}

/** Whether a string is shell code, and of which derivation where that is known. */
export function shellCode(string: SyntaxNode, analysis: Analysis): { derivation?: Derivation } | undefined {
  for (const it of string.ancestors()) {
    const attr = it.kind === 'binding' ? attrNameNodes(it.field('attrpath')).at(-1) : undefined;
    const name = attr && staticName(attr);
    if (!attr || name === undefined) continue;
    const role = holdsShellCode(name) ? roleOf(attr, analysis) : undefined;
    if (role?.kind === 'argument') return { derivation: role.derivation };
  }
  return isShellCode(string, analysis) ? {} : undefined;
}

function holdsShellCode(name: string): boolean {
  return derivationArgument(name)?.type === 'string of shell code' || name.endsWith('Phase');
}
