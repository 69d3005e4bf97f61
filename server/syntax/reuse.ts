/**
 * What the edits did not touch of the version before, taken over without reading it again, so that the answer is the
 * same as that of a fresh reading. What a sound binding means depends on its own text alone, up to its `;`. What a
 * sound element of a list means depends on its own text and on what follows it.
 */
import type { Offset } from '../text/range.ts';
import { type Change, toOld, untouchedUntil } from './changes.ts';
import type { Green, GreenChild } from './green.ts';
import { MAX_DEPTH, type Part, type Reading } from './reading.ts';

/** Bindings and elements that make sense, but perhaps not the one that was meant: they are read again each time. */
const DOUBTFUL = new WeakSet<Green>();

const BRACKETS = new Set([
  'attrset_expression',
  'let_attrset_expression',
  'list_expression',
  'parenthesized_expression',
  'rec_attrset_expression',
]);

/** Reads a binding or an element. What is sound and in no doubt is above suspicion, and may be taken over. */
export function cleared(r: Reading, read: (r: Reading) => Part): Part {
  const { doubts } = r;
  const suspects = r.suspects.length;
  const part = read(r);
  const isWhole = part.field === 'binding' || BRACKETS.has(part.node.kind);
  if (r.doubts > doubts || (!isWhole && r.suspects.length > suspects)) DOUBTFUL.add(part.node);
  else if (!part.node.broken) r.suspects.length = suspects;
  return part;
}

/** The version before. */
export interface Previous {
  /** Its `source_code`. */
  readonly green: Green;
  readonly changes: readonly Change[];
  /** No construct in it is nested deeper. */
  readonly depth: number;
}

/** A binding or an element of the old tree, among its neighbours. */
interface Found {
  readonly siblings: readonly GreenChild[];
  readonly index: number;
  readonly parentStart: Offset;
  readonly depth: number;
}

/** Takes over the bindings at the place, as many as there are up to `cut`. `false` where there are none. */
export function reuseBindings(r: Reading, set: Part[], cut: Offset | undefined): boolean {
  return r.sources.some((it) => reuseFrom(it, r, set, { field: 'binding', cut }));
}

/** The same with the elements of a list, but for the last one before a change. */
export function reuseElements(r: Reading, list: Part[], cut: Offset | undefined): boolean {
  return r.sources.some((it) => reuseFrom(it, r, list, { field: 'element', cut }));
}

interface Wanted {
  readonly field: 'binding' | 'element';
  /** In the new text. */
  readonly cut: Offset | undefined;
}

function reuseFrom(source: OldTree, r: Reading, parts: Part[], wanted: Wanted): boolean {
  const start = r.lexer.start;
  const old = toOld(source.changes, start);
  const found = old === undefined ? undefined : source.find(old, wanted.field);
  if (old === undefined || found === undefined) return false;
  const depth = r.depth - found.depth + source.depth;
  if (r.depth > found.depth && depth > MAX_DEPTH) return false;
  const limit = untouchedUntil(source.changes, old);
  const end = takeOver(r, parts, found, { ...wanted, shift: start - old, limit });
  if (end === start) return false;
  r.deepest = Math.max(r.deepest, depth);
  r.lexer.seek(end);
  return true;
}

interface Bounds extends Wanted {
  readonly shift: number;
  /** In the old text. */
  readonly limit: Offset;
}

/** Adds what was found and its followers, with the comments between them. Answers where they end. */
function takeOver(r: Reading, parts: Part[], found: Found, { field, cut, shift, limit }: Bounds): Offset {
  const { siblings, parentStart } = found;
  let end = r.lexer.start;
  let kept = parts.length;
  // What was taken over last is an element that still needs an unchanged one behind it.
  let pending: Offset | undefined;
  for (let i = found.index; i < siblings.length; i++) {
    const child = siblings[i];
    if (child === undefined || !isSettled(child.node)) break;
    if (child.field !== field && child.node.kind !== 'comment') break;
    const oldStart = parentStart + child.at;
    const at = oldStart + shift;
    if (oldStart + child.node.width > limit || (cut !== undefined && at >= cut)) break;
    if (child.field === field) {
      if (r.slips.touch(at, at + child.node.width)) break;
      if (pending !== undefined) {
        end = pending;
        kept = parts.length;
      }

      pending = at + child.node.width;
    }
    parts.push({ at, field: child.field, node: child.node });
    if (child.field === 'binding' && pending !== undefined) {
      end = pending;
      kept = parts.length;
    }
  }
  // Comments behind the last one may belong further out.
  parts.length = kept;
  return end;
}

function isSettled(node: Green): boolean {
  return !node.broken && !DOUBTFUL.has(node);
}

/** A node of the old tree at its place, and how many constructs are open in it. */
interface Level {
  readonly node: Green;
  readonly start: Offset;
  readonly depth: number;
}

/** The version before, to be searched from front to back: each search begins where the last one ended. */
export class OldTree {
  readonly changes: readonly Change[];
  readonly depth: number;
  readonly #path: Level[];

  constructor({ green, changes, depth }: Previous) {
    this.changes = changes;
    this.depth = depth;
    this.#path = [{ node: green, start: 0, depth: 0 }];
  }

  /** The sound binding or element that begins at `offset`. */
  find(offset: Offset, field: Wanted['field']): Found | undefined {
    const path = this.#path;
    for (let top = path.at(-1); path.length > 1 && top !== undefined; top = path.at(-1)) {
      // What begins right here may be what is searched for: its parent must be at the top.
      if (top.start < offset && offset < top.start + top.node.width) break;
      path.pop();
    }
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node, start, depth } = top;
      const siblings = node.children;
      const index = lastStartingUpTo(siblings, offset - start);
      const child = siblings[index];
      if (child === undefined || start + child.at + child.node.width <= offset) return undefined;
      if (child.field === field && start + child.at === offset) {
        return !isSettled(child.node) ? undefined : { siblings, index, parentStart: start, depth };
      }
      path.push({
        node: child.node,
        start: start + child.at,
        depth: depth + (isDeeper(child.node, node) ? 1 : 0),
      });
    }
    return undefined;
  }
}

/** Whether the reading of the node inside `parent` counts as one construct more. */
function isDeeper({ kind }: Green, parent: Green): boolean {
  return DEEPER.has(kind) || (kind === 'binding_set' && parent.kind === 'let_expression');
}

/** The index of the last child that begins at or before `at`, one of no width left out. */
function lastStartingUpTo(children: readonly GreenChild[], at: number): number {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  while (low > 0 && children[low - 1]?.node.width === 0) low--;
  return low - 1;
}

/** The nodes that `deeper` reads. */
const DEEPER = new Set([
  'ERROR',
  'attrset_expression',
  'formals',
  'hpath_expression',
  'indented_string_expression',
  'interpolation',
  'let_attrset_expression',
  'list_expression',
  'parenthesized_expression',
  'path_expression',
  'rec_attrset_expression',
  'string_expression',
]);
