/** What of a flake belongs to one system: `inputs'`, `self'`. */
import { lazy } from '../../eval/thunk.ts';
import type { Thunk, Value } from '../../eval/value.ts';
import { attrs, done, unknown } from '../../eval/values.ts';

/** `inputs'.fenix.packages` for `inputs.fenix.packages.${system}`. */
export function forSystem(flake: Value, system: string): Value {
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

export function inputsForSystem(inputs: Value, system: string): Value {
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
