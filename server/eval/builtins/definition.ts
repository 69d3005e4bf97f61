/** How a function or constant that the evaluator knows is described: name, arguments, documentation, and what it gives. */
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Machine, Primop, PrimopBody, Thunk, Unknown, Value } from '../value.ts';
import { primop, unknown } from '../values.ts';

/** A function that is known. */
export interface FunctionDefinition {
  readonly name: string;
  /** The names of its arguments, for signature help. */
  readonly params: readonly string[];
  /** One sentence of Markdown. */
  readonly doc: string;
  readonly run: PrimopBody;
}

/** A known value that is no function. */
export interface ConstantDefinition {
  readonly name: string;
  readonly doc: string;
  /** `system` is what host-dependent answers are for. */
  readonly value: (system: string) => Value;
}

export type Definition = FunctionDefinition | ConstantDefinition;

/** Takes from an argument what a function wants of it; an `Unknown` where that is not to be had. */
export type Reader<T> = (arg: Thunk, machine: Machine) => T | Unknown;

type Readers = Readonly<Record<string, Reader<unknown>>>;

type Read<P extends Readers> = {
  readonly [K in keyof P]: P[K] extends (arg: Thunk, machine: Machine) => infer R
    ? Exclude<R, Unknown>
    : never;
};

/**
 * Describes a function. `params` maps the names of the arguments, in order, to what is wanted of each; where one of
 * them is unknown, so is the result, and for the same reason.
 */
export function fn<P extends Readers>(
  name: string,
  doc: string,
  params: P,
  body: (args: Read<P>, machine: Machine, site: SyntaxNode | undefined) => Value,
): FunctionDefinition {
  const readers = Object.entries(params);
  return {
    name,
    params: readers.map(([param]) => param),
    doc,
    run(args, machine, site) {
      const read: Record<string, unknown> = {};
      for (const [index, [param, reader]] of readers.entries()) {
        const arg = args[index];
        const it = arg ? reader(arg, machine) : unknown('missing argument');
        if (isUnknown(it)) return it.alternatives ? unknown(it.why) : it;
        read[param] = it;
      }
      return body(read as Read<P>, machine, site);
    },
  };
}

export function constant(name: string, doc: string, value: (system: string) => Value): ConstantDefinition {
  return { name, doc, value };
}

/** A second name of a function. */
export function alias(name: string, of: FunctionDefinition, doc: string = of.doc): FunctionDefinition {
  return { ...of, name, doc };
}

function isUnknown(it: unknown): it is Unknown {
  return typeof it === 'object' && it !== null && 'kind' in it && it.kind === 'unknown';
}

/** The function as a value; `prefix` is where it lives: `builtins.`, `lib.`. */
export function primopOf(definition: FunctionDefinition, prefix: string): Primop {
  return primop(`${prefix}${definition.name}`, definition.params.length, definition.run);
}

export function isFunctionDefinition(it: Definition): it is FunctionDefinition {
  return 'run' in it;
}
