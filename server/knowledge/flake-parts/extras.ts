/** The modules that flake-parts brings for its own use: `flakeModules.easyOverlay` and others. */
import { lazy } from '../../eval/thunk.ts';
import type { Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, member, primop, textOf, unknown } from '../../eval/values.ts';
import { nixpkgsOf } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { byDefault, knownModule, type ModuleScope } from '../modules/module.ts';
import type { Entry } from '../table.ts';
import { EASY_OVERLAY_OPTIONS, PARTITION_OPTIONS } from './options.ts';

const SITE = 'https://flake.parts';

/** The argument by which known modules evaluate a system with other arguments: a function of the system and a set. */
export const SYSTEM_WITH = 'flake-parts: perSystem with';

interface ExtrasContext {
  readonly kit: Kit;
}

export const FLAKE_MODULES: readonly Entry<ExtrasContext>[] = [
  {
    name: 'easyOverlay',
    type: 'module',
    doc: 'Makes `overlays.default` of `perSystem.overlayAttrs`, and gives `perSystem` the argument `final`.',
    link: `${SITE}/options/flake-parts-easyOverlay.html`,
    value: () => easyOverlay(),
  },
  {
    name: 'partitions',
    type: 'module',
    doc: 'Outputs that come from parts of the flake with inputs of their own: `partitions`, `partitionedAttrs`.',
    link: `${SITE}/options/flake-parts-partitions.html`,
    value: () => partitions(),
  },
  ...['flakeModules', 'modules', 'bundlers', 'touchup'].map(
    (name): Entry<ExtrasContext> => ({
      name,
      type: 'module',
      doc: 'A module of flake-parts that says nothing about shells.',
      link: SITE,
      value: () => knownModule({ key: `flake-parts.${name}`, options: [] }),
    }),
  ),
];

function easyOverlay(): Value {
  const perSystem = knownModule({
    key: 'flake-parts.easyOverlay.perSystem',
    options: EASY_OVERLAY_OPTIONS,
    define: (scope) =>
      nested(
        ['_module', 'args', 'final'],
        byDefault(() => {
          const extend = member(scope.arg('pkgs'), 'extend');
          return extend
            ? scope.machine.apply(
                extend,
                lazy(() => overlayOf(scope)),
              )
            : unknown('module argument final');
        }),
      ),
  });
  return knownModule({
    key: 'flake-parts.easyOverlay',
    options: [],
    define: (scope) =>
      attrsOf([
        ['perSystem', done(perSystem)],
        [
          'flake',
          done(
            nested(
              ['overlays', 'default'],
              lazy(() => overlayOf(scope)),
            ),
          ),
        ],
      ]),
  });
}

/** `final: prev:` the `overlayAttrs` of the system of `prev`. */
function overlayOf(scope: ModuleScope): Value {
  return primop('overlays.default', 2, ([final, prev], machine) => {
    const pkgs = prev?.force();
    const system = nixpkgsOf(pkgs)?.system ?? textOf(member(pkgs, 'system')) ?? machine.system;
    const args = attrsOf([
      ['pkgs', prev ?? done(unknown('argument'))],
      ['final', final ?? done(unknown('argument'))],
    ]);
    const evaluate = scope.arg(SYSTEM_WITH);
    const named = machine.apply(evaluate, done({ kind: 'string', parts: [system] }));
    return member(machine.apply(named, done(args)), 'overlayAttrs') ?? unknown('overlayAttrs');
  });
}

/** Outputs of a partition need inputs that only its own flake has. */
function partitions(): Value {
  return knownModule({
    key: 'flake-parts.partitions',
    options: PARTITION_OPTIONS,
    define: (scope) =>
      attrsOf([
        [
          'flake',
          lazy(() => {
            const given = member(scope.config, 'partitionedAttrs');
            const names = given?.kind === 'attrs' ? given.members.names() : [];
            return attrsOf(names.map((name) => [name, done(unknown('partition of a flake'))] as const));
          }),
        ],
      ]),
  });
}

/** A set with one value at the end of a path. */
export function nested(path: readonly string[], value: Thunk): ReturnType<typeof attrsOf> {
  const [name = '', ...rest] = path;
  return attrsOf([[name, rest.length === 0 ? value : done(nested(rest, value))]]);
}
