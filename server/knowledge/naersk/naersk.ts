/** naersk: its functions for one toolchain, and the doors to them. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, member, textOf, unknown } from '../../eval/values.ts';
import { crateName } from '../builders/cargo-toml.ts';
import { compared } from '../builders/comparison.ts';
import { optional } from '../builders/params.ts';
import { type Description, titled } from '../domain.ts';
import type { SourceContext } from '../flake/sources.ts';
import type { Kit } from '../kit.ts';
import { callPackage } from '../nixpkgs/call-package.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { type Entry, type FunctionEntry, knownFunction, tableSet } from '../table.ts';
import { BUILD_PACKAGE } from './arguments.ts';

const README = 'https://github.com/nix-community/naersk#readme';

interface NaerskContext {
  readonly kit: Kit;
  /** What naersk was called with: cargo, rustc and the like. */
  readonly args: Thunk;
}

const NAERSK_SELF: Description = {
  name: 'naersk',
  type: 'set',
  doc: compared('naersk for one toolchain: `buildPackage`.', 'naersk'),
  link: README,
};

/** What `callPackage naersk { }` gives. */
function naerskLib(context: NaerskContext): Attrs {
  return tableSet('naersk', NAERSK, context, {
    self: NAERSK_SELF,
    open: true,
    guess: (name) => done(unknown(`naersk.${name}`)),
  });
}

/** The functions that an argument is only called like; which toolchain they have, nobody said. */
export function assumedNaersk(kit: Kit): Attrs {
  return naerskLib({ kit, args: done(unknown('toolchain of an argument naersk')) });
}

const PACKAGE: Description = {
  name: 'buildPackage',
  type: 'function',
  doc: compared(
    'Builds a crate or workspace: `buildPackage { src = ./.; }`, or `buildPackage ./.`. Names that it does not know become variables of the build. `overrideAttrs` on the result leaves the dependencies as they are; the argument `override` reaches both.',
    'naersk',
  ),
  link: README,
  named: true,
  params: BUILD_PACKAGE,
};

const TOOLCHAIN = [
  optional('cargo', 'package', 'Cargo; a joined toolchain will do.', 'pkgs.cargo'),
  optional('rustc', 'package', 'The compiler; usually the same toolchain.', 'pkgs.rustc'),
  optional('clippy', 'package', 'Clippy, for `mode = "clippy"`.', 'pkgs.clippy'),
];

const NAERSK: readonly Entry<NaerskContext>[] = [
  {
    ...PACKAGE,
    arity: 1,
    run:
      ({ kit, args }) =>
      ([arg], machine, site) => {
        if (!arg) return unknown('argument');
        const given = lazy(() => asArguments(arg), arg.node);
        return derivation(given, {
          kit,
          kind: 'package',
          builder: 'buildPackage',
          takes: PACKAGE,
          get brings() {
            return toolchain(args.force(), given.force(), machine);
          },
          adds: (name) => named(name, given, machine),
          site,
          machine,
        });
      },
  },
  {
    name: 'override',
    type: 'function',
    doc: 'naersk with another toolchain: `naersk.override { cargo = toolchain; rustc = toolchain; }`. It reads no `rust-toolchain.toml` by itself.',
    link: README,
    named: true,
    params: TOOLCHAIN,
    arity: 1,
    run:
      ({ kit, args }) =>
      ([change], machine) =>
        naerskLib({ kit, args: lazy(() => update(args.force(), changed(change, args, machine))) }),
  },
];

/** `{ … }`, or a function of the arguments so far. */
function changed(change: Thunk | undefined, args: Thunk, machine: Machine): Value {
  const value = change?.force() ?? unknown('argument');
  return value.kind === 'lambda' || value.kind === 'primop' ? machine.apply(value, args) : value;
}

/** A source alone stands for the set with it. */
function asArguments(arg: Thunk): Value {
  const value = arg.force();
  const isSource = value.kind !== 'attrs' || value.members.get('outPath') || value.domain;
  return isSource && value.kind !== 'unknown' ? attrsOf([['src', arg]]) : value;
}

function toolchain(args: Value, build: Value, machine: Machine): readonly Value[] {
  const tools =
    textOf(member(build, 'mode')) === 'clippy' ? ['rustc', 'cargo', 'clippy'] : ['rustc', 'cargo'];
  const values = tools.map((it) => machine.select(args, it)?.force() ?? unknown(`${it} of naersk`));
  return [...new Set(values)];
}

/** The name and version that naersk reads from `Cargo.toml`. */
function named(name: string, args: Thunk, machine: Machine): Thunk | undefined {
  if (name !== 'pname' && name !== 'version') return undefined;
  return lazy(() => {
    const given = args.force();
    const root = member(given, 'root') ?? member(given, 'src') ?? unknown('sources of a package');
    return member(crateName(attrsOf([['src', done(root)]]), machine), name) ?? unknown(name);
  });
}

const IMPORTED: FunctionEntry<SourceContext> = {
  name: 'naersk',
  type: 'function',
  doc: compared(
    'naersk, to be called with packages of nixpkgs: `pkgs.callPackage naersk { }`, or `pkgs.callPackage naersk { cargo = toolchain; rustc = toolchain; }`.',
    'naersk',
  ),
  link: README,
  named: true,
  params: TOOLCHAIN,
  arity: 1,
  run:
    ({ kit }) =>
    ([args]) =>
      naerskLib({ kit, args: args ?? done(unknown('argument')) }),
};

/** `import naersk`. */
export function importNaersk(context: SourceContext, inside: string): Value {
  return inside === '' || inside === '/default.nix'
    ? knownFunction(IMPORTED, context)
    : unknown('file inside naersk');
}

export const NAERSK_OUTPUTS: readonly Entry<SourceContext>[] = [
  {
    name: 'lib',
    type: 'set',
    doc: 'naersk by system, with the compiler of its own nixpkgs: `naersk.lib.${system}.buildPackage`. For another toolchain: `pkgs.callPackage naersk { cargo = …; rustc = …; }`.',
    link: README,
    value: bySystem,
  },
  {
    name: 'overlays',
    type: 'set',
    doc: 'An overlay that adds `naersk`, as `default`.',
    link: README,
    value: (context) =>
      tableSet(
        'naersk.overlays',
        [{ name: 'default', type: 'overlay', doc: 'Adds `naersk` to nixpkgs.', value: overlay }],
        context,
      ),
  },
  {
    name: 'overlay',
    type: 'overlay',
    doc: 'The overlay by its old name.',
    deprecated: 'Use `overlays.default`.',
    value: overlay,
  },
  {
    name: 'templates',
    type: 'set',
    doc: 'Flakes to start from: `nix flake init -t github:nix-community/naersk`.',
    value: () => unknown('templates'),
  },
];

function bySystem(context: SourceContext): Value {
  const nixpkgs = context.sources.flake('nixpkgs', 'nixpkgs', { moment: undefined, certain: false });
  const pkgs = (system: string): Thunk =>
    lazy(() => member(member(nixpkgs, 'legacyPackages'), system) ?? unknown('nixpkgs of naersk'));
  return attrs(
    {
      get: (system) =>
        tripleOfSystem(system) === undefined
          ? undefined
          : lazy(() => naerskLib({ kit: context.kit, args: pkgs(system) })),
      names: () => [...context.systems],
      guess: (name) => done(unknown(`naersk.lib.${name}`)),
    },
    { open: true, domain: titled('naersk.lib') },
  );
}

function overlay(context: SourceContext): Value {
  return knownFunction(
    {
      name: 'naersk overlay',
      type: 'overlay',
      doc: 'The overlay of naersk: adds `naersk` to nixpkgs.',
      arity: 2,
      run:
        (it: SourceContext) =>
        ([final], machine, site) =>
          attrsOf([
            [
              'naersk',
              lazy(() =>
                callPackage({ pkgs: final ?? done(unknown('argument')) })(
                  [done(importNaersk(it, '')), done(attrsOf([]))],
                  machine,
                  site,
                ),
              ),
            ],
          ]),
    },
    context,
  );
}
