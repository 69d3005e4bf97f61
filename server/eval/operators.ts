/** Operators. Long chains (`a // b // c …`, `a + b + …`) are read without recursion. */
import type { SyntaxNode } from '../syntax/node.ts';
import { compare } from './compare.ts';
import type { Evaluator } from './evaluator.ts';
import { updateAll } from './update.ts';
import type { Env, Thunk, Value } from './value.ts';
import { bool, boolOf, done, int, list, path, strOf, textOf, unknown } from './values.ts';

type Fold = (left: Value, right: Value, node: SyntaxNode, ev: Evaluator) => Value;

const FOLDS: Readonly<Record<string, Fold>> = {
  '+': (left, right, node, ev) => add(left, right, node, ev),
  '-': (left, right) => arithmetic('-', left, right),
  '*': (left, right) => arithmetic('*', left, right),
  '/': (left, right) =>
    right.kind !== 'unknown' && Number('value' in right ? right.value : 1) === 0
      ? unknown('division by zero')
      : arithmetic('/', left, right),
  '|>': (left, right, node, ev) => ev.apply(right, done(left), node),
  '<|': (left, right, node, ev) => ev.apply(left, done(right), node),
};

/** Operators that group to the right: `a // (b // c)`. */
const RIGHT_GROUPING = new Set(['<|']);

/** Operators whose whole chain is one operation. */
const CHAINS: Readonly<Record<string, (values: readonly Value[], node: SyntaxNode) => Value>> = {
  '//': (values) => updateAll(values),
  '++': (values, node) => concatAll(values, node),
};

export function binary(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  const operator = node.field('operator')?.text ?? '';
  const chain = CHAINS[operator];
  if (chain)
    return chain(
      rightSpine(node, operator).map((it) => ev.evaluate(it, env)),
      node,
    );
  const fold = FOLDS[operator];
  if (fold)
    return RIGHT_GROUPING.has(operator)
      ? foldRight(node, operator, fold, env, ev)
      : foldLeft(node, operator, fold, env, ev);
  const left = (): Value => ev.evaluate(node.field('left'), env);
  const right = (): Value => ev.evaluate(node.field('right'), env);
  switch (operator) {
    case '&&':
      return both(left(), right, false);
    case '||':
      return both(left(), right, true);
    case '->':
      return both(not(left()), right, true);
    case '==':
    case '!=': {
      const same = ev.equal(left(), right());
      return same === undefined ? unknown('comparison') : bool(same === (operator === '=='), node);
    }
    default:
      return ordered(operator, left(), right(), node);
  }
}

/** The operands of `a // (b // (c …))`, in order. */
function rightSpine(node: SyntaxNode, operator: string): (SyntaxNode | undefined)[] {
  const operands: (SyntaxNode | undefined)[] = [];
  let tail: SyntaxNode | undefined = node;
  while (tail?.kind === 'binary_expression' && tail.field('operator')?.text === operator) {
    operands.push(tail.field('left'));
    tail = tail.field('right');
  }
  return [...operands, tail];
}

function foldLeft(node: SyntaxNode, operator: string, fold: Fold, env: Env, ev: Evaluator): Value {
  const spine: SyntaxNode[] = [];
  let head: SyntaxNode | undefined = node;
  while (head?.kind === 'binary_expression' && head.field('operator')?.text === operator) {
    spine.push(head);
    head = head.field('left');
  }
  let value = ev.evaluate(head, env);
  for (const step of spine.reverse()) value = fold(value, ev.evaluate(step.field('right'), env), step, ev);
  return value;
}

function foldRight(node: SyntaxNode, operator: string, fold: Fold, env: Env, ev: Evaluator): Value {
  const spine: SyntaxNode[] = [];
  let tail: SyntaxNode | undefined = node;
  while (tail?.kind === 'binary_expression' && tail.field('operator')?.text === operator) {
    spine.push(tail);
    tail = tail.field('right');
  }
  let value = ev.evaluate(tail, env);
  for (const step of spine.reverse()) value = fold(ev.evaluate(step.field('left'), env), value, step, ev);
  return value;
}

/** `&&` (decided by a false) and `||` (decided by a true). */
function both(left: Value, right: () => Value, decisive: boolean): Value {
  const known = boolOf(left);
  if (known === decisive) return bool(decisive);
  const other = boolOf(right());
  if (known !== undefined && other !== undefined) return bool(other);
  return known === undefined && other === decisive && left.kind === 'unknown'
    ? bool(decisive)
    : unknown('condition');
}

function not(value: Value): Value {
  const known = boolOf(value);
  return known === undefined ? unknown('condition') : bool(!known);
}

export function unary(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  const value = ev.evaluate(node.field('argument'), env);
  if (node.field('operator')?.text === '!') return not(value);
  if (value.kind === 'int') return int(-value.value, node);
  if (value.kind === 'float') return { kind: 'float', value: -value.value, origin: node };
  return unknown('negation');
}

function ordered(operator: string, left: Value, right: Value, node: SyntaxNode): Value {
  const sign = compare(left, right);
  if (sign === undefined) return unknown('comparison');
  if (operator === '<') return bool(sign < 0, node);
  if (operator === '<=') return bool(sign <= 0, node);
  if (operator === '>') return bool(sign > 0, node);
  if (operator === '>=') return bool(sign >= 0, node);
  return unknown(`operator ${operator}`);
}

/** Items of a list that was put together; of a longer one only the beginning is known. */
const MAX_ITEMS = 20_000;
const BEGINNING = 1_000;

/** `++`; what is unknown leaves the list open. */
function concatAll(values: readonly Value[], origin?: SyntaxNode): Value {
  const items: Thunk[] = [];
  let open = false;
  for (const value of values) {
    if (value.kind === 'list') {
      for (const it of value.items) items.push(it);
      open ||= value.open;
    } else if (value.kind === 'unknown') open = true;
    else return unknown('++ of no list');
    if (MAX_ITEMS < items.length) return list(items.slice(0, BEGINNING), true, origin);
  }
  return list(items, open, origin);
}

/** `left ++ right`. */
export function concat(left: Value, right: Value, origin?: SyntaxNode): Value {
  return concatAll([left, right], origin);
}

/** Characters of a path; no system takes longer ones. */
const MAX_PATH = 10_000;

function add(left: Value, right: Value, node: SyntaxNode, ev: Evaluator): Value {
  if (left.kind === 'path') {
    const text = right.kind === 'path' ? right.path : textOf(right);
    if (text === undefined) return unknown('computed path');
    return MAX_PATH < left.path.length + text.length ? unknown('long path') : path(left.path + text, node);
  }
  if ((left.kind === 'int' || left.kind === 'float') && (right.kind === 'int' || right.kind === 'float'))
    return arithmetic('+', left, right);
  if (left.kind === 'unknown' && right.kind !== 'string') return unknown(left.why);
  if (right.kind === 'unknown' && left.kind !== 'string') return unknown(right.why);
  const a = ev.coerce(left);
  const b = ev.coerce(right);
  if (left.kind !== 'string' && right.kind !== 'string' && left.kind !== 'attrs') return unknown('addition');
  if (a.kind === 'unknown' && left.kind !== 'unknown') return a;
  if (b.kind === 'unknown' && right.kind !== 'unknown') return b;
  return strOf([a, b], node);
}

function arithmetic(operator: '+' | '-' | '*' | '/', left: Value, right: Value): Value {
  if (left.kind === 'int' && right.kind === 'int') {
    const [a, b] = [left.value, right.value];
    const result = operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : a / b;
    return BigInt.asIntN(64, result) === result ? int(result) : unknown('integer overflow');
  }
  if ((left.kind !== 'int' && left.kind !== 'float') || (right.kind !== 'int' && right.kind !== 'float'))
    return unknown('arithmetic');
  const [a, b] = [Number(left.value), Number(right.value)];
  return {
    kind: 'float',
    value: operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : a / b,
  };
}
