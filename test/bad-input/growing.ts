/** Nix code of a few lines whose values would fill the memory, or take for ever to go through. */

/** `let a0 = step(a1); a1 = step(a2); … a60 = last; in result`: doubling at each step makes 2^60 of the last. */
export function chain(step: (next: string) => string, last: string, result = 'a0', steps = 60): string {
  const bindings = Array.from({ length: steps }, (_, index) => `a${index} = ${step(`a${index + 1}`)};`);
  return `let ${bindings.join(' ')} a${steps} = ${last}; in ${result}`;
}

const twice = (next: string): string => `[ ${next} ${next} ]`;
const pair = (next: string): string => `{ x = ${next}; y = ${next}; }`;
const LETTERS = 'a'.repeat(3000);

export const GROWING: readonly (readonly [what: string, text: string])[] = [
  ['a list that is far too long', 'builtins.genList (x: x) 1000000000000'],
  [
    'long lists of long lists',
    'builtins.deepSeq (map (x: builtins.genList (y: builtins.genList (z: z) 10000) 10000) (builtins.genList (x: x) 10000)) 1',
  ],
  ['long lists in a row', 'builtins.concatLists (builtins.genList (x: builtins.genList (y: y) 10000) 10000)'],
  [
    'folds in folds',
    "let r = builtins.genList (x: x) 9000; in builtins.foldl' (a: b: builtins.foldl' (c: d: builtins.foldl' (e: f: e) 0 r) 0 r) 0 r",
  ],
  [
    'tests in tests',
    'let r = builtins.genList (x: x) 9000; in builtins.filter (x: builtins.length (builtins.filter (y: builtins.elem x r) r) > 1) r',
  ],
  ['a list that grows with each item', "builtins.foldl' (a: b: a ++ a) [ 1 ] (builtins.genList (x: x) 1000)"],
  [
    'a closure without an end',
    'builtins.genericClosure { startSet = [ { key = [ 0 ]; } ]; operator = x: [ { key = x.key ++ x.key; } { key = x.key ++ [ 1 ]; } ]; }',
  ],
  [
    'products of long lists',
    '{ lib }: let r = lib.range 0 9000; in [ (lib.cartesianProduct { a = r; b = r; c = r; d = r; }) (lib.crossLists (a: b: c: [ a b c ]) [ r r r ]) ]',
  ],
  [
    'items that are all compared',
    '{ lib }: let r = lib.range 0 9000; in lib.unique r ++ lib.subtractLists r r ++ lib.toposort (a: b: true) r',
  ],
  [
    'sets of sets',
    '{ lib }: let names = map toString (lib.range 0 100000); in lib.genAttrs names (x: lib.genAttrs names (y: y))',
  ],
  ['lists of twice the same list', chain(twice, '1')],
  ['lists that double with ++', chain((next) => `${next} ++ ${next}`, '[ 1 2 ]')],
  ['empty lists of lists', `{ lib }: ${chain(twice, '[ ]', 'lib.flatten a0')}`],
  [
    'doubled lists that are compared',
    `let a = ${chain(twice, '1')}; b = ${chain(twice, '1')}; in [ (a == b) (a < b) ]`,
  ],
  ['doubled lists as a string', chain(twice, '1', '"${toString a0}"')],
  ['doubled lists as JSON and XML', chain(twice, '1', 'builtins.toJSON a0 + builtins.toXML a0')],
  ['doubled sets as JSON', chain(pair, '{ }', 'builtins.toJSON a0')],
  [
    'doubled sets in the library',
    `{ lib }: ${chain(pair, '1', 'lib.mapAttrsRecursive (p: v: v) a0 // lib.recursiveUpdate a0 a0 // { c = lib.collect lib.isInt a0; }')}`,
  ],
  [
    'either of two of either of two',
    `x: ${chain((next) => `if x.${next} then ${next} else ${next}`, '{ c = 1; }')}`,
  ],
  [
    'either of two that is laid over itself',
    `x: ${chain((next) => `(if x.${next} then ${next} else { c = ${next}; }) // ${next}`, '{ }', 'a0.c.c.c')}`,
  ],
  [
    'shells whose packages double',
    `{ pkgs }: ${chain(twice, 'pkgs.rust-bin.stable.latest.default', 'pkgs.mkShell { packages = a0; }')}`,
  ],
  [
    'shells whose inputs double',
    `{ pkgs }: ${chain((next) => `pkgs.mkShell { inputsFrom = [ ${next} ${next} ]; }`, 'pkgs.mkShell { packages = [ pkgs.rust-bin.stable.latest.default ]; }')}`,
  ],
  [
    'shells whose inputs come twentyfold',
    `{ pkgs }: ${chain((next) => `pkgs.mkShell { inputsFrom = [ ${`${next} `.repeat(20)} ]; }`, 'pkgs.mkShell { packages = [ pkgs.rustc ]; }')}`,
  ],
  [
    'toolchains that are joined with themselves',
    `{ fenix }: ${chain((next) => `fenix.combine [ ${next} ${next} ]`, 'fenix.stable.toolchain')}`,
  ],
  [
    'extensions that double',
    `{ pkgs }: ${chain((next) => `{ e = ${next}.e ++ ${next}.e; t = ${next}.t.override { extensions = ${next}.e; }; }`, '{ e = [ "rust-src" "rust-srx" ]; t = pkgs.rust-bin.stable.latest.default; }', 'pkgs.mkShell { packages = [ a0.t ]; }', 20)}`,
  ],
  [
    'modules whose imports double',
    `{ lib }: lib.evalModules { modules = ${chain((next) => `{ imports = [ ${next} ${next} ]; }`, '{ }', '[ a0 ]')}; }`,
  ],
  ['paths that double', chain((next) => `${next} + "/x" + ${next}`, './a')],
  [
    'strings that double',
    chain(
      (next) => `${next} + ${next}`,
      `"${LETTERS}"`,
      '[ a0 (builtins.stringLength a0) (builtins.hashString "sha256" a0) ]',
    ),
  ],
  [
    'a megabyte that doubles',
    chain((next) => `"\${${next}}\${${next}}"`, `"${'x'.repeat(1_000_000)}"`, "''${a0}''"),
  ],
  ['strings of unknown parts that double', `x: ${chain((next) => `"\${${next}}\${x}\${${next}}"`, '"y"')}`],
  [
    'a string that doubles in a fold',
    `builtins.foldl' (a: b: a + a) "${LETTERS}" (builtins.genList (x: x) 1000)`,
  ],
  [
    'a string that is repeated',
    '{ lib }: [ (lib.strings.replicate 1000000000 "abc") (lib.fixedWidthString 1000000000 "0" "1") (lib.concatStrings (lib.replicate 1000000000 "abc")) ]',
  ],
  ['JSON of JSON', 'let f = n: s: if n == 0 then s else f (n - 1) (builtins.toJSON [ s s ]); in f 200 "\\""'],
  [
    'quotes of quotes',
    '{ lib }: let f = n: s: if n == 0 then s else f (n - 1) (lib.escapeShellArg s); in f 100 "\'"',
  ],
  [
    'replacements that are replaced',
    'let f = n: s: if n == 0 then s else f (n - 1) (builtins.replaceStrings [ "a" ] [ "aa" ] s); in f 64 "a"',
  ],
  ['a long replacement at each place', `builtins.replaceStrings [ "" ] [ "${LETTERS}" ] "${LETTERS}"`],
  [
    'many replacements at each place',
    `builtins.replaceStrings (builtins.genList (x: "a\${toString x}") 9000) (builtins.genList (x: "b") 9000) "${LETTERS.repeat(30)}"`,
  ],
  [
    'pieces of a long string',
    `{ lib }: let s = "${'x,'.repeat(500_000)}"; in [ (lib.splitString "," s) (builtins.split "," s) (lib.stringToCharacters s) ]`,
  ],
  ['a regular expression that tries everything', `builtins.match "(a*)*b" "${LETTERS}"`],
  [
    'regular expressions that try everything, one after the other',
    `map (x: [ (builtins.match "((a|a)*)*c" "${LETTERS}") (builtins.split "(a*)*b|x*" "${LETTERS}\${toString x}") ]) (builtins.genList (x: x) 9000)`,
  ],
  [
    'a regular expression that is repeated in itself',
    'builtins.match "((((a{0,200}){0,200}){0,200}){0,200}){0,200}" "aaa"',
  ],
  [
    'a regular expression of ten thousand groups',
    `builtins.match "${'('.repeat(10_000)}a${')'.repeat(10_000)}" "a"`,
  ],
  [
    'ten thousand brackets of JSON and TOML',
    `[ (builtins.fromJSON "${'['.repeat(10_000)}") (builtins.fromTOML "a = ${'['.repeat(10_000)}") ]`,
  ],
];
