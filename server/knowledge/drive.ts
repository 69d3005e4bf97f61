/** Forces values as deep as their shells and packages lie, so that what they use has been seen. */
import { tripleOfSystem } from '../catalog/hosts.ts';
import type { Attrs, Thunk, Value } from '../eval/value.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { staticName } from '../syntax/nodes.ts';
import { knownOf } from './domain.ts';

const MAX_DEPTH = 12;
const MAX_VALUES = 5_000;

/** A set with more members than this is data: nobody lists shells in it. */
const MAX_MEMBERS = 500;

/** Forces a value and what it holds; with a `focus`, only what was written around that node, or nowhere. */
export type Driver = (value: Value, focus?: SyntaxNode) => void;

/** Of sets by system only the one that is asked about is looked into. */
export function createDriver(system: string): Driver {
  const whole = new Set<Value>();
  return (value, focus) => {
    const seen = focus ? new Set<Value>() : whole;
    visit(value, 0);

    function visit(it: Value, depth: number): void {
      if (depth > MAX_DEPTH || seen.size > MAX_VALUES || seen.has(it)) return;
      seen.add(it);
      if (it.kind === 'unknown') for (const each of it.alternatives ?? []) force(each, depth);
      else if (it.kind === 'list') for (const item of it.items.slice(0, MAX_MEMBERS)) force(item, depth);
      else if (it.kind === 'string') visitParts(it.parts, depth);
      else if (it.kind === 'attrs') visitSet(it, depth);
    }

    function force(thunk: Thunk, depth: number): void {
      if (isAway(thunk.node, focus)) return;
      visit(thunk.force(), depth + 1);
    }

    function visitParts(parts: readonly (string | Value)[], depth: number): void {
      for (const part of parts) if (typeof part !== 'string') visit(part, depth + 1);
    }

    function visitSet(set: Attrs, depth: number): void {
      const known = knownOf(set);
      if (known?.domain === 'derivation') {
        force(known.args, depth);
        for (const it of known.brings) visit(it, depth + 1);
        return;
      }
      // Sets that are only known, not written: their members are looked into when the code names them.
      if (known || isAway(set.origin, focus)) return;
      for (const name of membersToVisit(set)) {
        const member = set.members.get(name);
        if (member) force(member, depth);
      }
    }

    function membersToVisit(set: Attrs): readonly string[] {
      const focused = focus && set.origin && nameAround(focus, set.origin);
      if (focused !== undefined) return [focused];
      const names = set.members.names();
      if (names.length > MAX_MEMBERS) return [];
      const systems = names.filter((it) => tripleOfSystem(it) !== undefined);
      return systems.includes(system) ? names.filter((it) => it === system || !systems.includes(it)) : names;
    }
  };
}

/** Whether a node was written somewhere else than around the focus. */
function isAway(node: SyntaxNode | undefined, focus: SyntaxNode | undefined): boolean {
  if (!node || !focus || node.owner !== focus.owner) return false;
  return focus.start < node.start || node.end < focus.end;
}

/** The name under which a set literal has what stands around `focus`. */
function nameAround(focus: SyntaxNode, set: SyntaxNode): string | undefined {
  for (const it of focus.ancestors()) {
    if (it.parent?.kind !== 'binding_set' || it.parent.parent !== set) continue;
    const attr = it.field('attrpath')?.field('attr');
    return attr && staticName(attr);
  }
  return undefined;
}
