/** Members of members, by lists of names. */
import { arg } from '../builtins/arguments.ts';
import { call } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { boolOrUnknown } from '../builtins/lists.ts';
import { memberOf, namesIn } from '../builtins/sets.ts';
import { update } from '../update.ts';
import type { Machine, Thunk, Value } from '../value.ts';
import { attrsOf, done, list, str, textOf, unknown } from '../values.ts';
import { nixIdentifier } from './quoting.ts';

/** `set.a.b or fallback` for the path `[ "a" "b" ]`. */
function selectOr(machine: Machine, path: readonly string[], fallback: Thunk, set: Value): Value {
  let value = set;
  for (const name of path) {
    const found = machine.select(value, name);
    if (!found) return fallback.force();
    value = found.force();
  }
  return value.kind === 'unknown' ? unknown(value.why, [...(value.alternatives ?? []), fallback]) : value;
}

/** `set ? a.b` */
function has(path: readonly string[], set: Value): boolean | undefined {
  let value = set;
  for (const name of path) {
    if (value.kind === 'unknown') return undefined;
    const found = value.kind === 'attrs' ? value.members.get(name) : undefined;
    if (!found) return value.kind === 'attrs' && value.open ? undefined : false;
    value = found.force();
  }
  return true;
}

/** `{ a.b = value; }` */
function nested(path: readonly string[], value: Thunk): Thunk {
  return path.reduceRight((inside, name) => done(attrsOf([[name, inside]])), value);
}

interface Change {
  readonly path: readonly string[];
  readonly update: Thunk;
}

/** The member at each path changed by a function. */
function changed(machine: Machine, value: Value, changes: readonly Change[]): Value {
  const here = changes.filter((it) => it.path.length === 0);
  const deeper = changes.filter((it) => it.path.length > 0);
  const names = [...new Set(deeper.map((it) => it.path[0] ?? ''))];
  const set: Value =
    deeper.length > 0 && value.kind !== 'attrs' && value.kind !== 'unknown' ? attrsOf([]) : value;
  const inside = names.map((name): readonly [string, Thunk] => {
    const of = deeper.filter((it) => it.path[0] === name).map((it) => ({ ...it, path: it.path.slice(1) }));
    return [
      name,
      machine.lazy(() =>
        changed(machine, machine.select(set, name)?.force() ?? unknown('missing attribute'), of),
      ),
    ];
  });
  const updated = names.length === 0 ? set : update(set, attrsOf(inside));
  return here.reduce<Value>((it, change) => call(machine, change.update, done(it)), updated);
}

function changeOf(machine: Machine, value: Value): Change | undefined {
  const path = machine.select(value, 'path')?.force();
  const names = path?.kind === 'list' ? namesIn(path) : undefined;
  const change = machine.select(value, 'update');
  return names && !('kind' in names) && change ? { path: names, update: change } : undefined;
}

const attrPath = { attrPath: arg.list };

export const ATTRIBUTE_PATHS: readonly FunctionDefinition[] = [
  fn(
    'attrByPath',
    'The member of `set` at the path `attrPath`, a list of names, or `default` where there is none.',
    { ...attrPath, default: arg.lazy, set: arg.lazy },
    ({ attrPath: path, default: fallback, set }, machine) => {
      const names = namesIn(path);
      return 'kind' in names
        ? unknown(names.why, [fallback])
        : selectOr(machine, names, fallback, set.force());
    },
  ),
  fn(
    'hasAttrByPath',
    'Whether `e` has a member at the path `attrPath`, a list of names.',
    { ...attrPath, e: arg.value },
    ({ attrPath: path, e }) => {
      const names = namesIn(path);
      return 'kind' in names ? names : boolOrUnknown(has(names, e), 'attribute of an open set');
    },
  ),
  fn(
    'getAttrFromPath',
    'The member of `set` at the path `attrPath`, a list of names.',
    { ...attrPath, set: arg.value },
    ({ attrPath: path, set }, machine) => {
      const names = namesIn(path);
      return 'kind' in names
        ? names
        : names.reduce((value: Value, name) => memberOf(machine, value, name), set);
    },
  ),
  fn(
    'setAttrByPath',
    'A set with `value` at the path `attrPath`, a list of names.',
    { ...attrPath, value: arg.lazy },
    ({ attrPath: path, value }) => {
      const names = namesIn(path);
      return 'kind' in names ? names : nested(names, value).force();
    },
  ),
  fn(
    'longestValidPathPrefix',
    'The beginning of the path `attrPath` up to where `v` has members.',
    { ...attrPath, v: arg.value },
    ({ attrPath: path, v }) => {
      const names = namesIn(path);
      if ('kind' in names) return names;
      for (let length = names.length; length > 0; length--) {
        const there = has(names.slice(0, length), v);
        if (there === undefined) return unknown('attribute of an open set');
        if (there) return list(path.items.slice(0, length));
      }
      return list([]);
    },
  ),
  fn(
    'updateManyAttrsByPath',
    '`value` with changes at many paths; each of `updates` has a `path` and a function `update`.',
    { updates: arg.list, value: arg.value },
    ({ updates, value }, machine) => {
      const changes = updates.items.map((it) => changeOf(machine, it.force()));
      const known = changes.filter((it) => it !== undefined);
      return updates.open || known.length < changes.length
        ? unknown('updates of a set')
        : changed(machine, value, known);
    },
  ),
  fn(
    'showAttrPath',
    'The path `path`, a list of names, as one writes it in Nix.',
    { path: arg.list },
    ({ path }) => {
      const names = path.items.map((it) => textOf(it.force()));
      if (path.open || names.includes(undefined)) return unknown('attribute path');
      return str(
        names.length === 0 ? '<root attribute path>' : names.map((it) => nixIdentifier(it ?? '')).join('.'),
      );
    },
  ),
];
