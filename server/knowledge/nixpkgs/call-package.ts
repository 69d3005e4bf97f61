/** `callPackage`: a function's arguments from the package set, by their names. */
import { formalsOf } from '../../eval/functions.ts';
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { PrimopBody, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, unknown } from '../../eval/values.ts';
import { knownOf } from '../domain.ts';
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
  if (pkgs.kind !== 'attrs') return given ?? unknown('argument');
  const formals = formalNames(fn);
  if (!formals) return given ?? unknown('argument');
  const found: [string, Thunk][] = [];
  for (const { name, hasDefault } of formals) {
    const known = pkgs.members.get(name) ?? (hasDefault ? undefined : pkgs.members.guess?.(name));
    if (known) found.push([name, known]);
  }
  return given ? update(attrsOf(found), given) : attrsOf(found);
}

interface Formal {
  readonly name: string;
  readonly hasDefault: boolean;
}

/** The arguments that a function names, written or known. */
function formalNames(fn: Value): readonly Formal[] | undefined {
  if (fn.kind === 'lambda')
    return formalsOf(fn.node).flatMap((formal) => {
      const name = formal.field('name')?.text;
      return name === undefined ? [] : [{ name, hasDefault: formal.field('default') !== undefined }];
    });
  const known = knownOf(fn);
  if (known?.domain !== 'function' || known.self.named !== true) return undefined;
  return known.self.params?.map((it) => ({ name: it.name, hasDefault: it.default !== undefined }));
}
