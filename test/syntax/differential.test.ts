/** On sound text our reader and tree-sitter give the same nodes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SyntaxNode } from '../../server/syntax/node.ts';
import { initParser, parse } from '../../server/syntax/parser.ts';
import { openFile } from '../../server/syntax/source-file.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';
import { type Shape, shapeOfTree } from '../grammar/shape.ts';

await initParser(wasmFiles());

const TEXTS: readonly string[] = [
  readFileSync(new URL('flake.nix', import.meta.url), 'utf8'),
  readFileSync(new URL('../../examples/flake/flake.nix', import.meta.url), 'utf8'),
  readFileSync(new URL('../../examples/flake/shell.nix', import.meta.url), 'utf8'),
  '{ a, b ? 1, ... }@args: args // { inherit a; inherit (b) c d; e.f."g" = rec { h = 1; }; }',
  'let x = 1; in with x; assert x == 1; if x then y else z',
  "[ 1 2.5 \"a${b}c\" ''d ${e}'' ./f <g/h> ~/i https://x.y (j k) ]",
  'a.b.c or d ++ e // f -> !g && -h < 3 || i ? j.k',
  '1 |> f |> g',
  'x: y: { }: { z, }: x y',
  '"\\n $${a} \\${b} 😀"',
];

/** A tree without comments, which belong to whoever stands around them. */
function ours(node: SyntaxNode): Shape {
  const { kind, named, fieldName: field, start, end } = node;
  return {
    kind,
    named,
    field,
    start,
    end,
    children: node.children.filter((it) => it.kind !== 'comment').map(ours),
  };
}

function theirs(shape: Shape): Shape {
  return { ...shape, children: shape.children.filter((it) => it.kind !== 'comment').map(theirs) };
}

test.for(TEXTS.map((it) => [it.slice(0, 40), it] as const))('%s', ([, text]) => {
  const file = openFile('/a.nix', text, 0);
  expect(file.problems).toEqual([]);
  const tree = parse(text);
  expect(tree.rootNode.hasError).toBe(false);
  const { children } = ours(file.root);
  expect(children).toEqual(theirs(shapeOfTree(tree)).children);
  tree.delete();
});
