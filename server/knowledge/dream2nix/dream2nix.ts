/** dream2nix: its entry point, and its modules for Rust. */
import type { Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, unknown } from '../../eval/values.ts';
import { compared } from '../builders/comparison.ts';
import { optional, required } from '../builders/params.ts';
import type { Kit } from '../kit.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { type Entry, tableSet } from '../table.ts';

interface Context {
  readonly kit: Kit;
}

const README = 'https://github.com/nix-community/dream2nix#readme';

export const DREAM2NIX_OUTPUTS: readonly Entry<Context>[] = [
  {
    name: 'lib',
    type: 'set',
    doc: 'The functions of dream2nix.',
    link: README,
    value: (context) => tableSet('dream2nix.lib', LIB, context, open('dream2nix.lib')),
  },
  {
    name: 'modules',
    type: 'set',
    doc: 'The modules by kind: `modules.dream2nix.rust-crane`.',
    link: README,
    value: (context) =>
      tableSet(
        'dream2nix.modules',
        [
          {
            name: 'dream2nix',
            type: 'set',
            doc: 'The modules of dream2nix, to be put into `imports`.',
            link: README,
            value: (it: Context) =>
              tableSet('dream2nix.modules.dream2nix', MODULES, it, open('dream2nix.modules')),
          },
        ],
        context,
        open('dream2nix.modules'),
      ),
  },
];

function open(title: string): { readonly open: boolean; guess(name: string): Thunk } {
  return { open: true, guess: (name) => done(unknown(`${title}.${name}`)) };
}

const LIB: readonly Entry<Context>[] = [
  {
    name: 'evalModules',
    type: 'function',
    doc: compared(
      'The package that modules describe: `evalModules { packageSets.nixpkgs = pkgs; modules = [ ./default.nix { paths.projectRoot = ./.; paths.projectRootFile = "flake.nix"; paths.package = ./.; } ]; }`. Its shell is `.devShell`.',
      'dream2nix',
    ),
    link: README,
    named: true,
    params: [
      required('packageSets', 'set', '`{ nixpkgs = pkgs; }`: what the modules take packages from.'),
      required(
        'modules',
        'list of modules',
        'Files and sets; one of them must say where the project is: `paths.projectRoot`, `paths.projectRootFile` and `paths.package`.',
      ),
      optional('specialArgs', 'set', 'More arguments for the modules.', '{ }'),
    ],
    arity: 1,
    run:
      ({ kit }) =>
      (_args, machine, site) => {
        const made = (kind: 'package' | 'shell'): Value =>
          derivation(done(attrsOf([])), {
            kit,
            kind,
            builder: 'evalModules',
            brings: [unknown('modules of dream2nix')],
            adds: (name) => (name === 'devShell' ? done(made('shell')) : undefined),
            site,
            machine,
          });
        return made('package');
      },
  },
];

function module(name: string, doc: string): Entry<Context> {
  return { name, type: 'module', doc, link: README, value: () => unknown(`module ${name} of dream2nix`) };
}

const MODULES: readonly Entry<Context>[] = [
  module(
    'rust-cargo-lock',
    'Reads the `Cargo.lock` in `rust-cargo-lock.source`, which is `mkDerivation.src` where it is not set.',
  ),
  module('rust-cargo-vendor', 'Vendors the crates of the lock file.'),
  module('buildRustPackage', 'Builds with nixpkgs’ `buildRustPackage`, all in one derivation.'),
  module(
    'rust-crane',
    'Builds with crane, the dependencies in a derivation of their own: `rust-crane.buildProfile`, `buildFlags`, `runTests`, `depsDrv` …; the toolchain is what `deps.mkRustToolchain` makes of nixpkgs, `pkgs: pkgs.cargo` where it is not set.',
  ),
];
