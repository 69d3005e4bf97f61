/** Builders in the ways that larger projects put them together, and names that only look like a builder. */
import { expect, test } from 'vitest';
import { builderFlake, firstOutput, outputsOf } from './shell-toolchains.ts';

const MINIMAL = 'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std]';

test('one library for each of several channels, under names that hide others', () => {
  const source = builderFlake(
    `msrv = "1.80.1";
    rustVersions = with pkgs.rust-bin; builtins.mapAttrs (_name: rust-bin: rust-bin.override { extensions = [ "rust-src" ]; }) {
      msrv = stable.\${msrv}.minimal;
      night = nightly."2024-06-01".minimal;
    };
    craneLibs = builtins.mapAttrs (name: rust-bin: (crane.mkLib pkgs).overrideToolchain (_: rust-bin)) rustVersions;
    build = name: craneLibs.\${name}.buildPackage { src = ./.; };`,
    `packages = { msrv = build "msrv"; night = build "night"; };
    devShells = builtins.mapAttrs (_: craneLib: craneLib.devShell { packages = [ pkgs.openssl ]; }) craneLibs;`,
  );
  expect(outputsOf(source)).toEqual({
    'devShells.x86_64-linux.msrv': ['rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src]'],
    'devShells.x86_64-linux.night': [
      'rust-overlay nightly 1.80.0-nightly minimal [rustc cargo rust-std rust-src]',
    ],
    'packages.x86_64-linux.msrv': ['rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src]'],
    'packages.x86_64-linux.night': [
      'rust-overlay nightly 1.80.0-nightly minimal [rustc cargo rust-std rust-src]',
    ],
  });
});

test('the function that changes the toolchain by itself, in a function with defaults', () => {
  const source = builderFlake(
    `mkRust = { version ? "1.80.1", profile ? "minimal", extensions ? [ ] }: pkgs.rust-bin.stable.\${version}.\${profile}.override { inherit extensions; };
    craneOverrideToolchain = (crane.mkLib pkgs).overrideToolchain;
    mkArtifacts = { rust ? mkRust { }, noTests ? false }:
      let
        craneLib = craneOverrideToolchain rust;
        src = craneLib.cleanCargoSource ./.;
        mkDeps = { prevArtifacts ? null }: craneLib.buildDepsOnly ({ inherit src; } // { cargoArtifacts = prevArtifacts; });
        cargoArtifacts = mkDeps { prevArtifacts = mkDeps { }; };
      in
      rec {
        app = craneLib.buildPackage ({ inherit src cargoArtifacts; } // pkgs.lib.optionalAttrs noTests { doCheck = false; });
        clippy = craneLib.cargoClippy { inherit src cargoArtifacts; inherit (app) pname version; };
      };`,
    `packages = { inherit (mkArtifacts { }) app; older = (mkArtifacts { rust = mkRust { version = "1.70.0"; }; noTests = true; }).app; };
    devShells.default = pkgs.mkShell { inputsFrom = builtins.attrValues { inherit (mkArtifacts { rust = mkRust { extensions = [ "clippy" ]; }; }) app clippy; }; };`,
  );
  expect(outputsOf(source)).toEqual({
    'devShells.x86_64-linux.default': ['rust-overlay stable 1.80.1 minimal [rustc cargo rust-std clippy]'],
    'packages.x86_64-linux.app': [MINIMAL],
    'packages.x86_64-linux.older': ['rust-overlay stable 1.70.0 minimal [rustc cargo rust-std]'],
  });
});

test('a file that gets the flake, and lays a toolchain over the scope', () => {
  const source = `#- /flake.nix
${builderFlake(
  '',
  `packages = pkgs.lib.mapAttrs (target: _: import ./nix/binary.nix {
    inherit (pkgs) lib;
    inherit pkgs crane;
    rustToolchain = fenix.packages.\${system}.combine [ fenix.packages.\${system}.stable.rustc fenix.packages.\${system}.stable.cargo fenix.packages.\${system}.targets.\${target}.stable.rust-std ];
  }) { x86_64-unknown-linux-musl = null; };`,
)}
#- /nix/binary.nix
{ pkgs, lib, rustToolchain, crane }:
let
  craneLib = (crane.mkLib pkgs).overrideScope (final: prev: {
    cargo = rustToolchain;
    rustc = rustToolchain;
  });
  spec = {
    src = lib.fileset.toSource { root = ../.; fileset = lib.fileset.unions [ (craneLib.fileset.commonCargoSources ../.) ]; };
    doCheck = false;
  };
in
craneLib.buildPackage (spec // { cargoArtifacts = craneLib.buildDepsOnly spec; })
`;
  expect(firstOutput(source)).toEqual([
    expect.stringMatching(/^fenix stable \S+ \[rustc rust-std cargo\] \{x86_64-unknown-linux-musl\}$/),
  ]);
});

test('packages by callPackage in an overlay of the flake’s own', () => {
  const source = `#- /flake.nix
{
  inputs = { nixpkgs.url = "github:NixOS/nixpkgs"; naersk.url = "github:nix-community/naersk"; crane.url = "github:ipetkov/crane"; rust-overlay.url = "github:oxalica/rust-overlay"; };
  outputs = { self, nixpkgs, naersk, crane, rust-overlay }:
    let
      system = "x86_64-linux";
      pkgs = import nixpkgs { inherit system; overlays = [ rust-overlay.overlays.default self.overlays.default ]; };
    in
    {
      overlays.default = final: prev: {
        rustToolchain = final.rust-bin.stable."1.80.1".minimal;
        craneLib = (crane.mkLib final).overrideToolchain final.rustToolchain;
        naersk' = final.callPackage naersk { cargo = final.rustToolchain; rustc = final.rustToolchain; };
        by-crane = final.callPackage ./package.nix { };
        by-naersk = final.naersk'.buildPackage ./.;
      };
      packages.\${system} = { inherit (pkgs) by-crane by-naersk; };
      devShells.\${system}.default = pkgs.mkShell { inputsFrom = builtins.attrValues self.packages.\${system}; };
    };
}
#- /package.nix
{ lib, craneLib, openssl, doCheck ? true }: craneLib.buildPackage { src = lib.cleanSource ./.; inherit doCheck; buildInputs = [ openssl ]; }
`;
  expect(outputsOf(source)).toEqual({
    'devShells.x86_64-linux.default': [MINIMAL],
    'packages.x86_64-linux.by-crane': [MINIMAL],
    'packages.x86_64-linux.by-naersk': [MINIMAL],
  });
});

test('overrideAttrs keeps the toolchain', () => {
  const source = builderFlake(
    'craneLib = (crane.mkLib pkgs).overrideToolchain (p: p.rust-bin.stable."1.80.1".minimal);',
    'packages.default = (craneLib.buildPackage { src = ./.; }).overrideAttrs (old: { nativeBuildInputs = (old.nativeBuildInputs or [ ]) ++ [ pkgs.clippy ]; });',
  );
  expect(firstOutput(source)).toEqual(['nixpkgs stable [clippy]', MINIMAL]);
});

test.for([
  [
    'a variable',
    'let crane = { mkLib = p: { buildPackage = a: p.mkShell { packages = [ p.clippy ]; }; }; }; craneLib = crane.mkLib pkgs; in craneLib.buildPackage { }',
  ],
  [
    'an argument',
    '({ naersk }: naersk.buildPackage { }) { naersk.buildPackage = a: pkgs.mkShell { packages = [ pkgs.clippy ]; }; }',
  ],
  [
    'a function of the same name',
    'let buildPackage = args: pkgs.mkShell args; in buildPackage { packages = [ pkgs.clippy ]; }',
  ],
] as const)('%s that is only called like a builder is what it is', ([, shell]) => {
  expect(firstOutput(builderFlake('', `devShells.default = ${shell};`))).toEqual(['nixpkgs stable [clippy]']);
});
