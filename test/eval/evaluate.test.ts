/** The evaluator where Nix's own answer cannot be asked: what is unknown, what is bounded, what keeps its origin. */
import { expect, test } from 'vitest';
import { envAt } from '../../server/eval/locate.ts';
import type { Value } from '../../server/eval/value.ts';
import { createAnalysis } from '../../server/knowledge/analysis.ts';
import { knownOf } from '../../server/knowledge/domain.ts';
import { nodeAt } from '../../server/syntax/nodes.ts';
import { openFile } from '../../server/syntax/source-file.ts';
import { worldOf } from '../harness/world.ts';

/** The value of a text, evaluated alone. */
function valueOfText(text: string): Value {
  const { world, id } = worldOf(text);
  return analysisOf(world).result(id).value;
}

function analysisOf(world: ReturnType<typeof worldOf>['world']): ReturnType<typeof createAnalysis> {
  return createAnalysis({
    system: 'x86_64-linux',
    roots: ['/'],
    files: { file: (it) => world.file(it), text: (it) => world.text(it), exists: (it) => world.exists(it) },
  });
}

/** A short text for a value, with `…` for what is open and `?` for what is unknown. */
function shown(value: Value): string {
  switch (value.kind) {
    case 'unknown':
      return '?';
    case 'string':
      return JSON.stringify(
        value.parts.map((it) => (typeof it === 'string' ? it : `<${shown(it)}>`)).join(''),
      );
    case 'list':
      return `[ ${value.items.map((it) => `${shown(it.force())} `).join('')}${value.open ? '… ' : ''}]`;
    case 'attrs': {
      const known = knownOf(value);
      if (known) return known.domain;
      const members = value.members
        .names()
        .map((it) => `${it} = ${shown(value.members.get(it)?.force() ?? { kind: 'null' })}; `);
      return `{ ${members.join('')}${value.open ? '… ' : ''}}`;
    }
    case 'path':
      return value.path;
    case 'null':
      return 'null';
    case 'lambda':
    case 'primop':
      return 'function';
    default:
      return String(value.value);
  }
}

test.for([
  ['an unknown condition keeps both branches', 'x: if x then 1 else 2', '?'],
  ['++ with an unknown list stays open', 'f: [ 1 ] ++ f 1', '[ 1 … ]'],
  ['// with an unknown set keeps what comes after', 'f: f 1 // { a = 1; }', '{ a = 1; … }'],
  ['// an unknown set may replace everything', 'f: { a = 1; } // f 1', '{ a = ?; … }'],
  [
    '// a set that may be one of two keeps what neither has',
    'c: { a = 1; } // (if c then { b = 1; } else { })',
    '{ a = 1; … }',
  ],
  ['|| is true when one side is', 'x: x || true', 'true'],
  ['&& is false when one side is', 'x: false && x', 'false'],
  ['a computed name opens a set', 'x: { a = 1; ${x} = 2; }', '{ a = 1; … }'],
  ['what is selected from an unknown is unknown', 'x: x.a.b', '?'],
  ['a default may be what an unknown gives', 'x: x.a or 1', '?'],
  ['a derivation in a string stays a part of it', '{ pkgs }: "${pkgs.openssl.dev}/lib"', '"<package>/lib"'],
] as const)('%s', ([, text, expected]) => {
  expect(shown(valueOfText(text))).toBe(expected);
});

test.for([
  ['a value that is itself', 'let x = x; in x'],
  ['values that are each other', 'let a = b; b = a; in a'],
  ['a function that calls itself for ever', 'let f = n: f (n + 1); in f 0'],
  ['a function that makes ever more work', 'let f = n: (f (n + 1)) + (f (n + 2)); in f 0'],
  ['a set that holds itself', 'let s = { a = s; } // s; in s.a.a.a'],
  ['a fixed point without an end', 'let fix = f: let x = f x; in x; in fix (x: x // { a = x.a; })'],
] as const)('%s ends', ([, text]) => {
  expect(['unknown', 'attrs']).toContain(valueOfText(text).kind);
});

test.for([
  ['// chains', `{ } ${'// { a = 1; } '.repeat(10_000)}`],
  ['++ chains', `[ ] ${'++ [ 1 ] '.repeat(10_000)}`],
  ['+ chains', `0 ${'+ 1 '.repeat(10_000)}`],
  ['applications', `(x: x) ${'(x: x) '.repeat(10_000)}`],
  ['brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['parentheses', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['sets', `${'{ a = '.repeat(10_000)}1${'; }'.repeat(10_000)}`],
  ['lets', `${'let a = 1; in '.repeat(10_000)}a`],
  ['functions', `${'x: '.repeat(10_000)}1`],
  ['selections', `{ }${'.a'.repeat(10_000)}`],
  ['interpolations', `${'"${'.repeat(5_000)}1${'}"'.repeat(5_000)}`],
] as const)('10,000 nested %s do not overflow the stack', ([, text]) => {
  expect(() => shown(valueOfText(text)).length).not.toThrow();
});

test('an element of a list keeps the text that made it, through variables, functions and ++', () => {
  const text = 'let base = [ "rust-src" ]; f = l: l ++ [ "clippy" ]; in f (base ++ [ "miri" ])';
  const value = valueOfText(text);
  const origins = value.kind === 'list' ? value.items.map((it) => it.force().origin?.start) : [];
  expect(origins).toEqual(['"rust-src"', '"miri"', '"clippy"'].map((it) => text.indexOf(it)));
});

test('a name in a file that another file calls is what that file passes', () => {
  const { world } = worldOf(`
    #- /flake.nix
    { inputs = { }; outputs = { self }: { devShells.x86_64-linux.default = import ./nix/shell.nix { greeting = "hello"; }; }; }
    #- /nix/shell.nix
    { greeting }: [ greeting ]
  `);
  const analysis = analysisOf(world);
  const file = world.file('/nix/shell.nix');
  const text = file?.text ?? '';
  const node = file && nodeAt(file.root, text.lastIndexOf('greeting') + 1);
  const variable = node?.parent;
  expect(variable && shown(analysis.valueAt(variable))).toBe('"hello"');
});

test('the scope of a place is found without evaluating anything but what it needs', () => {
  const file = openFile('/a.nix', 'let a = throw "never"; b = 2; in [ b ]', 1);
  const analysis = createAnalysis({
    system: 'x86_64-linux',
    roots: [],
    files: { file: () => file, text: () => file.text, exists: () => true },
  });
  const node = nodeAt(file.root, file.text.lastIndexOf('b') + 1);
  const env = envAt(node, analysis.evaluator);
  expect(shown(env.names?.get('b')?.force() ?? { kind: 'null' })).toBe('2');
});
