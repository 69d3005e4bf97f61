/** flake-parts: the outputs of its flake, `lib.mkFlake` above all. */
import { done, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { type Entry, tableSet } from '../table.ts';
import { FLAKE_MODULES } from './extras.ts';
import { makeFlake } from './make-flake.ts';

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
    value: (context) =>
      tableSet('flake-parts.flakeModules', FLAKE_MODULES, context, {
        open: true,
        guess: (name) => done(unknown(`flake-parts.flakeModules.${name}`)),
      }),
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
      ({ kit }) =>
      ([args, module], machine) =>
        makeFlake(kit, args?.force() ?? unknown('argument'), module ?? done(unknown('argument')), machine),
  },
];
