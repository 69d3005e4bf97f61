/** The shape of the trees where this grammar differs from the one it is built on. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Node } from 'web-tree-sitter';
import { initParser, parse } from '../../server/syntax/parser.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';

beforeAll(() => initParser(wasmFiles()));

describe('operators bind as in Nix', () => {
  test.for([
    ['a |> b |> c', '((a |> b) |> c)'],
    ['a <| b <| c', '(a <| (b <| c))'],
    ['a -> b |> c || d', '((a -> b) |> (c || d))'],
    ['a -> b -> c', '(a -> (b -> c))'],
    ['a || b && c', '(a || (b && c))'],
    ['a && b == c', '(a && (b == c))'],
    ['a == b < c', '(a == (b < c))'],
    ['a < b // c // d', '(a < (b // (c // d)))'],
    ['!a // b', '((! a) // b)'],
    ['!a + b', '(! (a + b))'],
    ['a + !b + c // d', '((a + (! (b + c))) // d)'],
    ['a - b + c * d ++ e ++ f', '((a - b) + (c * (d ++ (e ++ f))))'],
    ['!a ? b', '(! (a ? b))'],
    ['-a ? b', '((- a) ? b)'],
    ['f -a', '(f - a)'],
  ] as const)('%s', ([text, grouped]) => {
    expect(withTree(text, (root) => group(root))).toBe(grouped);
  });
});

describe('an `or` behind a value is an argument', () => {
  test.for([
    ['x or', '(apply_expression (variable_expression (identifier)) (variable_expression (identifier)))'],
    [
      'x.y or z',
      '(select_expression (variable_expression (identifier)) (attrpath (identifier)) (variable_expression (identifier)))',
    ],
    [
      '{ or = 1; }',
      '(attrset_expression (binding_set (binding (attrpath (identifier)) (integer_expression))))',
    ],
  ] as const)('%s', ([text, kinds]) => {
    expect(withTree(text, kindsOf)).toBe(kinds);
  });

  test('and one element of a list with it', () => {
    expect(withTree('[ x or y ]', (root) => root.namedChildren.map((it) => it.text))).toEqual(['x or', 'y']);
  });
});

describe('errors stay small', () => {
  test.for([
    ['{ a = ; b = 1; }', ['a', 'b']],
    ['{ a = x.; b = 1; }', ['a', 'b']],
    ['{ a = "x; b = 1; }', ['a', 'b']],
    ['{ a = 1; /* b = 2; c = 3; }', ['a', 'b', 'c']],
    ['{ a = ./; b = 1; }', ['a', 'b']],
    ['{ a = if x then else y; b = 1; }', ['a', 'b']],
  ] as const)('%s', ([text, names]) => {
    const found = withTree(text, (root) =>
      (root.namedChildren.find((it) => it.type === 'binding_set')?.childrenForFieldName('binding') ?? []).map(
        (it) => it.childForFieldName('attrpath')?.text,
      ),
    );
    expect(found).toEqual(names);
  });

  test('a keyword behind a dot is no name', () => {
    const body = withTree('let a = x.\nin a', (root) => root.childForFieldName('body')?.text);
    expect(body).toBe('a');
  });

  test('what is missing is a variable', () => {
    const missing = withTree('{ a = ; }', (root) =>
      root.descendantsOfType('identifier').map((it) => it.isMissing),
    );
    expect(missing).toEqual([false, true]);
  });
});

test('the fields of an operand are not those of the operation', () => {
  const operator = withTree('a == b || c', (root) => root.childForFieldName('operator')?.type);
  expect(operator).toBe('||');
});

function withTree<T>(text: string, use: (expression: Node) => T): T {
  const tree = parse(text);
  try {
    const expression = tree.rootNode.childForFieldName('expression');
    if (expression === null) throw new Error(`no expression in ${text}`);
    return use(expression);
  } finally {
    tree.delete();
  }
}

function group(node: Node): string {
  const operator = node.childForFieldName('operator');
  if (operator === null) return node.text;
  const inner = node.children.map((it) => (it.id === operator.id ? it.type : group(it)));
  return `(${inner.join(' ')})`;
}

function kindsOf(node: Node): string {
  return `(${[node.type, ...node.namedChildren.map(kindsOf)].join(' ')})`;
}
