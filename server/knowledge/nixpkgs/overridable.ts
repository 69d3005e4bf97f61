/** Functions that can themselves be overridden: `f.override { stdenv = …; } { … }`. */
import type { Attrs, PrimopBody, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, primop, unknown } from '../../eval/values.ts';
import type { Description, KnownFunction } from '../domain.ts';
import type { Kit } from '../kit.ts';

/** A known function of one argument; `overridden` is what `override` makes of it. */
export function overridable(
  self: Description,
  kit: Kit,
  run: PrimopBody,
  overridden: (change: Thunk | undefined) => Value,
  override?: Description,
): Attrs {
  const domain: KnownFunction = {
    domain: 'function',
    self,
    describe: (name) => (name === 'override' ? override : undefined),
  };
  const functor = primop(self.name, 2, ([, arg], machine, site) => {
    if (!arg) return unknown('argument');
    kit.facts.calls.push({ fn: domain, args: [arg], site });
    return run([arg], machine, site);
  });
  const overriding: KnownFunction | undefined = override && { domain: 'function', self: override };
  const change = primop('override', 1, ([given]) => overridden(given), overriding);
  return attrs(
    {
      get: (name) => (name === '__functor' ? done(functor) : name === 'override' ? done(change) : undefined),
      names: () => ['override'],
      guess: (name) => done(unknown(`${self.name}.${name}`)),
    },
    { open: true, domain },
  );
}
