/** Every way to bring rust-overlay and fenix in, and what the shell gets by it. */
import { expect, test } from 'vitest';
import { toolchainReport } from '../../server/ide/toolchains.ts';
import { worldOf } from '../harness/world.ts';

/** The toolchains of the first shell of a fixture's main file, one line each. */
function toolchainsOf(source: string): string[] {
  const { world, id } = worldOf(source);
  const [shell] = toolchainReport(world, id);
  return (shell?.toolchains ?? []).map((it) =>
    [
      it.provider,
      it.channel,
      it.version,
      it.profile,
      `[${it.components.join(' ')}]`,
      `{${it.targets.slice(1).join(' ')}}`,
    ].join(' '),
  );
}

/** A flake with the usual inputs and `body` in its outputs, where `system` is known. */
function flake(body: string, inputs = ''): string {
  return `{
    inputs = {
      nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
      rust-overlay.url = "github:oxalica/rust-overlay";
      fenix.url = "github:nix-community/fenix";
      ${inputs}
    };
    outputs = { self, nixpkgs, rust-overlay, fenix, ... }@inputs:
      let system = "x86_64-linux"; in { devShells.\${system}.default = ${body}; };
  }`;
}

const MINIMAL = '[rustc cargo rust-std]';

test.for([
  ['overlays.default', '(import nixpkgs { inherit system; overlays = [ rust-overlay.overlays.default ]; })'],
  [
    'overlays.rust-overlay',
    '(import nixpkgs { inherit system; overlays = [ rust-overlay.overlays.rust-overlay ]; })',
  ],
  ['import of the input', '(import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; })'],
  [
    'import through inputs',
    '(import inputs.nixpkgs { inherit system; overlays = [ (import inputs.rust-overlay) ]; })',
  ],
  [
    'import of the input’s own file',
    '(import nixpkgs { inherit system; overlays = [ (import "${rust-overlay}/rust-overlay.nix") ]; })',
  ],
  ['extend', '(nixpkgs.legacyPackages.${system}.extend rust-overlay.overlays.default)'],
  ['appendOverlays', '(nixpkgs.legacyPackages.${system}.appendOverlays [ rust-overlay.overlays.default ])'],
  [
    'an overlay of the flake’s own around it',
    '(import nixpkgs { inherit system; overlays = [ (final: prev: { mine = 1; }) rust-overlay.overlays.default (final: prev: { rust = final.rust-bin; }) ]; })',
  ],
  [
    'the overlay called with its arguments',
    '(let pkgs = nixpkgs.legacyPackages.${system}; in pkgs // rust-overlay.overlays.default pkgs pkgs)',
  ],
  [
    'composed overlays',
    '(import nixpkgs { inherit system; overlays = [ (nixpkgs.lib.composeManyExtensions [ (f: p: { }) rust-overlay.overlays.default ]) ]; })',
  ],
  [
    'a tarball',
    '(import nixpkgs { inherit system; overlays = [ (import (builtins.fetchTarball "https://github.com/oxalica/rust-overlay/archive/master.tar.gz")) ]; })',
  ],
  [
    'a git repository',
    '(import nixpkgs { inherit system; overlays = [ (import (builtins.fetchGit { url = "https://github.com/oxalica/rust-overlay.git"; })) ]; })',
  ],
  [
    'a flake by its reference',
    '(import nixpkgs { inherit system; overlays = [ (builtins.getFlake "github:oxalica/rust-overlay").overlays.default ]; })',
  ],
  ['a channel', '(import <nixpkgs> { inherit system; overlays = [ (import <rust-overlay>) ]; })'],
  [
    'a local system set',
    '(import nixpkgs { localSystem = { inherit system; }; overlays = [ (import rust-overlay) ]; })',
  ],
] as const)('rust-overlay by %s', ([, pkgs]) => {
  const shell = `let pkgs = ${pkgs}; in pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.80.1".minimal ]; }`;
  expect(toolchainsOf(flake(shell))).toEqual([`rust-overlay stable 1.80.1 minimal ${MINIMAL} {}`]);
});

test('rust-overlay without an overlay', () => {
  const shell =
    'let pkgs = nixpkgs.legacyPackages.${system}; bin = rust-overlay.lib.mkRustBin { } pkgs; in pkgs.mkShell { packages = [ bin.stable."1.80.1".minimal ]; }';
  expect(toolchainsOf(flake(shell))).toEqual([`rust-overlay stable 1.80.1 minimal ${MINIMAL} {}`]);
});

test.for([
  ['default', 'stable 1.98.0'],
  ['rust_1_80_1', 'stable 1.80.1'],
  ['rust-nightly', 'nightly 1.100.0-nightly'],
  ['"rust-nightly_2026-07-01"', 'nightly 1.98.0-nightly'],
] as const)('rust-overlay’s own package %s', ([name, expected]) => {
  const shell = `nixpkgs.legacyPackages.\${system}.mkShell { packages = [ rust-overlay.packages.\${system}.${name} ]; }`;
  expect(toolchainsOf(flake(shell))[0]).toMatch(new RegExp(`^rust-overlay ${expected} default `));
});

test.for([
  [
    'npins',
    '/npins/default.nix',
    '/npins/sources.json',
    '{ "pins": { "nixpkgs": { "type": "Channel", "name": "nixos-unstable", "url": "https://channels.nixos.org/nixos-unstable/nixexprs.tar.xz" }, "rust-overlay": { "type": "Git", "repository": { "type": "GitHub", "owner": "oxalica", "repo": "rust-overlay" } } }, "version": 5 }',
    './npins',
  ],
  [
    'niv',
    '/nix/sources.nix',
    '/nix/sources.json',
    '{ "nixpkgs": { "owner": "NixOS", "repo": "nixpkgs", "rev": "0000000000000000000000000000000000000000" }, "rust-overlay": { "owner": "oxalica", "repo": "rust-overlay", "rev": "0000000000000000000000000000000000000000" } }',
    './nix/sources.nix',
  ],
] as const)('rust-overlay by %s', ([, file, json, pins, path]) => {
  const source = `#- /shell.nix
let sources = import ${path}; pkgs = import sources.nixpkgs { overlays = [ (import sources.rust-overlay) ]; };
in pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.80.1".minimal ]; }
#- ${file}
{ }
#- ${json}
${pins}
`;
  expect(toolchainsOf(source)).toEqual([`rust-overlay stable 1.80.1 minimal ${MINIMAL} {}`]);
});

test.for(['availableComponents.rust-analyzer', 'passthru.availableComponents.rust-analyzer-preview'])(
  'a component of a toolchain by %s',
  (path) => {
    const shell = `let pkgs = import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; }; in pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.80.1".minimal.${path} ]; }`;
    expect(toolchainsOf(flake(shell))[0]).toMatch(/^rust-overlay stable 1\.80\.1 .*rust-analyzer/);
  },
);

test('rust-overlay as nixpkgs-mozilla has it', () => {
  const pkgs = '(import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; })';
  const shell = (toolchain: string): string =>
    flake(`let pkgs = ${pkgs}; in pkgs.mkShell { packages = [ (${toolchain}) ]; }`);
  expect(toolchainsOf(shell('pkgs.latest.rustChannels.stable.minimal'))).toEqual([
    `rust-overlay stable 1.98.0 minimal ${MINIMAL} {}`,
  ]);
  expect(
    toolchainsOf(shell('(pkgs.rustChannelOf { channel = "nightly"; date = "2026-07-01"; }).minimal')),
  ).toEqual([`rust-overlay nightly 1.98.0-nightly minimal ${MINIMAL} {}`]);
  expect(
    toolchainsOf(shell('pkgs.rustChannelOfTargets "1.80" null [ "wasm32-unknown-unknown" ]'))[0],
  ).toMatch(/^rust-overlay stable 1\.80\.1 rust .*\{wasm32-unknown-unknown\}$/);
});

test('a toolchain file, in both of its forms', () => {
  const shell = flake(
    'let pkgs = import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; }; in pkgs.mkShell { packages = [ (pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml) (pkgs.rust-bin.fromRustupToolchainFile ./old) ]; }',
  );
  const source = `${shell}
#- /rust-toolchain.toml
[toolchain]
channel = "1.80"
profile = "minimal"
components = ["rust-src"]
targets = ["wasm32-unknown-unknown"]
#- /old
nightly-2026-07-01
`;
  expect(toolchainsOf(source)).toEqual([
    'rust-overlay stable 1.80.1 minimal [rustc cargo rust-std rust-src] {wasm32-unknown-unknown}',
    expect.stringMatching(/^rust-overlay nightly 1\.98\.0-nightly default /),
  ]);
});

test.for([
  ['the flake’s packages', 'fenix.packages.${system}'],
  ['the overlay', '(import nixpkgs { inherit system; overlays = [ fenix.overlays.default ]; }).fenix'],
  ['the old name of the overlay', '(import nixpkgs { inherit system; overlays = [ fenix.overlay ]; }).fenix'],
  ['an import of the input', '(import fenix { inherit system; })'],
  ['an import with packages', '(import fenix { pkgs = nixpkgs.legacyPackages.${system}; })'],
  [
    'a tarball',
    '(import (fetchTarball "https://github.com/nix-community/fenix/archive/main.tar.gz") { inherit system; })',
  ],
  [
    'the overlay of a tarball',
    '(import nixpkgs { inherit system; overlays = [ (import "${fetchTarball "https://github.com/nix-community/fenix/archive/main.tar.gz"}/overlay.nix") ]; }).fenix',
  ],
  [
    'callPackage',
    '(nixpkgs.legacyPackages.${system}.callPackage (nixpkgs.legacyPackages.${system}.fetchFromGitHub { owner = "nix-community"; repo = "fenix"; rev = "main"; hash = ""; }) { })',
  ],
  [
    'the overlay over its own nixpkgs',
    '(import nixpkgs { inherit system; overlays = [ (_: super: let own = fenix.inputs.nixpkgs.legacyPackages.${super.system}; in fenix.overlays.default own own) ]; }).fenix',
  ],
] as const)('fenix by %s', ([, fenix]) => {
  const shell = `let fx = ${fenix}; in nixpkgs.legacyPackages.\${system}.mkShell { packages = [ (fx.stable.withComponents [ "cargo" "rust-src" ]) ]; }`;
  expect(toolchainsOf(flake(shell))).toEqual(['fenix stable 1.97.1  [cargo rust-src] {}']);
});

test('fenix: combined components and targets', () => {
  const shell = `with fenix.packages.\${system}; nixpkgs.legacyPackages.\${system}.mkShell {
    packages = [ (combine [ minimal.cargo minimal.rustc targets.wasm32-unknown-unknown.latest.rust-std ]) ];
  }`;
  expect(toolchainsOf(flake(shell))).toEqual([
    'fenix nightly 1.99.0-nightly  [cargo rustc rust-std] {wasm32-unknown-unknown}',
  ]);
});

test('the lock says what latest is', () => {
  const source = `${flake('let pkgs = import nixpkgs { inherit system; overlays = [ (import rust-overlay) ]; }; in pkgs.mkShell { packages = [ pkgs.rust-bin.stable.latest.minimal ]; }')}
#- /flake.lock
{ "nodes": { "root": { "inputs": { "rust-overlay": "rust-overlay" } }, "rust-overlay": { "locked": { "lastModified": 1672531200, "owner": "oxalica", "repo": "rust-overlay", "type": "github" } } }, "root": "root", "version": 7 }
`;
  expect(toolchainsOf(source)).toEqual([`rust-overlay stable 1.66.0 minimal ${MINIMAL} {}`]);
});

test('flake-parts, with pkgs from _module.args', () => {
  const source = `{
    inputs = { nixpkgs.url = "github:NixOS/nixpkgs"; flake-parts.url = "github:hercules-ci/flake-parts"; rust-overlay.url = "github:oxalica/rust-overlay"; };
    outputs = inputs@{ flake-parts, ... }: flake-parts.lib.mkFlake { inherit inputs; } {
      systems = [ "x86_64-linux" "aarch64-darwin" ];
      imports = [ ./shell.nix ];
      perSystem = { system, ... }: {
        _module.args.pkgs = import inputs.nixpkgs { inherit system; overlays = [ inputs.rust-overlay.overlays.default ]; };
      };
    };
  }
#- /shell.nix
{ inputs, ... }: { perSystem = { pkgs, ... }: { devShells.default = pkgs.mkShell { packages = [ pkgs.rust-bin.stable."1.80.1".minimal ]; }; }; }
`;
  expect(toolchainsOf(source)).toEqual([`rust-overlay stable 1.80.1 minimal ${MINIMAL} {}`]);
});
