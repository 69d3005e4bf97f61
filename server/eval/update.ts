/** `left // right`, also where one of them is known in part only. */
import { selectMember } from './selection.ts';
import type { Attrs, Members, Thunk, Value } from './value.ts';
import { done, unknown } from './values.ts';

/** A derivation or other known thing stays what it is when members are laid over it. */
export function update(left: Value, right: Value): Value {
  if (left.kind === 'attrs' && right.kind === 'attrs') return overlaid(left, right);
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

function overlaid(left: Attrs, right: Attrs): Attrs {
  const members: Members = {
    get(name) {
      const over = right.members.get(name);
      if (over) return over;
      const under = left.members.get(name);
      return under && right.open ? perhaps(under, 'attribute that may be replaced') : under;
    },
    names: () => [...new Set([...left.members.names(), ...right.members.names()])],
    definition: (name) => right.members.definition?.(name) ?? left.members.definition?.(name),
    guess: (name) => left.members.guess?.(name) ?? right.members.guess?.(name),
  };
  return {
    kind: 'attrs',
    members,
    domain: right.domain ?? left.domain,
    origin: left.origin ?? right.origin,
    get open() {
      return left.open || right.open;
    },
  };
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
