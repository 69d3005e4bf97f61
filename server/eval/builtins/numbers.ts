/** Arithmetic builtins. */
import { compare } from '../compare.ts';
import type { Float, Int, Value } from '../value.ts';
import { bool, int, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';

type Operator = '+' | '-' | '*' | '/';

/** `a ∘ b`, as an integer where both are. */
export function arithmetic(operator: Operator, a: Int | Float, b: Int | Float): Value {
  if (operator === '/' && Number(b.value) === 0) return unknown('division by zero');
  if (a.kind === 'int' && b.kind === 'int') return inRange(ofIntegers(operator, a.value, b.value));
  return { kind: 'float', value: ofFloats(operator, Number(a.value), Number(b.value)) };
}

function ofIntegers(operator: Operator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
  }
}

function ofFloats(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
  }
}

/** An integer of 64 bits. */
export function inRange(value: bigint): Value {
  return BigInt.asIntN(64, value) === value ? int(value) : unknown('integer overflow');
}

function rounded(round: (value: number) => number, value: Int | Float): Value {
  if (value.kind === 'int') return value;
  const whole = round(value.value);
  return Number.isFinite(whole) ? inRange(BigInt(whole)) : unknown('integer overflow');
}

const two = { e1: arg.number, e2: arg.number };
const integers = { e1: arg.int, e2: arg.int };

export const NUMBERS: readonly FunctionDefinition[] = [
  fn('add', 'The sum of `e1` and `e2`.', two, ({ e1, e2 }) => arithmetic('+', e1, e2)),
  fn('sub', 'The difference of `e1` and `e2`.', two, ({ e1, e2 }) => arithmetic('-', e1, e2)),
  fn('mul', 'The product of `e1` and `e2`.', two, ({ e1, e2 }) => arithmetic('*', e1, e2)),
  fn('div', 'The quotient of `e1` and `e2`; of integers, rounded towards zero.', two, ({ e1, e2 }) =>
    arithmetic('/', e1, e2),
  ),
  fn(
    'lessThan',
    'Whether `e1` is less than `e2`: numbers, strings, paths, or lists of them.',
    { e1: arg.value, e2: arg.value },
    ({ e1, e2 }) => {
      const order = compare(e1, e2);
      return order === undefined ? unknown('comparison') : bool(order < 0);
    },
  ),
  fn('bitAnd', 'The bitwise and of the integers `e1` and `e2`.', integers, ({ e1, e2 }) => int(e1 & e2)),
  fn('bitOr', 'The bitwise or of the integers `e1` and `e2`.', integers, ({ e1, e2 }) => int(e1 | e2)),
  fn('bitXor', 'The bitwise exclusive or of the integers `e1` and `e2`.', integers, ({ e1, e2 }) =>
    int(e1 ^ e2),
  ),
  fn('ceil', '`double`, rounded up to an integer.', { double: arg.number }, ({ double }) =>
    rounded(Math.ceil, double),
  ),
  fn('floor', '`double`, rounded down to an integer.', { double: arg.number }, ({ double }) =>
    rounded(Math.floor, double),
  ),
];
