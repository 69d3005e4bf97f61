/** Adding attributes to sets, in the layout that the set has. */
import type { SyntaxNode } from '../../../syntax/node.ts';
import { bindingsOf } from '../../../syntax/nodes.ts';
import { replace, type TextEdit } from '../../../text/edit.ts';
import { addInside, bracketsOf } from './inside.ts';
import { indentAt, indentStep, lineBreakOf, lineWidth, MAX_WIDTH } from './lines.ts';

/** Puts `attribute` (`name = value;`) behind the last one of `set`. A set on one line that gets too long is spread out. */
export function addAttribute(set: SyntaxNode, attribute: string): TextEdit | undefined {
  const bindings = bindingsOf(set);
  const { text } = set.owner;
  const isOneLine = !set.text.includes('\n');
  const isTooLong = lineWidth(text, set.end) + attribute.length + 1 > MAX_WIDTH;
  if (bindings.length > 0 && isOneLine && isTooLong && !hasComment(set))
    return spread(set, [...bindings.map((it) => it.text), attribute]);
  return addInside(set, bindings, attribute);
}

/** The set with one attribute per line. */
function spread(set: SyntaxNode, attributes: readonly string[]): TextEdit | undefined {
  const brackets = bracketsOf(set);
  return brackets && replace(brackets, linesInside(set.owner.text, set.start, attributes));
}

/** What stands between the brackets when each item has its line; the bracket opens on the line of `offset`. */
export function linesInside(text: string, offset: number, items: readonly string[]): string {
  const eol = lineBreakOf(text);
  const outer = indentAt(text, offset);
  const inner = outer + indentStep(text);
  return `${items.map((it) => `${eol}${inner}${it}`).join('')}${eol}${outer}`;
}

function hasComment(node: SyntaxNode): boolean {
  const open = [node];
  for (let it = open.pop(); it !== undefined; it = open.pop()) {
    if (it.kind === 'comment') return true;
    open.push(...it.children);
  }
  return false;
}
