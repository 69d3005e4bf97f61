/** What functions say of their arguments, in the way of nixpkgs: a set with `__functor` counts as one. */
import { formals } from '../builtins/types.ts';
import type { Attrs, Machine, Thunk, Value } from '../value.ts';
import { attrsOf, bool, done, primop, unknown } from '../values.ts';

/** Whether a value can be called. Known things that no file has written may be callable. */
export function isCallable(value: Value): boolean | undefined {
  if (value.kind === 'unknown') return undefined;
  if (value.kind !== 'attrs') return value.kind === 'lambda' || value.kind === 'primop';
  if (value.members.get('__functor')) return true;
  return value.open ? undefined : false;
}

/** The names in the pattern of a function, each with whether it has a default. */
export function functionArgs(f: Value, machine: Machine): Value {
  if (f.kind === 'lambda') return attrsOf(formals(f).map(([name, optional]) => [name, done(bool(optional))]));
  if (f.kind === 'primop') return attrsOf([]);
  if (f.kind !== 'attrs') return unknown(f.kind === 'unknown' ? f.why : 'not a function');
  const said = f.members.get('__functionArgs');
  if (said) return said.force();
  const functor = f.members.get('__functor');
  return functor
    ? functionArgs(machine.apply(functor.force(), done(f)), machine)
    : unknown('arguments of a function');
}

/** `f`, of which `functionArgs` says `args`. */
export function withFunctionArgs(f: Thunk, args: Thunk): Attrs {
  return attrsOf([
    ['__functor', done(primop('__functor', 1, () => f.force()))],
    ['__functionArgs', args],
  ]);
}
