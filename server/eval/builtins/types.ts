/** Builtins that tell what kind of value something is. */
import { formalsOf } from '../functions.ts';
import type { Value } from '../value.ts';
import { attrsOf, bool, done, str, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';

const TYPES: Readonly<Record<Exclude<Value['kind'], 'unknown'>, string>> = {
  string: 'string',
  path: 'path',
  int: 'int',
  float: 'float',
  bool: 'bool',
  null: 'null',
  list: 'list',
  attrs: 'set',
  lambda: 'lambda',
  primop: 'lambda',
};

/** What Nix calls the kind of a value. */
export function typeName(value: Exclude<Value, { kind: 'unknown' }>): string {
  return TYPES[value.kind];
}

function test(name: string, doc: string, type: string): FunctionDefinition {
  return fn(name, doc, { e: arg.value }, ({ e }) => bool(typeName(e) === type));
}

/** The formals of a function, each with whether it has a default. */
export function formals(f: Value): [string, boolean][] {
  if (f.kind !== 'lambda') return [];
  return formalsOf(f.node).flatMap((it): [string, boolean][] => {
    const name = it.field('name')?.text;
    return name === undefined ? [] : [[name, it.field('default') !== undefined]];
  });
}

export const TYPE_TESTS: readonly FunctionDefinition[] = [
  test('isAttrs', 'Whether `e` is an attribute set.', 'set'),
  test('isBool', 'Whether `e` is `true` or `false`.', 'bool'),
  test('isFloat', 'Whether `e` is a floating-point number.', 'float'),
  test('isFunction', 'Whether `e` is a function; a set with `__functor` is not.', 'lambda'),
  test('isInt', 'Whether `e` is an integer.', 'int'),
  test('isList', 'Whether `e` is a list.', 'list'),
  test('isNull', 'Whether `e` is `null`; `e == null` says the same.', 'null'),
  test('isPath', 'Whether `e` is a path.', 'path'),
  test('isString', 'Whether `e` is a string.', 'string'),
  fn(
    'typeOf',
    'The type of `e`: `"int"`, `"bool"`, `"string"`, `"path"`, `"null"`, `"set"`, `"list"`, `"lambda"` or `"float"`.',
    { e: arg.value },
    ({ e }) => str(typeName(e)),
  ),
  fn(
    'functionArgs',
    'The names that the pattern of the function `f` has, each with whether it has a default.',
    { f: arg.value },
    ({ f }) =>
      f.kind === 'lambda' || f.kind === 'primop'
        ? attrsOf(formals(f).map(([name, optional]) => [name, done(bool(optional))]))
        : unknown('not a function'),
  ),
];
