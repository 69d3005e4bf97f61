/** Lines and their indentation. */
import type { Offset } from '../text/range.ts';

/** Whether only white space stands before `at` on its line. */
export function beginsLine(text: string, at: Offset): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 32 || text.charCodeAt(before) === 9) before--;
  return before < 0 || text.charCodeAt(before) === 10;
}

/** How deep the line of `offset` is indented. */
export function indentation(text: string, offset: Offset): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at - start;
}

/** The next line feed, or the end of the text. */
export function lineFeed(text: string, from: Offset): Offset {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}
