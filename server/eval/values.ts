/** Making and reading values. */
import type { SyntaxNode } from '../syntax/node.ts';
import type {
  Attrs,
  Bool,
  Domain,
  Int,
  List,
  Members,
  Null,
  Path,
  Primop,
  PrimopBody,
  Str,
  Thunk,
  Unknown,
  Value,
} from './value.ts';

export function unknown(why: string, alternatives?: readonly Thunk[]): Unknown {
  return alternatives ? { kind: 'unknown', why, alternatives } : { kind: 'unknown', why };
}

/** A thunk of a value that is there already. */
export function done(value: Value, node?: SyntaxNode): Thunk {
  return { node: node ?? value.origin, force: () => value };
}

export function str(text: string, origin?: SyntaxNode): Str {
  return { kind: 'string', parts: [text], origin };
}

/** Characters, and parts, of a computed string; what is behind them is unknown. Each doubling of a string would fill the memory. */
const MAX_TEXT = 1_000_000;
const MAX_PARTS = 10_000;

/** Joins neighbouring texts and flattens strings among the parts. */
export function strOf(parts: readonly (string | Value)[], origin?: SyntaxNode): Str {
  const joined: (string | Value)[] = [];
  let length = 0;
  const push = (part: string | Value): void => {
    const last = joined.at(-1);
    if (MAX_TEXT < length || MAX_PARTS < joined.length) return;
    if (typeof part !== 'string' && part.kind === 'string') part.parts.forEach(push);
    else if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
    if (typeof part === 'string') length += part.length;
  };
  parts.forEach(push);
  if (MAX_TEXT < length || MAX_PARTS < joined.length) joined.push(unknown('long string'));
  return { kind: 'string', parts: joined, origin };
}

export function int(value: bigint | number, origin?: SyntaxNode): Int {
  return { kind: 'int', value: BigInt.asIntN(64, BigInt(value)), origin };
}

export function bool(value: boolean, origin?: SyntaxNode): Bool {
  return { kind: 'bool', value, origin };
}

export const NULL: Null = { kind: 'null' };

export function path(text: string, origin?: SyntaxNode): Path {
  return { kind: 'path', path: text, origin };
}

export function list(items: readonly Thunk[], open = false, origin?: SyntaxNode): List {
  return { kind: 'list', items, open, origin };
}

export function attrs(
  members: Members,
  options: { open?: boolean; domain?: Domain; origin?: SyntaxNode | undefined } = {},
): Attrs {
  return {
    kind: 'attrs',
    members,
    open: options.open ?? false,
    domain: options.domain,
    origin: options.origin,
  };
}

/** A closed set of the given members. */
export function attrsOf(
  entries: Iterable<readonly [string, Thunk]>,
  options: { open?: boolean; domain?: Domain } = {},
): Attrs {
  return attrs(mapMembers(new Map(entries)), options);
}

export function mapMembers(map: ReadonlyMap<string, Thunk>): Members {
  return { get: (name) => map.get(name), names: () => [...map.keys()] };
}

export function primop(name: string, arity: number, run: PrimopBody, domain?: Domain): Primop {
  return { kind: 'primop', name, arity, args: [], run, domain };
}

/** The text of a string that is wholly known. */
export function textOf(value: Value | undefined): string | undefined {
  if (value?.kind !== 'string') return undefined;
  let text = '';
  for (const part of value.parts) {
    if (typeof part !== 'string') return undefined;
    text += part;
  }
  return text;
}

export function boolOf(value: Value | undefined): boolean | undefined {
  return value?.kind === 'bool' ? value.value : undefined;
}

/** The member of a set, forced; `undefined` where it is not there or `value` is no set. */
export function member(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'attrs' ? value.members.get(name)?.force() : undefined;
}
