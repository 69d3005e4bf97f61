/** flake-utils: its functions that call an outputs function once for each system. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import { tiedSet } from '../../eval/tied.ts';
import { update } from '../../eval/update.ts';
import type { Attrs, Machine, Members, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, list, str, textOf, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { type Entry, tableSet } from '../table.ts';

export interface UtilsContext {
  readonly kit: Kit;
  /** The systems of `eachDefaultSystem`, from its input `systems`. */
  readonly systems: readonly string[];
}

const README = 'https://github.com/numtide/flake-utils#readme';

export const DEFAULT_SYSTEMS: readonly string[] = [
  'aarch64-darwin',
  'aarch64-linux',
  'x86_64-darwin',
  'x86_64-linux',
];

export const FLAKE_UTILS_OUTPUTS: readonly Entry<UtilsContext>[] = [
  {
    name: 'lib',
    type: 'set',
    doc: 'The functions of flake-utils.',
    link: README,
    value: (context) =>
      tableSet('flake-utils.lib', LIB, context, {
        open: true,
        guess: (name) => done(unknown(`flake-utils.lib.${name}`)),
      }),
  },
];

const LIB: readonly Entry<UtilsContext>[] = [
  {
    name: 'eachDefaultSystem',
    type: 'function',
    doc: 'Calls a function of `system` for every usual system and puts the results under that system: `packages.<system>.…`.',
    link: README,
    params: [{ name: 'f', type: 'function', required: true, doc: 'Takes a system and gives outputs.' }],
    arity: 1,
    run:
      ({ systems }) =>
      ([f], machine, site) =>
        eachSystem(systems, f, machine, site),
  },
  {
    name: 'eachSystem',
    type: 'function',
    doc: 'Like `eachDefaultSystem`, for the given systems.',
    link: README,
    params: [
      { name: 'systems', type: 'list of strings', required: true, doc: 'Systems such as `x86_64-linux`.' },
      { name: 'f', type: 'function', required: true, doc: 'Takes a system and gives outputs.' },
    ],
    arity: 2,
    run:
      () =>
      ([systems, f], machine, site) =>
        eachSystem(systemNames(systems?.force(), machine), f, machine, site),
  },
  {
    name: 'eachDefaultSystemPassThrough',
    type: 'function',
    doc: 'Calls a function of `system` for every usual system and merges the results as they are.',
    link: README,
    arity: 1,
    run:
      ({ systems }) =>
      ([f], machine, site) =>
        merged(systems.map((system) => call(f, system, machine, site))),
  },
  {
    name: 'eachSystemMap',
    type: 'function',
    doc: 'A set of the results of a function by system.',
    link: README,
    arity: 2,
    run:
      () =>
      ([systems, f], machine, site) =>
        attrsOf(
          systemNames(systems?.force(), machine).map((system) => [system, call(f, system, machine, site)]),
        ),
  },
  {
    name: 'defaultSystems',
    type: 'list',
    doc: 'The usual systems.',
    link: README,
    value: ({ systems }) => list(systems.map((it) => done(str(it)))),
  },
  {
    name: 'allSystems',
    type: 'list',
    doc: 'All systems that nixpkgs knows.',
    link: README,
    value: ({ systems }) =>
      list(
        systems.map((it) => done(str(it))),
        true,
      ),
  },
  {
    name: 'system',
    type: 'set',
    doc: 'The names of systems as attributes: `system.x86_64-linux`.',
    value: () =>
      attrs({
        // Under `with` it must not have what is no system.
        get: (name) => (tripleOfSystem(name) === undefined ? undefined : done(str(name))),
        names: () => [...DEFAULT_SYSTEMS],
      }),
  },
  {
    name: 'mkApp',
    type: 'function',
    doc: 'An `apps` entry of a package: `mkApp { drv = …; }`.',
    link: README,
    named: true,
    params: [
      { name: 'drv', type: 'derivation', required: true, doc: 'The package.' },
      {
        name: 'name',
        type: 'string',
        doc: 'The name of the program; that of the package where it is not given.',
      },
      { name: 'exePath', type: 'string', doc: 'The path of the program in the package.' },
    ],
    arity: 1,
    run:
      () =>
      ([arg]) =>
        attrsOf([
          ['type', done(str('app'))],
          ['program', done(unknown('program'))],
          ['drv', lazy(() => drvOf(arg))],
        ]),
  },
  {
    name: 'simpleFlake',
    type: 'function',
    doc: 'Outputs of an overlay and a shell.',
    link: README,
    value: () => unknown('flake-utils.lib.simpleFlake'),
  },
  {
    name: 'flattenTree',
    type: 'function',
    doc: 'Nested packages with their paths as names.',
    link: README,
    arity: 1,
    run:
      () =>
      ([arg]) =>
        arg?.force() ?? unknown('argument'),
  },
  {
    name: 'meld',
    type: 'function',
    doc: 'Merges flake outputs that are made of inputs.',
    link: README,
    value: () => unknown('flake-utils.lib.meld'),
  },
];

function drvOf(arg: Thunk | undefined): Value {
  const args = arg?.force();
  return (args?.kind === 'attrs' ? args.members.get('drv')?.force() : undefined) ?? unknown('drv');
}

/** The systems that are named; where that is not known, the one that is asked about. */
function systemNames(systems: Value | undefined, machine: Machine): readonly string[] {
  if (systems?.kind !== 'list') return [machine.system];
  const names = systems.items.flatMap((it) => textOf(it.force()) ?? []);
  return systems.open && !names.includes(machine.system) ? [...names, machine.system] : names;
}

function call(
  f: Thunk | undefined,
  system: string,
  machine: Machine,
  site: Parameters<Machine['apply']>[2],
): Thunk {
  return lazy(() => (f ? machine.apply(f.force(), done(str(system)), site) : unknown('argument')));
}

/** `{ packages = …; }` for each system becomes `{ packages.<system> = …; }`. */
export function eachSystem(
  systems: readonly string[],
  f: Thunk | undefined,
  machine: Machine,
  site: Parameters<Machine['apply']>[2],
): Attrs {
  const results = new Map(systems.map((system) => [system, call(f, system, machine, site)] as const));
  // The names of the outputs are the same for every system; the one that is asked about is cheapest.
  const sample = (): Value =>
    (results.get(machine.system) ?? [...results.values()][0])?.force() ?? unknown('no system');
  const made = new Map<string, Thunk>();
  const members: Members = {
    get(name) {
      const known = made.get(name);
      if (known) return known;
      const set = sample();
      if (set.kind === 'attrs' && !set.open && !set.members.get(name)) return undefined;
      const thunk = done(bySystem(results, name));
      made.set(name, thunk);
      return thunk;
    },
    names: () => {
      const set = sample();
      return set.kind === 'attrs' ? set.members.names() : [];
    },
    definition: (name) => {
      const set = sample();
      return set.kind === 'attrs' ? set.members.definition?.(name) : undefined;
    },
  };
  return tiedSet(members, () => {
    const set = sample();
    return set.kind !== 'attrs' || set.open;
  });
}

function bySystem(results: ReadonlyMap<string, Thunk>, name: string): Attrs {
  return attrsOf(
    [...results].map(([system, result]) => [
      system,
      lazy(() => {
        const set = result.force();
        if (set.kind === 'unknown') return unknown(set.why);
        return (
          (set.kind === 'attrs' ? set.members.get(name)?.force() : undefined) ??
          unknown(`missing attribute ${name}`)
        );
      }),
    ]),
  );
}

function merged(results: readonly Thunk[]): Value {
  return results.map((it) => it.force()).reduce((all, it) => update(all, it), attrsOf([]));
}
