/** Folds: from which line to which. */
import { expect, test } from 'vitest';
import { folds } from '../../server/ide/folds.ts';
import { worldOf } from '../harness/world.ts';

/** `first-last kind` of each fold, by lines counted from 1. */
function folded(source: string): string[] {
  const { world, id } = worldOf(source);
  const text = world.text(id) ?? '';
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  return folds(world, id).map(({ range, kind }) =>
    [`${line(range.start)}-${line(range.end)}`, ...(kind === undefined ? [] : [kind])].join(' '),
  );
}

test('brackets fold up to the line before the closing one', () => {
  expect(folded('#- /a.nix\n{\n  a = [\n    1\n    2\n  ];\n}')).toEqual(['1-5', '2-4']);
  expect(folded('#- /a.nix\nf (\n  x\n)')).toEqual(['1-2']);
});

test('a closing bracket behind other text stays in the fold', () => {
  expect(folded('#- /a.nix\n[ 1\n  2 ]')).toEqual(['1-2']);
});

test('what stands on one line does not fold', () => {
  expect(folded('#- /a.nix\n{ a = [ 1 ]; b = "x"; c = let d = 1; in d; }')).toEqual([]);
  expect(folded('#- /a.nix\n{\n}')).toEqual([]);
});

test('let folds up to its last binding', () => {
  expect(folded('#- /a.nix\nlet\n  a = 1;\n  b = 2;\nin\na')).toEqual(['1-3']);
});

test('strings of several lines fold', () => {
  expect(folded("#- /a.nix\n''\n  a\n  b\n''")).toEqual(['1-3']);
  expect(folded('#- /a.nix\n"a\nb"')).toEqual(['1-2']);
});

test('formals fold', () => {
  expect(folded('#- /a.nix\n{\n  a,\n  b,\n}:\na')).toEqual(['1-3']);
});

test('comments fold as blocks', () => {
  expect(folded('#- /a.nix\n# a\n# b\n\n# c\n1')).toEqual(['1-2 comment']);
  expect(folded('#- /a.nix\n/* a\n   b */\n1')).toEqual(['1-2 comment']);
  expect(folded('#- /a.nix\n[ 1 # a\n  2 # b\n]')).toEqual(['1-2']);
});

test('the inputs of a flake fold as imports', () => {
  expect(folded('{\n  inputs = {\n    a.url = "b";\n  };\n  outputs = _: { };\n}')).toEqual([
    '1-5',
    '2-3 imports',
  ]);
});

test('an open bracket does not fold', () => {
  expect(folded('#- /a.nix\n{\n  a = [\n    1\n')).toEqual([]);
});

test('deep nesting folds as far as the syntax is read', () => {
  const deep = 3_000;
  expect(folded(`#- /a.nix\n${'[\n'.repeat(deep)}1\n${']\n'.repeat(deep)}`).length).toBeGreaterThan(100);
});

test('names that are inherited fold', () => {
  expect(folded('#- /a.nix\n{\n  inherit (x)\n    a\n    b\n    ;\n}')).toEqual(['1-5', '2-4']);
});

test('a missing bracket hides no fold of what is inside', () => {
  expect(folded('#- /a.nix\n[ [\n  1\n]')).toEqual(['1-2']);
});

test('junk folds nowhere', () => {
  expect(folded(`#- /a.nix\n${'['.repeat(600_000)}\n`)).toEqual([]);
});
