/** What no table knows: plain packages are packages, what may be a toolchain stays unknown. */
import { expect, test } from 'vitest';
import { firstOutput } from './shell-toolchains.ts';

const RUST = 'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std]';

/** A shell with a toolchain and `packages` under `overlays`. */
function shell(packages: string, overlays = ''): string {
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.rust-overlay.url = "github:oxalica/rust-overlay";
  inputs.other.url = "github:someone/other";
  inputs.rust-tools.url = "github:someone/rust-tools";
  outputs = { nixpkgs, rust-overlay, other, rust-tools, ... }: let
    system = "x86_64-linux";
    pkgs = import nixpkgs { inherit system; overlays = [ (import rust-overlay) ${overlays} ]; };
  in {
    devShells.\${system}.default = pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.80.1".minimal ${packages} ]; };
  };
}`;
}

test.for([
  '(pkgs.python3.withPackages (ps: [ ps.numpy ]))',
  '(pkgs.python312Packages.callPackage ./x.nix { })',
  '(pkgs.buildGoModule { pname = "x"; })',
  '(pkgs.ocamlPackages.buildDunePackage { pname = "x"; })',
  '(pkgs.androidenv.composeAndroidPackages { }).androidsdk',
  'other.packages.${system}.default',
  'other.packages.${pkgs.system}.tool',
  'other.defaultPackage.${system}',
])('%s brings no toolchain', (element) => {
  expect(firstOutput(shell(element))).toEqual([RUST]);
});

test.for([
  ['other.packages.${system}.rust-toolchain', 'input other'],
  ['rust-tools.packages.${system}.default', 'input rust-tools'],
  ['other.lib.${system}.thing', 'input other'],
  ['(pkgs.makeRustTools { })', 'function pkgs.makeRustTools'],
] as const)('%s may bring one', ([element, why]) => {
  expect(firstOutput(shell(element))).toEqual([RUST, `unknown: ${why}`]);
});

test('under an overlay that is not known, libraries and tools are themselves, other names are not', () => {
  const overlay = 'other.overlays.default';
  expect(firstOutput(shell('pkgs.openssl pkgs.pkg-config pkgs.libx11 pkgs.python313', overlay))).toEqual([
    RUST,
  ]);
  expect(firstOutput(shell('pkgs.something', overlay))).toEqual([
    RUST,
    'unknown: attribute something under an unknown overlay',
  ]);
});

test.for(['pkgs.clang15Stdenv', 'pkgs.gcc13Stdenv', 'pkgs.llvmPackages_17.stdenv'])(
  'what %s derives can be a shell',
  (stdenv) => {
    const source = shell('')
      .replace('pkgs.mkShell', `${stdenv}.mkDerivation`)
      .replace('packages =', 'name = "x"; buildInputs =');
    expect(firstOutput(source)).toEqual([RUST]);
  },
);
