/** What was found out about files is kept while they say the same, and no longer. */
import { expect, test } from 'vitest';
import { diagnostics } from '../../server/ide/diagnostics.ts';
import { hover } from '../../server/ide/hover.ts';
import { worldOf } from '../harness/world.ts';

const LONE = '/nix/names.nix';
const FLAKE = '/flake.nix';

function flake(extensions: string): string {
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.rust-overlay.url = "github:oxalica/rust-overlay";
  outputs = { nixpkgs, rust-overlay, ... }: let
    pkgs = import nixpkgs { system = "x86_64-linux"; overlays = [ (import rust-overlay) ]; };
  in { devShells.x86_64-linux.default = pkgs.mkShell { packages = [ (pkgs.rust-bin.stable."1.80.1".default.override { extensions = ${extensions}; }) ]; }; };
}
`;
}

test('a file is looked at anew when another begins to use it, and when that is over', () => {
  const { host } = worldOf(`#- ${LONE}\n[ "rust-scr" ]\n#- ${FLAKE}\n${flake('[ ]')}`);
  const codes = () => diagnostics(host.world(), LONE).map((it) => it.code);
  expect(codes()).toEqual([]);
  host.apply([{ kind: 'open', id: FLAKE, text: flake('import ./nix/names.nix'), version: 1 }]);
  expect(codes()).toEqual(['unknown-component']);
  host.apply([{ kind: 'open', id: LONE, text: '[ "rust-src" ]', version: 2 }]);
  expect(codes()).toEqual([]);
  host.apply([{ kind: 'open', id: LONE, text: '[ "rust-scr" ]', version: 3 }]);
  expect(codes()).toEqual(['unknown-component']);
  host.apply([{ kind: 'close', id: FLAKE }]);
  expect(codes()).toEqual([]);
});

test('a file that entries do not use gets its arguments as soon as they do', () => {
  const source = '{ rust }: rust';
  const { host } = worldOf(`#- ${LONE}\n${source}\n#- ${FLAKE}\n${flake('[ ]')}`);
  const asked = () => hover(host.world(), LONE, source.length - 1)?.markdown ?? '';
  diagnostics(host.world(), LONE);
  expect(asked()).not.toContain('1.75.0');
  const argument = '(import ./nix/names.nix { rust = pkgs.rust-bin.stable."1.75.0".minimal; })';
  const text = flake('[ ]').replace('packages = [', `packages = [ ${argument}`);
  host.apply([{ kind: 'open', id: FLAKE, text, version: 1 }]);
  expect(asked()).toContain('1.75.0');
});
