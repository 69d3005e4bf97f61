/** What the NixOS wiki's page on Rust teaches: every way to a compiler, variables and builders, each as users have it. */
import { describe, expect, test } from 'vitest';
import { toolchainReport } from '../../server/ide/toolchains.ts';
import { labelsAt } from '../harness/completion.ts';
import { worldOf } from '../harness/world.ts';
import { markdownAt } from '../ide/hover-at.ts';
import { firstOutput } from './shell-toolchains.ts';

/** The wiki's shell for rustup, with `HERE` in the arguments. */
const RUSTUP_SHELL = `#- /shell.nix
{ pkgs ? import <nixpkgs> { } }:
let
  settings = builtins.fromTOML (builtins.readFile ./rust-toolchain.toml);
  libraries = with pkgs; lib.makeLibraryPath [ alsa-lib udev ];
in
pkgs.mkShell rec {
  buildInputs = with pkgs; [ clang llvmPackages.bintools rustup ];
  RUSTC_VERSION = settings.toolchain.channel;
  LIBCLANG_PATH = pkgs.lib.makeLibraryPath [ pkgs.llvmPackages_latest.libclang.lib ];
  shellHook = ''
    PATH="$PATH:''\${CARGO_HOME:-$HOME/.cargo}/bin:''\${RUSTUP_HOME:-$HOME/.rustup}/toolchains/$RUSTC_VERSION-x86_64-unknown-linux-gnu/bin"
  '';
  RUSTFLAGS = builtins.map (it: ''-L \${it}/lib'') [ pkgs.udev ];
  LD_LIBRARY_PATH = libraries;
  BINDGEN_EXTRA_CLANG_ARGS =
    builtins.map (it: ''-I"\${it}/include"'') [ pkgs.udev.dev pkgs.glibc.dev ]
    ++ [
      ''-I"\${pkgs.llvmPackages_latest.libclang.lib}/lib/clang/\${pkgs.llvmPackages_latest.libclang.version}/include"''
      ''-I"\${pkgs.glib.dev}/include/glib-2.0"''
      ''-I\${pkgs.glib.out}/lib/glib-2.0/include/''
    ];
  HERE
}
#- /rust-toolchain.toml
[toolchain]
channel = "stable"
`;

/** The same shell with a cursor in one of its lines. */
function rustupShell(text: string, cursor: string): string {
  expect(RUSTUP_SHELL).toContain(text);
  return RUSTUP_SHELL.replace(text, cursor).replace('HERE', '');
}

describe('the shell for rustup', () => {
  test('is understood as a whole', () => {
    const { world, id } = worldOf(RUSTUP_SHELL.replace('HERE', ''));
    expect(toolchainReport(world, id)).toMatchObject([
      {
        path: '',
        kind: 'shell',
        complete: true,
        unknowns: [],
        toolchains: [{ provider: 'rustup', channel: 'stable', profile: 'default' }],
      },
    ]);
  });

  test.for([
    ['fromTOML', 'builtins.fromTOML', 'builtins.from$0TOML', 'TOML'],
    ['RUSTC_VERSION', 'RUSTC_VERSION = settings', 'RUSTC_$0VERSION = settings', 'RUSTC_VERSION'],
    ['LIBCLANG_PATH', 'LIBCLANG_PATH =', 'LIBCLANG$0_PATH =', 'libclang'],
    ['LD_LIBRARY_PATH', 'LD_LIBRARY_PATH =', 'LD_LIBRARY$0_PATH =', 'shared libraries'],
    ['BINDGEN_EXTRA_CLANG_ARGS', 'BINDGEN_EXTRA_CLANG_ARGS =', 'BINDGEN_EXTRA$0_CLANG_ARGS =', 'bindgen'],
    ['RUSTFLAGS', 'RUSTFLAGS =', 'RUST$0FLAGS =', 'rustc'],
    ['shellHook', 'shellHook =', 'shell$0Hook =', 'shell'],
    ['makeLibraryPath', 'pkgs.lib.makeLibraryPath', 'pkgs.lib.make$0LibraryPath', 'lib'],
    ['rustup', 'bintools rustup', 'bintools rust$0up', 'toolchain manager'],
    ['the shell', 'pkgs.mkShell', 'pkgs.mk$0Shell', 'Here: **Rust stable** (rustup, default)'],
    ['the packages', 'llvmPackages.bintools', 'llvmPackages.bin$0tools', 'llvmPackages.bintools'],
  ] as const)('tells of %s', ([, text, cursor, expected]) => {
    expect(markdownAt(rustupShell(text, cursor))).toContain(expected);
  });

  test('offers what belongs in it', () => {
    const labels = labelsAt(RUSTUP_SHELL.replace('HERE', '$0'));
    expect(labels).toEqual(expect.arrayContaining(['packages', 'RUST_BACKTRACE', 'RUSTUP_HOME']));
    for (const name of ['buildInputs', 'LIBCLANG_PATH', 'RUSTFLAGS', 'BINDGEN_EXTRA_CLANG_ARGS'])
      expect(labels).not.toContain(name);
  });

  test.for([
    [
      'llvmPackages_latest',
      'with pkgs; [ clang llvmPackages.bintools rustup ]',
      'with pkgs; [ rust$0 ]',
      'rustup',
    ],
    ['the parts of the file', 'settings.toolchain.channel;', 'settings.toolchain.$0;', 'channel'],
  ] as const)('completes %s', ([, text, cursor, expected]) => {
    expect(labelsAt(rustupShell(text, cursor))).toContain(expected);
  });
});

describe('nixpkgs', () => {
  test.for([
    [
      'pinned by a tarball',
      'import (fetchTarball "https://github.com/NixOS/nixpkgs/archive/nixos-24.05.tar.gz") { }',
      'nixpkgs stable 1.77.2',
    ],
    [
      'pinned by a revision',
      'import (fetchTarball "https://github.com/NixOS/nixpkgs/archive/c0b7a892fb042ede583bdaecbbdc804acb85eabe.tar.gz") { }',
      'nixpkgs stable',
    ],
    ['a rolling channel', 'import (fetchTarball "channel:nixpkgs-unstable") { }', 'nixpkgs stable'],
  ] as const)('%s', ([, nixpkgs, expected]) => {
    const source = `#- /shell.nix\nlet pkgs = ${nixpkgs}; in pkgs.mkShell { packages = [ pkgs.cargo pkgs.rustc ]; }`;
    expect(firstOutput(source)).toEqual([`${expected} [cargo rustc rust-std]`]);
  });

  test('with the sources of the standard library', () => {
    const source = `#- /shell.nix
{ pkgs ? import <nixpkgs> { } }:
pkgs.mkShell {
  nativeBuildInputs = with pkgs; [ rustc cargo gcc rustfmt clippy ];
  RUST_SRC_PATH = "\${pkgs.rust.packages.stable.rustPlatform.rustLibSrc}";
}
`;
    expect(firstOutput(source)).toEqual(['nixpkgs stable [rustc rust-std cargo rustfmt clippy]']);
    expect(markdownAt(source.replace('rustLibSrc', 'rustLib$0Src'))).toContain('`RUST_SRC_PATH`');
    expect(labelsAt(source.replace('rustPlatform.rustLibSrc', 'rustPlatform.$0'))).toContain('rustLibSrc');
  });
});

test.for([
  ['latest', /^rust-overlay stable \S+ default \[.*rust-src.*\]$/],
  ['1.62.0', /^rust-overlay stable 1\.62\.0 default \[.*rust-src.*\]$/],
] as const)('rust-overlay by a tarball, version %s', ([version, expected]) => {
  const source = `#- /shell.nix
let
  rust_overlay = import (builtins.fetchTarball "https://github.com/oxalica/rust-overlay/archive/master.tar.gz");
  pkgs = import <nixpkgs> { overlays = [ rust_overlay ]; };
  rustVersion = "${version}";
  rust = pkgs.rust-bin.stable.\${rustVersion}.default.override { extensions = [ "rust-src" ]; };
in
pkgs.mkShell {
  buildInputs = [ rust ] ++ (with pkgs; [ pkg-config ]);
  RUST_BACKTRACE = 1;
}
`;
  expect(firstOutput(source)).toEqual([expect.stringMatching(expected)]);
});

test('fenix with makeRustPlatform, in a flake of older days', () => {
  const source = `{
  inputs = {
    fenix = { url = "github:nix-community/fenix"; inputs.nixpkgs.follows = "nixpkgs"; };
    flake-utils.url = "github:numtide/flake-utils";
    nixpkgs.url = "nixpkgs/nixos-unstable";
  };
  outputs = { self, fenix, flake-utils, nixpkgs }:
    flake-utils.lib.eachDefaultSystem (system: {
      defaultPackage =
        let pkgs = nixpkgs.legacyPackages.\${system};
        in (pkgs.makeRustPlatform { inherit (fenix.packages.\${system}.minimal) cargo rustc; }).buildRustPackage {
          pname = "hello";
          version = "0.1.0";
          src = ./.;
          cargo$0Sha256 = nixpkgs.lib.fakeSha256;
        };
    });
}
`;
  const [line, ...more] = firstOutput(source.replace('$0', ''));
  expect(line).toMatch(/^fenix nightly \S+ \[.*rustc.*\]$/);
  expect(more).toEqual([]);
  expect(markdownAt(source)).toContain('use `cargoHash`');
});

test('a package of nixpkgs with another source', () => {
  const source = `#- /default.nix
{ pkgs ? import <nixpkgs> { } }:
pkgs.rustPlatform.buildRustPackage { pname = "app"; version = "1"; src = ./.; cargoHash = ""; } // {
  newer = (pkgs.rustPlatform.buildRustPackage { pname = "app"; version = "1"; src = ./.; cargoHash = ""; }).overrideAttrs (oldAttrs: rec {
    src = pkgs.fetchFromGitHub { owner = "a"; repo = "b"; rev = "c"; hash = ""; };
    cargoDeps = oldAttrs.cargoDeps.overrideAttrs (_: { inherit src; outputHash = ""; });
  });
}
`;
  expect(firstOutput(source)).toEqual(['nixpkgs stable [rustc rust-std cargo]']);
});

test('an overlay that overrides a package twice', () => {
  const source = `#- /shell.nix
let
  pkgs = import <nixpkgs> {
    overlays = [
      (final: prev: {
        ripgrep = prev.ripgrep.overrideAttrs (old: rec {
          src = ./.;
          cargoDeps = old.cargoDeps.overrideAttrs (_: { inherit src; outputHash = prev.lib.fakeHash; });
        });
      })
    ];
  };
in pkgs.mkShell { packages = [ pkgs.ripgrep pkgs.rustc ]; }
`;
  expect(firstOutput(source)).toEqual(['nixpkgs stable [rustc rust-std]']);
});

test('libraries of crates', () => {
  const source = `#- /shell.nix
{ pkgs ? import <nixpkgs> { } }:
pkgs.mkShell {
  nativeBuildInputs = [ pkgs.pkg-config pkgs.cargo ];
  buildInputs = [ pkgs.openssl pkgs.sqlite ];
  PKG_CONFIG_PATH = "\${pkgs.openssl.dev}/lib/pkgconfig";
}
`;
  expect(firstOutput(source)).toEqual(['nixpkgs stable [cargo]']);
  expect(markdownAt(source.replace('PKG_CONFIG_PATH', 'PKG_CONFIG$0_PATH'))).toContain('pkg-config');
});

test('lld is better taken from the wrapped binutils', () => {
  expect(markdownAt('{ pkgs }: pkgs.ll$0d')).toContain('llvmPackages.bintools');
});

test.for([
  ['buildRustPackage', 'pkgs.rustPlatform.buildRust$0Package', 'all in one derivation'],
  ['buildRustCrate', 'pkgs.buildRust$0Crate', 'without Cargo'],
] as const)('compares %s', ([, expression, expected]) => {
  expect(markdownAt(`{ pkgs }: ${expression}`)).toContain(expected);
});
