/** Nix code that never ends: values, functions, packages and files that need themselves. */
import { chain } from './growing.ts';

export const ENDLESS: readonly (readonly [what: string, text: string])[] = [
  ['a value that is itself', 'let x = x; in x'],
  ['a value that needs itself', 'rec { a = b + 1; b = a.c; c = a // { d = c; }; }'],
  ['a fixed point of the identity', 'let fix = f: let x = f x; in x; in fix (s: s)'],
  [
    'a fixed point that names itself',
    'let fix = f: let x = f x; in x; in (fix (s: { a = s.b; b = s.a; c = s; })).c.c.a',
  ],
  ['a function that calls itself', 'let f = n: f (n + 1); in f 0'],
  ['self-application', '(x: x x) (x: x x)'],
  ['self-application that grows', '(x: x x x) (x: x x x)'],
  ['a function that calls itself twice', 'let f = n: if n < 2 then n else f (n - 1) + f (n - 2); in f 60'],
  ['functions that double their calls', chain((next) => `x: ${next} (${next} x)`, 'x: x', 'a0 1')],
  ['a functor that calls itself', 'let f = { __functor = self: x: self x; }; in f 1'],
  ['a string of itself', 'let s = { __toString = self: "${self}"; outPath = s; }; in "${s}"'],
  ['a with of itself', 'let a = with a; { b = c; }; in with (with x; x); let x = a; in a.b'],
  ['an inherit from itself', 'let inherit (b) a; inherit (a) b; in a'],
  [
    'names of a set that is computed from itself',
    'let a = { ${a.x} = 1; x = builtins.head (builtins.attrNames a); }; in a',
  ],
  ['defaults of each other', '{ a ? b, b ? a, c ? (c: c) c }: a'],
  [
    'a set inside itself',
    'let a = { b = a; c = a; }; in builtins.deepSeq a (builtins.toJSON a + builtins.toXML a)',
  ],
  ['sets inside themselves that are compared', 'let a = { b = a; }; b = { b = b; }; in a == b'],
  ['a list inside itself', '{ pkgs }: let l = [ l l ]; in pkgs.mkShell { packages = l; name = toString l; }'],
  [
    'library fixed points',
    '{ lib }: let a = lib.makeExtensible (s: { b = s.extend (f: p: f.b); }); in a.b.b // lib.fix (lib.extends (f: p: f) (s: s))',
  ],
  [
    'packages that are called with themselves',
    '{ lib, pkgs }: let f = lib.callPackageWith (pkgs // f); in f ({ f }: f) { }',
  ],
  [
    'updates of itself',
    '{ lib }: let a = lib.recursiveUpdate a { b = a; }; b = { x = b; y = b; }; in a // lib.recursiveUpdate b { x = b; }',
  ],
  [
    'an overlay that is its result',
    '{ pkgs ? import <nixpkgs> { overlays = [ (final: prev: final) ]; } }: pkgs.mkShell { packages = [ pkgs.hello ]; }',
  ],
  [
    'an overlay whose names are each other',
    '{ pkgs ? import <nixpkgs> { overlays = [ (final: prev: { rust-bin = final.rust-bin; a = final.b; b = final.a; }) ]; } }: pkgs.mkShell { packages = [ pkgs.a pkgs.rust-bin.stable.latest.default ]; }',
  ],
  [
    'overlays of the packages that they make',
    'let pkgs = import <nixpkgs> { overlays = pkgs.overlays ++ [ (final: prev: pkgs) ]; }; in pkgs.mkShell { packages = [ pkgs.hello ]; }',
  ],
  ['a shell of its own inputs', '{ pkgs }: let a = pkgs.mkShell { inputsFrom = [ a a ]; }; in a'],
  [
    'a toolchain of its own extensions',
    '{ pkgs }: let a = pkgs.rust-bin.stable.latest.default.override { extensions = a.extensions; targets = a.targets; }; in pkgs.mkShell { packages = [ a ]; }',
  ],
  [
    'shells in shells without an end',
    '{ pkgs }: let f = n: pkgs.mkShell { packages = [ (f (n + 1)) ]; shellHook = "${f (n + 2)}"; }; in (f 0).overrideAttrs (o: f 1)',
  ],
  ['a file that imports itself', 'import ./shell.nix'],
];

/** The first file is the one that is open. */
export const ENDLESS_PROJECTS: readonly (readonly [what: string, files: Readonly<Record<string, string>>])[] =
  [
    ['two files that import each other', { '/shell.nix': 'import ./b.nix', '/b.nix': 'import ./shell.nix' }],
    [
      'two files that call each other',
      {
        '/shell.nix': '{ pkgs, ... }@a: import ./b.nix a',
        '/b.nix': '{ pkgs, ... }@a: import ./shell.nix (a // { x = a; })',
      },
    ],
    [
      'files that call each other as packages',
      {
        '/shell.nix': '{ pkgs }: pkgs.callPackage ./b.nix { }',
        '/b.nix': '{ callPackage, pkgs }: [ (callPackage ./shell.nix { }) (pkgs.callPackage ./b.nix { }) ]',
      },
    ],
    ['a flake whose outputs are its outputs', { '/flake.nix': '{ outputs = { self }: self; }' }],
    [
      'a flake whose outputs call its outputs',
      {
        '/flake.nix':
          '{ outputs = { self, ... }@inputs: self.outputs // self // (import ./flake.nix).outputs inputs // { devShells = self.devShells; }; }',
      },
    ],
    [
      'outputs by system that hold themselves',
      {
        '/flake.nix':
          '{ inputs.flake-utils.url = "github:numtide/flake-utils"; outputs = { self, flake-utils }: flake-utils.lib.eachDefaultSystem (system: self.outputs // { devShells.default = self.devShells.${system}.default; }); }',
      },
    ],
    [
      'inputs that follow each other',
      {
        '/flake.nix':
          '{ inputs = { self.url = "."; a.follows = "b"; b.follows = "a"; c.follows = "c/c/c"; d.inputs.d.follows = "d"; }; outputs = { self, a, c, ... }: { x = a.b.c; y = self.inputs.self.inputs.self.devShells; }; }',
      },
    ],
    [
      'flakes that are inputs of each other',
      {
        '/flake.nix':
          '{ inputs.sub.url = "path:./sub"; outputs = { self, sub }: { devShells = sub.devShells; }; }',
        '/sub/flake.nix':
          '{ inputs.top.url = "path:../"; outputs = { self, top }: { devShells = top.devShells; }; }',
      },
    ],
    [
      'modules that import each other',
      {
        '/flake.nix':
          '{ inputs.flake-parts.url = "github:hercules-ci/flake-parts"; outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } { imports = [ ./m.nix ]; systems = [ "x86_64-linux" ]; perSystem = { config, self\', ... }: { devShells.default = config.devShells.default; packages = self\'.packages; }; }; }',
        '/m.nix': '{ imports = [ ./m.nix ./flake.nix ]; }',
      },
    ],
  ];
