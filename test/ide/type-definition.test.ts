/** Go to the type of a value: where its toolchain is made. */
import { expect, test } from 'vitest';
import { typeDefinition } from '../../server/ide/type-definition.ts';
import { worldOf } from '../harness/world.ts';
import { checkTypeDefinition } from './definition-check.ts';
import { shell } from './hover-at.ts';

const LET = `
let
  toolchain = pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-src" ]; };
# ^^^^^^^^^
  tools = { rust = toolchain; };
  rust = tools.rust;
in`;

/** A shell with `LET`; the line of carets starts at the left of the fixture. */
function within(body: string): string {
  return shell(`${LET} ${body}`);
}

test('of a variable, an attribute or an inherited name it is where the toolchain is made', () => {
  checkTypeDefinition(within('[ rus$0t ]'));
  checkTypeDefinition(within('[ tools.rus$0t ]'));
  checkTypeDefinition(within('{ inherit (tools) ru$0st; }'));
  checkTypeDefinition(within('{ inherit ru$0st; }'));
  checkTypeDefinition(within('{ my$0 = rust; }'));
  checkTypeDefinition(within('(({ my$0Rust }: myRust) { myRust = rust; })'));
});

test('of a shell it is where its toolchains are made', () => {
  checkTypeDefinition(within('let dev = pkgs.mkShell { packages = [ rust ]; }; in d$0ev'));
});

test('it lies in another file, too', () => {
  checkTypeDefinition(`
#- /shell.nix
let pkgs = import <nixpkgs> { }; in
pkgs.mkShell { packages = [ (import ./rust.nix { inherit pkgs; }).toolchai$0n ]; }
#- /rust.nix
{ pkgs }: let fenix = import (fetchTarball "https://github.com/nix-community/fenix/archive/main.tar.gz") { }; in {
  toolchain = fenix.stable.defaultToolchain;
# ^^^^^^^^^
}
`);
});

test('what holds no toolchain, or is made right here, has none', () => {
  const nowhere = (body: string): void => {
    const { world, id, offset = 0 } = worldOf(shell(body));
    expect(typeDefinition(world, id, offset), body).toBeUndefined();
  };
  nowhere('let x = 1; in [ x$0 ]');
  nowhere('{ x = pkgs.rust-bin.stable.latest.defau$0lt; }');
  nowhere('[ pkgs.opens$0sl ]');
  nowhere('[ unbou$0nd ]');
  nowhere('"te$0xt"');
});
