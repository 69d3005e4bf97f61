/** nixpkgs' `lib`: what it gives for closed expressions is recorded from the real one; the rest is what it gives where a part is not known. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFunctionDefinition } from '../../server/eval/builtins/definition.ts';
import { documented, LIB, libSet, SECTIONS } from '../../server/eval/lib/lib.ts';
import type { Attrs, Thunk } from '../../server/eval/value.ts';
import { attrs, attrsOf, done, int, list, path, str, unknown } from '../../server/eval/values.ts';
import { evaluated, shown } from './evaluation.ts';
import { LIB_CASES, LIB_FAILURES } from './lib-cases.ts';
import { ask, failingVerdict, hasNix, recorded, soundVerdict, written } from './oracle.ts';

/** `NIXPKGS_LIB=<folder of lib> vitest run test/eval/lib.test.ts --update` asks the real `lib` anew. */
const EXPECTED = new URL('data/lib.json', import.meta.url);

/** The names that the real `lib` and its parts have. */
const NAMES = new URL('data/lib-names.json', import.meta.url);

const lib = done(libSet());
const one = done(int(1));

function pkg(name: string, outputs: readonly string[] = []): Attrs {
  const members = new Map<string, Thunk>([
    ['type', done(str('derivation'))],
    ['name', done(str(`${name}-1.0`))],
    ['pname', done(str(name))],
    ...outputs.map((it): [string, Thunk] => [it, done(pkg(`${name}.${it}`))]),
  ]);
  return attrs(
    { get: (it) => members.get(it), names: () => [...members.keys()] },
    { open: true, domain: { domain: name } },
  );
}

const pkgs = attrs(
  {
    get: (it) => (it === 'openssl' ? done(pkg('openssl', ['dev', 'bin'])) : undefined),
    names: () => ['openssl'],
    guess: (it) => done(pkg(it)),
  },
  { open: true, domain: { domain: 'pkgs' } },
);

const names = {
  lib,
  pkgs: done(pkgs),
  unk: done(unknown('input')),
  some: done(list([one], true)),
  openSet: done(attrs({ get: (it) => (it === 'a' ? one : undefined), names: () => ['a'] }, { open: true })),
  src: done(path('/src')),
};

function show(text: string, files: Readonly<Record<string, string>> = {}): string {
  return shown(evaluated(text, { names, files }));
}

describe('the table', () => {
  test.for([...LIB].map(([name, it]) => [name, it] as const))('%s is described', ([, it]) => {
    expect(it.doc).toMatch(/^[A-Z`“].*[.`”]$/s);
    expect(it.doc.length).toBeLessThan(200);
    if (isFunctionDefinition(it)) expect(it.params.length).toBeGreaterThan(0);
  });

  test('has no name that the real lib lacks, and nearly all that it has', () => {
    const listed: string[] = JSON.parse(readFileSync(NAMES, 'utf8'));
    const real = new Set(listed);
    expect([...LIB.keys()].filter((it) => !real.has(it))).toEqual([]);
    expect([...real].filter((it) => !LIB.has(it)).length).toBeLessThan(350);
  });

  test('lib and its parts share their functions', () => {
    const top = libSet().members;
    for (const section of SECTIONS) {
      const part = top.get(section.name)?.force();
      expect(part?.kind).toBe('attrs');
    }
    expect(show('lib.optional')).toBe('<lib.optional>');
    expect(show('lib.lists.optional')).toBe('<lib.optional>');
    expect(show('lib.strings.charToInt')).toBe('<lib.strings.charToInt>');
    expect(show('lib.lists.map')).toBe('<builtins.map>');
  });

  test('a function tells where its documentation is', () => {
    expect(documented('lib.optional')?.doc).toContain('only item');
    expect(documented('lib.strings.charToInt')?.name).toBe('charToInt');
    expect(documented('builtins.map')?.name).toBe('map');
    expect(documented('lib.nothing')).toBeUndefined();
  });
});

test('the answers of the real lib are recorded', async () => {
  const real = process.env['NIXPKGS_LIB'];
  const table = Object.values(LIB_CASES).flat();
  if (hasNix && real) {
    const bindings = `lib = import ${real};`;
    await expect(written(ask({ sound: table, failing: LIB_FAILURES, bindings }))).toMatchFileSnapshot(
      EXPECTED.pathname,
    );
  }
  const known = recorded(EXPECTED);
  const all = [...table, ...LIB_FAILURES];
  expect(all.filter((it) => !known.has(it))).toEqual([]);
  expect(all.filter((it, index) => all.indexOf(it) !== index)).toEqual([]);
});

describe('comes to what the real lib says', () => {
  test.for(Object.entries(LIB_CASES))('%s', ([, expressions]) => {
    const answers = recorded(EXPECTED);
    expect(expressions.flatMap((it) => soundVerdict(it, answers, { names: { lib } }) ?? [])).toEqual([]);
  });

  test('is unknown where the real lib refuses', () => {
    const answers = recorded(EXPECTED);
    expect(LIB_FAILURES.flatMap((it) => failingVerdict(it, answers, { names: { lib } }) ?? [])).toEqual([]);
  });
});

describe('partial knowledge', () => {
  test.for([
    ['optional with an unknown condition', 'lib.optional unk 1', '[ … ]'],
    ['optionals with an unknown condition', '[ 1 ] ++ lib.optionals unk [ 2 ]', '[ 1 … ]'],
    ['optionalString with an unknown condition', 'lib.optionalString unk "a"', '<condition: "a" | "">'],
    [
      'optionalAttrs with an unknown condition',
      'lib.optionalAttrs unk { a = 1; }',
      '<condition: { a = 1; } | { }>',
    ],
    ['what is beside optionalAttrs stays known', '({ a = 1; } // lib.optionalAttrs unk { b = 2; }).a', '1'],
    ['genAttrs of an open list', 'lib.genAttrs ([ "x" ] ++ unk) (n: n)', '{ x = "x"; … }'],
    [
      'genAttrs of something unknown can be guessed',
      '(lib.genAttrs unk (n: "for ${n}")).x86_64-linux',
      '"for x86_64-linux"',
    ],
    ['genAttrs does not look at the values', 'lib.attrNames (lib.genAttrs [ "x" ] (n: throw n))', '[ "x" ]'],
    [
      'filterAttrs leaves out what it cannot judge',
      'lib.filterAttrs (n: v: if n == "a" then unk else true) { a = 1; b = 2; }',
      '{ b = 2; … }',
    ],
    ['mapAttrsToList of an open set', 'lib.mapAttrsToList (n: v: n) openSet', '[ "a" … ]'],
    [
      "mapAttrs' of an open set",
      'lib.mapAttrs\' (n: v: lib.nameValuePair ("x" + n) v) openSet',
      '{ xa = 1; … }',
    ],
    ['attrByPath in something unknown', 'lib.attrByPath [ "b" ] 2 unk', '<input: 2>'],
    ['hasAttrByPath in an open set', 'lib.hasAttrByPath [ "b" ] openSet', '<attribute of an open set>'],
    [
      'recursiveUpdate by an open set',
      '(lib.recursiveUpdate { a = { x = 1; }; b = 2; } openSet).b',
      '<attribute that may be replaced: 2>',
    ],
    [
      'recursiveUpdate of an open set',
      'lib.recursiveUpdate openSet { b.c = 1; }',
      '{ a = 1; b = { c = 1; }; … }',
    ],
    [
      'recursiveUpdate keeps packages',
      'lib.recursiveUpdate { p = pkgs.openssl; } { q = 1; }',
      '{ p = <openssl>; q = 1; }',
    ],
    ['mergeAttrsList of an open list', '(lib.mergeAttrsList ([ { a = 1; } ] ++ unk)).a', '<open list: 1>'],
    [
      'concatMapAttrs with something unknown',
      'lib.attrNames (lib.concatMapAttrs (n: v: if n == "a" then unk else { ${n} = v; }) { a = 1; b = 2; })',
      '[ "b" … ]',
    ],
    ['flatten of something unknown', 'lib.flatten [ 1 [ unk 2 ] ]', '[ 1 2 … ]'],
    ['unique keeps the same things once', 'lib.unique [ "a" pkgs.openssl "a" ]', '[ "a" <openssl> ]'],
    [
      'findFirst that it cannot judge',
      'lib.findFirst (x: if x == 2 then unk else false) 0 [ 1 2 ]',
      '<item of a list: 1 | 2 | 0>',
    ],
    ['last of an open list', 'lib.last some', '<open list: 1>'],
    ['take of an open list', 'lib.take 1 some', '[ … ]'],
    ['imap1 over an open list', 'lib.imap1 (i: x: x) some', '[ 1 … ]'],
    ['subtractLists with an open list', 'lib.subtractLists some [ 1 2 ]', '[ … ]'],
    ['count of an open list', 'lib.count (x: true) some', '<length of an open list>'],
    ['foldr of an open list', 'lib.foldr (a: b: a) 0 some', '<fold of an open list>'],
    [
      'a library path',
      'lib.makeLibraryPath [ pkgs.openssl null pkgs.zlib ]',
      '"${<openssl>}/lib:${<zlib>}/lib"',
    ],
    ['a program path with outputs', 'lib.makeBinPath [ pkgs.openssl ]', '"${<openssl.bin>}/bin"'],
    [
      'a library path with something unknown',
      'lib.makeLibraryPath [ pkgs.openssl unk ]',
      '"${<openssl>}/lib:${<input>}/lib"',
    ],
    [
      'a library path of an open list',
      'lib.makeLibraryPath ([ pkgs.openssl ] ++ lib.optionals unk [ pkgs.zlib ])',
      '"${<open list>}${<openssl>}/lib${<open list>}"',
    ],
    ['getDev of a package', 'lib.getDev pkgs.openssl', '<openssl.dev>'],
    ['getLib of a package without that output', 'lib.getLib pkgs.zlib', '<zlib>'],
    [
      'getExe',
      '[ (lib.getExe\' pkgs.openssl "openssl") (lib.getExe pkgs.zlib) ]',
      '[ "${<openssl.bin>}/bin/openssl" "${<zlib>}/bin/${<name of a program>}" ]',
    ],
    [
      'hasPrefix of a string with parts',
      'map (p: lib.hasPrefix p "ab${pkgs.zlib}") [ "a" "x" "abc" ]',
      '[ true false <beginning of a string> ]',
    ],
    ['removePrefix of a string with parts', 'lib.removePrefix "a" "ab${pkgs.zlib}"', '"b${<zlib>}"'],
    ['removeSuffix of a string with parts', 'lib.removeSuffix "/lib" "${pkgs.zlib}/lib"', '"${<zlib>}"'],
    [
      'hasInfix of a string with parts',
      'map (p: lib.hasInfix p "ab${pkgs.zlib}") [ "b" "x" ]',
      '[ true <text in a string> ]',
    ],
    ['escapeShellArg of a store path', 'lib.escapeShellArg "${pkgs.zlib}/a b"', '"\'${<zlib>}/a b\'"'],
    ['mesonBool with an unknown condition', 'lib.mesonBool "x" unk', '"-Dx=${<condition>}"'],
    ['fix', 'lib.fix (self: { a = unk; b = self.a; c = 1; })', '{ a = <input>; b = <input>; c = 1; }'],
    ['overlays over something unknown', '(lib.fix (lib.extends (f: p: { b = 2; }) (self: unk))).b', '2'],
    [
      'callPackageWith fills in packages',
      '(lib.callPackageWith pkgs ({ openssl, zlib, own ? 1 }: { inherit openssl zlib own; }) { })',
      '{ openssl = <openssl>; override = <lib.override>; overrideDerivation = <lib.overrideDerivation>; own = <argument own: 1>; zlib = <zlib>; }',
    ],
    [
      'callPackageWith prefers what is given',
      '(lib.callPackageWith pkgs ({ openssl }: { inherit openssl; }) { openssl = 1; }).openssl',
      '1',
    ],
    ['callPackageWith of a file', '(lib.callPackageWith pkgs ./p.nix { }).v', '<zlib>'],
    ['throwIf with an unknown condition', 'lib.throwIf unk "x" 1', '1'],
    ['assertMsg with an unknown condition', 'lib.assertMsg unk "x"', '<condition>'],
    ['mkIf keeps its condition', 'lib.mkIf unk 1', '{ _type = "if"; condition = <input>; content = 1; }'],
    ['evalModules', '(lib.evalModules { modules = [ ]; }).config.x', '<modules: config>'],
    ['licences', 'lib.licenses.mit', '<attribute mit of an open set>'],
    ['a source remembers its folder', 'toString (lib.cleanSource src).origSrc', '"/src"'],
    [
      'a source as a string',
      '"${lib.cleanSourceWith { inherit src; filter = p: t: unk; }}/Cargo.toml"',
      '"${/src}/Cargo.toml"',
    ],
    [
      'a set of files as a source',
      'let s = lib.fileset.toSource { root = src; fileset = lib.fileset.unions [ src ]; }; in toString s.origSrc',
      '"/src"',
    ],
    [
      'files below a source can be read',
      '(lib.importTOML "${lib.cleanSource ./.}/Cargo.toml").package.name',
      '"x"',
    ],
    ['importTOML', '(lib.importTOML ./Cargo.toml).package.name', '"x"'],
    ['importJSON', 'lib.importJSON ./a.json', '{ a = 1; }'],
    ['fileContents', 'lib.fileContents ./v.txt', '"1.75.0"'],
    ['a file that is not there', 'lib.importTOML ./none.toml', '<file none.toml>'],
    ['elaborate of something unknown', 'lib.systems.elaborate unk', '<input>'],
    ['a list that is too long', 'lib.length (lib.range 1 9000000000)', '<length of an open list>'],
    [
      'something opaque',
      'lib.packagesFromDirectoryRecursive { }',
      '<function lib.packagesFromDirectoryRecursive>',
    ],
    ['text of something opaque', 'lib.generators.toINI { } { } + "x"', '"${<function lib.toINI>}x"'],
  ] as const)('%s', ([, text, expected]) => {
    const files = {
      '/Cargo.toml': '[package]\nname = "x"\n',
      '/a.json': '{"a":1}',
      '/v.txt': '1.75.0\n',
      '/p.nix': '{ zlib }: { v = zlib; }',
    };
    expect(show(text, files)).toBe(expected);
  });
});

describe('items keep their places', () => {
  test.for([
    ['lib.optional true "rust-src"'],
    ['lib.optionals true [ "rust-src" ]'],
    ['lib.flatten [ [ "rust-src" ] ]'],
    ['lib.unique [ "rust-src" "rust-src" ]'],
    ['lib.subtractLists [ "x" ] [ "x" "rust-src" ]'],
    ['lib.toList "rust-src"'],
    ['lib.singleton "rust-src"'],
    ['lib.sortOn (x: x) [ "rust-src" ]'],
    ['lib.take 1 [ "rust-src" 1 ]'],
    ['lib.concatLists (lib.attrValues { a = [ "rust-src" ]; })'],
    ['lib.attrValues (lib.filterAttrs (n: v: true) { a = "rust-src"; })'],
    ['lib.attrValues (lib.recursiveUpdate { a = "rust-src"; } { b = 1; })'],
    ['lib.attrValues (lib.optionalAttrs true { a = "rust-src"; })'],
    ['lib.intersperse 1 [ "rust-src" 2 ]'],
  ] as const)('%s', ([text]) => {
    const value = evaluated(text, { names });
    const item = value.kind === 'list' ? value.items[0] : undefined;
    expect(item?.node?.text).toBe('"rust-src"');
  });

  test('members of a set that is updated deeply are where they were written', () => {
    const value = evaluated('lib.recursiveUpdate { a.b = 1; } { a.c = 2; }', { names });
    const inner = value.kind === 'attrs' ? value.members.get('a')?.force() : undefined;
    const places =
      inner?.kind === 'attrs' ? ['b', 'c'].map((it) => inner.members.definition?.(it)?.text) : [];
    expect(places).toEqual(['b', 'c']);
  });
});

test('the same set each time', () => {
  expect(libSet()).toBe(libSet());
  expect(attrsOf([]).open).toBe(false);
});
