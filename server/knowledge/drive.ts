/** Forces values as deep as their shells and packages lie, so that what they use has been seen. */
import { tripleOfSystem } from '../catalog/hosts.ts';
import type { Attrs, Thunk, Value } from '../eval/value.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { staticName } from '../syntax/nodes.ts';
import { baseName, parentFolder } from '../text/path.ts';
import { knownOf } from './domain.ts';

const MAX_DEPTH = 12;
const MAX_VALUES = 5_000;

/** A set with more members than this is data: nobody lists shells in it. */
const MAX_MEMBERS = 500;

/** What a driver is after. */
export interface Aim {
  /** Of the file that this stands in, only what was written around it is forced; of others, what names that file first. */
  readonly focus: SyntaxNode;
  /** Whether nothing more is to be forced. */
  isReached(): boolean;
}

/** Forces a value and what it holds; with an aim, only as far as that needs. */
export type Driver = (value: Value, aim?: Aim) => void;

/** Of sets by system only the one that is asked about is looked into. */
export function createDriver(system: string): Driver {
  const whole = new Set<Value>();
  return (value, aim) => {
    const focus = aim?.focus;
    const seen = focus ? new Set<Value>() : whole;
    let isDone = false;
    visit(value, 0);

    function visit(it: Value, depth: number): void {
      isDone ||= aim?.isReached() === true;
      if (isDone || depth > MAX_DEPTH || seen.size > MAX_VALUES || seen.has(it)) return;
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
      const members = membersToVisit(set).flatMap((name) => set.members.get(name) ?? []);
      for (const member of focus ? inPromisingOrder(members, focus) : members) {
        if (isDone) return;
        force(member, depth);
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

/** Those that name the focus's file first: with hundreds of packages, one file is mostly brought in by one of them. */
function inPromisingOrder(members: readonly Thunk[], { owner }: SyntaxNode): readonly Thunk[] {
  const name = baseName(owner.id) === 'default.nix' ? baseName(parentFolder(owner.id)) : baseName(owner.id);
  const names = ({ node }: Thunk): boolean =>
    node !== undefined && node.owner !== owner && node.text.includes(name);
  const first = members.filter(names);
  return first.length === 0 ? members : [...first, ...members.filter((it) => !first.includes(it))];
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
