/** Derivations that hold no programs: sources, vendored crates, files. */
import type { Attrs, PrimopBody } from '../../eval/value.ts';
import { attrsOf, done } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { attrsWithOutputs } from '../package.ts';

interface Context {
  readonly kit: Kit;
}

/** What a function does whose result has nothing in it that a shell could use. */
export function artefact(builder: string): (context: Context) => PrimopBody {
  return ({ kit }) =>
    (_args, machine, site) =>
      derivation(done(attrsOf([])), { kit, kind: 'package', builder, site, machine });
}

/** A derivation of a builder’s own, such as a hook. */
export function emptyDerivation(builder: string): Attrs {
  return attrsWithOutputs({
    domain: 'derivation',
    kind: 'package',
    builder,
    args: done(attrsOf([])),
    brings: [],
  });
}
