/**
 * Bindings of the version before that the edits did not touch, taken over without reading them again. What a sound
 * binding means depends on its own text alone, up to its `;`: the answer is the same as that of a fresh reading.
 */
import type { Offset } from '../text/range.ts';
import { type Change, toOld, untouchedUntil } from './changes.ts';
import type { Green, GreenChild } from './green.ts';
import { MAX_DEPTH, type Part, type Reading } from './reading.ts';

/** The version before. */
export interface Previous {
  /** Its `source_code`. */
  readonly green: Green;
  readonly changes: readonly Change[];
  /** No construct in it is nested deeper. */
  readonly depth: number;
}

/** A binding of the old tree, among its neighbours. */
interface Found {
  readonly siblings: readonly GreenChild[];
  readonly index: number;
  readonly setStart: Offset;
  readonly depth: number;
}

/** Takes over the bindings at the place, as many as there are up to `cut`. `false` where there are none. */
export function reuseBindings(r: Reading, set: Part[], cut: Offset | undefined): boolean {
  return r.sources.some((it) => reuseFrom(it, r, set, cut));
}

function reuseFrom(source: Previous, r: Reading, set: Part[], cut: Offset | undefined): boolean {
  const start = r.lexer.start;
  const old = toOld(source.changes, start);
  const found = old === undefined ? undefined : findBinding(source, old);
  if (old === undefined || found === undefined) return false;
  const depth = r.depth - found.depth + source.depth;
  if (r.depth > found.depth && depth > MAX_DEPTH) return false;
  const end = takeOver(r, set, found, {
    shift: start - old,
    limit: untouchedUntil(source.changes, old),
    cut,
  });
  if (end === start) return false;
  r.deepest = Math.max(r.deepest, depth);
  r.lexer.seek(end);
  return true;
}

interface Bounds {
  readonly shift: number;
  /** In the old text. */
  readonly limit: Offset;
  /** In the new text. */
  readonly cut: Offset | undefined;
}

/** Adds the binding that was found and its followers, with the comments between them. Answers where they end. */
function takeOver(r: Reading, set: Part[], found: Found, { shift, limit, cut }: Bounds): Offset {
  const { siblings, setStart } = found;
  let end = r.lexer.start;
  let kept = set.length;
  for (let i = found.index; i < siblings.length; i++) {
    const child = siblings[i];
    if (child === undefined || child.node.broken) break;
    const start = setStart + child.at;
    if (start + child.node.width > limit || (cut !== undefined && start + shift >= cut)) break;
    const part = { at: start + shift, field: child.field, node: child.node };
    if (child.field === 'binding') {
      if (r.slips.touch(part.at, part.at + part.node.width)) break;
      end = part.at + part.node.width;
      set.push(part);
      kept = set.length;
    } else set.push(part);
  }
  // Comments behind the last one may belong further out.
  set.length = kept;
  return end;
}

/** The sound binding of the old tree that begins at `offset`. */
function findBinding(previous: Previous, offset: Offset): Found | undefined {
  let node = previous.green;
  let start = 0;
  let depth = 0;
  for (;;) {
    const siblings = node.children;
    const index = lastStartingUpTo(siblings, offset - start);
    const child = siblings[index];
    if (child === undefined || start + child.at + child.node.width <= offset) return undefined;
    if (child.field === 'binding' && start + child.at === offset) {
      return child.node.broken ? undefined : { siblings, index, setStart: start, depth };
    }
    if (DEEPER.has(child.node.kind) || (child.node.kind === 'binding_set' && node.kind === 'let_expression'))
      depth++;
    start += child.at;
    node = child.node;
  }
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
