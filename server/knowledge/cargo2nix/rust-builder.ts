/** `pkgs.rustBuilder`: what cargo2nix’s overlay adds to nixpkgs. */
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, list, unknown } from '../../eval/values.ts';
import { compared } from '../builders/comparison.ts';
import { required } from '../builders/params.ts';
import type { Description } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { type Entry, tableSet } from '../table.ts';
import { MAKE_OVERRIDE, MAKE_PACKAGE_SET, OVERRIDES } from './arguments.ts';
import { CARGO2NIX_README } from './links.ts';
import { rustPkgs } from './rust-pkgs.ts';

export interface BuilderContext {
  readonly kit: Kit;
  readonly pkgs: Thunk;
}

export const RUST_BUILDER_SELF: Description = {
  name: 'rustBuilder',
  type: 'set',
  doc: 'The functions of cargo2nix: `makePackageSet` and helpers for overrides.',
  link: CARGO2NIX_README,
};

export function rustBuilder(context: BuilderContext): Attrs {
  return tableSet('rustBuilder', RUST_BUILDER, context, {
    self: RUST_BUILDER_SELF,
    open: true,
    guess: (name) => done(unknown(`rustBuilder.${name}`)),
  });
}

const RUST_BUILDER: readonly Entry<BuilderContext>[] = [
  {
    name: 'makePackageSet',
    type: 'function',
    doc: compared(
      'All crates of a generated `Cargo.nix` as derivations: `rustPkgs = pkgs.rustBuilder.makePackageSet { rustVersion = "1.75.0"; packageFun = import ./Cargo.nix; }`, then `rustPkgs.workspace.NAME { }`.',
      'cargo2nix',
    ),
    link: CARGO2NIX_README,
    named: true,
    params: MAKE_PACKAGE_SET,
    arity: 1,
    run:
      ({ kit, pkgs }) =>
      ([args], machine) =>
        rustPkgs(kit, pkgs, args ?? done(unknown('argument')), machine),
  },
  {
    name: 'overrides',
    type: 'set',
    doc: 'What known crates need beyond Rust; `all` is the list of all of them, which `packageOverrides` has by itself.',
    link: CARGO2NIX_README,
    value: () =>
      attrsOf(
        [['all', done(list([], true))] as const, ...OVERRIDES.map((it) => [it, done(anOverride())] as const)],
        { open: true },
      ),
  },
  {
    name: 'rustLib',
    type: 'set',
    doc: 'Helpers for overrides.',
    link: CARGO2NIX_README,
    value: (context) =>
      tableSet('rustBuilder.rustLib', RUST_LIB, context, {
        open: true,
        guess: (name) => done(unknown(`rustLib.${name}`)),
      }),
  },
  {
    name: 'runTests',
    type: 'function',
    doc: 'Runs the tests of a crate that was built with `compileMode = "test"`: `runTests crate { }`.',
    link: CARGO2NIX_README,
    params: [
      required('crate', 'function', 'A crate, such as `rustPkgs.workspace.NAME`.'),
      required('settings', 'set', '`{ }`, or `{ testCommand, depsBuildBuild }`.'),
    ],
    arity: 2,
    run:
      ({ kit }) =>
      ([, settings], machine, site) =>
        derivation(settings ?? done(unknown('argument')), {
          kit,
          kind: 'package',
          builder: 'runTests',
          site,
          machine,
        }),
  },
];

function anOverride(): Value {
  return attrsOf([], { open: true });
}

const RUST_LIB: readonly Entry<BuilderContext>[] = [
  {
    name: 'makeOverride',
    type: 'function',
    doc: 'An override for the crates of a name: `makeOverride { name = "foo-sys"; overrideAttrs = drv: { … }; }`.',
    link: CARGO2NIX_README,
    named: true,
    params: MAKE_OVERRIDE,
    arity: 1,
    run: () => anOverride,
  },
  { name: 'nullOverride', type: 'set', doc: 'An override that changes nothing.', value: anOverride },
  {
    name: 'combineOverrides',
    type: 'function',
    doc: 'Two overrides as one.',
    params: [required('first', 'set', 'An override.'), required('second', 'set', 'Another one.')],
    arity: 2,
    run: () => anOverride,
  },
];
