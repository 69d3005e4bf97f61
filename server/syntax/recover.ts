/** Reads any text as Nix: where the grammar fails, as a person would read it. */
import { plain, type SyntaxProblem } from './expected.ts';
import type { Green } from './green.ts';
import { Lexer } from './lexer.ts';
import { commentPart, finish, inField, type Part, type Reading, report, unexpectedAhead } from './reading.ts';
import { bindings } from './recover-bindings.ts';
import { expression } from './recover-expression.ts';
import { operand } from './recover-operand.ts';
import { skipOne } from './recover-skip.ts';
import { OldTree, type Previous } from './reuse.ts';
import { type Slip, slips } from './slips.ts';
import { startsBinding } from './starts.ts';
import { suspectEnd } from './suspects.ts';

export interface Recovered {
  /** A `source_code` over the whole text. */
  readonly green: Green;
  /** At most `MAX_PROBLEMS`, in order; none where the text is valid. */
  readonly problems: readonly SyntaxProblem[];
  /** No construct in it is nested deeper. */
  readonly depth: number;
}

export const MAX_PROBLEMS = 50;

/** How many guesses about the real slip are tried out. */
const MAX_GUESSES = 16;

/** A reading that fits worse than this is given up while there are guesses left. */
const PATIENCE = 24;

/**
 * The answer depends on the text alone: `previous`, the version before, only makes it faster.
 * Problems come with guesses where the slip was (`suspects`); the guess that explains most is taken.
 */
export function recover(text: string, previous?: Previous): Recovered {
  const sources = previous ? [new OldTree(previous)] : [];
  let best = read(text, { assumed: [], patience: PATIENCE, sources });
  const tried = new Set<string>();
  while (best.r.problems.length > 0 && tried.size < MAX_GUESSES) {
    const guess = best.r.suspects.find((it) => !tried.has(`${it.at} ${it.end}`));
    if (guess === undefined) break;
    tried.add(`${guess.at} ${guess.end}`);
    const patience = best.r.lexer.isStopped ? PATIENCE : best.r.cost - (guess.isLikely ? 0 : 1);
    const known = best.r.lexer.isStopped ? sources : [...sources, asSource(best)];
    const attempt = read(text, { assumed: [...best.assumed, guess], patience, sources: known });
    if (!attempt.r.lexer.isStopped) best = attempt;
  }
  if (best.r.lexer.isStopped) best = read(text, { assumed: [], patience: Number.POSITIVE_INFINITY, sources });
  return { green: best.green, problems: problemsOf(best.r), depth: best.r.deepest };
}

interface Assumptions {
  readonly assumed: readonly Slip[];
  readonly patience: number;
  readonly sources: readonly OldTree[];
}

interface Attempt {
  readonly r: Reading;
  readonly green: Green;
  readonly assumed: readonly Slip[];
}

function read(text: string, { assumed, patience, sources }: Assumptions): Attempt {
  const known = slips(assumed);
  const r: Reading = {
    text,
    lexer: new Lexer(text, known.strays),
    problems: [],
    awaited: new Map(),
    slips: known,
    sources,
    suspects: [],
    doubts: 0,
    paren: -1,
    depth: 0,
    deepest: 0,
    reportedAt: -1,
    cost: 0,
    patience,
    expression,
    operand,
  };
  return { green: sourceCode(r), r, assumed };
}

/** What was just read: of the same text, but with another guess. */
function asSource({ green, r }: Attempt): OldTree {
  return new OldTree({ green, changes: [], depth: r.deepest });
}

function sourceCode(r: Reading): Green {
  const parts: Part[] = [];
  if (r.lexer.kind !== 'end' && !startsBinding(r)) parts.push(inField(r.expression(r), 'expression'));
  if (r.lexer.kind !== 'end') parts.push(rest(r, parts[0]));
  const start = parts[0]?.at ?? r.text.length;
  const last = parts.at(-1);
  const end = last === undefined ? r.text.length : last.at + last.node.width;
  const { comments } = r.lexer;
  const before = comments
    .filter((it) => it.end <= start)
    .map((it) => commentPart(it.start, it.end, it.closed));
  const behind = comments
    .filter((it) => it.start >= end)
    .map((it) => commentPart(it.start, it.end, it.closed));
  const inside = parts.length > 0 ? absolute(finish(r, 'source_code', parts)) : [];
  const all = [...before, ...inside, ...behind];
  const broken = all.some((it) => it.node.broken);
  return { kind: 'source_code', width: r.text.length, named: true, broken, missing: false, children: all };
}

function absolute({ node, at }: Part): Part[] {
  return node.children.map((it) => ({ ...it, at: it.at + at }));
}

/** What follows the expression that the file is. */
function rest(r: Reading, expression: Part | undefined): Part {
  if (expression !== undefined) suspectEnd(r, expression);
  report(r, unexpectedAhead(r, 'is not expected behind the expression that the file is'));
  const skipped: Part[] = [];
  while (r.lexer.kind !== 'end') {
    if (startsBinding(r)) bindings(r, skipped);
    if (r.lexer.kind !== 'end') skipOne(r, skipped);
  }
  return finish(r, 'ERROR', skipped);
}

function problemsOf(r: Reading): SyntaxProblem[] {
  for (const comment of r.lexer.comments) {
    if (comment.closed) continue;
    r.problems.push(plain({ start: comment.start, end: comment.start + 2 }, 'this comment is never closed'));
  }
  return r.problems.sort((a, b) => a.range.start - b.range.start).slice(0, MAX_PROBLEMS);
}
