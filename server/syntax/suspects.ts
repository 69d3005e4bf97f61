/** Constructs over several lines that may be the real slip when the text makes no sense further down. */
import type { Offset } from '../text/range.ts';
import { lineEnd } from './lexer.ts';
import type { Reading } from './reading.ts';

/** Remembers a string that goes over the end of its line. */
export function suspectString(r: Reading, quote: string, opener: Offset): void {
  const end = lineEnd(r.text, opener);
  if (r.lexer.position <= end || r.cuts.has(opener)) return;
  const cut =
    quote === '"' ? cutOfLine(r.text, opener + 1, end) : cutOfBlock(r.text, opener, r.lexer.position);
  if (cut !== undefined) r.suspects.push({ opener, cut });
}

/** Where a string that was to end on its line ends: before the punctuation that closes what is around it. */
function cutOfLine(text: string, from: Offset, end: Offset): Offset {
  let cut = end;
  while (cut > from && ' \t;)]},'.includes(text.charAt(cut - 1))) cut--;
  return cut;
}

/** Where an indented string that was never closed ends: before the first line that is no deeper than its own. */
function cutOfBlock(text: string, opener: Offset, limit: Offset): Offset | undefined {
  const indent = indentation(text, opener);
  for (let end = lineEnd(text, opener); end < limit; ) {
    const next = end + 1;
    const nextEnd = lineEnd(text, next);
    const line = text.slice(next, nextEnd);
    if (line.trim() !== '' && indentation(text, next) <= indent) {
      return looksLikeCode(line) ? end : undefined;
    }
    end = nextEnd;
    if (nextEnd >= text.length) break;
  }
  return undefined;
}

function looksLikeCode(line: string): boolean {
  return /^\s*(?:[\w'"$][\w'".${}-]*\s*=(?!=)|inherit\b|in\b|[\])}])/.test(line);
}

/** How deep the line of `offset` is indented. */
export function indentation(text: string, offset: Offset): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at - start;
}
