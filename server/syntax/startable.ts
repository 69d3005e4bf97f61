/** Which tokens begin an expression. */
import type { Reading } from './reading.ts';

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
  return SIMPLE.has(kind) || ((kind === 'let' || kind === 'rec') && r.lexer.next === '{');
}

/** Whether the token ahead can begin an expression. */
export function startsExpression(r: Reading): boolean {
  const { kind } = r.lexer;
  return SIMPLE.has(kind) || kind === '-' || kind === '!' || KEYWORDS.has(kind);
}

/** Whether the token ahead begins an expression that Nix wants in parentheses to use it as an operand. */
export function startsBareExpression(r: Reading): boolean {
  const { kind } = r.lexer;
  return kind === 'assert' || kind === 'if' || kind === 'with' || (kind === 'let' && r.lexer.next !== '{');
}
