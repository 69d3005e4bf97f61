/** What the builtins give where only a part of the arguments is known, and that none of them throws. */
import { describe, expect, test } from 'vitest';
import { BUILTINS, GLOBALS, globalNames } from '../../server/eval/builtins/builtins.ts';
import { isFunctionDefinition } from '../../server/eval/builtins/definition.ts';
import type { Attrs, Thunk } from '../../server/eval/value.ts';
import { attrs, done, int, list, str, strOf, unknown } from '../../server/eval/values.ts';
import { evaluated, SYSTEM, shown } from './evaluation.ts';

const one = done(int(1));

/** A package as the knowledge layer has them: open, and known by its name. */
function pkg(name: string): Attrs {
  const members = new Map<string, Thunk>([['name', done(str(name))]]);
  return attrs(
    { get: (it) => members.get(it), names: () => [...members.keys()] },
    { open: true, domain: { domain: name } },
  );
}

const names = {
  unk: done(unknown('input')),
  some: done(list([one], true)),
  openSet: done(attrs({ get: (it) => (it === 'a' ? one : undefined), names: () => ['a'] }, { open: true })),
  openssl: done(pkg('openssl')),
};

function show(text: string, files: Readonly<Record<string, string>> = {}): string {
  return shown(evaluated(text, { names, files }));
}

describe('the table', () => {
  test.for([...BUILTINS.values()].map((it) => [it.name, it] as const))('%s is described', ([, it]) => {
    expect(it.doc).toMatch(/^[A-Z`1-9-].*\.$/s);
    expect(it.doc.length).toBeLessThan(200);
    if (isFunctionDefinition(it)) expect(it.params.length).toBeGreaterThan(0);
  });

  test('has the names of Nix 2.8', () => {
    expect(NIX_2_8.filter((it) => !BUILTINS.has(it))).toEqual([]);
  });

  test('has newer names', () => {
    expect(
      [
        'convertHash',
        'warn',
        'getFlake',
        'flakeRefToString',
        'parseFlakeRef',
        'readFileType',
        'outputOf',
      ].filter((it) => !BUILTINS.has(it)),
    ).toEqual([]);
  });

  test('names in scope are the globals, and the others with two underscores', () => {
    const scope = globalNames({ system: SYSTEM });
    expect([...GLOBALS].filter((it) => !scope.has(it))).toEqual([]);
    expect(scope.has('length')).toBe(false);
    expect(scope.has('__length')).toBe(true);
    expect(scope.has('__import')).toBe(false);
    expect(scope.size).toBe(BUILTINS.size + 1);
  });

  test('the same builtin is the same value everywhere', () => {
    const [a, b] = [globalNames({ system: SYSTEM }), globalNames({ system: SYSTEM })];
    expect(a.get('map')?.force()).toBe(b.get('map')?.force());
  });
});

describe('partial knowledge', () => {
  test.for([
    ['map over an open list stays open', 'map (x: x + 1) some', '[ 2 … ]'],
    ['map over something unknown is unknown', 'map (x: x) unk', '<input>'],
    ['map of something unknown has the length of the list', 'builtins.length (map unk [ 1 2 ])', '2'],
    [
      'filter leaves out what it cannot judge',
      'builtins.filter (x: if x == 2 then unk else true) [ 1 2 3 ]',
      '[ 1 3 … ]',
    ],
    ['length of an open list is unknown', 'builtins.length some', '<length of an open list>'],
    ['elem finds an item of an open list', 'builtins.elem 1 some', 'true'],
    ['elem does not know of others', 'builtins.elem 2 some', '<item of a list>'],
    ['elem beside something unknown', 'builtins.elem 2 [ unk 2 ]', 'true'],
    ['head of an open list may be one of its items', 'builtins.head some', '<open list: 1>'],
    ['any is true once one is', 'builtins.any (x: x) [ unk true ]', 'true'],
    ['any is unknown where one may be', 'builtins.any (x: x) [ unk false ]', '<item of a list>'],
    ['all is false once one is', 'builtins.all (x: x) [ unk false ]', 'false'],
    ['concatLists keeps what is known', 'builtins.concatLists [ [ 1 ] unk [ 2 ] ]', '[ 1 2 … ]'],
    [
      'concatMap keeps what is known',
      'builtins.concatMap (x: if x == 2 then unk else [ x ]) [ 1 2 3 ]',
      '[ 1 3 … ]',
    ],
    ['a fold of an open list is unknown', "builtins.foldl' (a: b: a + b) 0 some", '<fold of an open list>'],
    [
      'an order that is not known makes a list unknown',
      'builtins.sort (a: b: unk) [ 1 2 ]',
      '<order of a list>',
    ],
    [
      'partition drops what it cannot judge from both',
      'builtins.partition (x: if x == 2 then unk else x > 2) [ 1 2 3 ]',
      '{ right = [ 3 … ]; wrong = [ 1 … ]; }',
    ],
    [
      'groupBy with an unknown key',
      'builtins.groupBy (x: if x == 2 then unk else "k") [ 1 2 ]',
      '{ k = [ 1 … ]; … }',
    ],
    ['attrNames of an open set is open', 'builtins.attrNames openSet', '[ "a" … ]'],
    ['attrValues of an open set is open', 'builtins.attrValues openSet', '[ 1 … ]'],
    [
      'hasAttr in an open set',
      '[ (builtins.hasAttr "a" openSet) (builtins.hasAttr "b" openSet) ]',
      '[ true <attribute b of an open set> ]',
    ],
    ['mapAttrs over an open set stays open', 'builtins.mapAttrs (n: v: n) openSet', '{ a = "a"; … }'],
    ['removeAttrs from an open set', 'removeAttrs openSet [ "a" ]', '{ … }'],
    ['removeAttrs of an unknown name', 'removeAttrs { a = 1; } [ unk ]', '<computed attribute name>'],
    [
      'listToAttrs with an unknown name',
      'builtins.listToAttrs [ { name = unk; value = 1; } { name = "b"; value = 2; } ]',
      '{ b = 2; … }',
    ],
    [
      'listToAttrs of an open list',
      'builtins.listToAttrs ([ { name = "b"; value = 2; } ] ++ unk)',
      '{ b = 2; … }',
    ],
    [
      'listToAttrs does not look at the values',
      'builtins.attrNames (builtins.listToAttrs [ { name = "b"; value = throw "x"; } ])',
      '[ "b" ]',
    ],
    [
      'intersectAttrs with an open set',
      'builtins.intersectAttrs { a = null; z = null; } openSet',
      '{ a = 1; … }',
    ],
    ['catAttrs of an open set', 'builtins.catAttrs "b" [ { b = 1; } openSet ]', '[ 1 … ]'],
    [
      'zipAttrsWith of an open set',
      'builtins.zipAttrsWith (n: v: v) [ { a = 0; } openSet ]',
      '{ a = [ 0 1 ]; … }',
    ],
    [
      'concatStringsSep keeps the parts',
      'builtins.concatStringsSep ":" [ "a" "${openssl}/lib" unk ]',
      '"a:${<openssl>}/lib:${<input>}"',
    ],
    [
      'concatStringsSep of an open list',
      'builtins.concatStringsSep ":" ([ "a" ] ++ unk)',
      '"${<open list>}a${<open list>}"',
    ],
    ['toString keeps the parts', 'toString [ 1 openssl ]', '"1 ${<openssl>}"'],
    ['the beginning of a string with parts', 'builtins.substring 0 3 "abc${openssl}"', '"abc"'],
    [
      'beyond the beginning of a string with parts',
      'builtins.substring 0 4 "abc${openssl}"',
      '<part of a string>',
    ],
    ['the rest of a string with parts', 'builtins.substring 1 (-1) "abc${openssl}x"', '"bc${<openssl>}x"'],
    ['the last name of a path with parts', 'baseNameOf "${openssl}/bin/tool"', '"tool"'],
    ['the folder of a path with parts', 'dirOf "${openssl}/bin/tool"', '"${<openssl>}/bin"'],
    [
      'replacement by a string with parts',
      'builtins.replaceStrings [ "@o@" ] [ "${openssl}" ] "x@o@y"',
      '"x${<openssl>}y"',
    ],
    [
      'toJSON keeps store paths as parts',
      'builtins.toJSON { p = "${openssl}/lib"; }',
      '"{"p":"${<openssl>}/lib"}"',
    ],
    ['toJSON of something unknown', 'builtins.toJSON { p = unk; }', '<input>'],
    ['seq looks away from what is not known', 'builtins.seq unk 1', '1'],
    ['tryEval of something unknown', '(builtins.tryEval unk).value', '<input: <input>>'],
    ['typeOf something unknown', 'builtins.typeOf unk', '<input>'],
    [
      'a set that is made of itself',
      'let s = builtins.mapAttrs (n: v: s.b or v) { a = 1; b = 2; }; in s.a',
      '<infinite recursion: 2 | 1>',
    ],
    ['getEnv', 'builtins.getEnv "HOME"', '"${<environment variable>}"'],
    ['currentSystem', 'builtins.currentSystem', '"x86_64-linux"'],
    ['fetchers', 'builtins.fetchTarball "https://example.org/x.tar.gz"', '<fetched by fetchTarball>'],
    ['getFlake', 'builtins.getFlake "nixpkgs"', '<fetched by getFlake>'],
    ['a copy in the store remembers the folder', 'builtins.path { path = ./src; name = "x"; }', '"${/src}"'],
    ['filterSource remembers the folder', 'builtins.filterSource (p: t: true) ./src', '"${/src}"'],
    [
      'a derivation',
      'let d = derivation { name = "x"; system = "s"; builder = "b"; }; in [ d.type d.name d.out.outputName "${d}/bin" ]',
      '[ "derivation" "x" "out" "${<derivation>}/bin" ]',
    ],
    [
      'convertHash',
      'builtins.convertHash { hash = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="; toHashFormat = "base16"; }',
      '"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"',
    ],
    [
      'convertHash to the digits of Nix and back',
      'let h = f: hash: builtins.convertHash { inherit hash; hashAlgo = "sha256"; toHashFormat = f; }; in h "sri" (h "nix32" (h "base16" "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="))',
      '"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="',
    ],
    [
      'parseFlakeRef',
      'builtins.parseFlakeRef "github:NixOS/nixpkgs/nixos-25.05?dir=lib"',
      '{ dir = "lib"; owner = "NixOS"; ref = "nixos-25.05"; repo = "nixpkgs"; type = "github"; }',
    ],
    ['parseFlakeRef of a name', 'builtins.parseFlakeRef "nixpkgs"', '{ id = "nixpkgs"; type = "indirect"; }'],
    [
      'flakeRefToString',
      'builtins.flakeRefToString { type = "github"; owner = "NixOS"; repo = "nixpkgs"; dir = "lib"; }',
      '"github:NixOS/nixpkgs?dir=lib"',
    ],
    [
      'a list that is too long',
      'builtins.length (builtins.genList (x: x) 1000000000)',
      '<length of an open list>',
    ],
    [
      'a closure that does not end',
      'builtins.length (builtins.genericClosure { startSet = [ { key = 0; } ]; operator = x: [ { key = x.key + 1; } ]; })',
      '<length of an open list>',
    ],
    [
      'an expression that takes too long',
      'builtins.match "(x+x+)+y" "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
      '<regular expression>',
    ],
    [
      'JSON that is too deep',
      `builtins.fromJSON "${'['.repeat(1000)}${']'.repeat(1000)}" == 1`,
      '<comparison>',
    ],
  ] as const)('%s', ([, text, expected]) => {
    expect(
      show(text)
        .replace(/\{ all = .* \}\}/, '<derivation>}')
        .replace(/\$\{\{ .*? … \}\}/, '${<derivation>}'),
    ).toBe(expected);
  });
});

describe('files of the workspace', () => {
  const files = {
    '/a.json': '{"a": [1]}',
    '/b.toml': 'x = "y"\n',
    '/c.nix': '{ v = 1; }',
    '/d/default.nix': '2',
    '/e.txt': 'text\n',
  };

  test.for([
    ['builtins.fromJSON (builtins.readFile ./a.json)', '{ a = [ 1 ]; }'],
    ['fromTOML (builtins.readFile ./b.toml)', '{ x = "y"; }'],
    ['builtins.readFile (./. + "/e.txt")', '"text\n"'],
    ['builtins.readFile "${./.}/e.txt"', '"text\n"'],
    ['builtins.readFile ./none.txt', '<file none.txt>'],
    ['(import ./c.nix).v', '1'],
    ['import ./d', '2'],
    ['import "${./.}/c.nix"', '{ v = 1; }'],
    ['import "${builtins.path { path = ./.; }}/c.nix"', '{ v = 1; }'],
    ['builtins.pathExists ./a.json', 'true'],
    ['builtins.pathExists ./other', '<existence of a path>'],
    ['builtins.readFileType ./e.txt', '"regular"'],
  ] as const)('%s', ([text, expected]) => {
    expect(show(text, files)).toBe(expected);
  });
});

describe('items keep their places', () => {
  test.for([
    ['builtins.filter (x: true) [ "rust-src" ]'],
    ['builtins.concatLists [ [ "rust-src" ] ]'],
    ['builtins.concatMap (x: x) [ [ "rust-src" ] ]'],
    ['builtins.sort (a: b: a < b) [ "rust-src" ]'],
    ['(builtins.partition (x: true) [ "rust-src" ]).right'],
    ['builtins.attrValues { a = "rust-src"; }'],
    ['builtins.attrValues (removeAttrs { a = "rust-src"; b = 1; } [ "b" ])'],
    ['builtins.attrValues (builtins.listToAttrs [ { name = "a"; value = "rust-src"; } ])'],
    ['builtins.catAttrs "a" [ { a = "rust-src"; } ]'],
    ['builtins.tail [ 1 "rust-src" ]'],
  ] as const)('%s', ([text]) => {
    const value = evaluated(text);
    const item = value.kind === 'list' ? value.items[0] : undefined;
    expect(item?.node?.text ?? item?.force().origin?.text).toBe('"rust-src"');
  });
});

test('text with parts is coerced once', () => {
  const value = strOf(['a', strOf(['b', pkg('x'), 'c']), 'd']);
  expect(shown(value)).toBe('"ab${<x>}cd"');
});

const NIX_2_8 = [
  ...[
    'abort',
    'add',
    'addErrorContext',
    'all',
    'any',
    'appendContext',
    'attrNames',
    'attrValues',
    'baseNameOf',
    'bitAnd',
    'bitOr',
    'bitXor',
    'catAttrs',
    'ceil',
    'compareVersions',
  ],
  ...[
    'concatLists',
    'concatMap',
    'concatStringsSep',
    'currentSystem',
    'currentTime',
    'deepSeq',
    'derivation',
    'derivationStrict',
    'dirOf',
    'div',
    'elem',
    'elemAt',
    'false',
    'fetchGit',
  ],
  ...[
    'fetchMercurial',
    'fetchTarball',
    'fetchTree',
    'fetchurl',
    'filter',
    'filterSource',
    'findFile',
    'floor',
    "foldl'",
    'fromJSON',
    'fromTOML',
    'functionArgs',
    'genList',
    'genericClosure',
  ],
  ...[
    'getAttr',
    'getContext',
    'getEnv',
    'groupBy',
    'hasAttr',
    'hasContext',
    'hashFile',
    'hashString',
    'head',
    'import',
    'intersectAttrs',
    'isAttrs',
    'isBool',
    'isFloat',
    'isFunction',
  ],
  ...[
    'isInt',
    'isList',
    'isNull',
    'isPath',
    'isString',
    'langVersion',
    'length',
    'lessThan',
    'listToAttrs',
    'map',
    'mapAttrs',
    'match',
    'mul',
    'nixPath',
    'nixVersion',
    'null',
  ],
  ...[
    'parseDrvName',
    'partition',
    'path',
    'pathExists',
    'placeholder',
    'readDir',
    'readFile',
    'removeAttrs',
    'replaceStrings',
    'scopedImport',
    'seq',
    'sort',
    'split',
    'splitVersion',
  ],
  ...[
    'storeDir',
    'storePath',
    'stringLength',
    'sub',
    'substring',
    'tail',
    'throw',
    'toFile',
    'toJSON',
    'toPath',
    'toString',
    'toXML',
    'trace',
    'true',
    'tryEval',
    'typeOf',
  ],
  ...['unsafeDiscardOutputDependency', 'unsafeDiscardStringContext', 'unsafeGetAttrPos', 'zipAttrsWith'],
];
