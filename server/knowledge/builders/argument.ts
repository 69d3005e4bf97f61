/** Builders as arguments of a function that nothing was seen to call. */
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Value } from '../../eval/value.ts';
import { attrs } from '../../eval/values.ts';
import { assumedCraneLib } from '../crane/crane-lib.ts';
import type { Sources } from '../flake/sources.ts';
import type { Kit } from '../kit.ts';
import { assumedNaersk } from '../naersk/naersk.ts';

/** Names under which the library itself is handed around. */
const LIBRARIES: Readonly<Record<string, 'crane' | 'naersk'>> = {
  craneLib: 'crane',
  'crane-lib': 'crane',
  "naersk'": 'naersk',
  naerskLib: 'naersk',
  'naersk-lib': 'naersk',
};

/** A builder by the name of an argument: its library, or for `crane` and `naersk` what may as well be its flake. */
export function builderArgument(
  name: string,
  kit: Kit,
  sources: Sources,
  machine: Machine,
): Value | undefined {
  const builder = name === 'crane' || name === 'naersk' ? name : LIBRARIES[name];
  if (builder === undefined) return undefined;
  const library =
    builder === 'naersk'
      ? assumedNaersk(kit)
      : assumedCraneLib(
          kit,
          lazy(() => sources.assumedNixpkgs(machine)),
          machine,
        );
  return name === builder ? flakeOr(library, builder, sources) : library;
}

function flakeOr(library: Attrs, name: string, sources: Sources): Value {
  const flake = sources.flake(name, name, { moment: undefined, certain: false });
  if (flake.kind !== 'attrs') return library;
  const { members } = flake;
  return attrs(
    { ...members, get: (member) => members.get(member) ?? library.members.get(member) },
    { open: true, ...(flake.domain && { domain: flake.domain }) },
  );
}
