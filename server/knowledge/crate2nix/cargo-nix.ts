/** What a `Cargo.nix` of crate2nix gives: its crates as derivations. */
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, member, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { compared } from '../builders/comparison.ts';
import { titled } from '../domain.ts';
import type { Sources } from '../flake/sources.ts';
import type { Kit } from '../kit.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { type Entry, type FunctionEntry, knownFunction, tableSet } from '../table.ts';
import { BUILD_OVERRIDE, CARGO_NIX } from './arguments.ts';
import { CRATE2NIX_MANUAL } from './links.ts';
import { crateToolchain } from './toolchain.ts';

export interface CrateContext {
  readonly kit: Kit;
  readonly machine: Machine;
  /** What the crates are compiled with. */
  toolchain(): readonly Value[];
  /** The names of the workspace’s crates, as far as they are known. */
  members(): readonly string[];
}

/** `rootCrate`, `workspaceMembers` and so on. */
export function crates(context: CrateContext): Attrs {
  return tableSet('cargoNix', CRATES, context, {
    open: true,
    guess: (name) => done(unknown(`${name} of a Cargo.nix`)),
  });
}

/** What `defaultCrateOverrides` brings into a build is not looked at. */
const NATIVE = unknown('native inputs of the crates in Cargo.nix');

const CRATES: readonly Entry<CrateContext>[] = [
  {
    name: 'rootCrate',
    type: 'set',
    doc: 'The package in the `Cargo.toml` at the root, where there is one: `rootCrate.build`.',
    link: CRATE2NIX_MANUAL,
    value: crateMember,
  },
  {
    name: 'workspaceMembers',
    type: 'set',
    doc: 'The crates of the workspace by their names: `workspaceMembers.NAME.build`.',
    link: CRATE2NIX_MANUAL,
    value: workspaceMembers,
  },
  {
    name: 'allWorkspaceMembers',
    type: 'package',
    doc: 'All crates of the workspace in one package, as links.',
    link: CRATE2NIX_MANUAL,
    value: (context) => build(context, undefined),
  },
  {
    name: 'internal',
    type: 'set',
    doc: 'Internal to crate2nix.',
    hidden: true,
    value: () => unknown('internal of a Cargo.nix'),
  },
];

function workspaceMembers(context: CrateContext): Attrs {
  const made = new Map<string, Thunk>();
  const named = (name: string): Thunk => {
    const thunk = made.get(name) ?? lazy(() => crateMember(context));
    made.set(name, thunk);
    return thunk;
  };
  return attrs(
    {
      get: (name) => (context.members().includes(name) ? named(name) : undefined),
      names: () => context.members(),
      guess: named,
    },
    { open: true, domain: titled('cargoNix.workspaceMembers') },
  );
}

function crateMember(context: CrateContext): Attrs {
  return tableSet('crate', MEMBER, context, {
    open: true,
    guess: (name) => done(unknown(`${name} of a crate`)),
  });
}

const MEMBER: readonly Entry<CrateContext>[] = [
  {
    name: 'build',
    type: 'package',
    doc: 'The crate as a derivation; `build.override { features = [ … ]; crateOverrides = …; runTests = true; }` changes it.',
    link: CRATE2NIX_MANUAL,
    value: (context) => build(context, undefined),
  },
];

const OVERRIDE: FunctionEntry<CrateContext> = {
  name: 'override',
  type: 'function',
  doc: 'The same crate with other features, other overrides for its dependencies, or with tests.',
  link: CRATE2NIX_MANUAL,
  named: true,
  params: BUILD_OVERRIDE,
  arity: 1,
  run: (context) => (_args, _machine, site) => build(context, site),
};

function build(context: CrateContext, site: SyntaxNode | undefined): Attrs {
  const made = derivation(done(attrsOf([])), {
    kit: context.kit,
    kind: 'package',
    builder: 'buildRustCrate',
    get brings() {
      return [...context.toolchain(), NATIVE];
    },
    site,
    machine: context.machine,
  });
  const override = lazy(() => knownFunction(OVERRIDE, context));
  return {
    ...made,
    members: { ...made.members, get: (name) => (name === 'override' ? override : made.members.get(name)) },
  };
}

interface FileContext {
  readonly kit: Kit;
  readonly sources: Sources;
  /** The function that is really written in the file. */
  readonly written: Thunk;
}

const CARGO_NIX_FILE: FunctionEntry<FileContext> = {
  name: 'Cargo.nix',
  type: 'function',
  doc: compared(
    'A file that crate2nix generated: `cargoNix = import ./Cargo.nix { inherit pkgs; };`, then `cargoNix.rootCrate.build` or `cargoNix.workspaceMembers.NAME.build`. Native libraries come in through `defaultCrateOverrides`.',
    'crate2nix',
  ),
  link: CRATE2NIX_MANUAL,
  named: true,
  params: CARGO_NIX,
  arity: 1,
  run:
    ({ kit, sources, written }) =>
    ([given], machine) => {
      const args = given ?? done(unknown('argument'));
      const pkgs = lazy(
        () => machine.select(args.force(), 'pkgs')?.force() ?? sources.assumedNixpkgs(machine),
      );
      return crates({
        kit,
        machine,
        toolchain: () => crateToolchain(args.force(), pkgs, machine),
        members: () => names(member(machine.apply(written.force(), args), 'workspaceMembers')),
      });
    },
};

function names(set: Value | undefined): readonly string[] {
  return set?.kind === 'attrs' ? set.members.names() : [];
}

/** The function in a file that crate2nix generated. */
export function cargoNixFile(context: FileContext): Value {
  return knownFunction(CARGO_NIX_FILE, context);
}
