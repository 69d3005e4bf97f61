/** Which tokens begin an expression. */
import type { Offset } from '../text/range.ts';
import { indentation, lineFeed } from './layout.ts';
import type { Reading } from './reading.ts';
import { restOfLine } from './tokens.ts';

const SIMPLE = new Set([
  'identifier',
  'integer_expression',
  'float_expression',
  'spath_expression',
  'uri_expression',
  'path',
  'home path',
  '"',
  "''",
  '(',
  '{',
  '[',
]);
const KEYWORDS = new Set(['assert', 'if', 'let', 'rec', 'with']);

/** Whether the token ahead can begin an operand: a thing that can be applied, selected from or put in a list. */
export function startsOperand(r: Reading): boolean {
  const { kind } = r.lexer;
  return SIMPLE.has(kind) || ((kind === 'let' || kind === 'rec') && r.lexer.next === '{') || isLoneQuote(r);
}

/** Whether the token ahead can begin an expression. */
export function startsExpression(r: Reading): boolean {
  const { kind } = r.lexer;
  return SIMPLE.has(kind) || kind === '-' || kind === '!' || KEYWORDS.has(kind) || isLoneQuote(r);
}

/** Whether the token ahead begins an expression that Nix wants in parentheses to use it as an operand. */
export function startsBareExpression(r: Reading): boolean {
  const { kind } = r.lexer;
  return kind === 'assert' || kind === 'if' || kind === 'with' || (kind === 'let' && r.lexer.next !== '{');
}

/** Whether a single `'` is ahead that was meant to open a string: on this line, or one that other lines close. */
export function isLoneQuote(r: Reading): boolean {
  const { kind, start } = r.lexer;
  if (kind !== 'unknown' || r.text.charCodeAt(start) !== 39) return false;
  const rest = restOfLine(r.text, start + 1);
  return rest.trim() === '' ? opensBlock(r.text, start) : /^[^']+'(?!')/.test(rest);
}

/** Whether the next line that is no deeper than that of `opener` begins with the quotes that close a block. */
function opensBlock(text: string, opener: Offset): boolean {
  const indent = indentation(text, opener);
  for (let line = lineFeed(text, opener) + 1; line < text.length; line = lineFeed(text, line) + 1) {
    const first = line + indentation(text, line);
    if (first < lineFeed(text, line) && first - line <= indent) return text.startsWith("''", first);
  }
  return false;
}
