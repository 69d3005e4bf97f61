/** What the shells and packages of a fixture get, as lines for tests. */
import { type ReportedOutput, toolchainReport } from '../../server/ide/toolchains.ts';
import { worldOf } from '../harness/world.ts';

/** The toolchains of each output of a fixture's main file. */
export function outputsOf(source: string): Record<string, string[]> {
  return Object.fromEntries(reportOf(source).map((it) => [it.path, lines(it)]));
}

/** The toolchains of the first output. */
export function firstOutput(source: string): string[] {
  const [first] = reportOf(source);
  return first ? lines(first) : ['nothing'];
}

function reportOf(source: string): readonly ReportedOutput[] {
  const { world, id } = worldOf(source);
  return toolchainReport(world, id);
}

function lines(it: ReportedOutput): string[] {
  const toolchains = it.toolchains.map((toolchain) =>
    [
      toolchain.provider,
      toolchain.channel,
      toolchain.version,
      toolchain.profile,
      `[${toolchain.components.join(' ')}]`,
      ...(toolchain.targets.length > 1 ? [`{${toolchain.targets.slice(1).join(' ')}}`] : []),
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
  return [...toolchains, ...it.unknowns.map((why) => `unknown: ${why}`)];
}

/** A flake for one system with the inputs that builders need, and `body` as its outputs for that system. */
export function builderFlake(bindings: string, outputs: string): string {
  return `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    rust-overlay.url = "github:oxalica/rust-overlay";
    fenix.url = "github:nix-community/fenix";
    flake-utils.url = "github:numtide/flake-utils";
    crane.url = "github:ipetkov/crane";
    naersk.url = "github:nix-community/naersk";
    cargo2nix.url = "github:cargo2nix/cargo2nix/release-0.12";
    crate2nix.url = "github:nix-community/crate2nix";
    import-cargo.url = "github:edolstra/import-cargo";
    dream2nix.url = "github:nix-community/dream2nix";
  };
  outputs = { self, nixpkgs, rust-overlay, fenix, flake-utils, crane, naersk, cargo2nix, crate2nix, import-cargo, dream2nix, ... }@inputs:
    flake-utils.lib.eachDefaultSystem (system:
      let
        pkgs = import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; };
        ${bindings}
      in
      {
        ${outputs}
      });
}
`;
}
