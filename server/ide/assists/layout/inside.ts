/** Putting one more item between the brackets of a list or a set. */
import type { SyntaxNode } from '../../../syntax/node.ts';
import { insert, replace, type TextEdit } from '../../../text/edit.ts';
import { commentsBehind, indentAt, indentStep, lineBreakOf, startsLine } from './lines.ts';

/** The edit that puts `item` behind the last of `items`; `undefined` where the brackets are not both there. */
export function addInside(
  node: SyntaxNode,
  items: readonly SyntaxNode[],
  item: string,
): TextEdit | undefined {
  const brackets = bracketsOf(node);
  if (!brackets) return undefined;
  const last = items.at(-1);
  return last ? addBehind(node, last, item) : addFirst(node, brackets, item);
}

interface Brackets {
  /** The end of the opening one. */
  readonly start: number;
  /** The start of the closing one. */
  readonly end: number;
}

export function bracketsOf(node: SyntaxNode): Brackets | undefined {
  const open = node.child('[') ?? node.child('{');
  const close = node.child(']') ?? node.child('}');
  return open && close && !open.missing && !close.missing ? { start: open.end, end: close.start } : undefined;
}

function addBehind(node: SyntaxNode, last: SyntaxNode, item: string): TextEdit {
  const { text } = node.owner;
  const { end, line } = commentsBehind(text, last.end);
  if (startsLine(text, last.start)) return insert(end, lineBreakOf(text) + indentAt(text, last.start) + item);
  if (!line) return insert(end, ` ${item}`);
  return insert(end, lineBreakOf(text) + indentAt(text, last.start) + stepBehind(node, last) + item);
}

/** What follows on the next line stands one step further in than a line that the opening bracket is on. */
function stepBehind(node: SyntaxNode, last: SyntaxNode): string {
  const { text } = node.owner;
  return text.slice(node.start, last.start).includes('\n') ? '' : indentStep(text);
}

function addFirst(node: SyntaxNode, { start, end }: Brackets, item: string): TextEdit {
  const { text } = node.owner;
  const inside = text.slice(start, end);
  const eol = lineBreakOf(text);
  const indent = indentAt(text, node.start) + indentStep(text);
  if (inside.trim() === '')
    return inside.includes('\n')
      ? replace({ start, end }, `${eol}${indent}${item}${eol}${indentAt(text, node.start)}`)
      : replace({ start, end }, ` ${item} `);
  // There are only comments.
  const behind = start + inside.trimEnd().length;
  const isOneLine = !inside.includes('\n');
  return insert(behind, isOneLine ? ` ${item}` : `${eol}${indent}${item}`);
}
