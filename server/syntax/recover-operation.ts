/** Operators, by their precedence. */
import { plain } from './expected.ts';
import type { GreenChild } from './green.ts';
import {
  aheadRange,
  finish,
  inField,
  missing,
  type Part,
  type Reading,
  report,
  takeToken,
} from './reading.ts';
import { attributePath } from './recover-attrpath.ts';

interface Operator {
  readonly tightness: number;
  readonly leans: 'left' | 'right' | 'neither';
}

const left = (tightness: number): Operator => ({ tightness, leans: 'left' });
const right = (tightness: number): Operator => ({ tightness, leans: 'right' });
const alone = (tightness: number): Operator => ({ tightness, leans: 'neither' });

const BINARY: ReadonlyMap<string, Operator> = new Map([
  ['|>', left(0)],
  ['<|', right(0)],
  ['->', right(1)],
  ['||', left(2)],
  ['&&', left(3)],
  ['==', alone(4)],
  ['!=', alone(4)],
  ['<', alone(5)],
  ['<=', alone(5)],
  ['>', alone(5)],
  ['>=', alone(5)],
  ['//', right(6)],
  ['+', left(8)],
  ['-', left(8)],
  ['*', left(9)],
  ['/', left(9)],
  ['++', right(10)],
]);
const PIPE = 0;
const NOT = 7;
const HAS_ATTRIBUTE = 11;
const NEGATE = 12;

/** An operator that waits for its right side. */
interface Waiting {
  readonly tightness: number;
  readonly parts: Part[];
}

/** Operands and operators; chains of any length are kept here, not on the stack. */
export function operation(r: Reading): Part {
  const waiting: Waiting[] = [];
  for (;;) {
    while (r.lexer.kind === '!' || r.lexer.kind === '-') waiting.push(prefix(r));
    let value = r.operand(r);
    for (; r.lexer.kind === '?'; value = hasAttribute(r, value))
      value = reduce(r, waiting, value, HAS_ATTRIBUTE + 1);
    const operator = BINARY.get(r.lexer.kind);
    if (operator === undefined) return reduce(r, waiting, value, -1);
    value = reduce(
      r,
      waiting,
      value,
      operator.leans === 'right' ? operator.tightness + 1 : operator.tightness,
    );
    value = checkChain(r, operator, value, waiting);
    const parts = [inField(value, 'left')];
    takeToken(r, parts, 'operator');
    waiting.push({ tightness: operator.tightness, parts });
  }
}

function prefix(r: Reading): Waiting {
  const tightness = r.lexer.kind === '!' ? NOT : NEGATE;
  const parts: Part[] = [];
  takeToken(r, parts, 'operator');
  return { tightness, parts };
}

/** Finishes the operators that bind at least as tight as `tightness`. */
function reduce(r: Reading, waiting: Waiting[], operand: Part, tightness: number): Part {
  let value = operand;
  for (let top = waiting.at(-1); top !== undefined && top.tightness >= tightness; top = waiting.at(-1)) {
    waiting.pop();
    const isUnary = top.parts.length === 1;
    top.parts.push(inField(value, isUnary ? 'argument' : 'right'));
    value = finish(r, isUnary ? 'unary_expression' : 'binary_expression', top.parts);
  }
  return value;
}

function hasAttribute(r: Reading, value: Part): Part {
  const parts = [inField(value, 'expression')];
  takeToken(r, parts, 'operator');
  parts.push(inField(attributePath(r, 'expression'), 'attrpath'));
  return finish(r, 'has_attr_expression', parts);
}

/** `a == b == c` and `a |> b <| c` mean nothing: the first pair is taken for one in parentheses. */
function checkChain(r: Reading, operator: Operator, value: Part, waiting: Waiting[]): Part {
  const { kind } = r.lexer;
  let before = value;
  let isChain = false;
  if (operator.tightness === PIPE) {
    const pipe = operatorOf(waiting[0]?.parts) ?? operatorOf(value.node.children);
    isChain = (pipe === '|>' || pipe === '<|') && pipe !== kind;
    if (isChain) before = reduce(r, waiting, value, PIPE);
  } else if (operator.leans === 'neither' && value.node.kind === 'binary_expression') {
    isChain = BINARY.get(operatorOf(value.node.children) ?? '')?.tightness === operator.tightness;
  }
  if (!isChain) return before;
  const message = `\`${operatorOf(before.node.children)}\` and \`${kind}\` do not chain: one of them needs parentheses`;
  report(r, plain(aheadRange(r), message));
  const open = missing(r, '(');
  open.at = before.at;
  return finish(r, 'parenthesized_expression', [open, inField(before, 'expression'), missing(r, ')')]);
}

function operatorOf(parts: readonly GreenChild[] | undefined): string | undefined {
  return parts?.find((it) => it.field === 'operator')?.node.kind;
}
