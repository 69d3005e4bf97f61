/** What arguments usually are by their names, for a function that nothing was seen to call. */

import { tripleOfSystem } from '../catalog/hosts.ts';
import { libSet } from '../eval/lib/lib.ts';
import { lazy } from '../eval/thunk.ts';
import type { Machine, Value } from '../eval/value.ts';
import { attrs, member, str, unknown } from '../eval/values.ts';
import { builderArgument } from './builders/argument.ts';
import { fenixPackages } from './fenix/fenix.ts';
import type { Sources } from './flake/sources.ts';
import { KNOWN_INPUTS } from './flake-schema/known-inputs.ts';
import type { Kit } from './kit.ts';

const UNPINNED = { moment: undefined, certain: false } as const;

/** Names under which nixpkgs is handed around. */
const NIXPKGS_NAMES = new Set(['pkgs', 'final', 'prev', 'self', 'super']);

/** The value that an argument called `name` is taken for; `undefined` where its name says nothing. */
export function conventionalArgument(
  name: string,
  kit: Kit,
  sources: Sources,
  machine: Machine,
): Value | undefined {
  if (name === 'lib') return libSet();
  if (name === 'system') return str(machine.system);
  if (name === 'inputs') return inputsSet(sources);
  if (NIXPKGS_NAMES.has(name) && name !== 'self') return sources.assumedNixpkgs(machine);
  const builder = builderArgument(name, kit, sources, machine);
  if (builder) return builder;
  if (name === 'fenix') return fenixOrFlake(kit, sources, machine);
  if (KNOWN_INPUTS.some((it) => it.name === name)) return sources.flake(name, name, UNPINNED);
  return member(sources.assumedNixpkgs(machine), name);
}

/** The inputs of a flake that is not seen. */
function inputsSet(sources: Sources): Value {
  return attrs(
    {
      get: () => undefined,
      names: () => [],
      guess: (name) =>
        lazy(() =>
          KNOWN_INPUTS.some((it) => it.name === name)
            ? sources.flake(name, name, UNPINNED)
            : sources.unknownFlake(name),
        ),
    },
    { open: true },
  );
}

/** An argument called `fenix` may be the flake, or the packages of one system. */
function fenixOrFlake(kit: Kit, sources: Sources, machine: Machine): Value {
  const packages = fenixPackages({ kit, ...UNPINNED }, tripleOfSystem(machine.system) ?? machine.system);
  const flake = sources.flake('fenix', 'fenix', UNPINNED);
  if (flake.kind !== 'attrs') return packages;
  return attrs(
    {
      get: (name) => packages.members.get(name) ?? flake.members.get(name),
      names: () => [...packages.members.names(), ...flake.members.names()],
      guess: () => lazy(() => unknown('argument fenix')),
    },
    { open: true, ...(packages.domain && { domain: packages.domain }) },
  );
}
