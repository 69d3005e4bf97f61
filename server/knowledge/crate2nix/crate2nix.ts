/** The doors of crate2nix: its flake’s outputs, and the files of its source. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, member, primop, unknown } from '../../eval/values.ts';
import { crateName } from '../builders/cargo-toml.ts';
import { compared } from '../builders/comparison.ts';
import { titled } from '../domain.ts';
import type { SourceContext } from '../flake/sources.ts';
import type { Kit } from '../kit.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { packageValue } from '../package.ts';
import { type Entry, type FunctionEntry, knownFunction, tableSet } from '../table.ts';
import { GENERATE, TOOLS } from './arguments.ts';
import { cargoNixFile, crates } from './cargo-nix.ts';
import { CRATE2NIX_MANUAL } from './links.ts';
import { crateToolchain } from './toolchain.ts';

interface ToolsContext {
  readonly source: SourceContext;
  readonly kit: Kit;
  readonly pkgs: Thunk;
}

function tools(source: SourceContext, pkgs: Thunk): Value {
  return tableSet<ToolsContext>(
    'crate2nix.tools',
    TOOLS_TABLE,
    { source, kit: source.kit, pkgs },
    {
      open: true,
      guess: (name) => done(unknown(`crate2nix.tools.${name}`)),
    },
  );
}

function applied(name: string, doc: string, deprecated?: string): FunctionEntry<ToolsContext> {
  return {
    name,
    type: 'function',
    doc,
    link: CRATE2NIX_MANUAL,
    deprecated,
    named: true,
    params: GENERATE,
    arity: 1,
    run:
      ({ kit, pkgs }) =>
      ([given], machine) =>
        appliedCrates(kit, pkgs, done(attrsOf([])), given ?? done(unknown('argument')), machine),
  };
}

/** The crates of a project; the call’s result can be overridden with arguments of the generated file. */
function appliedCrates(kit: Kit, pkgs: Thunk, args: Thunk, given: Thunk, machine: Machine): Value {
  const made = crates({
    kit,
    machine,
    toolchain: () => crateToolchain(args.force(), pkgs, machine),
    members: () => {
      const name = member(crateName(given.force(), machine), 'pname');
      const text = name?.kind === 'string' ? name.parts[0] : undefined;
      return typeof text === 'string' && text !== 'cargo-package' ? [text] : [];
    },
  });
  const override = primop('override', 1, ([change]) =>
    appliedCrates(kit, pkgs, change ?? done(unknown('argument')), given, machine),
  );
  const { members } = made;
  return {
    ...made,
    members: { ...members, get: (name) => (name === 'override' ? done(override) : members.get(name)) },
  };
}

function generating(name: string, doc: string, deprecated?: string): FunctionEntry<ToolsContext> {
  return {
    ...applied(name, doc, deprecated),
    run:
      ({ kit }) =>
      (_args, machine, site) =>
        derivation(done(attrsOf([])), { kit, kind: 'package', builder: name, site, machine }),
  };
}

const TOOLS_TABLE: readonly Entry<ToolsContext>[] = [
  applied(
    'appliedCargoNix',
    compared(
      'The crates of a project without a committed `Cargo.nix`: it is generated while Nix evaluates (import from derivation), so `nix flake show` for another system fails. `(appliedCargoNix { name = "…"; src = ./.; }).rootCrate.build`.',
      'crate2nix',
    ),
  ),
  generating(
    'generatedCargoNix',
    compared(
      'A folder with the generated file, to be imported: `import (generatedCargoNix { name = "…"; src = ./.; }) { inherit pkgs; }`.',
      'crate2nix',
    ),
  ),
  applied('generated', 'The crates of a project.', 'Use `appliedCargoNix`, since 0.7.'),
  generating('generate', 'A folder with the generated file.', 'Use `generatedCargoNix`, since 0.7.'),
];

export const CRATE2NIX_OUTPUTS: readonly Entry<SourceContext>[] = [
  {
    name: 'tools',
    type: 'set',
    doc: 'Functions that generate `Cargo.nix` while Nix evaluates, by system: `crate2nix.tools.${system}.appliedCargoNix`. They build with crate2nix’s own nixpkgs; for yours: `pkgs.callPackage "${crate2nix}/tools.nix" { }`.',
    link: CRATE2NIX_MANUAL,
    value: bySystem,
  },
  {
    name: 'packages',
    type: 'set',
    doc: 'The program that writes `Cargo.nix`, by system: `nix run github:nix-community/crate2nix -- generate`.',
    link: CRATE2NIX_MANUAL,
    value: () =>
      attrs(
        {
          get: (system) =>
            tripleOfSystem(system) === undefined
              ? undefined
              : done(attrsOf([['default', done(packageValue('crate2nix'))]], { open: true })),
          names: () => [],
          guess: (name) => done(unknown(`crate2nix.packages.${name}`)),
        },
        { open: true, domain: titled('crate2nix.packages') },
      ),
  },
];

function bySystem(context: SourceContext): Value {
  const nixpkgs = context.sources.flake('nixpkgs', 'nixpkgs', { moment: undefined, certain: false });
  const pkgs = (system: string): Thunk =>
    lazy(() => member(member(nixpkgs, 'legacyPackages'), system) ?? unknown('nixpkgs of crate2nix'));
  return attrs(
    {
      get: (system) =>
        tripleOfSystem(system) === undefined ? undefined : lazy(() => tools(context, pkgs(system))),
      names: () => [...context.systems],
      guess: (name) => done(unknown(`crate2nix.tools.${name}`)),
    },
    { open: true, domain: titled('crate2nix.tools') },
  );
}

const TOOLS_FILE: FunctionEntry<SourceContext> = {
  name: 'tools.nix',
  type: 'function',
  doc: 'The functions that generate `Cargo.nix` while Nix evaluates, for a nixpkgs of yours.',
  link: CRATE2NIX_MANUAL,
  named: true,
  params: TOOLS,
  arity: 1,
  run:
    (context) =>
    ([given], machine) =>
      tools(
        context,
        lazy(
          () =>
            machine.select(given?.force() ?? unknown('argument'), 'pkgs')?.force() ??
            context.sources.assumedNixpkgs(machine),
        ),
      ),
};

/** `import "${crate2nix}/tools.nix"`, and the program by `import crate2nix { }`. */
export function importCrate2nix(context: SourceContext, inside: string): Value {
  if (inside === '/tools.nix') return knownFunction(TOOLS_FILE, context);
  if (inside === '/crate2nix/Cargo.nix')
    return cargoNixFile({ ...context, written: done(unknown('Cargo.nix of crate2nix')) });
  if (inside === '' || inside === '/default.nix')
    return primop('crate2nix', 1, () => packageValue('crate2nix'));
  return unknown('file inside crate2nix');
}
