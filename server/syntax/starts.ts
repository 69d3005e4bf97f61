/** Looking ahead: whether a binding begins at a place, judged by its name and `=`. */
import type { Offset } from '../text/range.ts';
import { isIn, NAME_START, SPACE, skip } from './characters.ts';
import { indentation } from './layout.ts';
import type { Reading } from './reading.ts';
import { commentEnd, isKeyword, type Known, restOfLine, scan, scanned } from './tokens.ts';

/** Whether the token ahead begins a binding (`name =`, `a."b".c =`, `inherit`). No valid expression goes on so. */
export function startsBinding(r: Reading): boolean {
  return beginsBinding(r.text, r.lexer.start);
}

/** Whether bindings follow on lines that are indented against this one: a set that was never opened. */
export function beginsIndentedBindings(r: Reading): boolean {
  const { start, position, onNewLine } = r.lexer;
  return onNewLine && indentation(r.text, start) > indentation(r.text, position) && startsBinding(r);
}

export function beginsBinding(text: string, start: Offset): boolean {
  // A look ahead knows nothing of the text: it must not go through a run of dots once for each of them.
  const first = text.charCodeAt(start);
  if (!isIn(first, NAME_START) && first !== 34 /* " */ && first !== 36 /* $ */) return false;
  let at = start;
  for (let names = 0; names < 8; names++) {
    const end = nameEnd(text, at);
    if (end === undefined) return names === 0 && beginsInherit(text, at);
    at = skipTrivia(text, end);
    scan(text, at);
    if (scanned.kind === '=') return true;
    if (scanned.kind !== '.') return names === 0 && beginsInherit(text, start);
    at = skipTrivia(text, scanned.end);
  }
  return false;
}

function beginsInherit(text: string, at: Offset): boolean {
  scan(text, at);
  return scanned.kind === 'inherit';
}

/** The end of the name at `at`. Keywords count: `in = 1` is meant as a binding. */
function nameEnd(text: string, at: Offset): Offset | undefined {
  scan(text, at);
  const { kind, end } = scanned;
  if (kind === 'identifier' || isKeyword(kind)) return end;
  if (kind !== '"' && kind !== '${') return undefined;
  const close = restOfLine(text, end).indexOf(kind === '"' ? '"' : '}');
  return close < 0 ? undefined : end + close + 1;
}

/** The first offset at or behind `from` that is neither white space nor in a comment. */
export function skipTrivia(text: string, from: Offset, known?: Known): Offset {
  let at = skip(text, from, SPACE);
  for (let end = commentEnd(text, at, known); end > at; end = commentEnd(text, at, known))
    at = skip(text, end, SPACE);
  return at;
}
