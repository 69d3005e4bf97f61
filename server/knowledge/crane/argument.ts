/** crane as an argument of a function that nothing was seen to call. */
import { lazy } from '../../eval/thunk.ts';
import type { Machine, Value } from '../../eval/value.ts';
import { attrs } from '../../eval/values.ts';
import type { Sources } from '../flake/sources.ts';
import type { Kit } from '../kit.ts';
import { assumedCraneLib } from './crane-lib.ts';

const LIBRARY_NAMES: ReadonlySet<string> = new Set(['craneLib', 'crane-lib']);

export function isCraneName(name: string): boolean {
  return name === 'crane' || LIBRARY_NAMES.has(name);
}

/** `craneLib` is the library; `crane` may be the library or the flake. */
export function craneArgument(name: string, kit: Kit, sources: Sources, machine: Machine): Value {
  const library = assumedCraneLib(
    kit,
    lazy(() => sources.assumedNixpkgs(machine)),
    machine,
  );
  if (LIBRARY_NAMES.has(name)) return library;
  const flake = sources.flake('crane', 'crane', { moment: undefined, certain: false });
  if (flake.kind !== 'attrs') return library;
  return attrs(
    {
      ...flake.members,
      get: (member) => flake.members.get(member) ?? library.members.get(member),
    },
    { open: true, ...(flake.domain && { domain: flake.domain }) },
  );
}
