/** `lib.attrsets`: making, choosing and joining attribute sets. */
import { arg } from '../builtins/arguments.ts';
import { call, decide, sortedNames } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { mapped } from '../builtins/lists.ts';
import { mappedSet, memberOf, namesIn, pairOf, picked, setOfPairs, zipped } from '../builtins/sets.ts';
import { update } from '../update.ts';
import type { Attrs, List, Machine, Members, Thunk, Value } from '../value.ts';
import { attrs, attrsOf, bool, boolOf, done, list, str, textOf, unknown } from '../values.ts';
import { ATTRIBUTE_PATHS } from './attribute-paths.ts';
import { DEEP_ATTRSETS } from './attrsets-deep.ts';
import { foldedRight } from './folding.ts';
import { OUTPUTS } from './outputs.ts';
import { opaque, type Section } from './section.ts';

/** `{ inherit name value; }` */
export function nameValuePair(name: Thunk, value: Thunk): Attrs {
  return attrsOf([
    ['name', name],
    ['value', value],
  ]);
}

/** A set of `make name` for each of the names; one that is not known leaves it open, and what it would hold can be guessed. */
function genAttrs(machine: Machine, names: Value, make: (name: Thunk) => Thunk): Value {
  if (names.kind !== 'list' && names.kind !== 'unknown') return unknown('not a list');
  const made = new Map<string, Thunk>();
  let open = names.kind === 'unknown' || names.open;
  for (const item of names.kind === 'list' ? names.items : []) {
    const name = textOf(item.force());
    if (name === undefined) open = true;
    else if (!made.has(name)) made.set(name, make(item));
  }
  if (!open) return attrsOf(made);
  const members: Members = {
    get: (name) => made.get(name),
    names: () => [...made.keys()],
    guess: (name) => machine.lazy(() => make(done(str(name))).force()),
  };
  return attrs(members, { open });
}

/** The members for which `holds` is true; one that it cannot judge leaves the set open. */
function filteredSet(set: Attrs, holds: (name: string, value: Thunk) => boolean | undefined): Attrs {
  let open = set.open;
  const names = set.members.names().filter((name) => {
    const value = set.members.get(name);
    const it = value && holds(name, value);
    if (it === undefined) open = true;
    return it === true;
  });
  return picked(set, names, open);
}

/** `f name value` for each member, in the order of the names. */
function mappedToList(machine: Machine, set: Attrs, make: (name: Thunk, value: Thunk) => Value): List {
  const items = sortedNames(set).flatMap((name) => {
    const value = set.members.get(name);
    return value ? [machine.lazy(() => make(done(str(name)), value))] : [];
  });
  return list(items, set.open);
}

/** All sets of a list joined by `//`. */
function joined(sets: List): Value {
  let result: Value = attrsOf([]);
  for (const item of sets.items) result = update(result, item.force());
  return sets.open ? update(result, unknown('open list')) : result;
}

/** The sets with one item of each list. */
function cartesianProduct(machine: Machine, set: Attrs): Value {
  let products: Value[] = [attrsOf([])];
  for (const name of sortedNames(set)) {
    const items = memberOf(machine, set, name);
    if (items.kind !== 'list' || items.open || products.length * items.items.length > 10_000)
      return list([], true);
    products = products.flatMap((product) =>
      items.items.map((item) => update(product, attrsOf([[name, item]]))),
    );
  }
  return list(
    products.map((it) => done(it)),
    set.open,
  );
}

const onMembers = { pred: arg.lazy, set: arg.set };

const FLAT: readonly FunctionDefinition[] = [
  fn(
    'attrVals',
    'The members of `set` whose names are in the list `nameList`.',
    { nameList: arg.list, set: arg.value },
    ({ nameList, set }, machine) =>
      list(
        nameList.items.map((item) => machine.lazy(() => named(machine, set, item.force()))),
        nameList.open,
      ),
  ),
  fn(
    'getAttrs',
    'The set of the members of `attrs` whose names are in the list `names`.',
    { names: arg.list, attrs: arg.value },
    ({ names, attrs: set }, machine) =>
      genAttrs(machine, names, (name) => machine.lazy(() => named(machine, set, name.force()))),
  ),
  fn(
    'genAttrs',
    'The set of `f name` for each of the `names`.',
    { names: arg.lazy, f: arg.lazy },
    ({ names, f }, machine) =>
      genAttrs(machine, names.force(), (name) => machine.lazy(() => call(machine, f, name))),
  ),
  fn(
    "genAttrs'",
    'The set of the pairs `{ name, value }` that `f` gives for each of the list `xs`.',
    { xs: arg.list, f: arg.lazy },
    ({ xs, f }, machine) =>
      setOfPairs(
        xs.items.map((item) => pairOf(machine, call(machine, f, item))),
        xs.open,
      ),
  ),
  fn(
    'filterAttrs',
    'The members of `set` for which `pred name value` is true.',
    onMembers,
    ({ pred, set }, machine) =>
      filteredSet(set, (name, value) => decide(machine, pred, done(str(name)), value)),
  ),
  fn(
    "mapAttrs'",
    'The set of the pairs `{ name, value }` that `f name value` gives for each member of `attrset`.',
    { f: arg.lazy, attrset: arg.set },
    ({ f, attrset }, machine) =>
      setOfPairs(
        sortedNames(attrset).map((name) =>
          pairOf(
            machine,
            call(
              machine,
              f,
              done(str(name)),
              attrset.members.get(name) ?? done(unknown('missing attribute')),
            ),
          ),
        ),
        attrset.open,
      ),
  ),
  fn(
    'mapAttrsToList',
    'The list of `f name value` for each member of `attrs`.',
    { f: arg.lazy, attrs: arg.set },
    ({ f, attrs: set }, machine) =>
      mappedToList(machine, set, (name, value) => call(machine, f, name, value)),
  ),
  fn(
    'attrsToList',
    'The list of the pairs `{ name, value }` of `set`.',
    { set: arg.set },
    ({ set }, machine) => mappedToList(machine, set, nameValuePair),
  ),
  fn(
    'concatMapAttrs',
    'The sets that `f name value` gives for each member of `v`, joined.',
    { f: arg.lazy, v: arg.set },
    ({ f, v }, machine) => joined(mappedToList(machine, v, (name, value) => call(machine, f, name, value))),
  ),
  fn(
    'nameValuePair',
    'The pair `{ name, value }`, as `listToAttrs` wants it.',
    { name: arg.lazy, value: arg.lazy },
    ({ name, value }) => nameValuePair(name, value),
  ),
  fn(
    'optionalAttrs',
    '`as` if `cond` is true, else `{ }`.',
    { cond: arg.lazy, as: arg.lazy },
    ({ cond, as }) => {
      const condition = boolOf(cond.force());
      if (condition === undefined) return unknown('condition', [as, done(attrsOf([]))]);
      return condition ? as.force() : attrsOf([]);
    },
  ),
  fn(
    'foldlAttrs',
    'Combines the members of `set` from the first name on: `f (f init name value) name value` and so on.',
    { f: arg.lazy, init: arg.lazy, set: arg.set },
    ({ f, init, set }, machine) => {
      if (set.open) return unknown('fold of an open set');
      let value = init;
      for (const name of sortedNames(set))
        value = done(
          call(
            machine,
            f,
            value,
            done(str(name)),
            set.members.get(name) ?? done(unknown('missing attribute')),
          ),
        );
      return value.force();
    },
  ),
  fn(
    'foldAttrs',
    'The set with, for each name in the sets of `list_of_attrs`, its values combined by `op`, from `nul` on.',
    { op: arg.lazy, nul: arg.lazy, list_of_attrs: arg.list },
    ({ op, nul, list_of_attrs: sets }, machine) =>
      zipped(machine, sets, (_name, values) => foldedRight(machine, op, nul, values)),
  ),
  fn(
    'cartesianProduct',
    'The list of all sets with one item of each list in `attrsOfLists`.',
    { attrsOfLists: arg.set },
    ({ attrsOfLists }, machine) => cartesianProduct(machine, attrsOfLists),
  ),
  fn(
    'mapCartesianProduct',
    'The list of `f` of each set with one item of each list in `attrsOfLists`.',
    { f: arg.lazy, attrsOfLists: arg.set },
    ({ f, attrsOfLists }, machine) => {
      const products = cartesianProduct(machine, attrsOfLists);
      return products.kind === 'list' ? mapped(machine, f, products) : products;
    },
  ),
  fn(
    'zipAttrs',
    'The set with, for each name in the sets of the list `sets`, the list of its values.',
    { sets: arg.list },
    ({ sets }, machine) => zipped(machine, sets, (_name, values) => values),
  ),
  fn(
    'zipAttrsWithNames',
    'The set of `f name values` for each of `names`; `values` are its values in the sets of the list `sets`.',
    { names: arg.list, f: arg.lazy, sets: arg.list },
    ({ names, f, sets }, machine) => {
      const wanted = namesIn(names);
      return 'kind' in wanted
        ? wanted
        : zipped(machine, sets, (name, values) => call(machine, f, done(str(name)), done(values)), wanted);
    },
  ),
  fn(
    'mergeAttrsList',
    'The sets of `list` joined; of two members with the same name, the later one counts.',
    { list: arg.list },
    ({ list: sets }) => joined(sets),
  ),
  fn(
    'overrideExisting',
    '`old` with the values that `new` has for its names; further names in `new` are left out.',
    { old: arg.set, new: arg.set },
    ({ old, new: over }) =>
      mappedSet(
        old,
        (name, value) =>
          over.members.get(name) ??
          (over.open ? done(unknown('attribute that may be replaced', [value])) : value),
      ),
  ),
  fn('unionOfDisjoint', '`x // y`, where no name may be in both.', { x: arg.set, y: arg.set }, ({ x, y }) =>
    update(x, y),
  ),
  fn(
    'recurseIntoAttrs',
    '`attrs`, marked so that tools look for packages inside.',
    { attrs: arg.set },
    ({ attrs: set }) => update(set, attrsOf([['recurseForDerivations', done(bool(true))]])),
  ),
  fn(
    'dontRecurseIntoAttrs',
    '`attrs`, marked so that tools do not look for packages inside.',
    { attrs: arg.set },
    ({ attrs: set }) => update(set, attrsOf([['recurseForDerivations', done(bool(false))]])),
  ),
  opaque('toDerivation', 'The store path `path` as a derivation.', 'path'),
];

/** The member that `name` names. */
function named(machine: Machine, set: Value, name: Value): Value {
  const text = textOf(name);
  return text === undefined ? unknown('computed attribute name') : memberOf(machine, set, text);
}

export const ATTRSETS: Section = {
  name: 'attrsets',
  definitions: [...FLAT, ...DEEP_ATTRSETS, ...ATTRIBUTE_PATHS, ...OUTPUTS],
  builtins: [
    'attrNames',
    'attrValues',
    'catAttrs',
    'getAttr',
    'hasAttr',
    'intersectAttrs',
    'isAttrs',
    'listToAttrs',
    'mapAttrs',
    'removeAttrs',
    'zipAttrsWith',
  ],
  nested: ['longestValidPathPrefix', 'unionOfDisjoint'],
};
