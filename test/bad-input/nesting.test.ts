/** Ten thousand of everything inside each other or in a row: no question overflows the stack, and each ends soon. */
import { expect, test } from 'vitest';
import { askEverything } from './ask.ts';
import { FLAKE, filesHost, openFlake } from './project.ts';

const MANY = 10_000;

/** Milliseconds for all questions about a text, on a machine that has other things to do. */
const PATIENCE = 20_000;

const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['[', ']'],
  ['(', ')'],
  ['{ a = ', '; }'],
  ['rec { a = ', '; }'],
  ['let { body = ', '; }'],
  ['{ inherit (', ') a; }'],
  ['{ "${', '}" = 1; }'],
  ['"${', '}"'],
  ["''${", "}''"],
  ['./${', '}'],
  ['x.${', '}'],
  ['a.b or (', ')'],
  ['{ a ? ', '}: a'],
];

const IN_EACH_OTHER: readonly (readonly [what: string, text: string])[] = [
  ['applications', `${'f (x: x) '.repeat(MANY)}`],
  ['functions', `${'x: '.repeat(MANY)}x`],
  ['functions of sets', `${'{ a, b ? a, ... }@args: '.repeat(MANY)}a`],
  ['lets', `${'let a = 1; in '.repeat(MANY)}a`],
  ['conditions', `${'if '.repeat(MANY)}true${' then true else false'.repeat(MANY)}`],
  ['alternatives', `${'if a then b else '.repeat(MANY)}c`],
  ['withs', `${'with a; '.repeat(MANY)}b`],
  ['withs of packages', `${'with import <nixpkgs> { }; '.repeat(MANY)}hello`],
  ['assertions', `${'assert true; '.repeat(MANY)}b`],
  ['negations', `${'!'.repeat(MANY)}true`],
  ['selections', `a${'.a'.repeat(MANY)}`],
  ['names of one attribute', `{ ${'a.'.repeat(MANY)}b = 1; }`],
  [
    'overrides',
    `{ pkgs }: pkgs.rust-bin.stable.latest.default${'.override { extensions = [ "rust-src" ]; }'.repeat(MANY)}`,
  ],
  ['shells', `{ pkgs }: ${'pkgs.mkShell { inputsFrom = [ ('.repeat(MANY)}1${') ]; }'.repeat(MANY)}`],
];

const IN_A_ROW: readonly (readonly [what: string, text: string])[] = [
  ['items', `[ ${'"a" '.repeat(MANY)}]`],
  ['attributes', `{ ${numbered((it) => `a${it} = a.b;`)} }`],
  ['paths to one set', `{ ${numbered((it) => `a.b${it} = 1;`)} }`],
  ['variables that need each other', `let ${numbered((it) => `a${it} = a${it + 1} // { };`)} in a0`],
  ['arguments with defaults', `{ ${numbered((it) => `a${it} ? a${it + 1}`, ', ')} }: a0`],
  ['inherited names', `{ inherit ${'a '.repeat(MANY)}; }`],
  ['inputs', `{ inputs = { ${numbered((it) => `a${it}.follows = "a${it + 1}";`)} }; outputs = i: i.a0; }`],
  ['comments', '/* */ # a\n'.repeat(MANY)],
  [
    'wrong extensions',
    `{ pkgs }: pkgs.rust-bin.stable.latest.default.override { extensions = [ ${'"rust-srx" '.repeat(MANY)}]; }`,
  ],
  [
    'lists of extensions',
    `{ pkgs }: pkgs.rust-bin.stable.latest.default.override { extensions = ${'[ "rust-src" ] ++ '.repeat(MANY)}[ ]; }`,
  ],
];

const OPERATORS = ['//', '++', '+', '->', '|>', '?'];

test.for<readonly [string, string]>([
  ...['[', '{ a = ', '{ "${', "''${"].map((it) => [`open ${it}`, it.repeat(MANY)] as const),
  ...BRACKETS.map(
    ([open, close]) => [`${open} ${close}`, `${open.repeat(MANY)}1${close.repeat(MANY)}`] as const,
  ),
  ...[')', '}"', '}: a'].map((it) => [`closing ${it}`, it.repeat(MANY)] as const),
  ...OPERATORS.map((it) => [`steps of ${it}`, `{ }${` ${it} { }`.repeat(MANY)}`] as const),
  ...IN_EACH_OTHER,
  ...IN_A_ROW,
])('%s', { timeout: 2 * PATIENCE }, ([, text]) => {
  const host = filesHost({ [FLAKE]: text });
  openFlake(host, text);
  const begin = performance.now();
  askEverything(host.world(), FLAKE, [text.length >> 1]);
  expect(performance.now() - begin).toBeLessThan(PATIENCE);
});

function numbered(make: (index: number) => string, separator = ' '): string {
  return Array.from({ length: MANY }, (_, index) => make(index)).join(separator);
}
