/** `mkFlake`: the modules of a flake, those of each of its systems, and the outputs that they make. */
import { tagged } from '../../eval/lib/modules.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Machine, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, list, member, primop, str, textOf, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { evaluateModules, type Modules } from '../modules/evaluate.ts';
import type { KnownModule } from '../modules/module.ts';
import { forSystem, inputsForSystem } from './by-system.ts';
import { nested, SYSTEM_WITH } from './extras.ts';
import { FLAKE_OPTIONS, SYSTEM_OPTIONS } from './options.ts';

/** Outputs that `perSystem` gives for each system. */
const TRANSPOSED: readonly string[] = [
  'devShells',
  'packages',
  'checks',
  'apps',
  'formatter',
  'legacyPackages',
];

export function makeFlake(kit: Kit, args: Value, module: Thunk, machine: Machine): Value {
  const inputs = lazy(() => member(args, 'inputs') ?? unknown('inputs'));
  const self = lazy(() => member(inputs.force(), 'self') ?? member(args, 'self') ?? unknown('self'));
  const fixed = new Map<string, Thunk>([
    ['inputs', inputs],
    ['self', self],
    ['flake-parts-lib', done(partsLib())],
    [
      'withSystem',
      done(
        primop('withSystem', 2, ([system, fn], now) =>
          now.apply(fn?.force() ?? unknown('argument'), done(systemOf(system).args)),
        ),
      ),
    ],
    ['getSystem', done(primop('getSystem', 1, ([system]) => systemOf(system).config))],
    ['moduleWithSystem', done(primop('moduleWithSystem', 1, () => unknown('moduleWithSystem')))],
    [
      SYSTEM_WITH,
      done(
        primop(SYSTEM_WITH, 2, ([system, given]) => {
          const set = given?.force();
          return evaluateSystem(nameOf(system), (name) =>
            set?.kind === 'attrs' ? set.members.get(name) : undefined,
          ).config;
        }),
      ),
    ],
  ]);
  const special = member(args, 'specialArgs');
  const top = evaluateModules({
    kit,
    machine,
    base: {
      domain: 'module',
      key: 'flake-parts',
      options: FLAKE_OPTIONS,
      define: () => attrsOf([['flake', lazy(transposed)]]),
    },
    modules: [module],
    special: (name) => (special?.kind === 'attrs' ? special.members.get(name) : undefined) ?? fixed.get(name),
  });

  const systems = new Map<string, Modules>();
  const nameOf = (system: Thunk | undefined): string => textOf(system?.force()) ?? machine.system;
  const systemOf = (system: Thunk | undefined): Modules => evaluatedSystem(nameOf(system));
  function evaluatedSystem(system: string): Modules {
    const known = systems.get(system) ?? evaluateSystem(system, () => undefined);
    systems.set(system, known);
    return known;
  }

  /** `given` are arguments that take the place of those that the modules have. */
  function evaluateSystem(system: string, given: (name: string) => Thunk | undefined): Modules {
    const own = new Map<string, Thunk>([
      ['system', done(str(system))],
      ['self', self],
      ["self'", lazy(() => forSystem(self.force(), system))],
      ['inputs', inputs],
      ["inputs'", lazy(() => inputsForSystem(inputs.force(), system))],
      [SYSTEM_WITH, fixed.get(SYSTEM_WITH) ?? done(unknown('argument'))],
    ]);
    return evaluateModules({
      kit,
      machine,
      base: SYSTEM_BASE,
      modules: top.modulesAt(['perSystem']),
      special: (name) => given(name) ?? own.get(name),
      fallback: (name) => (name === 'pkgs' ? lazy(() => packagesOf(inputs.force(), system)) : undefined),
    });
  }

  function transposed(): Value {
    const more = member(top.config, 'transposition');
    const names = [...TRANSPOSED, ...(more?.kind === 'attrs' ? more.members.names() : [])];
    return attrsOf(names.map((name) => [name, lazy(() => bySystem(name))]));
  }

  function bySystem(name: string): Value {
    return attrsOf(
      systemNames(member(top.config, 'systems'), machine).map((system) => [
        system,
        lazy(() => member(evaluatedSystem(system).config, name) ?? attrsOf([])),
      ]),
    );
  }
  return member(top.config, 'flake') ?? unknown('flake');
}

const SYSTEM_BASE: KnownModule = { domain: 'module', key: 'flake-parts.perSystem', options: SYSTEM_OPTIONS };

/** Where the systems are not known, at least the one that is asked about. */
function systemNames(systems: Value | undefined, machine: Machine): readonly string[] {
  if (systems?.kind !== 'list') return [machine.system];
  const names = systems.items.flatMap((it) => textOf(it.force()) ?? []);
  return systems.open || names.length === 0 ? [...new Set([...names, machine.system])] : names;
}

function packagesOf(inputs: Value, system: string): Value {
  return member(member(member(inputs, 'nixpkgs'), 'legacyPackages'), system) ?? unknown('input nixpkgs');
}

/** The module argument `flake-parts-lib`. */
function partsLib(): Value {
  const declared = (modules: readonly Thunk[]): Value =>
    tagged('option', { type: done(attrsOf([['staticModules', done(list(modules))]])) });
  return attrsOf(
    [
      [
        'importApply',
        done(
          primop('importApply', 2, ([path, args], machine, site) => {
            const file = path?.force() ?? unknown('argument');
            const module = lazy(() =>
              machine.apply(machine.importValue(file, site), args ?? done(unknown('argument'))),
            );
            return attrsOf([['imports', done(list([module]))]]);
          }),
        ),
      ],
      [
        'mkPerSystemOption',
        done(primop('mkPerSystemOption', 1, ([module]) => declared(module ? [module] : []))),
      ],
      [
        'mkTransposedPerSystemModule',
        done(
          primop('mkTransposedPerSystemModule', 1, ([arg]) => {
            const name = textOf(member(arg?.force(), 'name'));
            const option = member(arg?.force(), 'option');
            if (name === undefined || !option) return unknown('mkTransposedPerSystemModule');
            const module = nested(['options', name], done(option));
            return attrsOf([
              ['options', done(nested(['perSystem'], done(declared([done(module)]))))],
              ['config', done(nested(['transposition', name], done(attrsOf([]))))],
            ]);
          }),
        ),
      ],
    ],
    { open: true },
  );
}
