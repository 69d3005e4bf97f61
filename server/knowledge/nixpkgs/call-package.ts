/** `callPackage`: a function's arguments from the package set, by their names. */
import { formalsOf } from '../../eval/functions.ts';
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { PrimopBody, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, unknown } from '../../eval/values.ts';
import type { PackagesContext } from './instance.ts';

/** The package set that arguments come from. */
type Packages = Pick<PackagesContext, 'pkgs'>;

export function callPackage(context: Packages): PrimopBody {
  return ([what, given], machine, site) => {
    const target = what?.force() ?? unknown('argument');
    const fn =
      target.kind === 'lambda' || target.kind === 'primop' ? target : machine.importValue(target, site);
    return machine.apply(
      fn,
      lazy(() => automatic(context, fn, given?.force())),
      site,
    );
  };
}

/** The set that the function is called with: a formal with a default gets a package only where one is known. */
function automatic(context: Packages, fn: Value, given: Value | undefined): Value {
  const pkgs = context.pkgs.force();
  if (fn.kind !== 'lambda' || pkgs.kind !== 'attrs') return given ?? unknown('argument');
  const found: [string, Thunk][] = [];
  for (const formal of formalsOf(fn.node)) {
    const name = formal.field('name')?.text;
    if (name === undefined) continue;
    const known =
      pkgs.members.get(name) ?? (formal.field('default') ? undefined : pkgs.members.guess?.(name));
    if (known) found.push([name, known]);
  }
  return given ? update(attrsOf(found), given) : attrsOf(found);
}
