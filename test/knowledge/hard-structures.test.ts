/** Structures of real projects that are hard to follow, in small files of our own. */
import { expect, test } from 'vitest';
import { firstOutput } from './shell-toolchains.ts';

/** A flake with the usual inputs and `body` in its outputs, where `system` and `pkgs` are known; then other files. */
function flake(body: string, files = ''): string {
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.rust-overlay.url = "github:oxalica/rust-overlay";
  inputs.fenix.url = "github:nix-community/fenix";
  inputs.crane.url = "github:ipetkov/crane";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  outputs = { self, nixpkgs, rust-overlay, fenix, crane, flake-parts, ... }@inputs: let
    system = "x86_64-linux";
    pkgs = import nixpkgs { inherit system; overlays = [ rust-overlay.overlays.default ]; };
    inherit (pkgs) lib;
  in ${body};
}
${files}`;
}

const MINIMAL = '1.80.1 minimal [rustc cargo rust-std]';

test.for([
  [
    'a toolchain file as a set, with more components',
    flake(
      `{ devShells.\${system}.default = let toolchain = (fromTOML (lib.readFile ./rust-toolchain.toml)).toolchain; in
      pkgs.mkShell { packages = [ (pkgs.rust-bin.fromRustupToolchain (toolchain // { components = toolchain.components ++ [ "rust-src" ]; })) ]; }; }`,
      '#- /rust-toolchain.toml\n[toolchain]\nchannel = "1.80.1"\nprofile = "minimal"\ncomponents = ["clippy"]\n',
    ),
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std clippy rust-src]',
  ],
  [
    'the version of the workspace’s manifest',
    flake(
      `{ devShells.\${system}.default = let inherit ((builtins.fromTOML (builtins.readFile ./Cargo.toml)).workspace.package) rust-version; in
      pkgs.mkShell { packages = [ pkgs.rust-bin.stable.\${rust-version}.minimal ]; }; }`,
      '#- /Cargo.toml\n[workspace.package]\nrust-version = "1.80.1"\n',
    ),
    `rust-overlay stable ${MINIMAL}`,
  ],
  [
    'a version of two parts that gets its third',
    flake(
      `{ devShells.\${system}.default = let version = (lib.importTOML ./Cargo.toml).package.rust-version; in
      pkgs.mkShell { packages = [ pkgs.rust-bin.stable."\${version}.1".minimal ]; }; }`,
      '#- /Cargo.toml\n[package]\nrust-version = "1.80"\n',
    ),
    `rust-overlay stable ${MINIMAL}`,
  ],
  [
    'mkRustBin under the name of the overlay’s attribute',
    flake(
      `{ devShells.\${system}.default = let rust-bin = rust-overlay.lib.mkRustBin { } nixpkgs.legacyPackages.\${system}; in
      pkgs.mkShell { packages = [ rust-bin.stable."1.80.1".minimal ]; }; }`,
    ),
    `rust-overlay stable ${MINIMAL}`,
  ],
  [
    'a function with defaults that makes toolchains',
    flake(
      `{ devShells.\${system}.default = let mkRust = { profile ? "minimal", extensions ? [ ], version ? "1.80.1" }: pkgs.rust-bin.stable.\${version}.\${profile}.override { inherit extensions; }; in
      pkgs.mkShell { packages = [ (mkRust { extensions = [ "rust-src" ]; }) ]; }; }`,
    ),
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src]',
  ],
  [
    'combine under two withs, inside an overlay',
    flake(
      `let mine = import nixpkgs { inherit system; overlays = [ fenix.overlays.default (final: prev: {
        toolchain = with final.fenix; combine (with (toolchainOf { channel = "1.80.1"; }); [ rustc cargo ] ++ lib.optionals prev.stdenv.isLinux [ rust-src ]);
      }) ]; }; in { devShells.\${system}.default = mine.mkShell { packages = [ mine.toolchain ]; }; }`,
    ),
    'fenix stable 1.80.1 [rustc rust-std cargo rust-src]',
  ],
  [
    'crane’s toolchain as a function of pkgs, a package by callPackage, and the shell from its inputs',
    flake(
      `let craneLib = (crane.mkLib pkgs).overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal); tool = pkgs.callPackage ./nix/tool.nix { inherit craneLib; }; in
      { devShells.\${system}.default = pkgs.mkShell { inputsFrom = [ tool ]; }; }`,
      '#- /nix/tool.nix\n{ craneLib, zlib, doCheck ? true }: let args = { src = ./.; buildInputs = [ zlib ]; }; in craneLib.buildPackage (args // { cargoArtifacts = craneLib.buildDepsOnly args; })\n',
    ),
    `rust-overlay stable ${MINIMAL}`,
  ],
  [
    'shells by listToAttrs over versions, under flake-parts',
    flake(
      `flake-parts.lib.mkFlake { inherit inputs; } { systems = [ system ]; perSystem = { system, pkgs, ... }: {
        _module.args.pkgs = import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; };
        devShells = builtins.listToAttrs (map (version: { name = "v"; value = pkgs.mkShell { packages = [ pkgs.rust-bin.stable.\${version}.minimal ]; }; }) [ "1.80.1" ]);
      }; }`,
    ),
    `rust-overlay stable ${MINIMAL}`,
  ],
  [
    'a name of the overlay’s attribute that is shadowed, by mapAttrs over channels',
    flake(
      `{ devShells.\${system} = builtins.mapAttrs (_name: rust-bin: pkgs.mkShell { packages = [ (rust-bin.override { extensions = [ "rust-src" ]; }) ]; }) { msrv = pkgs.rust-bin.stable."1.80.1".minimal; }; }`,
    ),
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src]',
  ],
  [
    'a shell that depends on the platform, in a file with an optional argument',
    flake(
      '{ devShells.${system}.default = import ./devshell.nix { inherit pkgs fenix; }; }',
      '#- /devshell.nix\n{ pkgs, fenix ? null }: if pkgs.stdenv.isDarwin then pkgs.mkShell { packages = [ fenix.packages.${pkgs.system}.stable.toolchain ]; } else pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.80.1".minimal ]; }\n',
    ),
    `rust-overlay stable ${MINIMAL}`,
  ],
  [
    'a package set that is brought in by outputs of another file',
    flake(
      'import ./nix/outputs.nix inputs',
      '#- /nix/outputs.nix\n{ nixpkgs, rust-overlay, ... }: let pkgs = nixpkgs.legacyPackages.x86_64-linux.extend rust-overlay.overlays.default; in { devShells.x86_64-linux.default = pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.80.1".minimal ]; }; }\n',
    ),
    `rust-overlay stable ${MINIMAL}`,
  ],
  [
    'nixpkgs-mozilla by a path that is a string, in one of several sets of overlays',
    `#- /default.nix
{ backend ? "mozilla" }: rec {
  sets = { mozilla = [ (import "\${builtins.fetchTarball "https://github.com/mozilla/nixpkgs-mozilla/archive/0.tar.gz"}/rust-overlay.nix") (self: super: { mine = let pre = self.rustChannelOf { channel = "1.75.0"; }; in pre // { rustc = pre.rust.override { extensions = [ "rust-std" ]; }; }; }) ]; none = [ ]; };
  pkgs = import <nixpkgs> { overlays = sets."\${backend}"; };
  shell = pkgs.mkShell { packages = [ pkgs.mine.rustc ]; };
}`,
    'nixpkgs-mozilla stable 1.75.0 rust [rust rust-std]',
  ],
] as const)('%s', ([, source, expected]) => {
  expect(firstOutput(source)).toEqual([expected]);
});
