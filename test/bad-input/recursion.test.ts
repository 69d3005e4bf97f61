/** Code that never ends, or grows without an end: bounded by the evaluator's fuel and sizes, every question is answered. */
import { describe, expect, test } from 'vitest';
import type { World } from '../../server/ide/host.ts';
import { askEverything, messagesOf } from './ask.ts';
import { ENDLESS, ENDLESS_PROJECTS } from './endless.ts';
import { GROWING } from './growing.ts';
import { filesHost } from './project.ts';

/** Milliseconds for all questions about a text: ten times of what the slowest takes. */
const PATIENCE = 20_000;

function askAbout(files: Readonly<Record<string, string>>): World {
  const host = filesHost(files);
  const [id, text] = Object.entries(files)[0] ?? ['', ''];
  host.apply([{ kind: 'open', id, text, version: 1 }]);
  const world = host.world();
  const begin = performance.now();
  const body = text.lastIndexOf('in ') + 3;
  askEverything(world, id, [body]);
  // Half-typed, what stands at the end is forced to offer its members.
  const end = { start: text.length, end: text.length };
  host.apply([{ kind: 'edit', id, version: 2, steps: [[{ range: end, text: '.' }]] }]);
  askEverything(host.world(), id, [text.length + 1]);
  expect(performance.now() - begin).toBeLessThan(PATIENCE);
  return world;
}

describe('ends', () => {
  test.for(ENDLESS)('%s', ([, text]) => {
    askAbout({ '/shell.nix': text });
  });

  test.for(ENDLESS_PROJECTS)('%s', ([, files]) => {
    askAbout(files);
  });
});

describe('stays small', () => {
  test.for(GROWING)('%s', ([, text]) => {
    askAbout({ '/shell.nix': text });
  });
});

test('what stands beside an endless loop is still known', () => {
  const host = filesHost({
    '/shell.nix': `{ pkgs }: {
      loop = let f = n: f (n + 1); in f 0;
      shell = pkgs.mkShell { packages = [ pkgs.rust-bin.stable.latest.defalt ]; };
    }`,
  });
  expect(messagesOf(host.world(), '/shell.nix')).toEqual([
    'rust-bin.stable.latest has no attribute "defalt", so this selection fails. Did you mean "default"?',
  ]);
});
