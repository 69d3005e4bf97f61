/** How deep a text may be nested, at a glance: never less than it is, but for brackets in strings and comments. */
import type { TextEdit } from '../text/edit.ts';

/** A string and the interpolation in it are two levels with one pair of braces. */
const BRACKET = 2;

/** A bound for the whole text. */
export function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    depth = Math.max(0, depth + weight(text, at));
    if (depth > deepest) deepest = depth;
  }
  return deepest + BRACKET;
}

/** How much a bound for `text` may grow by the edits. */
export function nestingGrowth(text: string, edits: readonly TextEdit[]): number {
  let growth = 0;
  for (const { range, text: inserted } of edits) {
    growth += total(inserted) + total(text.slice(range.start, range.end));
    // A word may come to be where an edit begins or ends.
    growth += 2;
  }
  return growth;
}

function total(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += Math.abs(weight(text, at));
  return sum;
}

function weight(text: string, at: number): number {
  switch (text.charCodeAt(at)) {
    case 40: // (
    case 91: // [
    case 123: // {
      return BRACKET;
    case 41:
    case 93:
    case 125:
      return -BRACKET;
    case 108: // l
      return text.startsWith('let', at) ? 1 : 0;
    case 105: // i
      return text.startsWith('in', at) && isSpace(text.charCodeAt(at + 2)) ? -1 : 0;
    default:
      return 0;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
