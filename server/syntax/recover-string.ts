/** Strings, indented strings, paths and interpolations, read to their end or to where a person would end them. */

import type { Offset } from '../text/range.ts';
import { SPACE, skip } from './characters.ts';
import { missingToken, plain, superfluous } from './expected.ts';
import { fragmentEnd, indentedFragmentEnd } from './fragments.ts';
import { tokenGreen } from './greens.ts';
import { deeper } from './opaque.ts';
import {
  awaitToken,
  brokenLeaf,
  charge,
  finish,
  inField,
  leaf,
  missing,
  noLongerAwait,
  type Part,
  type Reading,
  report,
  settle,
  takeToken,
  unclosed,
} from './reading.ts';
import { suspectInterpolation, suspectString } from './suspects.ts';
import { pathPieceEnd, restOfLine } from './tokens.ts';

/** A string; the quote is ahead. */
export function stringExpression(r: Reading): Part {
  return deeper(r, quoted);
}

function quoted(r: Reading): Part {
  // Half of the quotes of an indented string count as all of them.
  const isHalf = r.lexer.kind === 'unknown';
  const quote = isHalf ? "''" : r.lexer.kind;
  const opener = r.lexer.start;
  const limit = r.slips.cuts.get(opener) ?? r.text.length;
  const parts: Part[] = [];
  if (isHalf) {
    const range = { start: opener, end: opener + 1 };
    report(r, missingToken("'", opener, range, "an indented string begins with two single quotes: `''`"));
  }
  takeToken(r, parts);
  for (;;) {
    const at = r.lexer.position;
    const end = Math.min(quote === '"' ? fragmentEnd(r.text, at) : indentedFragmentEnd(r.text, at), limit);
    if (end > at) {
      parts.push(leaf('string_fragment', at, end));
      r.lexer.seek(end);
    }
    if (end >= limit) {
      takeHalfQuotes(r, quote, parts);
      break;
    }
    if (r.text.startsWith('${', end)) {
      parts.push(deeper(r, (it) => interpolated(it, quote)));
    } else if (r.slips.strays.has(end)) {
      takeQuotesAsText(r, parts);
    } else if (!takeEscape(r, quote, parts)) {
      parts.push({ at: end, field: undefined, node: tokenGreen(quote) });
      r.lexer.seek(end + quote.length);
      break;
    }
  }
  return close(r, quote, opener, parts);
}

function close(r: Reading, quote: string, opener: Offset, parts: Part[]): Part {
  const isClosed = parts.length > 1 && parts.at(-1)?.node === tokenGreen(quote);
  suspectString(r, quote, opener);
  if (!isClosed) {
    const problem = unclosed(r, { start: opener, end: opener + quote.length }, quote);
    report(r, { ...problem, message: 'this string is never closed' });
    parts.push(missing(r, quote));
  }
  return finish(r, quote === '"' ? 'string_expression' : 'indented_string_expression', parts);
}

/** Where an indented string was cut off, what is left of its closing quotes, or is one too many. */
function takeHalfQuotes(r: Reading, quote: string, parts: Part[]): void {
  if (quote === '"') return;
  const start = skip(r.text, r.lexer.position, SPACE);
  let end = start;
  while (r.text.charCodeAt(end) === 39) end++;
  if (end === start) return;
  parts.push(brokenLeaf('ERROR', start, end));
  r.lexer.seek(end);
}

/** Quotes that would end the string too early. */
function takeQuotesAsText(r: Reading, parts: Part[]): void {
  const range = { start: r.lexer.position, end: r.lexer.position + 2 };
  report(r, plain(range, "these quotes end the string; in its text they are written `'''`"));
  parts.push(brokenLeaf('string_fragment', range.start, range.end));
  r.lexer.seek(range.end);
}

/** Takes the escape ahead, if it is one. */
function takeEscape(r: Reading, quote: string, parts: Part[]): boolean {
  const { text } = r;
  const at = r.lexer.position;
  const backslash = quote === '"' ? at : at + 2;
  const isBackslash = text.charCodeAt(backslash) === 92;
  const dollar = isBackslash ? backslash + 1 : backslash;
  if ((isBackslash || quote !== '"') && text.charCodeAt(dollar) === 36) {
    parts.push(leaf('dollar_escape', at, dollar), leaf('string_fragment', dollar, dollar + 1));
    r.lexer.seek(dollar + 1);
    return true;
  }
  if (!isBackslash && (quote === '"' || text.charCodeAt(at + 2) !== 39)) return false;
  const escaped = text.codePointAt(backslash + 1) ?? 0;
  const end = isBackslash ? Math.min(text.length, backslash + (escaped > 0xffff ? 3 : 2)) : at + 3;
  parts.push(leaf('escape_sequence', at, end));
  r.lexer.seek(end);
  return true;
}

/** `${ … }`, which is ahead, outside of strings and paths. */
export function interpolation(r: Reading): Part {
  return deeper(r, (it) => interpolated(it, undefined));
}

/**
 * `${ … }`, at the very place where the reading is. `quote` closes the string or path around it, if there is one.
 */
function interpolated(r: Reading, quote: string | undefined): Part {
  const parts: Part[] = [];
  const at = r.lexer.position;
  if (quote === undefined) takeToken(r, parts);
  else {
    parts.push({ at, field: undefined, node: tokenGreen('${') });
    r.lexer.seek(at + 2);
  }
  const opener = parts[0]?.at ?? at;
  const outerLimit = r.lexer.limit;
  const cut = r.slips.cuts.get(opener);
  if (cut !== undefined) r.lexer.limit = Math.min(cut, outerLimit);
  awaitToken(r, '}');
  if (r.lexer.kind === '}') {
    report(r, plain({ start: opener, end: r.lexer.end }, 'an expression is missing between these braces'));
  }
  parts.push(inField(r.expression(r), 'expression'));
  noLongerAwait(r, '}');
  closeInterpolation(r, opener, parts);
  r.lexer.limit = outerLimit;
  r.lexer.seek(r.lexer.position);
  if (quote !== undefined) suspectInterpolation(r, opener, quote);
  return finish(r, 'interpolation', parts);
}

function closeInterpolation(r: Reading, opener: Offset, parts: Part[]): void {
  if (r.lexer.kind === '}') {
    takeToken(r, parts);
    return;
  }
  report(
    r,
    missingToken('}', r.lexer.position, { start: opener, end: opener + 2 }, 'this `${` is never closed'),
  );
  const close = closeOnThisLine(r);
  if (close === undefined) {
    parts.push(missing(r, '}'));
    return;
  }
  const { start } = r.lexer;
  if (start < close) parts.push(brokenLeaf('ERROR', start, close));
  r.lexer.seek(close);
  takeToken(r, parts);
  charge(r);
  settle(r);
}

/** Where the line has the `}` that ends the interpolation in spite of what stands before it. */
function closeOnThisLine(r: Reading): Offset | undefined {
  const { position, start } = r.lexer;
  const rest = restOfLine(r.text, position).slice(start - position);
  const before = /^(?:(?!'')[^"{;}])*}/.exec(rest)?.[0];
  return before === undefined ? undefined : start + before.length - 1;
}

/** A path; its first piece is ahead. */
export function pathExpression(r: Reading): Part {
  return deeper(r, path);
}

function path(r: Reading): Part {
  const kind = r.lexer.kind === 'path' ? 'path_expression' : 'hpath_expression';
  const { text } = r;
  const { start } = r.lexer;
  r.lexer.take();
  const parts = [leaf('path_fragment', start, r.lexer.position)];
  checkStart(r, start, parts);
  for (;;) {
    const at = r.lexer.position;
    const end = pathPieceEnd(text, at);
    if (end > at) {
      parts.push(leaf('path_fragment', at, end));
      r.lexer.seek(end);
    }
    if (!text.startsWith('${', end)) break;
    parts.push(deeper(r, (it) => interpolated(it, '\n')));
  }
  return finish(r, kind, parts);
}

/** Nix refuses `./` with nothing behind it, and `a/b//c`; but not the two slashes in `./a//b${c}`. */
function checkStart(r: Reading, start: Offset, parts: Part[]): void {
  const end = r.lexer.position;
  const piece = r.text.slice(start, end);
  const isInterpolated = r.text.startsWith('${', end);
  const doubled = piece.indexOf('//');
  const isOneTooMany =
    doubled >= 0 && (!isInterpolated || piece.includes('//', doubled + 1) || /^[~.]+\/\//.test(piece));
  const isEmpty = !isInterpolated && piece.indexOf('/') === piece.length - 1;
  if (!isOneTooMany && !isEmpty) return;
  const at = start + Math.max(0, doubled);
  if (isOneTooMany) report(r, superfluous({ start: at, end: at + 1 }, '/', 'a path has no `//`'));
  else report(r, plain({ start, end }, 'this path is not complete'));
  parts.push(missing(r, 'path_fragment'));
}
