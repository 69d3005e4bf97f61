/** Every action at every place of whole projects: what it leaves is Nix, and does what it says. */

import fc from 'fast-check';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { analysisOf } from '../../server/ide/analysis.ts';
import type { FileEdits } from '../../server/ide/answer.ts';
import { toolchainAt } from '../../server/ide/assists/toolchain/place.ts';
import { codeActionEdits, codeActions } from '../../server/ide/code-actions.ts';
import { diagnostics } from '../../server/ide/diagnostics.ts';
import type { World } from '../../server/ide/host.ts';
import { applyEdits, type TextEdit } from '../../server/text/edit.ts';
import { PROJECTS, projectFiles, worldOver } from '../harness/project.ts';
import { expectSound } from '../harness/sound.ts';

/** Where a name, a string or a bracket begins: there is nothing new in between. */
function places(text: string): number[] {
  return [...text.matchAll(/[A-Za-z_][\w'-]*|["[\](){}]/g)].map((it) => it.index);
}

interface Applied {
  readonly title: string;
  readonly key: string;
  readonly id: string;
  readonly offset: number;
  readonly edits: readonly FileEdits[];
}

/** All actions of a file, each text that they leave once. */
function* allActions(world: World, id: string): Generator<Applied> {
  const seen = new Set<string>();
  for (const offset of places(world.text(id) ?? '')) {
    const range = { start: offset, end: offset };
    for (const { key, title } of codeActions(world, id, range)) {
      const edits = codeActionEdits(world, id, range, key);
      expect(edits, `${title} at ${offset}`).toBeDefined();
      const print = `${key} ${JSON.stringify(edits)}`;
      if (edits === undefined || seen.has(print)) continue;
      seen.add(print);
      yield { title, key, id, offset, edits };
    }
  }
}

function filesAfter(
  files: ReadonlyMap<string, string>,
  edits: readonly FileEdits[],
): ReadonlyMap<string, string> {
  const after = new Map(files);
  for (const { id, edits: ofFile } of edits) after.set(id, applyEdits(files.get(id) ?? '', ofFile));
  return after;
}

/** Where an offset lies after edits: behind what is inserted at it, and just inside what replaces the text around it. */
function mapped(offset: number, edits: readonly TextEdit[]): number {
  const around = edits.find(({ range }) => range.start <= offset && offset < range.end);
  const before = edits.filter((it) => it !== around && it.range.end <= offset);
  const shift = before.reduce((sum, { range, text }) => sum + text.length - (range.end - range.start), 0);
  return (around ? around.range.start + 1 : offset) + shift;
}

/** Components, without `-preview`, and targets of the toolchain at a place. */
function namesAt(world: World, id: string, offset: number): readonly string[] {
  const file = world.file(id);
  const found = file && toolchainAt(file, offset, analysisOf(world));
  const { components = [], targets = [] } = found?.toolchain ?? {};
  return [...components.map((it) => it.replace(/-preview$/, '')), ...targets];
}

describe.for(PROJECTS)('%s', (name) => {
  const files = projectFiles(name);
  const world = worldOver(files);
  const ids = [...files.keys()].filter((it) => it.endsWith('.nix'));
  const actions = ids.flatMap((id) => [...allActions(world, id)]);

  test('offers something', () => {
    expect(actions.length).toBeGreaterThan(3);
  });

  test('what an action leaves is sound', () => {
    const texts = new Set<string>();
    for (const { edits } of actions) {
      const after = filesAfter(files, edits);
      for (const { id } of edits) {
        if (id.endsWith('.nix')) texts.add(after.get(id) ?? '');
        else expect(parse(after.get(id) ?? '')).toHaveProperty('toolchain');
      }
    }
    expectSound(...texts);
  }, 120_000);

  test('what an action adds is there afterwards', () => {
    for (const { id, key, title, offset, edits } of actions) {
      const after = worldOver(filesAfter(files, edits));
      const own = edits.filter((it) => it.id === id).flatMap((it) => it.edits);
      const [, added = ''] = key.startsWith('fix:') ? [] : key.split(':');
      const names = namesAt(after, id, mapped(offset, own));
      const text = after.text(edits[0]?.id ?? '');
      if (added !== '') expect(names, `${title} at ${id} ${offset}:\n${text}`).toContain(added);
    }
  }, 120_000);

  test('no action brings in an error', () => {
    const errors = (in_: World): readonly string[] =>
      ids
        .flatMap((id) => diagnostics(in_, id).filter(({ severity }) => severity === 'error'))
        .map(({ message }) => message);
    const before = errors(world);
    for (const { title, offset, edits } of actions)
      expect(before, `${title} at ${offset}`).toEqual(
        expect.arrayContaining([...errors(worldOver(filesAfter(files, edits)))]),
      );
  }, 120_000);
});

test('broken text costs nothing but actions', () => {
  const texts = PROJECTS.flatMap((name) =>
    [...projectFiles(name)].filter(([id]) => id.endsWith('.nix')).map(([, text]) => text),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('', '[', '"', ';', '}'),
      (text, cut, look, extra) => {
        const at = cut % text.length;
        const broken = text.slice(0, at) + extra + text.slice(at + 1);
        const world = worldOver(new Map([['/flake.nix', broken]]));
        const offset = look % broken.length;
        const range = { start: offset, end: offset };
        for (const { key } of codeActions(world, '/flake.nix', range)) {
          const edits = codeActionEdits(world, '/flake.nix', range, key) ?? [];
          for (const it of edits) applyEdits(broken, it.edits);
        }
      },
    ),
    { numRuns: 200, seed: 20260822 },
  );
}, 120_000);
