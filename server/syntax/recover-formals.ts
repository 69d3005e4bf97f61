/** The arguments of a function that takes a set: `{ a, b ? 1, ... }`. */
import type { Offset } from '../text/range.ts';
import { lastCharacter, missingToken, plain, superfluous } from './expected.ts';
import { deeper } from './opaque.ts';
import {
  aheadName,
  aheadRange,
  awaitToken,
  charge,
  expect,
  finish,
  inField,
  isAhead,
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
import { keywordAsName } from './recover-keyword.ts';
import { skipTrivia } from './starts.ts';
import { isKeyword, scan, scanned } from './tokens.ts';

/** Whether the `{` at `at` opens formals. Exact on valid text; else, what a reader would take it for. */
export function looksLikeFormals(text: string, at: Offset): boolean {
  const first = skipTrivia(text, at + 1);
  scan(text, first);
  const { kind } = scanned;
  if (kind === '}') return isFunctionMark(text, scanned.end);
  if (kind === '...' || kind === ',') return true;
  if (kind !== 'identifier' && !isKeyword(kind)) return false;
  const second = skipTrivia(text, scanned.end);
  scan(text, second);
  if (scanned.kind === ',' || scanned.kind === '?')
    return kind === 'identifier' || kind === 'or' || scanned.kind === ',';
  if (scanned.kind === '}') return isFunctionMark(text, scanned.end);
  return (scanned.kind === 'identifier' || scanned.kind === '...') && isNameList(text, second);
}

function isFunctionMark(text: string, at: Offset): boolean {
  const next = skipTrivia(text, at);
  const code = text.charCodeAt(next);
  return code === 58 /* : */ || code === 64; /* @ */
}

/** Names and commas up to a `}` with a colon behind it: formals that lack a comma. */
export function isNameList(text: string, from: Offset): boolean {
  for (let at = from; ; at = skipTrivia(text, scanned.end)) {
    scan(text, at);
    if (scanned.kind === '}') return isFunctionMark(text, scanned.end);
    if (scanned.kind !== 'identifier' && scanned.kind !== ',' && scanned.kind !== '...') return false;
  }
}

/** Formals; their `{` is ahead. */
export function formals(r: Reading): Part {
  return deeper(r, formalsBetweenBraces);
}

function formalsBetweenBraces(r: Reading): Part {
  const parts: Part[] = [];
  const opener = aheadRange(r);
  if (isAhead(r, '{')) takeToken(r, parts);
  else {
    report(
      r,
      missingToken('{ ', opener.start, opener, '`{` is missing before the arguments of this function'),
    );
    const brace = missing(r, '{');
    brace.at = opener.start;
    parts.push(brace);
  }
  awaitToken(r, '}');
  awaitToken(r, ',');
  let wantsComma = false;
  while (r.lexer.kind !== '}') {
    const { kind } = r.lexer;
    if (kind === ',') {
      if (wantsComma) takeToken(r, parts);
      else skipStray(r, parts);
      wantsComma = false;
      continue;
    }
    const isName =
      kind === 'identifier' ||
      (isKeyword(kind) &&
        (r.lexer.next === ',' || r.lexer.next === '?' || (r.lexer.next === '}' && !r.lexer.onNewLine)));
    if (!isName && kind !== '...') {
      if (kind !== 'unknown' && kind !== 'integer_expression' && kind !== '.') break;
      skipStray(r, parts);
      continue;
    }
    if (kind === 'identifier' && (r.lexer.next === ':' || r.lexer.next === '=' || r.lexer.next === '.'))
      break;
    if (wantsComma) {
      report(
        r,
        missingToken(
          ',',
          r.lexer.position,
          lastCharacter(r.lexer.position),
          '`,` is missing between two arguments',
        ),
      );
      parts.push(missing(r, ','));
    }
    parts.push(kind === '...' ? ellipses(r) : formal(r));
    wantsComma = true;
  }
  noLongerAwait(r, '}');
  noLongerAwait(r, ',');
  expect(r, parts, '}', () => unclosed(r, opener, '}'));
  return finish(r, 'formals', parts);
}

function ellipses(r: Reading): Part {
  const { start, end } = r.lexer;
  r.lexer.take();
  if (r.lexer.kind === ',') {
    const after = skipTrivia(r.text, r.lexer.end);
    report(
      r,
      plain(
        { start, end },
        r.text.charCodeAt(after) === 125 ? 'no comma may follow `...`' : '`...` must be the last argument',
      ),
    );
    charge(r);
  }
  return inField(leaf('ellipses', start, end), 'ellipses');
}

function formal(r: Reading): Part {
  const { kind, start, end } = r.lexer;
  const parts: Part[] = [];
  if (kind === 'identifier') {
    r.lexer.take();
    parts.push(inField(leaf('identifier', start, end), 'name'));
  } else parts.push(inField(keywordAsName(r), 'name'));
  if (r.lexer.kind === '?') {
    takeToken(r, parts);
    parts.push(inField(r.expression(r), 'default'));
  }
  return inField(finish(r, 'formal', parts), 'formal');
}

function skipStray(r: Reading, parts: Part[]): void {
  const problem =
    r.lexer.kind === ','
      ? superfluous(aheadRange(r), ',', 'an argument is missing before this comma')
      : plain(aheadRange(r), `${aheadName(r)} is not expected among the arguments of a function`);
  report(r, problem);
  const skipped: Part[] = [];
  takeToken(r, skipped);
  parts.push(finish(r, 'ERROR', skipped));
  settle(r);
}
