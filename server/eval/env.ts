/** Scopes: making them, and finding names in them as Nix does. */
import type { SyntaxNode } from '../syntax/node.ts';
import type { Env, Names, Thunk, Value } from './value.ts';
import { done, unknown } from './values.ts';

/** The outermost scope of a file: the built-in names. */
export function rootEnv(names: Names): Env {
  return { parent: undefined, node: undefined, names, with: undefined, inner: new Map(), values: new Map() };
}

export function bindingEnv(parent: Env, node: SyntaxNode, names: Names, argument?: Thunk): Env {
  return { parent, node, names, with: undefined, argument, inner: new Map(), values: new Map() };
}

export function withEnv(parent: Env, node: SyntaxNode, set: Thunk): Env {
  return { parent, node, names: undefined, with: set, inner: new Map(), values: new Map() };
}

/** The scope that `node` opens inside `parent`; made once. */
export function innerEnv(parent: Env, node: SyntaxNode, make: () => Env): Env {
  const known = parent.inner.get(node);
  if (known) return known;
  const made = make();
  parent.inner.set(node, made);
  return made;
}

/** The binding of `name` that is written around, without asking any `with`. */
export function lexical(env: Env, name: string): Thunk | undefined {
  for (let it: Env | undefined = env; it; it = it.parent) {
    const found = it.names?.get(name);
    if (found) return found;
  }
  return undefined;
}

/** `with`s around a place that are looked into; nobody writes more. */
const MAX_WITHS = 100;

/** The sets of the `with`s around, innermost first. */
export function* withs(env: Env): Generator<Thunk> {
  let left = MAX_WITHS;
  for (let it: Env | undefined = env; it && left > 0; it = it.parent) {
    if (!it.with) continue;
    left--;
    yield it.with;
  }
}

/**
 * What `name` stands for; `undefined` where no scope has it. Where several `with`s are open, one that certainly has
 * the name is preferred to an inner one that only may have it: `with lib; with pkgs; optional …`.
 */
export function lookup(env: Env, name: string): Thunk | undefined {
  const bound = lexical(env, name);
  if (bound) return bound;
  let possible: Thunk | undefined;
  for (const set of withs(env)) {
    const value = set.force();
    const certain = value.kind === 'attrs' ? value.members.get(name) : undefined;
    if (certain) return certain;
    possible ??= mayHave(value, name);
  }
  return possible;
}

function mayHave(value: Value, name: string): Thunk | undefined {
  if (value.kind === 'unknown') return done(unknown(value.why));
  if (value.kind !== 'attrs' || !value.open) return undefined;
  return value.members.guess?.(name) ?? done(unknown(`name ${name} in an open set`));
}
