/** The plain text between quotes. */
import type { Offset } from '../text/range.ts';

/** Where the plain text that begins at `from` ends in `"…"`: at the quote, an escape, an interpolation or the end. */
export function fragmentEnd(text: string, from: Offset): Offset {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 92) return at;
    if (code !== 36) continue;
    const next = text.charCodeAt(at + 1);
    if (next === 123) return at;
    if (next !== 34 && next !== 92) at++;
  }
  return text.length;
}

/** The same in `''…''`, where two single quotes end the text whatever follows them. */
export function indentedFragmentEnd(text: string, from: Offset): Offset {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (code === 39 && next === 39) return at;
    if (code !== 36) continue;
    if (next === 123) return at;
    if (next !== 39) at++;
  }
  return text.length;
}
