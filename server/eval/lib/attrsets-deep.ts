/** The functions of `lib.attrsets` that go into the sets inside sets. */
import { arg } from '../builtins/arguments.ts';
import { call, decide, sortedNames } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { boolOrUnknown } from '../builtins/lists.ts';
import { mappedSet, picked } from '../builtins/sets.ts';
import type { Attrs, Machine, Members, Thunk, Value } from '../value.ts';
import { done, list, str, unknown } from '../values.ts';

const MAX_DEPTH = 50;
const MAX_FOUND = 10_000;

type Stop = (path: readonly string[], left: Value, right: Value) => boolean | undefined;

/** `left` with the members of `right`, in sets inside them, too; where `stops` says so, what is right counts. */
export function updatedDeeply(
  machine: Machine,
  left: Attrs,
  right: Attrs,
  stops: Stop,
  path: readonly string[] = [],
): Attrs {
  const made = new Map<string, Thunk>();
  const member = (name: string): Thunk | undefined => {
    const [under, over] = [left.members.get(name), right.members.get(name)];
    if (under && !over && right.open)
      return done(unknown('attribute that may be replaced', [under]), under.node);
    if (!under || !over) return over ?? under;
    return machine.lazy(() => joinedMember(machine, under, over, stops, [...path, name]));
  };
  const members: Members = {
    get(name) {
      const thunk = made.get(name) ?? member(name);
      if (thunk) made.set(name, thunk);
      return thunk;
    },
    names: () => [...new Set([...left.members.names(), ...right.members.names()])],
    definition: (name) => right.members.definition?.(name) ?? left.members.definition?.(name),
    guess: (name) => left.members.guess?.(name) ?? right.members.guess?.(name),
  };
  return {
    kind: 'attrs',
    members,
    domain: left.domain ?? right.domain,
    get open() {
      return left.open || right.open;
    },
  };
}

function joinedMember(
  machine: Machine,
  under: Thunk,
  over: Thunk,
  stops: Stop,
  path: readonly string[],
): Value {
  const [left, right] = [under.force(), over.force()];
  const stop = path.length > MAX_DEPTH ? undefined : stops(path, left, right);
  if (stop === undefined) return unknown('attributes that may be joined', [over]);
  if (stop || left.kind !== 'attrs' || right.kind !== 'attrs') return right;
  return updatedDeeply(machine, left, right, stops, path);
}

/** `recursiveUpdate` joins sets and nothing else. */
const unlessSets: Stop = (_path, left, right) => {
  if (right.kind !== 'unknown' && right.kind !== 'attrs') return true;
  if (left.kind !== 'unknown' && left.kind !== 'attrs') return true;
  return left.kind === 'unknown' || right.kind === 'unknown' ? undefined : false;
};

/** `f path value` in place of each value that is no set, or into which `recurses` does not go. */
function mappedDeeply(
  machine: Machine,
  set: Attrs,
  f: Thunk,
  recurses: (inside: Attrs) => boolean | undefined,
  path: readonly Thunk[],
): Value {
  return mappedSet(set, (name, member) =>
    machine.lazy(() => {
      const here = [...path, done(str(name))];
      const value = member.force();
      const into = value.kind === 'attrs' ? recurses(value) : value.kind === 'unknown' ? undefined : false;
      if (into === undefined || here.length > MAX_DEPTH)
        return unknown(value.kind === 'unknown' ? value.why : 'set that is mapped or not');
      return into && value.kind === 'attrs'
        ? mappedDeeply(machine, value, f, recurses, here)
        : call(machine, f, done(list(here)), member);
    }),
  );
}

/** The members, deep inside, for which `holds`. */
function filteredDeeply(
  machine: Machine,
  set: Attrs,
  holds: (name: string, value: Thunk) => boolean | undefined,
  depth: number,
): Attrs {
  let open = set.open;
  const names = set.members.names().filter((name) => {
    const value = set.members.get(name);
    const it = value && holds(name, value);
    if (it === undefined) open = true;
    return it === true;
  });
  return mappedSet(picked(set, names, open), (_name, member) =>
    machine.lazy(() => {
      const value = member.force();
      return value.kind === 'attrs' && !value.domain && depth < MAX_DEPTH
        ? filteredDeeply(machine, value, holds, depth + 1)
        : value;
    }),
  );
}

/** The values, deep inside, for which `holds`; it is not looked for more inside those. */
function collected(root: Thunk, holds: (value: Thunk) => boolean | undefined): Value {
  const found: Thunk[] = [];
  let open = false;
  const visit = (it: Thunk, depth: number): void => {
    const verdict = holds(it);
    if (verdict === true) found.push(it);
    if (verdict === undefined || depth > MAX_DEPTH || found.length > MAX_FOUND) open = true;
    if (verdict !== false || depth > MAX_DEPTH || found.length > MAX_FOUND) return;
    const value = it.force();
    if (value.kind === 'unknown' || (value.kind === 'attrs' && value.open)) open = true;
    if (value.kind !== 'attrs' || value.domain) return;
    for (const name of sortedNames(value))
      visit(value.members.get(name) ?? done(unknown('missing attribute')), depth + 1);
  };
  visit(root, 0);
  return list(found, open);
}

/** Whether everything in `pattern` is in `set`, too. */
function matches(machine: Machine, pattern: Attrs, set: Value, depth = 0): boolean | undefined {
  if (set.kind !== 'attrs') return set.kind === 'unknown' ? undefined : false;
  if (depth > MAX_DEPTH) return undefined;
  let result: boolean | undefined = pattern.open ? undefined : true;
  for (const name of pattern.members.names()) {
    const wanted = pattern.members.get(name)?.force() ?? unknown('missing attribute');
    const given = set.members.get(name)?.force();
    if (!given && !set.open) return false;
    const same = !given
      ? undefined
      : wanted.kind === 'attrs'
        ? matches(machine, wanted, given, depth + 1)
        : machine.equal(wanted, given);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}

export const DEEP_ATTRSETS: readonly FunctionDefinition[] = [
  fn(
    'recursiveUpdate',
    '`lhs // rhs`, in sets inside them, too.',
    { lhs: arg.set, rhs: arg.set },
    ({ lhs, rhs }, machine) => updatedDeeply(machine, lhs, rhs, unlessSets),
  ),
  fn(
    'recursiveUpdateUntil',
    '`lhs // rhs`, in sets inside them, too, down to where `pred path l r` is true.',
    { pred: arg.lazy, lhs: arg.set, rhs: arg.set },
    ({ pred, lhs, rhs }, machine) =>
      updatedDeeply(machine, lhs, rhs, (path, left, right) => {
        const stop = decide(
          machine,
          pred,
          done(list(path.map((it) => done(str(it))))),
          done(left),
          done(right),
        );
        return stop === false ? unlessSets(path, left, right) : stop;
      }),
  ),
  fn(
    'mapAttrsRecursive',
    'The set `set` with `f path value` in place of each value that is no set; `path` is the list of names that lead to it.',
    { f: arg.lazy, set: arg.set },
    ({ f, set }, machine) => mappedDeeply(machine, set, f, () => true, []),
  ),
  fn(
    'mapAttrsRecursiveCond',
    'Like `mapAttrsRecursive`, but goes only into the sets for which `cond` is true.',
    { cond: arg.lazy, f: arg.lazy, set: arg.set },
    ({ cond, f, set }, machine) =>
      mappedDeeply(machine, set, f, (inside) => decide(machine, cond, done(inside)), []),
  ),
  fn(
    'filterAttrsRecursive',
    'The members of `set`, in sets inside it, too, for which `pred name value` is true.',
    { pred: arg.lazy, set: arg.set },
    ({ pred, set }, machine) =>
      filteredDeeply(machine, set, (name, value) => decide(machine, pred, done(str(name)), value), 0),
  ),
  fn(
    'collect',
    'The values in `attrs`, in sets inside it, too, for which `pred` is true.',
    { pred: arg.lazy, attrs: arg.lazy },
    ({ pred, attrs }, machine) => collected(attrs, (it) => decide(machine, pred, it)),
  ),
  fn(
    'matchAttrs',
    'Whether everything in `pattern` is in `attrs`, too.',
    { pattern: arg.set, attrs: arg.value },
    ({ pattern, attrs }, machine) => boolOrUnknown(matches(machine, pattern, attrs), 'sets that may match'),
  ),
  fn(
    'mapAttrsToListRecursive',
    'The list of `f path value` for each value in `set` that is no set, in sets inside it, too.',
    { f: arg.lazy, set: arg.set },
    ({ f, set }, machine) => listedDeeply(machine, set, f, () => true),
  ),
  fn(
    'mapAttrsToListRecursiveCond',
    'Like `mapAttrsToListRecursive`, but goes only into the sets for which `pred path set` is true.',
    { pred: arg.lazy, f: arg.lazy, set: arg.set },
    ({ pred, f, set }, machine) =>
      listedDeeply(machine, set, f, (path, inside) => decide(machine, pred, done(list(path)), done(inside))),
  ),
];

function listedDeeply(
  machine: Machine,
  root: Attrs,
  f: Thunk,
  recurses: (path: readonly Thunk[], inside: Attrs) => boolean | undefined,
): Value {
  const found: Thunk[] = [];
  let open = false;
  const visit = (set: Attrs, path: readonly Thunk[]): void => {
    if (set.open || path.length > MAX_DEPTH) open = true;
    if (path.length > MAX_DEPTH) return;
    for (const name of sortedNames(set)) {
      const member = set.members.get(name);
      const value = member?.force();
      const here = [...path, done(str(name))];
      const into =
        value?.kind === 'attrs' ? recurses(here, value) : value?.kind === 'unknown' ? undefined : false;
      if (into === undefined) open = true;
      else if (into && value?.kind === 'attrs') visit(value, here);
      else if (member) found.push(machine.lazy(() => call(machine, f, done(list(here)), member)));
    }
  };
  visit(root, []);
  return list(found, open);
}
