/** Generated projects on the disk, with the lock and the toolchain file of the example project. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flake } from './flake.mjs';

const EXAMPLE = fileURLToPath(new URL('../../examples/flake/', import.meta.url));
const BESIDE = ['flake.lock', 'rust-toolchain.toml', 'Cargo.toml', 'Cargo.lock'];

/** Calls `use` with a folder that is gone afterwards. */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'ferronix-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a project whose flake has about `lines` lines; gives the path of its flake. */
export function writeProject(folder, lines) {
  mkdirSync(folder, { recursive: true });
  for (const name of BESIDE) copyFileSync(join(EXAMPLE, name), join(folder, name));
  const made = flake(lines);
  const path = join(folder, 'flake.nix');
  writeFileSync(path, made.text);
  return { path, ...made };
}

/** Lines of the flakes in a folder of many projects: from the median to the longest tenth of public repositories. */
const LENGTHS = [80, 90, 120, 150, 231];

/** Writes `files` Nix files: projects of a flake, a shell beside it, and two files that the shell brings in. */
export function writeProjects(folder, files) {
  for (let index = 0; index < files / 4; index++) {
    const project = join(folder, `project-${index}`);
    writeProject(project, LENGTHS[index % LENGTHS.length]);
    mkdirSync(join(project, 'nix'));
    writeFileSync(join(project, 'shell.nix'), SHELL);
    writeFileSync(join(project, 'nix/toolchain.nix'), TOOLCHAIN);
    writeFileSync(join(project, 'nix/package.nix'), PACKAGE);
  }
}

const SHELL = `let
  rust-overlay = import (builtins.fetchTarball "https://github.com/oxalica/rust-overlay/archive/master.tar.gz");
in
{
  pkgs ? import <nixpkgs> { overlays = [ rust-overlay ]; },
}:

let
  toolchain = pkgs.callPackage ./nix/toolchain.nix { extensions = [ "rust-src" ]; };
  package = pkgs.callPackage ./nix/package.nix { };
in
pkgs.mkShell {
  inputsFrom = [ package ];
  packages = with pkgs; [
    toolchain
    cargo-nextest
    bacon
  ];

  RUST_SRC_PATH = "\${toolchain}/lib/rustlib/src/rust/library";
  RUST_BACKTRACE = "1";
}
`;

const TOOLCHAIN = `{
  lib,
  rust-bin,
  extensions ? [ ],
  targets ? [ "wasm32-unknown-unknown" ],
}:

rust-bin.stable."1.88.0".default.override {
  inherit targets;
  extensions = lib.unique ([ "clippy" ] ++ extensions);
}
`;

const PACKAGE = `{
  lib,
  stdenv,
  rustPlatform,
  pkg-config,
  openssl,
  libiconv,
}:

let
  manifest = (lib.importTOML ../Cargo.toml).package;
in
rustPlatform.buildRustPackage {
  pname = manifest.name;
  inherit (manifest) version;

  src = lib.cleanSource ../.;
  cargoLock.lockFile = ../Cargo.lock;

  nativeBuildInputs = [
    pkg-config
    rustPlatform.bindgenHook
  ];
  buildInputs = [ openssl ] ++ lib.optional stdenv.hostPlatform.isDarwin libiconv;

  meta = {
    description = "A tool";
    license = lib.licenses.mit;
  };
}
`;
