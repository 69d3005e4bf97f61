/** Putting something around or behind an expression: parentheses where its place needs them. */
import type { SyntaxNode } from '../../../syntax/node.ts';
import { insert, type TextEdit } from '../../../text/edit.ts';
import { linesInside } from './attrset.ts';
import { lineWidth, MAX_WIDTH } from './lines.ts';

/** Whether a call or an operator in the place of `node` needs parentheses around it. */
export function isTightPlace(node: SyntaxNode): boolean {
  const { parent, fieldName } = node;
  switch (parent?.kind) {
    case 'list_expression':
    case 'apply_expression':
      return true;
    case 'select_expression':
      return fieldName === 'expression' || fieldName === 'default';
    case 'has_attr_expression':
      return fieldName === 'expression';
    default:
      return false;
  }
}

/** Whether `node` can be followed by an attribute, or be an argument or a list's element, as it stands. */
export function isSimple(node: SyntaxNode): boolean {
  switch (node.kind) {
    case 'select_expression':
      return node.field('default') === undefined;
    case 'variable_expression':
    case 'parenthesized_expression':
    case 'attrset_expression':
    case 'rec_attrset_expression':
    case 'list_expression':
    case 'string_expression':
    case 'indented_string_expression':
      return true;
    default:
      return false;
  }
}

/** Kinds that reach as far to the right as they can, or bind less than `++` does. */
const LOOSE: ReadonlySet<string> = new Set([
  'if_expression',
  'let_expression',
  'with_expression',
  'assert_expression',
  'function_expression',
]);
const LOOSE_OPERATORS: ReadonlySet<string> = new Set([
  '//',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  '&&',
  '||',
  '->',
  '|>',
  '<|',
]);

/** `node ++ [ element ]`. */
export function appendList(node: SyntaxNode, element: string): TextEdit[] {
  const inside = node.kind === 'parenthesized_expression' ? node.field('expression') : undefined;
  if (inside) return appendList(inside, element);
  const inner =
    LOOSE.has(node.kind) ||
    (node.kind === 'binary_expression' && LOOSE_OPERATORS.has(node.field('operator')?.text ?? ''));
  const outer = isTightPlace(node);
  return [
    insert(node.start, `${outer ? '(' : ''}${inner ? '(' : ''}`),
    insert(node.end, `${inner ? ')' : ''} ++ [ ${element} ]${outer ? ')' : ''}`),
  ].filter((it) => it.text !== '');
}

/** `node.override { attribute }`: on one line where it fits, with parentheses where they are needed. */
export function overrideWith(node: SyntaxNode, attribute: string): TextEdit[] {
  const outer = isTightPlace(node);
  const inner = !isSimple(node);
  const [before, behind] = [`${outer ? '(' : ''}${inner ? '(' : ''}`, inner ? ')' : ''];
  const oneLine = `${behind}.override { ${attribute} }${outer ? ')' : ''}`;
  const { text } = node.owner;
  const fits = lineWidth(text, node.end) + before.length + oneLine.length <= MAX_WIDTH;
  const last = fits
    ? oneLine
    : `${behind}.override {${linesInside(text, node.start, [attribute])}}${outer ? ')' : ''}`;
  return [insert(node.start, before), insert(node.end, last)].filter((it) => it.text !== '');
}

/** `(function [ items ])` in the place of `node`: one line where it fits, else one item per line. */
export function callWithList(node: SyntaxNode, fn: string, items: readonly string[]): TextEdit {
  const outer = isTightPlace(node);
  const oneLine = `${fn} [ ${items.join(' ')} ]`;
  const { text } = node.owner;
  const fits = lineWidth(text, node.end) - (node.end - node.start) + oneLine.length + 2 <= MAX_WIDTH;
  const call =
    fits && !items.some((it) => it.includes('\n'))
      ? oneLine
      : `${fn} [${linesInside(text, node.start, items)}]`;
  return { range: { start: node.start, end: node.end }, text: outer ? `(${call})` : call };
}
