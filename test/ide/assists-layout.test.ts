/** The text edits of assists: each keeps the layout that it finds, and always leaves Nix. */
import { describe, expect, test } from 'vitest';
import { addAttribute } from '../../server/ide/assists/layout/attrset.ts';
import { commentsBehind, indentStep } from '../../server/ide/assists/layout/lines.ts';
import { addElement, removeElement } from '../../server/ide/assists/layout/list.ts';
import { appendList, callWithList, overrideWith } from '../../server/ide/assists/layout/wrap.ts';
import type { SyntaxNode } from '../../server/syntax/node.ts';
import { openFile } from '../../server/syntax/source-file.ts';
import { applyEdits, type TextEdit } from '../../server/text/edit.ts';

/** The text after the edits that `edit` makes for the first node that `wanted` holds for. */
function edited(
  text: string,
  wanted: (node: SyntaxNode) => boolean,
  edit: (node: SyntaxNode) => TextEdit | readonly TextEdit[] | undefined,
): string {
  const file = openFile('/a.nix', text, 0);
  expect(file.problems).toEqual([]);
  const node = find(file.root, wanted);
  const edits = node && edit(node);
  if (!edits) return 'no edit';
  const after = applyEdits(text, 'range' in edits ? [edits] : edits);
  expect(openFile('/a.nix', after, 1).problems, after).toEqual([]);
  return after;
}

function find(node: SyntaxNode, wanted: (node: SyntaxNode) => boolean): SyntaxNode | undefined {
  if (wanted(node)) return node;
  for (const child of node.children) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

const isKind = (kind: string) => (node: SyntaxNode) => node.kind === kind;
const isText = (text: string) => (node: SyntaxNode) =>
  node.text === text && node.kind.endsWith('_expression');

describe('adding an element', () => {
  const cases: [string, string, string][] = [
    ['an empty list', '[ ]', '[ "x" ]'],
    ['an empty list without a space', '[]', '[ "x" ]'],
    ['an empty list over two lines', '{\n  a = [\n  ];\n}', '{\n  a = [\n    "x"\n  ];\n}'],
    ['one line', '[ "a" "b" ]', '[ "a" "b" "x" ]'],
    ['one line without spaces', '["a"]', '["a" "x"]'],
    ['one line with a comment', '[ "a" /* why */ ]', '[ "a" /* why */ "x" ]'],
    ['one per line', '[\n  "a"\n  "b"\n]', '[\n  "a"\n  "b"\n  "x"\n]'],
    ['trailing comments', '[\n  "a" # one\n  "b" # two\n]', '[\n  "a" # one\n  "b" # two\n  "x"\n]'],
    ['a comment after the last', '[\n  "a"\n  # "b"\n]', '[\n  "a"\n  "x"\n  # "b"\n]'],
    ['only a comment', '[\n  # "b"\n]', '[\n  # "b"\n  "x"\n]'],
    ['only a comment, inline', '[ /* b */ ]', '[ /* b */ "x" ]'],
    ['only a comment beside the bracket', '[ # b\n]', '[ # b\n  "x"\n]'],
    ['the bracket on the first and last line', '[ "a"\n  "b" ]', '[ "a"\n  "b"\n  "x" ]'],
    ['several in a line', '[\n  "a" "b"\n  "c" "d"\n]', '[\n  "a" "b"\n  "c" "d" "x"\n]'],
    ['a line comment behind an inline one', '[ "a" # why\n]', '[ "a" # why\n  "x"\n]'],
    ['several in a line, then a comment', '[\n  "a" "b" # c\n]', '[\n  "a" "b" # c\n  "x"\n]'],
    [
      'an element of several lines',
      '[\n  (f {\n    a = 1;\n  })\n]',
      '[\n  (f {\n    a = 1;\n  })\n  "x"\n]',
    ],
    ['CRLF', '[\r\n  "a" # one\r\n]\r\n', '[\r\n  "a" # one\r\n  "x"\r\n]\r\n'],
    ['tabs', '{\n\ta = [\n\t\t"a"\n\t];\n}', '{\n\ta = [\n\t\t"a"\n\t\t"x"\n\t];\n}'],
    ['tabs in an empty list', '{\n\ta = [\n\t];\n}', '{\n\ta = [\n\t\t"x"\n\t];\n}'],
    ['text that is no comment', '[ "#a" ]', '[ "#a" "x" ]'],
  ];
  test.each(cases)('%s', (_, before, after) => {
    expect(edited(before, isKind('list_expression'), (it) => addElement(it, '"x"'))).toBe(after);
  });

  test('not in a list that is not closed', () => {
    const { root } = openFile('/a.nix', '{ a = [ "a"; }', 0);
    const list = find(root, isKind('list_expression'));
    expect(list && addElement(list, '"x"')).toBeUndefined();
  });
});

describe('removing an element', () => {
  const cases: [string, string, string][] = [
    ['the only one', '[ "x" ]', '[ ]'],
    ['the first', '[ "x" "b" ]', '[ "b" ]'],
    ['the last', '[ "a" "x" ]', '[ "a" ]'],
    ['without spaces', '["x" "b"]', '["b"]'],
    ['its whole line', '[\n  "a"\n  "x" # why\n  "b"\n]', '[\n  "a"\n  "b"\n]'],
    ['the first of a line', '[\n  "x" "b"\n]', '[\n  "b"\n]'],
    ['before the bracket', '[ "a"\n  "x" ]', '[ "a"\n  ]'],
    ['with a comment behind it', '[ "x" # why\n  "b"\n]', '[ # why\n  "b"\n]'],
    ['between names', '[ a"x"b ]', '[ a b ]'],
    ['CRLF', '[\r\n  "a"\r\n  "x"\r\n]', '[\r\n  "a"\r\n]'],
    ['an element of several lines', '[\n  a\n  (x {\n    y = 1;\n  })\n]', '[\n  a\n]'],
  ];
  test.each(cases)('%s', (_, before, after) => {
    const isX = (node: SyntaxNode): boolean => node.fieldName === 'element' && node.text.includes('x');
    expect(edited(before, isX, removeElement)).toBe(after);
  });
});

describe('adding an attribute', () => {
  const long =
    'targets = [ "wasm32-unknown-unknown" "x86_64-unknown-linux-musl" "aarch64-unknown-linux-musl" ];';
  const cases: [string, string, string][] = [
    ['an empty set', '{ }', '{ x = 1; }'],
    ['an empty set over two lines', 'f {\n}', 'f {\n  x = 1;\n}'],
    ['one line', '{ a = 1; }', '{ a = 1; x = 1; }'],
    ['one per line', '{\n  a = 1;\n  b = 2; # two\n}', '{\n  a = 1;\n  b = 2; # two\n  x = 1;\n}'],
    ['only a comment', '{\n  # a = 1;\n}', '{\n  # a = 1;\n  x = 1;\n}'],
    ['the bracket on the last line', 'f { a = 1;\n    b = 2; }', 'f { a = 1;\n    b = 2;\n    x = 1; }'],
    ['CRLF', '{\r\n  a = 1;\r\n}', '{\r\n  a = 1;\r\n  x = 1;\r\n}'],
    ['tabs', 'f {\n\ta = 1;\n}', 'f {\n\ta = 1;\n\tx = 1;\n}'],
    ['inherit', '{ inherit a; }', '{ inherit a; x = 1; }'],
    ['a line that gets too long', `{ ${long} }`, `{\n  ${long}\n  x = 1;\n}`],
    ['a long line with a comment', `{ /* c */ ${long} }`, `{ /* c */ ${long} x = 1; }`],
  ];
  test.each(cases)('%s', (_, before, after) => {
    expect(edited(before, isKind('attrset_expression'), (it) => addAttribute(it, 'x = 1;'))).toBe(after);
  });
});

describe('overriding', () => {
  const cases: [string, string, string][] = [
    ['a value', '{ a = t.d; }', '{ a = t.d.override { x = 1; }; }'],
    ['an element', '[ t.d ]', '[ (t.d.override { x = 1; }) ]'],
    ['an argument', 'f t.d', 'f (t.d.override { x = 1; })'],
    ['in parentheses', '[ (t.d) ]', '[ (t.d.override { x = 1; }) ]'],
    ['in a string', '"$' + '{t.d}/bin"', '"$' + '{t.d.override { x = 1; }}/bin"'],
    ['an operand', 't.d // { }', 't.d.override { x = 1; } // { }'],
  ];
  test.each(cases)('%s', (_, before, after) => {
    expect(edited(before, isText('t.d'), (it) => overrideWith(it, 'x = 1;'))).toBe(after);
  });

  test('something with a default', () => {
    expect(edited('[ (t.d or e) ]', isText('t.d or e'), (it) => overrideWith(it, 'x = 1;'))).toBe(
      '[ ((t.d or e).override { x = 1; }) ]',
    );
  });

  test('something long gets lines of its own', () => {
    const name = `${'a'.repeat(60)}.default`;
    expect(
      edited(`{\n  b = [\n    ${name}\n  ];\n}`, isText(name), (it) =>
        overrideWith(it, `x = [ "${'y'.repeat(30)}" ];`),
      ),
    ).toBe(`{\n  b = [\n    (${name}.override {\n      x = [ "${'y'.repeat(30)}" ];\n    })\n  ];\n}`);
  });
});

describe('appending a list', () => {
  const cases: [string, string, string][] = [
    ['a variable', '{ a = b; }', '{ a = b ++ [ "x" ]; }'],
    ['an argument', 'f b', 'f (b ++ [ "x" ])'],
    ['an if', '{ a = if b then c else d; }', '{ a = (if b then c else d) ++ [ "x" ]; }'],
    ['a call', '{ a = f b; }', '{ a = f b ++ [ "x" ]; }'],
    ['a loose operator', '{ a = b || c; }', '{ a = (b || c) ++ [ "x" ]; }'],
  ];
  test.each(cases)('%s', (_, before, after) => {
    const wanted = (node: SyntaxNode): boolean =>
      (node.fieldName === 'expression' && node.parent?.kind === 'binding') || node.fieldName === 'argument';
    expect(edited(before, wanted, (it) => appendList(it, '"x"'))).toBe(after);
  });
});

test('a call with a list stands on one line where it fits, else one item per line', () => {
  const call = (items: readonly string[]) =>
    edited('[\n  t.d\n]', isText('t.d'), (it) => callWithList(it, 'f.g', items));
  expect(call(['t.d', 't.e'])).toBe('[\n  (f.g [ t.d t.e ])\n]');
  const long = 'l'.repeat(60);
  expect(call([`t.${long}`, `u.${long}`])).toBe(`[\n  (f.g [\n    t.${long}\n    u.${long}\n  ])\n]`);
});

test('finds the step of indentation that the text has', () => {
  expect(indentStep('{\n    a = {\n        b = 1;\n    };\n}')).toBe('    ');
  expect(indentStep('{\n\ta = 1;\n}')).toBe('\t');
  expect(indentStep('{ }')).toBe('  ');
});

test('comments behind an offset end with the line', () => {
  expect(commentsBehind('a /* b */ # c\nd', 1)).toEqual({ end: 13, line: true });
  expect(commentsBehind('a /* b\n */ d', 1)).toEqual({ end: 1, line: false });
});
