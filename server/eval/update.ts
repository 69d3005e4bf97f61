/** `left // right`, also where one of them is known in part only. */
import { selectMember } from './selection.ts';
import type { Attrs, Members, Thunk, Value } from './value.ts';
import { done, unknown } from './values.ts';

/** A derivation or other known thing stays what it is when members are laid over it. */
export function update(left: Value, right: Value): Value {
  if (left.kind === 'attrs' && right.kind === 'attrs') return layered([left, right]) ?? left;
  if (left.kind === 'attrs' && right.kind === 'unknown') return shadowed(left, right);
  if (left.kind === 'unknown' && right.kind === 'attrs')
    return { ...right, open: true, members: { ...copy(right.members) } };
  if (left.kind === 'unknown') return unknown(left.why);
  return unknown(right.kind === 'unknown' ? right.why : '// of no set');
}

function copy(members: Members): Members {
  return {
    get: (name) => members.get(name),
    names: () => members.names(),
    definition: (name) => members.definition?.(name),
  };
}

/** `a // b // c …`; read in one go, since a chain may be long. */
export function updateAll(values: readonly Value[]): Value {
  const merged: Value[] = [];
  let run: Attrs[] = [];
  const endRun = (): void => {
    const set = layered(run);
    if (set) merged.push(set);
    run = [];
  };
  for (const value of values) {
    if (value.kind === 'attrs') run.push(value);
    else {
      endRun();
      merged.push(value);
    }
  }
  endRun();
  return merged.reduce((left, right) => update(left, right));
}

/** Sets laid over each other, the last one on top. */
function layered(layers: readonly Attrs[]): Attrs | undefined {
  const [first] = layers;
  if (first === undefined || layers.length === 1) return first;
  const topDown = [...layers].reverse();
  const members: Members = {
    get(name) {
      let hidden = false;
      for (const layer of topDown) {
        const found = layer.members.get(name);
        if (found) return hidden ? perhaps(found, 'attribute that may be replaced') : found;
        hidden ||= layer.open;
      }
      return undefined;
    },
    names: () => [...new Set(layers.flatMap((it) => it.members.names()))],
    definition: (name) => topDown.find((it) => it.members.get(name))?.members.definition?.(name),
    guess: (name) => firstOf(layers, (it) => it.members.guess?.(name)),
  };
  return {
    kind: 'attrs',
    members,
    domain: firstOf(topDown, (it) => it.domain),
    origin: firstOf(layers, (it) => it.origin),
    get open() {
      return layers.some((it) => it.open);
    },
  };
}

function firstOf<T, R>(items: readonly T[], read: (item: T) => R | undefined): R | undefined {
  for (const it of items) {
    const found = read(it);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What lies under an unknown: certain only where none of the things that it may be has the name. */
function shadowed(left: Attrs, right: Extract<Value, { kind: 'unknown' }>): Attrs {
  const members: Members = {
    get(name) {
      const under = left.members.get(name);
      const over = possible(right, name);
      if (over !== undefined && over.length === 0) return under;
      if (!under && over === undefined) return undefined;
      return done(unknown(right.why, [...(under ? [under] : []), ...(over ?? [])]));
    },
    names: () => left.members.names(),
    definition: (name) => left.members.definition?.(name),
    guess: (name) => left.members.guess?.(name),
  };
  return { kind: 'attrs', members, domain: left.domain, origin: left.origin, open: true };
}

/** The members of that name among the alternatives; `undefined` where an alternative is not known itself. */
function possible(value: Extract<Value, { kind: 'unknown' }>, name: string): Thunk[] | undefined {
  if (!value.alternatives) return undefined;
  const found: Thunk[] = [];
  for (const it of value.alternatives) {
    const alternative = it.force();
    if (alternative.kind === 'unknown' || (alternative.kind === 'attrs' && alternative.open))
      return undefined;
    const member = selectMember(alternative, name);
    if (member) found.push(member);
  }
  return found;
}

function perhaps(thunk: Thunk, why: string): Thunk {
  return done(unknown(why, [thunk]), thunk.node);
}
