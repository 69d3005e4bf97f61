/** Tables of known attributes and functions, and the sets that are made of them. */
import { lazy } from '../eval/thunk.ts';
import type { Attrs, Members, PrimopBody, Thunk, Value } from '../eval/value.ts';
import { attrs } from '../eval/values.ts';
import type { Choice, Description, KnownFunction, KnownSet, Release } from './domain.ts';
import type { Kit } from './kit.ts';

/** A known attribute: what it is, and what it evaluates to. */
export interface ValueEntry<C> extends Description {
  readonly value: (context: C) => Value;
}

/** A known function: what it is, and what it does when it has all its arguments. */
export interface FunctionEntry<C> extends Description {
  readonly arity: number;
  readonly run: (context: C) => PrimopBody;
  readonly choice?: (context: C) => Choice | undefined;
  readonly release?: (context: C) => Release | undefined;
}

export type Entry<C> = ValueEntry<C> | FunctionEntry<C>;

export interface SetOptions {
  readonly self?: Description;
  readonly open?: boolean;
  readonly guess?: (name: string) => Thunk | undefined;
  readonly lacks?: (name: string) => boolean;
  readonly releases?: KnownSet['releases'];
  readonly release?: KnownSet['release'];
}

/** The value of an entry. */
export function entryValue<C extends { readonly kit: Kit }>(entry: Entry<C>, context: C): Value {
  return 'value' in entry ? entry.value(context) : knownFunction(entry, context);
}

/** A function whose calls are noted. */
export function knownFunction<C extends { readonly kit: Kit }>(entry: FunctionEntry<C>, context: C): Value {
  const body = entry.run(context);
  const domain: KnownFunction = {
    domain: 'function',
    self: entry,
    choice: entry.choice?.(context),
    release: entry.release?.(context),
  };
  return {
    kind: 'primop',
    name: entry.name,
    arity: entry.arity,
    args: [],
    domain,
    run(args, machine, site) {
      context.kit.facts.calls.push({ fn: domain, args, site });
      return body(args, machine, site);
    },
  };
}

/** A set with the members of a table, each made when it is asked for. */
export function tableSet<C extends { readonly kit: Kit }>(
  title: string,
  entries: readonly Entry<C>[],
  context: C,
  options: SetOptions = {},
): Attrs {
  const domain: KnownSet = {
    domain: 'set',
    title,
    self: options.self,
    releases: options.releases,
    release: options.release,
    describe: (name) => byName(entries).get(name),
  };
  const members = tableMembers(entries, context, options.guess);
  const { lacks } = options;
  return attrs(lacks ? { ...members, lacks } : members, { domain, open: options.open ?? false });
}

export function tableMembers<C extends { readonly kit: Kit }>(
  entries: readonly Entry<C>[],
  context: C,
  guess?: (name: string) => Thunk | undefined,
): Members {
  const made = new Map<string, Thunk>();
  return {
    get(name) {
      const known = made.get(name);
      if (known) return known;
      const entry = byName(entries).get(name);
      if (!entry) return undefined;
      const thunk = lazy(() => entryValue(entry, context));
      made.set(name, thunk);
      return thunk;
    },
    names: () => entries.map((it) => it.name),
    ...(guess && { guess }),
  };
}

const indexes = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** The entries of a table by name; made once for each table. */
export function byName<E extends Description>(entries: readonly E[]): ReadonlyMap<string, E> {
  const known = indexes.get(entries);
  // The map was made from this very array, so its values are the array's.
  if (known) return known as ReadonlyMap<string, E>;
  const made = new Map(entries.map((it) => [it.name, it] as const));
  indexes.set(entries, made);
  return made;
}
