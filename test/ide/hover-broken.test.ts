/** Hovers, hints, outline and folds in text that is cut off anywhere. */
import { expect, test } from 'vitest';
import { folds } from '../../server/ide/folds.ts';
import { createHost } from '../../server/ide/host.ts';
import { hover } from '../../server/ide/hover.ts';
import { inlayHints } from '../../server/ide/inlay-hints.ts';
import { outline } from '../../server/ide/outline.ts';
import { MACHINE_SYSTEM, memoryDisk, TODAY } from '../harness/world.ts';
import { flake } from './hover-at.ts';

const TEXT =
  flake(`{
  devShells.\${system}.default = pkgs.mkShell {
    packages = [ (pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-src" ]; }) ];
    RUST_SRC_PATH = "x";
    shellHook = ''export RUST_LOG=1'';
  };
}`).split('#- /flake.lock')[0] ?? '';

const ID = '/flake.nix';

/** Asks for everything at once; gives the places that have a hover. */
function askAt(text: string, offsets: Iterable<number>): number[] {
  const host = createHost({ disk: memoryDisk(new Map()), today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([
    { kind: 'roots', roots: ['/'] },
    { kind: 'open', id: ID, text, version: 1 },
  ]);
  const world = host.world();
  inlayHints(world, ID, { start: 0, end: text.length });
  outline(world, ID);
  folds(world, ID);
  return [...offsets].filter((it) => hover(world, ID, it) !== undefined);
}

test('no cut of a flake is too much', () => {
  for (let end = 0; end < TEXT.length; end += 4)
    expect(() => askAt(TEXT.slice(0, end), [end - 2, end, end + 10])).not.toThrow();
});

test('no missing character is too much, and hovers elsewhere stay', () => {
  const at = TEXT.indexOf('stable.latest') + 2;
  const url = TEXT.indexOf('rust-overlay.url') + 2;
  let kept = 0;
  let cuts = 0;
  for (let gone = TEXT.indexOf('devShells'); gone < TEXT.length; gone += 3) {
    const moved = gone < at ? at - 1 : at;
    const found = askAt(TEXT.slice(0, gone) + TEXT.slice(gone + 1), [moved, url]);
    expect(found).toContain(url);
    cuts += 1;
    if (found.includes(moved)) kept += 1;
  }
  expect(kept / cuts).toBeGreaterThan(0.8);
});

test('an offset outside of the text has no hover', () => {
  expect(askAt(TEXT, [-5, TEXT.length + 5])).toEqual([]);
});
