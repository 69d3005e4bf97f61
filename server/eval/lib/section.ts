/** A part of nixpkgs' `lib`: what `lib.strings`, `lib.lists` and so on hold. */
import { type Definition, type FunctionDefinition, fn, type Reader } from '../builtins/definition.ts';
import type { PrimopBody, Thunk, Value } from '../value.ts';
import { done, primop, strOf, unknown } from '../values.ts';

export interface Section {
  /** Its name in `lib`. */
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** The builtins that it has under their own names. */
  readonly builtins?: readonly string[];
  /** What of all this `lib` itself lacks. */
  readonly nested?: readonly string[] | 'all';
}

/** Not looked at: `opaque` functions name their arguments for signature help only. */
const ignored: Reader<Thunk> = (it) => it;

function ignoring(params: readonly string[]): Readonly<Record<string, Reader<Thunk>>> {
  return Object.fromEntries(params.map((it) => [it, ignored]));
}

/** A function that is known by name only. */
export function opaque(name: string, doc: string, ...params: readonly string[]): FunctionDefinition {
  return fn(name, doc, ignoring(params), () => unknown(`function lib.${name}`));
}

/** A function of which it is known that it gives a string. */
export function opaqueText(name: string, doc: string, ...params: readonly string[]): FunctionDefinition {
  return fn(name, doc, ignoring(params), () => strOf([unknown(`function lib.${name}`)]));
}

/** A function that another function gives, such as `override`. */
export function madeFunction(name: string, arity: number, run: PrimopBody): Value {
  return primop(`lib.${name}`, arity, run);
}

export function text(parts: readonly (string | Value)[]): Thunk {
  return done(strOf(parts));
}
