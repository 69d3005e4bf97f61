/** A file that is opened alone gets its arguments from the files of the workspace that call it. */
import { expect, test } from 'vitest';
import { hover } from '../../server/ide/hover.ts';
import { labelsAt } from '../harness/completion.ts';
import { worldOf } from '../harness/world.ts';
import { markdownAt } from './hover-at.ts';

const PKGS = 'import <nixpkgs> { overlays = [ (import <rust-overlay>) ]; }';

test.for([
  ['import', 'import ./rust.nix { inherit toolchain; }'],
  ['callPackage', 'pkgs.callPackage ./rust.nix { inherit toolchain; }'],
  ['a path of parts', 'import (./. + "/rust.nix") { inherit toolchain; }'],
  ['inherit', '{ inherit (import ./rust.nix { inherit toolchain; }) x; }'],
] as const)('by %s, whatever the caller is called', ([, call]) => {
  const source = `#- /nix/rust.nix
    { toolchain }: { x = tool$0chain; }
#- /nix/release.nix
    let pkgs = ${PKGS}; toolchain = pkgs.rust-bin.stable."1.80.1".minimal; in ${call}
  `;
  expect(markdownAt(source)).toContain('1.80.1');
});

test('through a file between, and a folder', () => {
  const source = `#- /nix/rust/default.nix
    { toolchain }: { x = toolchain.over$0ride { }; }
#- /nix/middle.nix
    { rust }: import ./rust { toolchain = rust.minimal; }
#- /nix/outer.nix
    let pkgs = ${PKGS}; in import ./middle.nix { rust = pkgs.rust-bin.stable."1.80.1"; }
  `;
  expect(markdownAt(source)).toContain('extensions');
});

test('what several callers agree on', () => {
  const source = (asked: string): string => `#- /nix/rust.nix
    { rust, host }: { x = ${asked}; }
#- /nix/a.nix
    let pkgs = ${PKGS}; in import ./rust.nix { rust = pkgs.rust-bin.stable."1.80.1".minimal; host = "x"; }
#- /nix/b.nix
    let pkgs = ${PKGS}; in import ./rust.nix { rust = pkgs.rust-bin.stable."1.75.0".minimal; host = "x"; }
  `;
  expect(markdownAt(source('ru$0st'))).toContain('others are possible');
  expect(markdownAt(source('(pkg: pkg.over$0ride) rust'))).toContain('extensions');
});

test('members are offered from all callers', () => {
  const source = `#- /nix/rust.nix
    { pkgs }: { x = pkgs.rust-bin.$0; }
#- /nix/a.nix
    import ./rust.nix { pkgs = ${PKGS}; }
#- /nix/b.nix
    import ./rust.nix { pkgs = import <nixpkgs> { }; }
  `;
  expect(labelsAt(source)).toEqual(expect.arrayContaining(['stable', 'nightly']));
});

test('an edit of an open caller is seen', () => {
  const {
    host,
    id,
    offset = 0,
  } = worldOf(`#- /nix/rust.nix
    { toolchain }: { x = tool$0chain; }
#- /nix/release.nix
    let pkgs = ${PKGS}; in import ./rust.nix { toolchain = pkgs.rust-bin.stable."1.75.0".minimal; }
  `);
  const caller = '/nix/release.nix';
  const text = host.world().text(caller) ?? '';
  expect(hover(host.world(), id, offset)?.markdown).toContain('1.75.0');
  host.apply([{ kind: 'open', id: caller, text, version: 1 }]);
  const start = text.indexOf('1.75.0');
  const edit = { range: { start, end: start + 6 }, text: '1.80.1' };
  host.apply([{ kind: 'edit', id: caller, steps: [[edit]], version: 2 }]);
  expect(hover(host.world(), id, offset)?.markdown).toContain('1.80.1');
  host.apply([{ kind: 'close', id: caller }]);
  expect(hover(host.world(), id, offset)?.markdown).toContain('1.75.0');
});
