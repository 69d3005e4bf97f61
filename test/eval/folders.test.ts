/** What Nix code sees of the folders around it. */
import { expect, test } from 'vitest';
import { hover } from '../../server/ide/hover.ts';
import { worldOf } from '../harness/world.ts';
import { markdownAt } from '../ide/hover-at.ts';

const FILES = `
#- /crates/a/default.nix
{ toolchain }: toolchain
#- /crates/b.nix
1
#- /README.md
text`;

const PKGS = 'import <nixpkgs> { overlays = [ (import <rust-overlay>) ]; }';

test('readDir names what is in a folder, with its type', () => {
  const source = `#- /shell.nix
let
  pkgs = ${PKGS};
  folders = pkgs.lib.filterAttrs (name: type: type == "directory") (builtins.readDir ./crates);
  made = builtins.mapAttrs (name: _: import (./crates + "/\${name}") { toolchain = pkgs.rust-bin.stable."1.80.1".minimal; }) folders;
in pkgs.mkShell { packages = [ made.a$0 ]; }${FILES}`;
  expect(markdownAt(source)).toContain('1.80.1');
});

test.for([
  ['builtins.readFileType ./crates', '"directory"', 'a'],
  ['builtins.readFileType ./README.md', '"regular"', 'a'],
  ['lib.pathIsDirectory ./crates', 'true', 'a'],
  ['lib.pathIsDirectory ./README.md', 'false', 'a'],
  ['lib.pathIsRegularFile ./crates/b.nix', 'true', 'a'],
  ['builtins.toString (builtins.length (lib.filesystem.listFilesRecursive ./crates))', '"2"', 'a'],
] as const)('%s is %s', ([expression, expected]) => {
  const source = `#- /shell.nix
let pkgs = ${PKGS}; inherit (pkgs) lib; rust = pkgs.rust-bin.stable; chosen = if ${expression} == ${expected} then rust."1.80.1" else rust."1.75.0";
in cho$0sen${FILES}`;
  expect(markdownAt(source)).toContain('1.80.1');
});

test('whether something outside the workspace exists cannot be known', () => {
  const {
    host,
    id,
    offset = 0,
  } = worldOf(`#- /project/shell.nix
let rust = (${PKGS}).rust-bin.stable; chosen = if builtins.pathExists ../etc/x then rust."1.80.1" else rust."1.75.0";
in cho$0sen`);
  expect(hover(host.world(), id, offset)?.markdown).toContain('1.75.0');
  host.apply([{ kind: 'roots', roots: ['/project'] }]);
  expect(hover(host.world(), id, offset)?.markdown).toContain('others are possible');
});
