/** Each query of grammar-queries/, on a small piece of Nix. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { initParser, parse } from '../../server/syntax/parser.ts';
import { captures, matches, QUERIES, type QueryName, query } from '../../server/syntax/queries.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';

beforeAll(() => initParser(wasmFiles()));

test('the list of queries equals the folder', () => {
  const files = readdirSync(new URL('../../grammar-queries/', import.meta.url));
  const scm = files.filter((it) => it.endsWith('.scm')).map((it) => it.replace('.scm', ''));
  expect(scm.sort()).toEqual([...QUERIES]);
});

test('a query is compiled once', () => {
  expect(query('folds')).toBe(query('folds'));
});

test('the captures of one match come together', () => {
  const text = '{ a = 1; b = [ ]; }';
  const tree = parse(text);
  const found = matches('outline', tree.rootNode).filter((it) => 1 < it.length);
  tree.delete();
  expect(found.map((match) => match.map((it) => `${it.name} ${it.kind}`))).toEqual([
    ['number binding', 'name attrpath'],
    ['list binding', 'name attrpath'],
  ]);
});

describe('outline', () => {
  test('names each binding and the kind of what it binds', () => {
    expect(
      found('outline', '{ a = { b.c = x: x; }; d = [ 1 ]; e = "s"; f = ./p; g = 1.5; h = i j; }'),
    ).toMatchInlineSnapshot(`
      [
        "set: a = { b.c = x: x; };",
        "name: a",
        "attr: a",
        "function: b.c = x: x;",
        "name: b.c",
        "attr: b",
        "attr: c",
        "list: d = [ 1 ];",
        "name: d",
        "attr: d",
        "closed: [ 1 ]",
        "string: e = "s";",
        "name: e",
        "attr: e",
        "text: "s"",
        "path: f = ./p;",
        "name: f",
        "attr: f",
        "number: g = 1.5;",
        "name: g",
        "attr: g",
        "value: h = i j;",
        "name: h",
        "attr: h",
      ]
    `);
  });
  test('lists what is inherited', () => {
    expect(found('outline', 'let inherit (x) a "b"; in { inherit a; }')).toMatchInlineSnapshot(`
      [
        "local: inherit (x) a "b";",
        "closed: x",
        "name: a",
        "inherited: a",
        "name: "b"",
        "inherited: "b"",
        "name: a",
        "inherited: a",
      ]
    `);
  });
});

test('outline: names without an end', () => {
  const text = '{ a = { b = 1; c = [ ';
  const tree = parse(text);
  const found = matches('outline', tree.rootNode).filter((match) =>
    match.some((it) => it.name === 'open.name'),
  );
  tree.delete();
  const written = found.map((match) => match.map((it) => `${it.name} ${text.slice(it.start, it.end)}`));
  expect(written).toContainEqual([`open.around ${text}`, 'open.name a', 'open.value {']);
  expect(written).toContainEqual([`open.around ${text}`, 'open.name c', 'open.value [']);
});

test('folds: the inputs of a flake, and no others', () => {
  expect(
    found('folds', '{ inputs = { a = 1; }; b.inputs = { }; c = { inputs = { }; }; }').filter((it) =>
      it.startsWith('imports'),
    ),
  ).toEqual(['imports: { a = 1; }']);
});

test('folds: brackets, strings of several lines, comments', () => {
  expect(found('folds', "{ a }: let b = [ ]; in ({ c = ''d''; }) # e")).toMatchInlineSnapshot(`
    [
      "fold: { a }",
      "open: {",
      "close: }",
      "fold: let b = [ ]; in ({ c = ''d''; })",
      "open: let",
      "last: b = [ ];",
      "fold: [ ]",
      "open: [",
      "close: ]",
      "close: ;",
      "fold: ({ c = ''d''; })",
      "open: (",
      "fold: { c = ''d''; }",
      "open: {",
      "fold: ''d''",
      "open: ''",
      "close: ''",
      "close: ''",
      "close: ;",
      "close: }",
      "close: )",
      "comment: # e",
    ]
  `);
});

describe('locals', () => {
  test('definitions and references', () => {
    expect(
      found('locals', '{ a, b ? a }@c: let d = b; inherit (c) e; in rec { f.g = d e; }'),
    ).toMatchInlineSnapshot(`
      [
        "local.scope: { a, b ? a }@c: let d = b; inherit (c) e; in rec { f.g = d e; }",
        "local.scope: { a, b ? a }@c: let d = b; inherit (c) e; in rec { f.g = d e; }",
        "local.definition.parameter: a",
        "local.definition.parameter: b",
        "local.reference: a",
        "local.definition.parameter: c",
        "local.scope: let d = b; inherit (c) e; in rec { f.g = d e; }",
        "local.definition.var: d",
        "local.reference: b",
        "local.reference: c",
        "local.definition.var: e",
        "local.scope: rec { f.g = d e; }",
        "local.definition.field: f",
        "local.reference: d",
        "local.reference: e",
      ]
    `);
  });
  test('a plain set defines nothing', () => {
    expect(found('locals', '{ a = b; }')).toMatchInlineSnapshot(`
      [
        "local.scope: { a = b; }",
        "local.reference: b",
      ]
    `);
  });
});

describe('highlights', () => {
  test('keywords, names, numbers and operators', () => {
    expect(found('highlights', 'a: if a ? b then f.g 1 else a.c or true || x 2.5')).toMatchInlineSnapshot(`
      [
        "variable.parameter: a",
        "punctuation.delimiter: :",
        "keyword.conditional: if",
        "variable: a",
        "operator: ?",
        "property: b",
        "keyword.conditional: then",
        "variable: f",
        "punctuation.delimiter: .",
        "property: g",
        "function.call: g",
        "number: 1",
        "keyword.conditional: else",
        "variable: a",
        "punctuation.delimiter: .",
        "property: c",
        "keyword.operator: or",
        "variable: true",
        "constant.builtin: true",
        "operator: ||",
        "variable: x",
        "function.call: x",
        "number.float: 2.5",
      ]
    `);
  });
  test('strings, escapes, interpolations and paths', () => {
    expect(found('highlights', '"a\\n${b}" + ./c + <d> + x:y # z')).toMatchInlineSnapshot(`
      [
        "string: "a\\n\${b}"",
        "string.escape: \\n",
        "none: \${b}",
        "punctuation.special: \${",
        "variable: b",
        "punctuation.bracket: }",
        "punctuation.special: }",
        "operator: +",
        "string.special.path: ./c",
        "operator: +",
        "string.special.path: <d>",
        "operator: +",
        "string.special.url: x:y",
        "comment: # z",
      ]
    `);
  });
});

describe('flake inputs', () => {
  test('in a set', () => {
    expect(
      found(
        'flake-inputs',
        '{ inputs = { a.url = "x"; b = { url = "y"; inputs.c.follows = "c"; flake = false; }; }; }',
      ),
    ).toMatchInlineSnapshot(`
      [
        "inputs.set: { a.url = "x"; b = { url = "y"; inputs.c.follows = "c"; flake = false; }; }",
        "input: a.url = "x";",
        "input.name: a",
        "input.url: "x"",
        "input: b = { url = "y"; inputs.c.follows = "c"; flake = false; };",
        "input.name: b",
        "input.url: "y"",
        "input: inputs.c.follows = "c";",
        "input.name: c",
        "input.follows: "c"",
        "input.flake: false",
      ]
    `);
  });
  test('one by one', () => {
    expect(
      found('flake-inputs', '{ inputs.a.url = "x"; inputs.a.inputs.b.follows = ""; }'),
    ).toMatchInlineSnapshot(`
      [
        "input: inputs.a.url = "x";",
        "input.name: a",
        "input.url: "x"",
        "input: inputs.a.inputs.b.follows = "";",
        "input.name: a",
        "input.follows: """,
      ]
    `);
  });
});

describe('toolchain sites', () => {
  test('names, strings, channels and paths', () => {
    expect(
      found(
        'toolchain-sites',
        '{ rustc, ... }: [ rustc pkgs.cargo-edit { inherit (x) fenix; } "github:oxalica/rust-overlay" <rust-overlay> ./rust.nix ]',
      ),
    ).toMatchInlineSnapshot(`
      [
        "site: rustc",
        "site: rustc",
        "site: cargo-edit",
        "site: fenix",
        "site: github:oxalica/rust-overlay",
        "site: <rust-overlay>",
        "site: ./rust.nix",
      ]
    `);
  });
  test('none in comments, and in code about something else', () => {
    expect(
      found('toolchain-sites', '# cargo\n{ pkgs }: pkgs.mkShell { packages = [ pkgs.hello ]; /* rustc */ }'),
    ).toEqual([]);
  });
});

describe('environment', () => {
  test('bindings of an argument, and of `env` in it', () => {
    expect(
      found('environment', 'mkShell { A_B = 1; packages = [ ]; env = { C = "c"; "d" = 1; }; env.E = 2; }'),
    ).toMatchInlineSnapshot(`
      [
        "variable: A_B",
        "value: 1",
        "variable: C",
        "value: "c"",
        "variable: "d"",
        "value: 1",
        "variable: E",
        "value: 2",
      ]
    `);
  });
  test('none in a set that nothing is applied to', () => {
    expect(found('environment', '{ A = 1; }')).toEqual([]);
  });
});

test('injections: shell in hooks, TOML in what reads it', () => {
  expect(
    found(
      'injections',
      "{ shellHook = ''a ${b} c''; x = builtins.fromTOML ''d = 1''; y = writeShellScript \"e\" ''f''; z = ''g''; }",
    ),
  ).toMatchInlineSnapshot(`
    [
      "injection.content: a ",
      "injection.content:  c",
      "injection.content: d = 1",
      "injection.content: f",
    ]
  `);
});

/** Each capture as `name: text`, in the order of the text. */
function found(name: QueryName, text: string): string[] {
  const tree = parse(text);
  expect(tree.rootNode.hasError).toBe(false);
  const all = captures(name, tree.rootNode);
  tree.delete();
  return all.map((it) => `${it.name}: ${text.slice(it.start, it.end)}`);
}
