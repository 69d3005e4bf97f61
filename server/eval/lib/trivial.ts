/** `lib.trivial`: small functions on values, functions and numbers. */
import { arg } from '../builtins/arguments.ts';
import { call, decide } from '../builtins/calling.ts';
import { constant, type FunctionDefinition, fn } from '../builtins/definition.ts';
import { parseJson } from '../builtins/json.ts';
import { boolOrUnknown, contains } from '../builtins/lists.ts';
import { arithmetic, inRange } from '../builtins/numbers.ts';
import { fileText } from '../builtins/paths.ts';
import { parseToml } from '../builtins/toml.ts';
import { compare } from '../compare.ts';
import { concat } from '../operators.ts';
import { update } from '../update.ts';
import type { Machine, Primop, Thunk, Value } from '../value.ts';
import { bool, boolOf, done, int, list, NULL, primop, str, strOf, textOf, unknown } from '../values.ts';
import { chosen } from './flags.ts';
import { functionArgs, isCallable, withFunctionArgs } from './function-args.ts';
import type { Section } from './section.ts';

/** The value of a file in the workspace, read by `parse`. */
function parsed(file: string, machine: Machine, parse: (text: string) => Value | undefined): Value {
  const text = fileText(file, machine);
  return text.kind === 'unknown' ? text : (parse(textOf(text) ?? '') ?? unknown('malformed file'));
}

/** `then`, unless the condition makes it fail. */
function unless(fails: boolean | undefined, then: Thunk): Value {
  return fails === true ? unknown('throw') : then.force();
}

/** One of two by their order. */
function smaller(a: Thunk, b: Thunk, swapped: boolean): Value {
  const order = compare(a.force(), b.force());
  if (order === undefined) return unknown('comparison', [a, b]);
  return (swapped ? order > 0 : order < 0) ? a.force() : b.force();
}

function digits(base: bigint, value: bigint): bigint[] {
  const found: bigint[] = [];
  for (let rest = value; rest >= base; rest /= base) found.unshift(rest % base);
  return [value / base ** BigInt(found.length), ...found];
}

const conditional = { cond: arg.lazy, msg: arg.lazy, x: arg.lazy };
const order = { x: arg.lazy, y: arg.lazy };
const booleans = { x: arg.bool, y: arg.bool };

const VALUES: readonly FunctionDefinition[] = [
  fn('id', '`x` itself.', { x: arg.lazy }, ({ x }) => x.force()),
  fn('const', '`x`, whatever `y` is.', { x: arg.lazy, y: arg.lazy }, ({ x }) => x.force()),
  fn(
    'pipe',
    'Puts `value` through the functions of the list `functions`, one after the other.',
    { value: arg.lazy, functions: arg.list },
    ({ value, functions }, machine) => {
      if (functions.open) return unknown('open list of functions');
      return functions.items.reduce((it, f) => machine.lazy(() => call(machine, f, it)), value).force();
    },
  ),
  fn(
    'flip',
    '`f b a`: the function `f` with its arguments the other way round.',
    { f: arg.lazy, a: arg.lazy, b: arg.lazy },
    ({ f, a, b }, machine) => call(machine, f, b, a),
  ),
  fn(
    'defaultTo',
    '`maybeValue`, or `default` where that is `null`.',
    { default: arg.lazy, maybeValue: arg.value },
    ({ default: fallback, maybeValue }) => (maybeValue.kind === 'null' ? fallback.force() : maybeValue),
  ),
  fn(
    'mapNullable',
    '`f a`, or `null` where `a` is `null`.',
    { f: arg.lazy, a: arg.value },
    ({ f, a }, machine) => (a.kind === 'null' ? NULL : call(machine, f, done(a))),
  ),
  fn('concat', '`x ++ y`', { x: arg.value, y: arg.lazy }, ({ x, y }) => concat(x, y.force())),
  fn('mergeAttrs', '`x // y`', { x: arg.lazy, y: arg.lazy }, ({ x, y }) => update(x.force(), y.force())),
  fn('or', '`x || y`', booleans, ({ x, y }) => bool(x || y)),
  fn('and', '`x && y`', booleans, ({ x, y }) => bool(x && y)),
  fn('xor', 'Whether just one of `x` and `y` is true.', booleans, ({ x, y }) => bool(x !== y)),
  fn('boolToString', '`"true"` or `"false"`.', { b: arg.lazy }, ({ b }) =>
    strOf([chosen(b.force(), 'true', 'false')]),
  ),
  fn('boolToYesNo', '`"yes"` or `"no"`.', { b: arg.lazy }, ({ b }) =>
    strOf([chosen(b.force(), 'yes', 'no')]),
  ),
  fn('importJSON', 'The value of the JSON file `path`.', { path: arg.path }, ({ path }, machine) =>
    parsed(path, machine, parseJson),
  ),
  fn(
    'importTOML',
    'The value of the TOML file `path`, such as `Cargo.toml`.',
    { path: arg.path },
    ({ path }, machine) => parsed(path, machine, parseToml),
  ),
  fn(
    'revisionWithDefault',
    'The Git revision of nixpkgs, or `default`.',
    { default: arg.lazy },
    ({ default: fallback }) => unknown('revision of nixpkgs', [fallback]),
  ),
];

const NUMBERS: readonly FunctionDefinition[] = [
  fn('min', 'The smaller one of `x` and `y`.', order, ({ x, y }) => smaller(x, y, false)),
  fn('max', 'The larger one of `x` and `y`.', order, ({ x, y }) => smaller(x, y, true)),
  fn(
    'mod',
    'What is left of `base` when it is divided by `int`.',
    { base: arg.number, int: arg.number },
    ({ base, int: by }) => {
      const times = arithmetic('/', base, by);
      if (times.kind !== 'int' && times.kind !== 'float') return times;
      const whole = arithmetic('*', by, times);
      return whole.kind === 'int' || whole.kind === 'float' ? arithmetic('-', base, whole) : whole;
    },
  ),
  fn(
    'compare',
    '`-1`, `0` or `1`, as `a` is less than `b`, the same, or greater.',
    { a: arg.value, b: arg.value },
    ({ a, b }) => {
      const sign = compare(a, b);
      return sign === undefined ? unknown('comparison') : int(Math.sign(sign));
    },
  ),
  fn(
    'splitByAndCompare',
    'Compares `a` and `b`: what `p` holds for comes first, and is compared by `yes`; the rest by `no`.',
    { p: arg.lazy, yes: arg.lazy, no: arg.lazy, a: arg.lazy, b: arg.lazy },
    ({ p, yes, no, a, b }, machine) => {
      const [x, y] = [decide(machine, p, a), decide(machine, p, b)];
      if (x === undefined || y === undefined) return unknown('comparison');
      if (x !== y) return int(x ? -1 : 1);
      return call(machine, x ? yes : no, a, b);
    },
  ),
  fn('bitNot', 'The bitwise complement of the integer `x`.', { x: arg.int }, ({ x }) => int(~x)),
  fn(
    'fromHexString',
    'The integer that the hexadecimal digits in `str` stand for.',
    { str: arg.text },
    ({ str: text }) =>
      /^(0x)?[0-9A-Fa-f]+$/.test(text)
        ? inRange(BigInt(`0x${text.replace(/^0x/, '')}`))
        : unknown('malformed number'),
  ),
  fn('toHexString', 'The integer `i` in hexadecimal digits.', { i: arg.int }, ({ i }) =>
    i < 0n ? unknown('failed assertion') : str(i.toString(16).toUpperCase()),
  ),
  fn(
    'toBaseDigits',
    'The digits of the integer `i` in the base `base`, as a list of integers.',
    { base: arg.int, i: arg.int },
    ({ base, i }) =>
      base < 2n || i < 0n ? unknown('failed assertion') : list(digits(base, i).map((it) => done(int(it)))),
  ),
];

const WARNING: readonly FunctionDefinition[] = [
  fn('info', 'Prints `msg`, then gives `x`.', { msg: arg.lazy, x: arg.lazy }, ({ x }) => x.force()),
  fn('warnIf', 'Prints the warning `msg` where `cond` is true; gives `x`.', conditional, ({ x }) =>
    x.force(),
  ),
  fn('warnIfNot', 'Prints the warning `msg` where `cond` is false; gives `x`.', conditional, ({ x }) =>
    x.force(),
  ),
  fn('throwIf', 'Gives `x`; where `cond` is true, stops with `msg` instead.', conditional, ({ cond, x }) =>
    unless(boolOf(cond.force()), x),
  ),
  fn(
    'throwIfNot',
    'Gives `x`; where `cond` is false, stops with `msg` instead.',
    conditional,
    ({ cond, x }) => unless(boolOf(cond.force()) === false, x),
  ),
  fn(
    'checkListOfEnum',
    'Gives `x`; where `given` has an item that is not in `valid`, stops with `msg` instead.',
    { msg: arg.lazy, valid: arg.list, given: arg.list, x: arg.lazy },
    ({ valid, given, x }, machine) =>
      unless(
        given.items.some((it) => contains(machine, valid, it.force()) === false),
        x,
      ),
  ),
  fn(
    'showWarnings',
    'Prints each of the `warnings`, then gives `res`.',
    { warnings: arg.lazy, res: arg.lazy },
    ({ res }) => res.force(),
  ),
];

const FUNCTIONS: readonly FunctionDefinition[] = [
  fn(
    'isFunction',
    'Whether `f` can be called: a function, or a set with `__functor`.',
    { f: arg.value },
    ({ f }) => boolOrUnknown(isCallable(f), 'kind of a set'),
  ),
  fn(
    'functionArgs',
    'The names that the pattern of `f` has, each with whether it has a default.',
    { f: arg.value },
    ({ f }, machine) => functionArgs(f, machine),
  ),
  fn(
    'setFunctionArgs',
    'The function `f`, of which `functionArgs` says `args`.',
    { f: arg.lazy, args: arg.lazy },
    ({ f, args }) => withFunctionArgs(f, args),
  ),
  fn(
    'mirrorFunctionArgs',
    'The function `g`, of which `functionArgs` says what it says of `f`.',
    { f: arg.lazy, g: arg.lazy },
    ({ f, g }, machine) =>
      withFunctionArgs(
        g,
        machine.lazy(() => functionArgs(f.force(), machine)),
      ),
  ),
  fn(
    'toFunction',
    '`v` if it is a function, else a function that always gives `v`.',
    { v: arg.value },
    ({ v }) => {
      const callable = isCallable(v);
      if (callable === undefined) return unknown('kind of a set');
      return callable ? v : { ...constantly, args: [done(v)] };
    },
  ),
];

/** `x: y: x` */
const constantly: Primop = primop('lib.const', 2, ([x]) => x?.force() ?? unknown('missing argument'));

export const TRIVIAL: Section = {
  name: 'trivial',
  definitions: [
    ...VALUES,
    ...NUMBERS,
    ...WARNING,
    ...FUNCTIONS,
    constant('inNixShell', 'Whether this is evaluated for a `nix-shell`.', () =>
      unknown('environment variable'),
    ),
    constant(
      'inPureEvalMode',
      'Whether this is evaluated without access to the machine, as flakes are.',
      () => unknown('mode of evaluation'),
    ),
    constant('version', 'The version of nixpkgs, such as `"25.11pre-git"`.', () =>
      strOf([unknown('version of nixpkgs')]),
    ),
    constant('release', 'The release of nixpkgs, such as `"25.11"`.', () =>
      strOf([unknown('version of nixpkgs')]),
    ),
    constant('versionSuffix', 'What `lib.version` has behind the release.', () =>
      strOf([unknown('version of nixpkgs')]),
    ),
    constant('codeName', 'The name of the release of nixpkgs, which is an animal.', () =>
      strOf([unknown('version of nixpkgs')]),
    ),
    constant('nixpkgsVersion', 'The old name of `lib.version`.', () =>
      strOf([unknown('version of nixpkgs')]),
    ),
    constant(
      'oldestSupportedRelease',
      'The oldest release of nixpkgs that is still supported, as a number such as 2505.',
      () => unknown('version of nixpkgs'),
    ),
    fn(
      'oldestSupportedReleaseIsAtLeast',
      'Whether no release of nixpkgs before `release` is supported any more.',
      { release: arg.lazy },
      () => unknown('version of nixpkgs'),
    ),
    fn('isInOldestRelease', 'The old name of `oldestSupportedReleaseIsAtLeast`.', { release: arg.lazy }, () =>
      unknown('version of nixpkgs'),
    ),
  ],
  builtins: [
    ...[
      'add',
      'bitAnd',
      'bitOr',
      'bitXor',
      'ceil',
      'deepSeq',
      'div',
      'floor',
      'genericClosure',
      'isBool',
      'isFloat',
      'isInt',
      'lessThan',
      'mul',
      'pathExists',
      'readFile',
      'seq',
      'sub',
      'warn',
    ],
  ],
  nested: ['codeName', 'oldestSupportedRelease', 'release', 'revisionWithDefault', 'versionSuffix'],
};
