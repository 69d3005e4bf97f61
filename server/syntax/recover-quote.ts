/** A single `'` that was meant to open a string. */
import { replace } from '../text/edit.ts';
import { brokenLeaf, finish, leaf, missing, type Part, type Reading, report, settle } from './reading.ts';
import { stringExpression } from './recover-string.ts';
import { restOfLine } from './tokens.ts';

/** `'text'` on one line, or half of the quotes of an indented string; the quote is ahead. */
export function loneQuote(r: Reading): Part {
  const { text } = r;
  const { start } = r.lexer;
  const length = restOfLine(text, start + 1).indexOf("'");
  return length < 0 ? stringExpression(r) : singleQuoted(r, start, start + 1 + length);
}

function singleQuoted(r: Reading, start: number, close: number): Part {
  const range = { start, end: close + 1 };
  const quotes = [replace({ start, end: start + 1 }, '"'), replace({ start: close, end: close + 1 }, '"')];
  const fix = { title: 'Use double quotes', edits: quotes };
  report(r, { range, message: 'strings are written in double quotes', fix });
  const open = missing(r, '"');
  open.at = start;
  const parts = [open, brokenLeaf('ERROR', start, start + 1), leaf('string_fragment', start + 1, close)];
  r.lexer.seek(close + 1);
  settle(r);
  parts.push(brokenLeaf('ERROR', close, close + 1), missing(r, '"'));
  return finish(r, 'string_expression', parts);
}
