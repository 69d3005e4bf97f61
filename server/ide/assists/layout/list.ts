/** Adding elements to lists and taking them out, in the layout that the list has. */
import type { SyntaxNode } from '../../../syntax/node.ts';
import { remove, replace, type TextEdit } from '../../../text/edit.ts';
import { addInside } from './inside.ts';
import { commentsBehind, lineEnd, lineStart, startsLine } from './lines.ts';

/** Puts `element` behind the last one of `list`: on a line of its own where that one has one. */
export function addElement(list: SyntaxNode, element: string): TextEdit | undefined {
  return addInside(list, list.fields('element'), element);
}

/** Takes `element` out of its list: with its whole line where it has one. */
export function removeElement(element: SyntaxNode): TextEdit {
  const { text } = element.owner;
  const { end, line } = commentsBehind(text, element.end);
  const restOfLine = text.slice(end, lineEnd(text, end));
  if (startsLine(text, element.start) && restOfLine === '') {
    const next = text.indexOf('\n', end);
    return remove({ start: lineStart(text, element.start), end: next === -1 ? text.length : next + 1 });
  }
  if (line) return remove({ start: spacesBefore(text, element.start), end: element.end });
  const start = startsLine(text, element.start) ? element.start : spacesBefore(text, element.start);
  const until = start === element.start ? spacesBehind(text, element.end) : element.end;
  const isGlued = isWord(text[start - 1]) && isWord(text[until]);
  return replace({ start, end: until }, isGlued ? ' ' : '');
}

function spacesBefore(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  return start;
}

function spacesBehind(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && !/[\s[\](){};]/.test(character);
}
