/** flake-parts: `mkFlake` with its modules, `perSystem` and what their functions are called with. */

import { libSet } from '../../eval/lib/lib.ts';
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Attrs, Machine, Members, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, member, primop, str, textOf, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { type Entry, tableSet } from '../table.ts';

export interface PartsContext {
  readonly kit: Kit;
}

const SITE = 'https://flake.parts';

export const FLAKE_PARTS_OUTPUTS: readonly Entry<PartsContext>[] = [
  {
    name: 'lib',
    type: 'set',
    doc: 'The functions of flake-parts.',
    link: SITE,
    value: (context) =>
      tableSet('flake-parts.lib', LIB, context, {
        open: true,
        guess: (name) => done(unknown(`flake-parts.lib.${name}`)),
      }),
  },
  {
    name: 'flakeModules',
    type: 'set',
    doc: 'Modules of flake-parts for its own use in `imports`.',
    link: SITE,
    value: () => unknown('flake-parts.flakeModules'),
  },
];

const LIB: readonly Entry<PartsContext>[] = [
  {
    name: 'mkFlake',
    type: 'function',
    doc: 'Makes a flake’s outputs of modules: `mkFlake { inherit inputs; } { systems = [ … ]; perSystem = { pkgs, ... }: { … }; }`.',
    link: SITE,
    params: [
      {
        name: 'args',
        type: 'set',
        required: true,
        doc: '`{ inherit inputs; }`, and `specialArgs` if wanted.',
      },
      {
        name: 'module',
        type: 'module',
        required: true,
        doc: 'A set or function with `systems`, `imports`, `perSystem` and `flake`.',
      },
    ],
    arity: 2,
    run:
      () =>
      ([args, module], machine) =>
        makeFlake(args?.force() ?? unknown('argument'), module ?? done(unknown('argument')), machine),
  },
];

const MAX_MODULES = 64;

/** A module after its function was called. */
interface Module {
  readonly set: Attrs;
}

function makeFlake(args: Value, module: Thunk, machine: Machine): Value {
  const inputs =
    args.kind === 'attrs' ? (args.members.get('inputs') ?? done(unknown('inputs'))) : done(unknown('inputs'));
  const self = lazy(() => member(inputs.force(), 'self') ?? member(args, 'self') ?? unknown('self'));
  const special = member(args, 'specialArgs');
  const moduleArgs = (): Value =>
    update(
      openSet([
        ['inputs', inputs],
        ['self', self],
        ['lib', lazy(() => libSet())],
        ['withSystem', done(withSystem)],
        [
          'getSystem',
          done(primop('getSystem', 1, ([system]) => perSystem(textOf(system?.force()) ?? machine.system))),
        ],
        ['moduleWithSystem', done(primop('moduleWithSystem', 1, () => unknown('moduleWithSystem')))],
      ]),
      special ?? attrsOf([]),
    );
  const withSystem = primop('withSystem', 2, ([system, fn], now) => {
    const name = textOf(system?.force()) ?? machine.system;
    return now.apply(
      fn?.force() ?? unknown('argument'),
      lazy(() => systemArgs(name)),
    );
  });
  let read: Module[] | undefined;
  const modules = (): readonly Module[] => {
    read ??= collect([module], moduleArgs(), machine);
    return read;
  };

  const perSystems = new Map<string, Value>();
  function perSystem(system: string): Value {
    const known = perSystems.get(system);
    if (known) return known;
    // The modules of one system see each other's results through `config`.
    const result: Thunk = lazy(() =>
      modules()
        .flatMap(({ set }) => set.members.get('perSystem') ?? [])
        .map((it) => calledModule(it.force(), systemArgs(system), machine))
        .reduce<Value>((all, it) => mergedDeep(all, it), attrsOf([])),
    );
    const value: Value = lazySet(result);
    perSystems.set(system, value);
    return value;
  }

  const argsOf = new Map<string, Value>();
  function systemArgs(system: string): Value {
    const known = argsOf.get(system);
    if (known) return known;
    const own = lazy(() => perSystem(system));
    const given = (name: string): Thunk | undefined => {
      const module = member(member(own.force(), '_module'), 'args');
      return module?.kind === 'attrs' ? module.members.get(name) : undefined;
    };
    const made = openSet(
      [
        ['system', done(str(system))],
        ['pkgs', lazy(() => given('pkgs')?.force() ?? packagesOf(inputs.force(), system))],
        ['lib', lazy(() => libSet())],
        ['config', own],
        ['self', self],
        ["self'", lazy(() => forSystem(self.force(), system))],
        ['inputs', inputs],
        ["inputs'", lazy(() => inputsForSystem(inputs.force(), system))],
      ],
      (name) => lazy(() => given(name)?.force() ?? unknown(`module argument ${name}`)),
    );
    argsOf.set(system, made);
    return made;
  }

  const systems = lazy(() => systemNames(modules(), machine));
  const outputs = (): Value =>
    update(
      attrsOf(TRANSPOSED.map((name) => [name, lazy(() => bySystem(name))])),
      modules()
        .flatMap(({ set }) => set.members.get('flake')?.force() ?? [])
        .reduce<Value>((all, it) => mergedDeep(all, it), attrsOf([])),
    );
  function bySystem(name: string): Value {
    const names = systems.force();
    const list =
      names.kind === 'list' ? names.items.flatMap((it) => textOf(it.force()) ?? []) : [machine.system];
    return attrsOf(
      list.map((system) => [system, lazy(() => member(perSystem(system), name) ?? attrsOf([]))]),
    );
  }
  return outputs();
}

/** Outputs that `perSystem` gives for each system. */
const TRANSPOSED: readonly string[] = [
  'devShells',
  'packages',
  'checks',
  'apps',
  'formatter',
  'legacyPackages',
  'overlayAttrs',
];

/** The modules and those that they import, each called with the module arguments. */
function collect(start: readonly Thunk[], args: Value, machine: Machine): Module[] {
  const found: Module[] = [];
  const queue = [...start];
  for (let next = queue.shift(); next && found.length < MAX_MODULES; next = queue.shift()) {
    const value = next.force();
    const source = value.kind === 'path' ? machine.importValue(value, next.node) : value;
    const set = calledModule(source, args, machine);
    if (set.kind !== 'attrs') continue;
    found.push({ set });
    const imports = set.members.get('imports')?.force();
    if (imports?.kind === 'list') queue.push(...imports.items);
  }
  return found;
}

function calledModule(module: Value, args: Value, machine: Machine): Value {
  return module.kind === 'lambda' || module.kind === 'primop' ? machine.apply(module, done(args)) : module;
}

function systemNames(modules: readonly Module[], machine: Machine): Value {
  const lists = modules.flatMap(({ set }) => set.members.get('systems')?.force() ?? []);
  const known = lists.find((it) => it.kind === 'list');
  return known ?? { kind: 'list', items: [done(str(machine.system))], open: true };
}

/** Sets merged member by member, as options of modules are. */
function mergedDeep(left: Value, right: Value): Value {
  if (left.kind !== 'attrs' || right.kind !== 'attrs' || left.domain || right.domain)
    return update(left, right);
  const over = update(left, right);
  if (over.kind !== 'attrs') return over;
  const members: Members = {
    get(name) {
      const [a, b] = [left.members.get(name), right.members.get(name)];
      return a && b ? lazy(() => mergedDeep(a.force(), b.force())) : (b ?? a);
    },
    names: () => over.members.names(),
    definition: (name) => over.members.definition?.(name),
  };
  return { kind: 'attrs', members, open: over.open, origin: over.origin };
}

/** A set whose members are read from a value that is not there yet. */
function lazySet(result: Thunk): Attrs {
  const set = (): Attrs | undefined => {
    const value = result.force();
    return value.kind === 'attrs' ? value : undefined;
  };
  return {
    kind: 'attrs',
    members: {
      get: (name) => set()?.members.get(name),
      names: () => set()?.members.names() ?? [],
      definition: (name) => set()?.members.definition?.(name),
      guess: (name) => done(unknown(`option ${name}`)),
    },
    open: true,
  };
}

function openSet(entries: readonly (readonly [string, Thunk])[], guess?: (name: string) => Thunk): Attrs {
  const map = new Map(entries);
  return attrs(
    {
      get: (name) => map.get(name),
      names: () => [...map.keys()],
      guess: guess ?? ((name) => done(unknown(`module argument ${name}`))),
    },
    { open: true },
  );
}

function packagesOf(inputs: Value, system: string): Value {
  return member(member(member(inputs, 'nixpkgs'), 'legacyPackages'), system) ?? unknown('input nixpkgs');
}

/** What of a flake belongs to one system: `inputs'.fenix.packages` for `inputs.fenix.packages.${system}`. */
function forSystem(flake: Value, system: string): Value {
  if (flake.kind !== 'attrs') return flake;
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(name) {
        const known = made.get(name);
        if (known) return known;
        const output = flake.members.get(name);
        if (!output) return undefined;
        const thunk = lazy(() => ownPart(output.force(), system, name));
        made.set(name, thunk);
        return thunk;
      },
      names: () => flake.members.names(),
      guess: (name) => done(unknown(`${name} of a flake`)),
    },
    { open: true },
  );
}

function ownPart(output: Value, system: string, name: string): Value {
  if (output.kind !== 'attrs') return output;
  return output.members.get(system)?.force() ?? unknown(`${name}.${system}`);
}

function inputsForSystem(inputs: Value, system: string): Value {
  if (inputs.kind !== 'attrs') return inputs;
  return attrs(
    {
      get(name) {
        const input = inputs.members.get(name);
        return input && lazy(() => forSystem(input.force(), system));
      },
      names: () => inputs.members.names(),
      guess: (name) => done(unknown(`input ${name}`)),
    },
    { open: true },
  );
}
