/** The native parser, built from the same C files, as a second opinion on what the WebAssembly one says. */
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Edit, type Tree } from 'web-tree-sitter';
import { initParser, language, parse } from '../../server/syntax/parser.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';
import { INVALID, VALID } from './cases.ts';
import { buildNatively, parseNatively } from './native.ts';
import { type Shape, shapeOfTree } from './shape.ts';

beforeAll(async () => {
  await initParser(wasmFiles());
  buildNatively();
});

const VALID_TEXTS = Object.values(VALID).flat();
const SHELL = `{ pkgs ? import <nixpkgs> { overlays = [ (import ./rust.nix) ]; }, lib, ... }@args:
let
  inherit (pkgs) mkShell;
  rust = pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-src" "clippy" ]; };
in
mkShell rec {
  packages = [ rust ] ++ lib.optionals (pkgs ? hello && !args.small or false) (with pkgs; [ hello ]);
  ENV = "\${rust}/bin:$PATH"; # 🦀
  shellHook = ''
    export A=\${ENV} ''\${B}
  '';
}
`;

const WIDE = `[ {\n${Array.from({ length: 40 }, (_, i) => `  a${i} = [ ${'x '.repeat(i)}];`).join('\n')}\n} ]`;

test('reads every accepted text alike', () => {
  for (const text of [SHELL, ...VALID_TEXTS]) expect(nativeShape(text), text).toEqual(wasmShape(parse(text)));
});

test('flags every refused text alike', () => {
  for (const text of Object.values(INVALID).flat()) {
    expect(nativeShape(text), text).toEqual(wasmShape(parse(text)));
  }
});

test('reads generated texts alike', () => {
  const piece = fc.constantFrom(...VALID_TEXTS.filter((it) => !it.includes('#')));
  const text = fc
    .array(piece, { minLength: 1, maxLength: 40 })
    .map((it) => `[\n${it.map((x) => `(${x})`).join('\n')}\n]`);
  const alike = (it: string) => {
    expect(nativeShape(it)).toEqual(wasmShape(parse(it)));
  };
  fc.assert(fc.property(text, alike), { numRuns: 50 });
});

test('reads an edited text, incrementally, as the native parser reads it afresh', () => {
  const inserted = fc.constantFrom(
    '',
    'x',
    ' ',
    '.y',
    '"a"',
    '{ }',
    ' + 1',
    '\n',
    '🦀',
    '# c\n',
    'z = 1;',
    '(',
    '"',
    "''",
    '}',
  );
  const edit = fc.tuple(fc.nat(WIDE.length), fc.nat(3), inserted);
  let sound = 0;
  const follow = (begin: string, edits: readonly (readonly [number, number, string])[]) => {
    let text = begin;
    let tree = parse(text);
    for (const [at, removed, added] of edits) {
      const start = at % (text.length + 1);
      const end = Math.min(start + removed, text.length);
      const next = text.slice(0, start) + added + text.slice(end);
      tree.edit(editOf(text, start, end, next, start + added.length));
      const grown = parse(next, tree);
      tree.delete();
      [text, tree] = [next, grown];
      // How the parser recovers from an error may depend on the tree that it grew from.
      if (tree.rootNode.hasError) continue;
      sound++;
      expect(shapeOfTree(tree)).toEqual(nativeShape(text));
    }
    tree.delete();
  };
  fc.assert(
    fc.property(fc.constantFrom(SHELL, WIDE), fc.array(edit, { minLength: 1, maxLength: 6 }), follow),
    { numRuns: 150 },
  );
  expect(sound).toBeGreaterThan(40);
});

function nativeShape(text: string): Shape {
  return parseNatively(
    text,
    language().fields.filter((it) => it !== null),
  );
}

function wasmShape(tree: Tree): Shape {
  const shape = shapeOfTree(tree);
  tree.delete();
  return shape;
}

function editOf(text: string, start: number, end: number, next: string, newEnd: number): Edit {
  return new Edit({
    startIndex: start,
    oldEndIndex: end,
    newEndIndex: newEnd,
    startPosition: pointAt(text, start),
    oldEndPosition: pointAt(text, end),
    newEndPosition: pointAt(next, newEnd),
  });
}

function pointAt(text: string, offset: number): { row: number; column: number } {
  const before = text.slice(0, offset);
  return { row: before.split('\n').length - 1, column: offset - (before.lastIndexOf('\n') + 1) };
}
