/** Reads a text with all that is known of the version before it. */
import type { TextRange } from '../text/range.ts';
import { carryOver } from './carry-over.ts';
import { type Change, followedBy } from './changes.ts';
import { nesting } from './depth.ts';
import { plain, type SyntaxProblem } from './expected.ts';
import type { Green } from './green.ts';
import { afterChanges, type Grown, grow, lowerOn, type Stump } from './grown-tree.ts';
import { sourceGreen } from './lower.ts';
import { isParserReady } from './parser.ts';
import { MAX_DEPTH } from './reading.ts';
import { recover } from './recover.ts';
import type { Previous } from './reuse.ts';

/** Longer texts, in UTF-16 units, are not read: their tree is empty, and the one problem says so. */
export const MAX_LENGTH = 4_000_000;

/** Scattered changes beyond this are not worth following: the text is read anew. */
const MAX_CHANGES = 500;

/** What was read from a text. */
export interface Outcome {
  readonly green: Green;
  readonly problems: readonly SyntaxProblem[];
  /** The tree of this text, or of the last sound one before it. Whoever holds the outcome deletes it. */
  readonly stump: Stump | undefined;
  /** A bound for the nesting of the text. */
  readonly nesting: number;
}

/** The last version that was read, and what changed since. */
export interface Before {
  readonly green: Green;
  /** From the text of `green` to that of now. */
  readonly changes: readonly Change[];
  /** From the text of the stump to that of `green`. */
  readonly stumpChanges: readonly Change[];
  /** Up to now. Whoever holds it deletes its tree. */
  readonly stump: Stump | undefined;
  readonly nesting: number;
}

/** What the version behind `changes` knows of one that was read. */
export function beforeOf(outcome: Outcome, changes: readonly Change[], nestingGrowth: number): Before {
  return {
    green: outcome.green,
    changes,
    stumpChanges: outcome.stump?.changes ?? [],
    stump: outcome.stump && afterChanges(outcome.stump, changes),
    nesting: outcome.nesting + nestingGrowth,
  };
}

/** The same of one that was not. */
export function stillBefore(before: Before, changes: readonly Change[], nestingGrowth: number): Before {
  return {
    ...before,
    changes: followedBy(before.changes, changes),
    stump: before.stump && afterChanges(before.stump, changes),
    nesting: before.nesting + nestingGrowth,
  };
}

/** Reads the text. Of `before`, the stump is used up: it is part of the outcome, or deleted. */
export function readText(text: string, before: Before | undefined): Outcome {
  if (text.length > MAX_LENGTH) return refuse(text, before);
  if (before !== undefined && (before.stump?.changes.length ?? before.changes.length) > MAX_CHANGES) {
    before.stump?.tree.delete();
    return readText(text, undefined);
  }
  const bound = before !== undefined && before.nesting <= MAX_DEPTH ? before.nesting : nesting(text);
  const grown = bound <= MAX_DEPTH && isParserReady() ? grow(text, before?.stump) : undefined;
  if (grown === undefined) return broken(text, before, bound);
  const green = soundGreen(text, before, grown);
  before?.stump?.tree.delete();
  return { green, problems: [], stump: { tree: grown.tree, changes: [] }, nesting: bound };
}

function broken(text: string, before: Before | undefined, bound: number): Outcome {
  const { green, problems } = recover(text, before && previousOf(before));
  return { green, problems, stump: before?.stump, nesting: bound };
}

function soundGreen(text: string, before: Before | undefined, grown: Grown): Green {
  if (before === undefined) return sourceGreen(text.length);
  if (before.stump !== undefined && before.stumpChanges.length === 0) {
    return carryOver(before.green, grown.changes, grown.tree, text.length);
  }
  // The text was broken and is so no more: what was read then has more to share than the tree of long before.
  const { green, problems } = recover(text, previousOf(before));
  return problems.length === 0 ? green : sourceGreen(text.length);
}

function previousOf({ green, changes, stumpChanges, stump, nesting: depth }: Before): Previous {
  return {
    green,
    changes,
    depth,
    lower(node, start) {
      if (stump !== undefined) lowerOn(stump.tree, stumpChanges, node, start);
    },
  };
}

function refuse(text: string, before: Before | undefined): Outcome {
  before?.stump?.tree.delete();
  const range: TextRange = { start: 0, end: 0 };
  const message = `this file is not read: it is longer than ${MAX_LENGTH / 1_000_000} million characters`;
  const green: Green = { ...sourceGreen(text.length), broken: true, children: [] };
  return { green, problems: [plain(range, message)], stump: undefined, nesting: 0 };
}
