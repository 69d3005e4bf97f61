/** `lib.asserts` and `lib.debug`: conditions, messages and tests. */
import { arg } from '../builtins/arguments.ts';
import { call } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { contains } from '../builtins/lists.ts';
import type { Value } from '../value.ts';
import { attrsOf, bool, boolOf, done, list, unknown } from '../values.ts';
import { opaque, type Section } from './section.ts';

/** `true`, or a failure. */
function asserted(holds: boolean | undefined): Value {
  if (holds === undefined) return unknown('condition');
  return holds ? bool(true) : unknown('throw');
}

export const ASSERTS: Section = {
  name: 'asserts',
  definitions: [
    fn(
      'assertMsg',
      '`true`; where `pred` is false, stops with `msg`.',
      { pred: arg.lazy, msg: arg.lazy },
      ({ pred }) => asserted(boolOf(pred.force())),
    ),
    fn(
      'assertOneOf',
      '`true`; where `val` is not in the list `xs`, stops with a message about `name`.',
      { name: arg.lazy, val: arg.value, xs: arg.list },
      ({ val, xs }, machine) => asserted(contains(machine, xs, val)),
    ),
    fn(
      'assertEachOneOf',
      '`true`; where one of `vals` is not in the list `xs`, stops with a message about `name`.',
      { name: arg.lazy, vals: arg.list, xs: arg.list },
      ({ vals, xs }, machine) => {
        const verdicts = vals.items.map((it) => contains(machine, xs, it.force()));
        if (verdicts.includes(false)) return asserted(false);
        return asserted(vals.open || verdicts.includes(undefined) ? undefined : true);
      },
    ),
    fn(
      'checkAssertWarn',
      'Gives `val`; prints the `warnings`, and stops where one of the `assertions` is false.',
      { assertions: arg.list, warnings: arg.lazy, val: arg.lazy },
      ({ assertions, val }, machine) => {
        const fails = assertions.items.some(
          (it) => boolOf(machine.select(it.force(), 'assertion')?.force()) === false,
        );
        return fails ? unknown('throw') : val.force();
      },
    ),
  ],
  nested: ['assertEachOneOf', 'checkAssertWarn'],
};

const traced = 'Prints `x` to standard error, and gives it.';

const TRACING: readonly FunctionDefinition[] = [
  fn(
    'traceIf',
    'Prints `msg` to standard error where `pred` is true; gives `x`.',
    { pred: arg.lazy, msg: arg.lazy, x: arg.lazy },
    ({ x }) => x.force(),
  ),
  fn('traceVal', traced, { x: arg.lazy }, ({ x }) => x.force()),
  fn('traceValFn', 'Prints `f x` to standard error, and gives `x`.', { f: arg.lazy, x: arg.lazy }, ({ x }) =>
    x.force(),
  ),
  fn('traceValSeq', traced, { x: arg.lazy }, ({ x }) => x.force()),
  fn(
    'traceValSeqFn',
    'Prints `f x` to standard error, and gives `x`.',
    { f: arg.lazy, x: arg.lazy },
    ({ x }) => x.force(),
  ),
  fn(
    'traceValSeqN',
    'Prints `v` to standard error, so deep, and gives it.',
    { depth: arg.lazy, v: arg.lazy },
    ({ v }) => v.force(),
  ),
  fn(
    'traceValSeqNFn',
    'Prints `f v` to standard error, so deep, and gives `v`.',
    { f: arg.lazy, depth: arg.lazy, v: arg.lazy },
    ({ v }) => v.force(),
  ),
  fn(
    'traceSeq',
    'Prints `x` to standard error with all that is inside it, and gives `y`.',
    { x: arg.lazy, y: arg.lazy },
    ({ y }) => y.force(),
  ),
  fn(
    'traceSeqN',
    'Prints `x` to standard error, so deep, and gives `y`.',
    { depth: arg.lazy, x: arg.lazy, y: arg.lazy },
    ({ y }) => y.force(),
  ),
  fn(
    'traceFnSeqN',
    'Calls `f` with `v`, and prints both the argument and the result, so deep, under `name`.',
    { depth: arg.lazy, name: arg.lazy, f: arg.lazy, v: arg.lazy },
    ({ f, v }, machine) => call(machine, f, v),
  ),
];

export const DEBUG: Section = {
  name: 'debug',
  definitions: [
    ...TRACING,
    opaque('runTests', 'The tests in the set `tests` whose `expr` is not what is `expected`.', 'tests'),
    opaque('throwTestFailures', 'Stops with a message where there are `failures` of tests.', 'args'),
    fn('testAllTrue', 'A test that all items of `expr` are true.', { expr: arg.list }, ({ expr }) =>
      attrsOf([
        ['expr', done(expr)],
        [
          'expected',
          done(
            list(
              expr.items.map(() => done(bool(true))),
              expr.open,
            ),
          ),
        ],
      ]),
    ),
  ],
  builtins: ['addErrorContext', 'trace', 'unsafeGetAttrPos'],
  nested: ['throwTestFailures'],
};
