/** Code actions as such: kinds, keys, which is preferred, and what is applied unasked. */
import { describe, expect, test } from 'vitest';
import { codeActionEdits, codeActions } from '../../server/ide/code-actions.ts';
import { applyEdits } from '../../server/text/edit.ts';
import { worldOf } from '../harness/world.ts';

const FIXTURE = `
  { pkgs, ... }:
  pkgs.rust-bin.stable.latest.default.override {
    extensions = [ "clip$0y" "rust-src" "rust-src" "rustfmt" "rustfmt-preview" ];
  }
`;

const { world, id, offset = 0 } = worldOf(FIXTURE);
const here = { start: offset, end: offset };

const kindsFor = (only?: readonly string[]) =>
  new Set(codeActions(world, id, here, only).map(({ kind }) => kind));

describe('kinds', () => {
  test('all without a wish', () => {
    expect(kindsFor()).toEqual(new Set(['quickfix', 'source.fixAll.ferronix', 'refactor.rewrite']));
  });

  test.each([
    ['quickfix', ['quickfix']],
    ['refactor', ['refactor.rewrite']],
    ['refactor.rewrite', ['refactor.rewrite']],
    ['refactor.extract', []],
    ['source', ['source.fixAll.ferronix']],
    ['source.fixAll', ['source.fixAll.ferronix']],
    ['source.organizeImports', []],
    ['', ['quickfix', 'source.fixAll.ferronix', 'refactor.rewrite']],
  ])('%s', (only, kinds) => expect(kindsFor([only])).toEqual(new Set(kinds)));
});

test('the first fix of a finding is preferred, and knows what it mends', () => {
  const fixes = codeActions(world, id, here, ['quickfix']);
  expect(fixes.map(({ title, preferred = false }) => [title, preferred])).toEqual([
    ['Replace it by "clippy"', true],
    ['Remove "clipy"', false],
  ]);
  expect(fixes[0]?.fixes?.map(({ code }) => code)).toEqual(['unknown-component']);
});

test('keys tell actions apart, and find them again', () => {
  const actions = codeActions(world, id, here);
  expect(new Set(actions.map(({ key }) => key)).size).toBe(actions.length);
  for (const { key, title } of actions) expect(codeActionEdits(world, id, here, key), title).toBeDefined();
  expect(codeActionEdits(world, id, here, 'nothing:of-the-sort')).toBeUndefined();
  expect(codeActionEdits(world, '/nowhere.nix', here, actions[0]?.key ?? '')).toBeUndefined();
});

test('what is safe is fixed at once, and nothing else', () => {
  const [edits] = codeActionEdits(world, id, here, 'source.fixAll.ferronix') ?? [];
  expect(applyEdits(world.text(id) ?? '', edits?.edits ?? [])).toContain('[ "clipy" "rust-src" "rustfmt" ]');
});

test('there is nothing to fix where nothing is wrong', () => {
  const sound = worldOf('{ pkgs, ... }: $0pkgs.hello');
  expect(codeActions(sound.world, sound.id, { start: 15, end: 15 })).toEqual([]);
});
