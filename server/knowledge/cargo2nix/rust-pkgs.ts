/** What cargo2nix’s `makePackageSet` gives: each crate as a function, and a shell for all of them. */
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, member, unknown } from '../../eval/values.ts';
import { type Description, titled } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { shellFunction } from '../nixpkgs/shells.ts';
import { type Entry, type FunctionEntry, knownFunction, tableSet } from '../table.ts';
import { CRATE, WORKSPACE_SHELL } from './arguments.ts';
import { CARGO2NIX_README } from './links.ts';
import { chosenToolchain } from './toolchain.ts';

interface RustPkgsContext {
  readonly kit: Kit;
  readonly machine: Machine;
  readonly pkgs: Thunk;
  readonly args: Thunk;
  readonly toolchain: Thunk;
}

export function rustPkgs(kit: Kit, pkgs: Thunk, args: Thunk, machine: Machine): Attrs {
  const toolchain = lazy(() => chosenToolchain(args.force(), pkgs.force(), machine));
  const context: RustPkgsContext = { kit, machine, pkgs, args, toolchain };
  return tableSet('rustPkgs', RUST_PKGS, context, {
    open: true,
    // By registry: `rustPkgs."registry+https://…".serde."1.0.0" { }`.
    guess: (registry) =>
      done(below(`rustPkgs.${registry}`, (name) => below(`rustPkgs.….${name}`, () => crate(context)))),
  });
}

/** What the overrides of single crates bring into a build is not looked at. */
const NATIVE = unknown('native inputs of the crates in Cargo.nix');

const CRATE_FUNCTION: FunctionEntry<RustPkgsContext> = {
  name: 'crate',
  type: 'function',
  doc: 'A crate, to be called: `rustPkgs.workspace.NAME { }` is its derivation.',
  link: CARGO2NIX_README,
  named: true,
  params: CRATE,
  arity: 1,
  run:
    ({ kit, toolchain }) =>
    (_args, machine, site) =>
      derivation(done(attrsOf([])), {
        kit,
        kind: 'package',
        builder: 'makePackageSet',
        get brings() {
          return [toolchain.force(), NATIVE];
        },
        site,
        machine,
      }),
};

function crate(context: RustPkgsContext): Value {
  return knownFunction(CRATE_FUNCTION, context);
}

/** A set that has whatever it is asked for. */
function below(title: string, make: (name: string) => Value): Attrs {
  return attrs(
    { get: () => undefined, names: () => [], guess: (name) => done(make(name)) },
    { open: true, domain: titled(title) },
  );
}

const SHELL: Description = {
  name: 'workspaceShell',
  type: 'function',
  doc: 'A shell with the toolchain and what the crates of the workspace need; sets `RUST_SRC_PATH`. Takes what `mkShell` takes: `rustPkgs.workspaceShell { }`.',
  link: CARGO2NIX_README,
  named: true,
  params: WORKSPACE_SHELL,
};

const RUST_PKGS: readonly Entry<RustPkgsContext>[] = [
  {
    name: 'workspace',
    type: 'set',
    doc: 'The crates of the workspace by their names; each is a function, to be called with `{ }`.',
    link: CARGO2NIX_README,
    value: workspace,
  },
  {
    ...SHELL,
    value: ({ kit, toolchain }) =>
      shellFunction(kit, SHELL, { prepare: (args) => args, brings: () => [toolchain.force(), NATIVE] }),
  },
  {
    name: 'rustToolchain',
    type: 'toolchain',
    doc: 'The toolchain that the crates are built with.',
    value: ({ toolchain }) => toolchain.force(),
  },
  {
    name: 'pkgs',
    type: 'nixpkgs',
    doc: 'The packages that the crates are built with.',
    hidden: true,
    value: ({ pkgs }) => pkgs.force(),
  },
  {
    name: 'noBuild',
    type: 'set',
    doc: 'The crates without a build, for their inputs.',
    hidden: true,
    value: () => unknown('rustPkgs.noBuild'),
  },
];

/** Its names are those in the generated file, where that is there. */
function workspace(context: RustPkgsContext): Attrs {
  const members = lazy(() => generatedWorkspace(context));
  const names = (): readonly string[] => {
    const set = members.force();
    return set.kind === 'attrs' ? set.members.names() : [];
  };
  const made = new Map<string, Thunk>();
  const named = (name: string): Thunk => {
    const thunk = made.get(name) ?? done(crate(context));
    made.set(name, thunk);
    return thunk;
  };
  return attrs(
    { get: (name) => (names().includes(name) ? named(name) : undefined), names, guess: named },
    { open: true, domain: titled('rustPkgs.workspace', () => CRATE_FUNCTION) },
  );
}

function generatedWorkspace({ args, machine }: RustPkgsContext): Value {
  const file = member(args.force(), 'packageFun');
  if (file?.kind !== 'lambda') return unknown('Cargo.nix');
  // It compares hashes first, which are not known, so its set is one of what it may give.
  const given = attrsOf([['ignoreLockHash', done({ kind: 'bool', value: true })]], { open: true });
  const crates = machine.apply(file, done(given));
  return machine.select(crates, 'workspace')?.force() ?? unknown('workspace of Cargo.nix');
}
