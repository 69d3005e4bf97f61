/** The hover at a fixture's cursor, as text for snapshots. */
import { expect } from 'vitest';
import { hover } from '../../server/ide/hover.ts';
import { type FixtureWorld, worldOf } from '../harness/world.ts';

/** The hovered text, then its Markdown; `nothing` where there is no hover. */
export function hoverAt(source: string): string {
  const it = worldOf(source);
  const found = hoverOf(it);
  if (!found) return 'nothing';
  const text = it.world.text(it.id) ?? '';
  return `${text.slice(found.range.start, found.range.end)}\n${found.markdown}`;
}

/** The range is never empty, and the cursor is in it. */
function hoverOf({ world, id, offset = 0 }: FixtureWorld): ReturnType<typeof hover> {
  const found = hover(world, id, offset);
  if (found) {
    expect(found.range.start).toBeLessThan(found.range.end);
    expect(found.range.start).toBeLessThanOrEqual(offset);
    expect(found.range.end).toBeGreaterThanOrEqual(offset);
    expect(found.markdown.trim()).not.toBe('');
  }
  return found;
}

/** The Markdown alone, for a test that looks for one thing in it. */
export function markdownAt(source: string): string {
  return hoverOf(worldOf(source))?.markdown ?? '';
}

/** A `shell.nix` with rust-overlay of the newest data. */
export function shell(body: string): string {
  return `
#- /shell.nix
let
  rust-overlay = import (builtins.fetchTarball "https://github.com/oxalica/rust-overlay/archive/master.tar.gz");
  pkgs = import <nixpkgs> { overlays = [ rust-overlay ]; };
in
${body}
`;
}

/** A flake with a lock of 2025-01-10 for rust-overlay and fenix. */
export function flake(body: string): string {
  return `
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.rust-overlay.url = "github:oxalica/rust-overlay";
  inputs.fenix.url = "github:nix-community/fenix";
  outputs = { self, nixpkgs, rust-overlay, fenix }:
    let
      system = "x86_64-linux";
      pkgs = import nixpkgs { inherit system; overlays = [ rust-overlay.overlays.default ]; };
    in
    ${body};
}
${LOCK}
`;
}

export const LOCK = `#- /flake.lock
{
  "version": 7,
  "root": "root",
  "nodes": {
    "root": { "inputs": { "nixpkgs": "nixpkgs", "rust-overlay": "rust-overlay", "fenix": "fenix" } },
    "nixpkgs": { "locked": { "lastModified": 1736344531, "rev": "bffc22eb12172e6db3c5dde9e3e5628f8e3e7912" } },
    "rust-overlay": { "locked": { "lastModified": 1736476219, "rev": "de30cc5963da22e9742bbbbb9a3344570ed237b9" } },
    "fenix": { "locked": { "lastModified": 1736490800, "rev": "6a2c88d1fc1ee9a7f9d17b1a6d3e9e9a6b1a4b57" } }
  }
}`;
