/** Modules for flake-parts that have to do with one system at a time. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, member, unknown } from '../../eval/values.ts';
import { titled } from '../domain.ts';
import { packageValue } from '../package.ts';
import { type KnownModule, knownModule } from './module.ts';

/** A flake module all of which is in `perSystem`. */
export function systemModule(module: Omit<KnownModule, 'domain'>): Attrs {
  const perSystem = knownModule({ ...module, key: `${module.key}.perSystem` });
  return knownModule({
    key: module.key,
    options: [],
    define: () => attrsOf([['perSystem', done(perSystem)]]),
  });
}

/** A set that has the same for each system. */
export function bySystem(title: string, make: (system: string) => Value): Attrs {
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(system) {
        const known =
          made.get(system) ?? (tripleOfSystem(system) === undefined ? undefined : lazy(() => make(system)));
        if (known) made.set(system, known);
        return known;
      },
      names: () => [],
    },
    { open: true, domain: titled(title) },
  );
}

/** A package that nothing more is known about, for one that the user may have replaced. */
export function packageOf(pkgs: Value, name: string): Value {
  return member(pkgs, name) ?? packageValue(name);
}

/** A string of which only that it is one is known. */
export function opaqueText(why: string): Value {
  return { kind: 'string', parts: [unknown(why)] };
}
