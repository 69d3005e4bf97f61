/** Whatever the arguments are, every known function gives a value: none throws, and none goes on for ever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILTINS } from '../../server/eval/builtins/builtins.ts';
import { type FunctionDefinition, isFunctionDefinition } from '../../server/eval/builtins/definition.ts';
import { LIB } from '../../server/eval/lib/lib.ts';
import type { Attrs, List, Thunk } from '../../server/eval/value.ts';
import {
  attrs,
  attrsOf,
  bool,
  done,
  int,
  list,
  NULL,
  path,
  str,
  strOf,
  unknown,
} from '../../server/eval/values.ts';
import { evaluated, evaluatorOf, shown } from './evaluation.ts';

const FUEL = 3000;

function lambda(text: string): Thunk {
  return { node: undefined, force: () => evaluated(text, { fuel: FUEL }) };
}

const insideItself: Attrs = attrs({
  get: (name) => (name === 'a' ? done(insideItself) : undefined),
  names: () => ['a'],
});
const listInsideItself: List = {
  kind: 'list',
  open: false,
  items: [{ node: undefined, force: () => listInsideItself }],
};
const pkg = attrs(
  {
    get: (name) => (name === 'name' ? done(str('x-1')) : undefined),
    names: () => ['name'],
    guess: (name) => done(unknown(name)),
  },
  { open: true, domain: { domain: 'package' } },
);

const ARGUMENTS: readonly Thunk[] = [
  ...[unknown('u'), unknown('u', [done(int(1)), done(list([]))]), NULL, bool(true), bool(false)].map((it) =>
    done(it),
  ),
  ...[0, -5, 3, 100_000_000, 9223372036854775807n].map((it) => done(int(it))),
  ...[1.5, Number.NaN, 1e300, Number.NEGATIVE_INFINITY].map((value) => done({ kind: 'float', value })),
  ...[
    '',
    'abc-1.2',
    '(a*)*b|[x',
    '(a|aa)+$',
    'a'.repeat(2000),
    'ä😀\0',
    '{"a":[1,2',
    '['.repeat(3000),
    '/a/b',
    'github:a/b?dir=x',
  ].map((it) => done(str(it))),
  ...[
    strOf([pkg, '/lib']),
    strOf(['x', unknown('p')]),
    strOf([path('/a'), '/b']),
    path('/a/b.nix'),
    path('/'),
  ].map((it) => done(it)),
  ...[
    list([]),
    list([done(int(1)), done(int(2))]),
    list([done(int(1))], true),
    list([done(unknown('x')), done(str('a'))]),
  ].map((it) => done(it)),
  ...[
    list([done(str('b')), done(str('a')), done(str('a'))]),
    list([done(list([done(int(1))])), done(list([], true))]),
    listInsideItself,
  ].map((it) => done(it)),
  done(list(Array.from({ length: 200 }, (_, index) => done(int(index))))),
  ...[attrsOf([]), attrsOf([['a', done(unknown('z'))]], { open: true }), insideItself, pkg].map((it) =>
    done(it),
  ),
  done(
    attrsOf([
      ['name', done(str('n'))],
      ['value', done(int(2))],
    ]),
  ),
  ...[
    'x: x',
    'x: y: x',
    'x: y: z: throw "x"',
    '{ a, b ? 1, ... }: a',
    'x: x x',
    'a: b: a < b',
    'f: p: { a = 1; }',
    'self: { a = self.b; b = self.a; }',
    'x: [ x x ]',
  ].map(lambda),
  ...[
    'rec { f = x: f (x + 1); }.f',
    'rec { f = x: { a = f x; }; }.f 1',
    '{ __functor = self: x: self x; }',
    'let x = x; in x',
  ].map(lambda),
  ...[
    '{ startSet = [ { key = 1; } ]; operator = x: [ { key = x.key + 1; } ]; }',
    '{ src = ./.; root = ./.; path = ./.; derivation = { }; hash = "x"; toHashFormat = "sri"; }',
  ].map(lambda),
];

/** Calls of one function, the same ones each time. */
function calls(it: FunctionDefinition): readonly (readonly Thunk[])[] {
  const one = fc.constantFrom(...ARGUMENTS);
  if (it.params.length === 1) return ARGUMENTS.map((arg) => [arg]);
  return fc.sample(fc.array(one, { minLength: it.params.length, maxLength: it.params.length }), {
    seed: 1,
    numRuns: 60,
  });
}

describe.for([
  ['builtins', BUILTINS],
  ['lib', LIB],
] as const)('%s', ([, table]) => {
  const functions = [...table].flatMap(([name, it]) =>
    isFunctionDefinition(it) ? [[name, it] as const] : [],
  );
  test.for(functions)('%s', ([, it]) => {
    for (const args of calls(it)) {
      const value = it.run(args, evaluatorOf('1', { fuel: FUEL }), undefined);
      expect(shown(value)).toBeTypeOf('string');
    }
  });
});

test('the constants have values', () => {
  for (const it of [...BUILTINS.values(), ...LIB.values()]) {
    if (!isFunctionDefinition(it)) expect(shown(it.value('x86_64-linux'))).not.toBe('');
  }
});
