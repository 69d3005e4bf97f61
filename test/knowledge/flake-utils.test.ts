/** flake-utils in the ways that larger flakes use it. */
import { expect, test } from 'vitest';
import { outputsOf } from './shell-toolchains.ts';

const HEAD = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.flake-utils.url = "github:numtide/flake-utils/v1.0.0";
  inputs.fenix.url = "github:nix-community/fenix";`;

test('its systems as names under with do not hide the inputs', () => {
  const source = `${HEAD}
  outputs = inputs: with inputs; with flake-utils.lib.system; flake-utils.lib.eachSystem [ x86_64-linux aarch64-darwin ] (system:
    let pkgs = import nixpkgs { inherit system; }; in
    { devShells.default = pkgs.mkShell { packages = [ fenix.packages.\${system}.minimal.toolchain ]; }; });
}`;
  const outputs = outputsOf(source);
  expect(Object.keys(outputs)).toEqual(['devShells.x86_64-linux.default']);
  expect(outputs['devShells.x86_64-linux.default']?.[0]).toMatch(/^fenix nightly /);
});

test('packages whose names have a hyphen are there beside systems', () => {
  const source = `${HEAD}
  outputs = { nixpkgs, fenix, ... }: let system = "x86_64-linux"; pkgs = import nixpkgs { inherit system; }; in {
    devShells.\${system} = { my-shell = pkgs.mkShell { packages = [ pkgs.rustc ]; }; };
    packages.\${system} = { my-tool = pkgs.mkShell { packages = [ pkgs.cargo ]; }; };
  };
}`;
  expect(Object.keys(outputsOf(source))).toEqual([
    'devShells.x86_64-linux.my-shell',
    'packages.x86_64-linux.my-tool',
  ]);
});
