/** Definitions of options: what modules say, with `mkIf`, `mkMerge`, `mkForce` and their like taken off. */
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { done, member, textOf } from '../../eval/values.ts';

export interface Definition {
  readonly value: Thunk;
  /** The smallest counts: 100 is usual, `mkForce` 50, `mkDefault` 1000. */
  readonly priority: number;
  /** Among definitions that are joined: 1000 is usual, `mkBefore` 500. */
  readonly order: number;
  /** Whether it is not known if it counts. */
  readonly maybe: boolean;
}

export const USUAL_PRIORITY = 100;
const USUAL_ORDER = 1000;

/** Properties inside each other. */
const MAX_NESTING = 32;

export function plainDefinition(value: Thunk): Definition {
  return { value, priority: USUAL_PRIORITY, order: USUAL_ORDER, maybe: false };
}

/** The definitions without properties; conditions that are false drop out. */
export function discharged(definitions: readonly Definition[]): Definition[] {
  const found: Definition[] = [];
  for (const it of definitions) discharge(it, found, 0);
  return found;
}

function discharge(it: Definition, found: Definition[], depth: number): void {
  const value = it.value.force();
  const property = depth < MAX_NESTING ? propertyOf(value) : undefined;
  if (property === undefined || value.kind !== 'attrs') {
    found.push(it);
    return;
  }
  const part = (name: string): Thunk | undefined => value.members.get(name);
  switch (property) {
    case 'if': {
      const content = part('content');
      const condition = part('condition')?.force();
      if (!content || (condition?.kind === 'bool' && !condition.value)) return;
      discharge({ ...it, value: content, maybe: it.maybe || condition?.kind !== 'bool' }, found, depth + 1);
      return;
    }
    case 'merge': {
      const contents = part('contents')?.force();
      if (contents?.kind === 'list')
        for (const each of contents.items) discharge({ ...it, value: each }, found, depth + 1);
      if (contents?.kind !== 'list' || contents.open)
        found.push({ ...it, value: done({ kind: 'unknown', why: 'mkMerge of an unknown list' }) });
      return;
    }
    case 'override':
    case 'order': {
      const content = part('content') ?? done({ kind: 'unknown', why: 'property without content' });
      const number = part('priority')?.force();
      const read = number?.kind === 'int' ? Number(number.value) : undefined;
      const changed =
        property === 'order' ? { order: read ?? USUAL_ORDER } : { priority: read ?? it.priority };
      discharge({ ...it, ...changed, value: content }, found, depth + 1);
    }
  }
}

const PROPERTIES: readonly string[] = ['if', 'merge', 'override', 'order'];

function propertyOf(value: Value): string | undefined {
  if (value.kind !== 'attrs' || value.domain) return undefined;
  const type = textOf(member(value, '_type'));
  return type !== undefined && PROPERTIES.includes(type) ? type : undefined;
}

/** A set that is merged member by member, not one value as a whole: a package, a function … */
export function isPlainSet(value: Value): value is Attrs {
  if (value.kind !== 'attrs' || value.domain) return false;
  if (value.members.get('__functor') || value.members.get('_type')) return false;
  return textOf(member(value, 'type')) !== 'derivation';
}
