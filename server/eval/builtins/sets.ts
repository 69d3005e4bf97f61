/** Builtins on attribute sets. */
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Attrs, List, Machine, Members, Thunk, Unknown, Value } from '../value.ts';
import { attrs, attrsOf, bool, done, int, list, NULL, str, textOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { call, sortedNames } from './calling.ts';
import { type FunctionDefinition, fn } from './definition.ts';

/** A set with the members of `from` under the same names, each made by `make` when it is asked for. */
export function mappedSet(from: Attrs, make: (name: string, member: Thunk) => Thunk): Attrs {
  const made = new Map<string, Thunk>();
  const remembered = (name: string, member: Thunk | undefined): Thunk | undefined => {
    const thunk = made.get(name) ?? (member && make(name, member));
    if (thunk) made.set(name, thunk);
    return thunk;
  };
  return derived(from, {
    get: (name) => remembered(name, from.members.get(name)),
    names: () => from.members.names(),
    definition: (name) => from.members.definition?.(name),
    guess: (name) => {
      const guess = from.members.guess?.(name);
      return guess && make(name, guess);
    },
  });
}

/** Other members, open where `from` is: asked only when it matters, since computed names decide it. */
export function derived(from: Attrs, members: Members): Attrs {
  return {
    kind: 'attrs',
    members,
    get open() {
      return from.open;
    },
  };
}

/** The members of `from` whose names are in `names`. */
export function picked(from: Attrs, names: readonly string[], open: boolean): Attrs {
  const kept = new Set(names);
  const members: Members = {
    get: (name) => (kept.has(name) ? from.members.get(name) : undefined),
    names: () => names,
    definition: (name) => (kept.has(name) ? from.members.definition?.(name) : undefined),
  };
  return attrs(members, { open });
}

/** `from` without the members called `names`. */
export function without(from: Attrs, names: ReadonlySet<string>): Attrs {
  const { members } = from;
  const result = derived(from, {
    get: (name) => (names.has(name) ? undefined : members.get(name)),
    names: () => members.names().filter((it) => !names.has(it)),
    definition: (name) => (names.has(name) ? undefined : members.definition?.(name)),
    guess: (name) => (names.has(name) ? undefined : members.guess?.(name)),
  });
  return result;
}

/** The member of that name: unknown where there may be one, or where there is none. */
export function memberOf(machine: Machine, set: Value, name: string): Value {
  return machine.select(set, name)?.force() ?? unknown(`missing attribute ${name}`);
}

/** The texts of a list of names; an `Unknown` where one is not known. */
export function namesIn(from: List): string[] | Unknown {
  const names: string[] = [];
  for (const item of from.items) {
    const name = textOf(item.force());
    if (name === undefined) return unknown('computed attribute name');
    names.push(name);
  }
  return from.open ? unknown('open list of names') : names;
}

/** What is known of a set that is made of names and values, the first of each name. */
export function setOfPairs(
  pairs: Iterable<readonly [string | undefined, Thunk | undefined]>,
  open: boolean,
): Attrs {
  const members = new Map<string, Thunk>();
  let isOpen = open;
  for (const [name, value] of pairs) {
    if (name === undefined) isOpen = true;
    else if (!members.has(name)) members.set(name, value ?? done(unknown('missing attribute value')));
  }
  return attrsOf(members, { open: isOpen });
}

/** `{ name, value }` as a pair. */
export function pairOf(machine: Machine, pair: Value): readonly [string | undefined, Thunk | undefined] {
  return [textOf(machine.select(pair, 'name')?.force()), machine.select(pair, 'value')];
}

/** The members of that name in all sets of a list; open where more may be there. */
function collected(sets: List, name: string): List {
  const found: Thunk[] = [];
  let open = sets.open;
  for (const item of sets.items) {
    const set = item.force();
    const member = set.kind === 'attrs' ? set.members.get(name) : undefined;
    if (member) found.push(member);
    else if (set.kind === 'unknown' || (set.kind === 'attrs' && set.open)) open = true;
  }
  return list(found, open);
}

/** `f name values` for each name in the sets of a list, as `zipAttrsWith` does; `wanted` chooses among the names. */
export function zipped(
  machine: Machine,
  sets: List,
  f: (name: string, values: List) => Value,
  wanted?: readonly string[],
): Attrs {
  const names = new Set<string>(wanted);
  let open = sets.open;
  for (const item of wanted ? [] : sets.items) {
    const set = item.force();
    if (set.kind !== 'attrs' || set.open) open = true;
    if (set.kind === 'attrs') for (const name of set.members.names()) names.add(name);
  }
  return attrsOf(
    [...names].map((name) => [name, machine.lazy(() => f(name, collected(sets, name)))] as const),
    { open: wanted ? false : open },
  );
}

/** Where a member is defined, as Nix tells it. */
function position(node: SyntaxNode): Attrs {
  const before = node.owner.text.slice(0, node.start).split('\n');
  return attrsOf([
    ['file', done(str(node.owner.id))],
    ['line', done(int(before.length))],
    ['column', done(int((before.at(-1) ?? '').length + 1))],
  ]);
}

export const SETS: readonly FunctionDefinition[] = [
  fn('attrNames', 'The names of the members of `set`, in alphabetical order.', { set: arg.set }, ({ set }) =>
    list(
      sortedNames(set).map((name) => done(str(name))),
      set.open,
    ),
  ),
  fn(
    'attrValues',
    'The members of `set`, in the alphabetical order of their names.',
    { set: arg.set },
    ({ set }) =>
      list(
        sortedNames(set).flatMap((name) => set.members.get(name) ?? []),
        set.open,
      ),
  ),
  fn(
    'getAttr',
    'The member `s` of `set`; `set.${s}` says the same.',
    { s: arg.text, set: arg.value },
    ({ s, set }, machine) => memberOf(machine, set, s),
  ),
  fn(
    'hasAttr',
    'Whether `set` has a member `s`; `set ? ${s}` says the same.',
    { s: arg.text, set: arg.set },
    ({ s, set }) => {
      if (set.members.get(s)) return bool(true);
      return set.open ? unknown(`attribute ${s} of an open set`) : bool(false);
    },
  ),
  fn(
    'removeAttrs',
    '`set` without the members whose names are in `list`.',
    { set: arg.set, list: arg.list },
    ({ set, list: from }) => {
      const names = namesIn(from);
      return 'kind' in names ? names : without(set, new Set(names));
    },
  ),
  fn(
    'listToAttrs',
    'The set of the pairs `{ name, value }` in `e`; of two with the same name, the first counts.',
    { e: arg.list },
    ({ e }, machine) =>
      setOfPairs(
        e.items.map((item) => pairOf(machine, item.force())),
        e.open,
      ),
  ),
  fn(
    'intersectAttrs',
    'The members of `e2` whose names `e1` has, too.',
    { e1: arg.set, e2: arg.set },
    ({ e1, e2 }) => {
      const [fewer, other] = e1.open ? [e2, e1] : [e1, e2];
      const names = fewer.members.names().filter((name) => other.members.get(name));
      return picked(e2, names, e1.open || e2.open);
    },
  ),
  fn(
    'catAttrs',
    'The members called `attr` of the sets in `list` that have one.',
    { attr: arg.text, list: arg.list },
    ({ attr, list: sets }) => collected(sets, attr),
  ),
  fn(
    'mapAttrs',
    'The set of `f name value` for each member of `attrset`, under the same names.',
    { f: arg.lazy, attrset: arg.set },
    ({ f, attrset }, machine) =>
      mappedSet(attrset, (name, member) => machine.lazy(() => call(machine, f, done(str(name)), member))),
  ),
  fn(
    'zipAttrsWith',
    'The set of `f name values` for each name in the sets of `list`; `values` are its values in all of them.',
    { f: arg.lazy, list: arg.list },
    ({ f, list: sets }, machine) =>
      zipped(machine, sets, (name, values) => call(machine, f, done(str(name)), done(values))),
  ),
  fn(
    'unsafeGetAttrPos',
    'Where the member `s` of `set` is defined: `file`, `line` and `column`, or `null`.',
    { s: arg.text, set: arg.set },
    ({ s, set }) => {
      const node = set.members.definition?.(s);
      if (node) return position(node);
      return set.open || set.members.get(s) ? unknown('position') : NULL;
    },
  ),
];
