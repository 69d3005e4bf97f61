/** What the tokens of Nix look like: pure functions over a text. */
import type { Offset } from '../text/range.ts';
import {
  DIGIT,
  isIn,
  NAME_PART,
  NAME_START,
  PATH_PART,
  SCHEME_PART,
  SPACE,
  skip,
  URI_PART,
} from './characters.ts';

/**
 * An anonymous token's kind is its text, as everywhere in the syntax. `identifier`, `integer_expression`,
 * `float_expression`, `spath_expression` and `uri_expression` are whole nodes; `path` and `home path` begin one;
 * `unknown` is a run of characters that Nix has no use for; `end` is the end of the text.
 */
export type TokenKind = string;

const KEYWORDS = new Set(['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with']);

export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}

/** The end of the comment that begins at `at`; `at` itself where none does. */
export function commentEnd(text: string, at: Offset, known: Known = nothingKnown()): Offset {
  const first = text.charCodeAt(at);
  if (first === 35 /* # */) return lineEnd(text, at);
  if (first !== 47 /* / */ || text.charCodeAt(at + 1) !== 42 /* * */) return at;
  const close = at < known.comment ? text.indexOf('*/', at + 2) : -1;
  if (close >= 0) return close + 2;
  known.comment = Math.min(known.comment, at);
  return lineEnd(text, at);
}

/** The end of the line that `at` is on, its line break not included. A lone carriage return breaks a line, too. */
export function lineEnd(text: string, at: Offset): Offset {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) break;
  }
  return end;
}

/** Characters of a line that are looked through for the end of what a name or quote begins: nobody writes longer lines. */
const LONG_LINE = 1000;

/** The rest of the line behind `at`; of a line without an end, as junk has them, only so much that reading stays linear. */
export function restOfLine(text: string, at: Offset): string {
  const piece = text.slice(at, at + LONG_LINE);
  return piece.slice(0, lineEnd(piece, 0));
}

/** What `scan` found: a cell of its own, since it is filled for every token of every text. */
export const scanned: { kind: TokenKind; end: Offset } = { kind: 'end', end: 0 };

/**
 * What a reader knows already to be further on. Without it `a.a.a.a` would be looked through for a `/` and a `:` once
 * for each of its names, and the whole text for a comment's end once for each comment without one.
 */
export interface Known {
  /** Up to where no path begins. */
  path: Offset;
  /** Up to where no URI begins. */
  uri: Offset;
  /** From where on no comment ends. */
  comment: Offset;
}

export function nothingKnown(): Known {
  return { path: -1, uri: -1, comment: Number.POSITIVE_INFINITY };
}

/** The token at `at`, where no white space and no comment begins; its end goes to `scanned`. */
export function scan(text: string, at: Offset, known: Known = nothingKnown()): TokenKind {
  const first = text.charCodeAt(at);
  if (Number.isNaN(first)) return found('end', at);
  if (isIn(first, PATH_PART) || first === 47 /* / */ || first === 126 /* ~ */) {
    const path = pathStartEnd(text, at, known);
    if (path > at) return found(first === 126 ? 'home path' : 'path', path);
  }
  if (isIn(first, NAME_START)) return scanWord(text, at, known);
  if (isIn(first, DIGIT)) return scanNumber(text, at);
  if (first === 46 /* . */ && isIn(text.charCodeAt(at + 1), DIGIT)) return scanNumber(text, at);
  if (first === 60 /* < */) {
    const end = searchPathEnd(text, at);
    if (end > at) return found('spath_expression', end);
  }
  const second = text.charCodeAt(at + 1);
  const pair = PAIRS.get(first * 128 + second);
  if (pair !== undefined) return found(pair, at + 2);
  if (first === 46 && second === 46 && text.charCodeAt(at + 2) === 46) return found('...', at + 3);
  const single = SINGLES[first];
  if (single !== undefined) return found(single, at + 1);
  return found('unknown', unknownEnd(text, at));
}

function found(kind: TokenKind, end: Offset): TokenKind {
  scanned.kind = kind;
  scanned.end = end;
  return kind;
}

// Tables that give back their own strings, so that no token's kind is a piece of somebody's document.
const SINGLES: (string | undefined)[] = [];
for (const it of '{}[]():;,.=?@<>+-*/!"') SINGLES[it.charCodeAt(0)] = it;
const PAIRS = new Map(
  ["''", '${', '==', '!=', '<=', '>=', '&&', '||', '->', '//', '++', '|>', '<|'].map((it) => [
    it.charCodeAt(0) * 128 + it.charCodeAt(1),
    it,
  ]),
);
const WORDS = new Map([...KEYWORDS].map((it) => [it, it]));

function scanWord(text: string, at: Offset, known: Known): TokenKind {
  const end = skip(text, at + 1, NAME_PART);
  const uri = uriEnd(text, at, known);
  if (uri > end) return found('uri_expression', uri);
  return found((end - at <= 7 && WORDS.get(text.slice(at, end))) || 'identifier', end);
}

function scanNumber(text: string, at: Offset): TokenKind {
  const whole = skip(text, at, DIGIT);
  const dot = text.charCodeAt(whole) === 46;
  const end = dot ? skip(text, whole + 1, DIGIT) : whole;
  // `1.` is a number, `0.` is not; `0.5` is one, `00.5` are two.
  const leading = text.charCodeAt(at);
  const isFloat = dot && (leading === 48 || leading === 46 ? whole - at <= 1 && end > whole + 1 : true);
  if (!isFloat) return found('integer_expression', whole);
  return found('float_expression', exponentEnd(text, end));
}

function exponentEnd(text: string, at: Offset): Offset {
  if ((text.charCodeAt(at) | 32) !== 101 /* e */) return at;
  const sign = text.charCodeAt(at + 1);
  const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
  const end = skip(text, digits, DIGIT);
  return end > digits ? end : at;
}

/** `scheme:rest`, without a space: what looks like a function `x:x` is a URI. */
function uriEnd(text: string, at: Offset, known: Known): Offset {
  if (at < known.uri) return at;
  const colon = skip(text, at, SCHEME_PART);
  const end = text.charCodeAt(colon) === 58 ? skip(text, colon + 1, URI_PART) : colon;
  if (end > colon + 1) return end;
  known.uri = colon;
  return at;
}

/**
 * The end of a path's first piece: up to its end or its first interpolation. A slash must be in it, and something
 * behind the first one: `a / b` divides, `a//b` updates. `./` and its like are paths that must go on, unless the slash
 * opens a comment.
 */
function pathStartEnd(text: string, at: Offset, known: Known): Offset {
  const isHome = text.charCodeAt(at) === 126;
  if (!isHome && at < known.path) return at;
  const slash = isHome ? at + 1 : skip(text, at, PATH_PART);
  if (text.charCodeAt(slash) !== 47) {
    if (!isHome) known.path = slash;
    return at;
  }
  const isRelative =
    isHome || (slash > at && slash - at <= 2 && text.startsWith('..'.slice(0, slash - at), at));
  const next = text.charCodeAt(slash + 1);
  const hasSegment = isIn(next, PATH_PART);
  if (!hasSegment && next !== 36 && (!isRelative || next === 42)) return at;
  const end = pathPieceEnd(text, slash + 1);
  return hasSegment || isRelative || text.startsWith('${', end) ? end : at;
}

/** The end of a run of path characters and slashes. */
export function pathPieceEnd(text: string, from: Offset): Offset {
  let at = from;
  while (isIn(text.charCodeAt(at), PATH_PART) || text.charCodeAt(at) === 47) at++;
  return at;
}

/** `<nixpkgs/lib>`; `at` where it is only a "less than". */
function searchPathEnd(text: string, at: Offset): Offset {
  let end = at;
  do {
    const piece = skip(text, end + 1, PATH_PART);
    if (piece === end + 1) return at;
    end = piece;
  } while (text.charCodeAt(end) === 47);
  return text.charCodeAt(end) === 62 ? end + 1 : at;
}

/** Characters that begin no token, in one piece: up to the next visible ASCII character or space. */
function unknownEnd(text: string, at: Offset): Offset {
  let end = at + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if ((code > 32 && code < 127) || isIn(code, SPACE)) break;
  }
  return end;
}
