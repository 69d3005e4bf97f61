/** The state of one resilient reading of a text, and the making of green nodes from what it finds. */
import type { Offset, TextRange } from '../text/range.ts';
import { SPACE, skip } from './characters.ts';
import { missingToken, type SyntaxProblem, together, tokenName, unexpected } from './expected.ts';
import type { Green } from './green.ts';
import { missingGreen, tokenGreen } from './greens.ts';
import type { Lexer } from './lexer.ts';
import type { OldTree } from './reuse.ts';
import type { Slip, Slips } from './slips.ts';

/** A node at its absolute place; becomes a child (its place relative) when its parent is finished. */
export interface Part {
  at: Offset;
  field: string | undefined;
  node: Green;
}

export interface Reading {
  readonly text: string;
  readonly lexer: Lexer;
  readonly problems: SyntaxProblem[];
  /** How many constructs around the place wait for a token (`)`, `;`, `in` …). */
  readonly awaited: Map<string, number>;
  readonly slips: Slips;
  /** Trees to take bindings from: of the version before, and of what was read of this text already. */
  readonly sources: readonly OldTree[];
  /** Where `blame` may look for the culprit when the text makes no sense. */
  readonly suspects: Slip[];
  /** How many strings over several lines look as if their closing quotes were the opening ones of others. */
  doubts: number;
  /** The innermost `(` that is open. */
  paren: Offset;
  /** How many constructs are open around the place. */
  depth: number;
  /** How many there were at most. */
  deepest: number;
  /** The place up to which problems were reported: what goes wrong there once more is a consequence. */
  reportedAt: Offset;
  /** How badly the text fits this reading. */
  cost: number;
  /** The cost beyond which the reading is given up. */
  readonly patience: number;
  /** The two productions that the others come back to. */
  readonly expression: (r: Reading) => Part;
  readonly operand: (r: Reading) => Part;
}

/** Brackets, `let`s and interpolations inside each other; what is deeper becomes one opaque `ERROR`. */
export const MAX_DEPTH = 500;

export function leaf(kind: string, start: Offset, end: Offset): Part {
  const node = { kind, width: end - start, named: true, broken: false, missing: false, children: [] };
  return { at: start, field: undefined, node };
}

/** A leaf that stands where it must not, such as a keyword for a name. */
export function brokenLeaf(kind: string, start: Offset, end: Offset): Part {
  const node = { kind, width: end - start, named: true, broken: true, missing: false, children: [] };
  return { at: start, field: undefined, node };
}

export function inField(part: Part, field: string): Part {
  part.field = field;
  return part;
}

/** What the text lacks behind what was taken last. */
export function missing(r: Reading, kind: string, field?: string): Part {
  charge(r);
  return { at: r.lexer.position, field, node: missingGreen(kind) };
}

/** Takes the token ahead as an anonymous token. */
export function takeToken(r: Reading, parts: Part[], field?: string): void {
  const { kind, start, end } = r.lexer;
  parts.push(
    kind === 'unknown' ? brokenLeaf('ERROR', start, end) : { at: start, field, node: tokenGreen(kind) },
  );
  r.lexer.take();
}

/** Takes the token `kind`; where something else is ahead, reports `problem` and makes up for it. */
export function expect(r: Reading, parts: Part[], kind: string, problem: () => SyntaxProblem): void {
  if (r.lexer.kind === kind) {
    takeToken(r, parts);
    return;
  }
  report(r, problem());
  parts.push(missing(r, kind));
}

/** The node of these parts, the comments between them included. `parts` are used up. */
export function finish(r: Reading, kind: string, parts: Part[]): Part {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return missing(r, kind);
  const start = first.at;
  const width = last.at + last.node.width - start;
  const children = withComments(r, parts);
  let broken = kind === 'ERROR';
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (child === undefined) continue;
    broken ||= child.node.broken;
    child.at -= start;
  }
  return {
    at: start,
    field: undefined,
    node: { kind, width, named: true, broken, missing: false, children },
  };
}

/** Comments belong to the innermost node that has something on both sides of them. */
function withComments(r: Reading, parts: Part[]): Part[] {
  const { comments } = r.lexer;
  const last = comments.at(-1);
  if (last === undefined || last.end <= (parts[0]?.at ?? 0)) return parts;
  let result: Part[] | undefined;
  let end = parts[0]?.at ?? 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) continue;
    if (part.at > end + 1) {
      for (let i = firstCommentFrom(r, end); i < comments.length; i++) {
        const comment = comments[i];
        if (comment === undefined || comment.end > part.at) break;
        result ??= parts.slice(0, index);
        result.push(commentPart(comment.start, comment.end, comment.closed));
      }
    }
    result?.push(part);
    end = part.at + part.node.width;
  }
  return result ?? parts;
}

export function commentPart(start: Offset, end: Offset, closed: boolean): Part {
  return closed ? leaf('comment', start, end) : brokenLeaf('comment', start, end);
}

/** The index of the first comment that begins at or behind `offset`. */
export function firstCommentFrom(r: Reading, offset: Offset): number {
  const { comments } = r.lexer;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Notes a problem, unless it follows from the one before: nothing was taken since. */
export function report(r: Reading, problem: SyntaxProblem): void {
  if (r.reportedAt === r.lexer.position) {
    const before = r.problems.pop();
    if (before !== undefined) r.problems.push(together(before, problem));
    return;
  }
  charge(r);
  r.problems.push(problem);
  r.reportedAt = r.lexer.position;
}

/** What opens at `opener` is never closed. Its closing token goes to a line of its own where brackets have one. */
export function unclosed(r: Reading, opener: TextRange, closer: string): SyntaxProblem {
  const at = r.lexer.position;
  const isBlock = closer !== ')' && r.text.slice(opener.start, at).includes('\n');
  const text = isBlock ? `\n${indentAt(r.text, opener.start)}${closer}` : closer;
  const token = r.text.slice(opener.start, opener.end);
  return missingToken(text, at, opener, `this \`${token}\` is never closed`);
}

function indentAt(text: string, offset: Offset): string {
  const line = text.lastIndexOf('\n', offset) + 1;
  return text.slice(line, skip(text, line, SPACE));
}

/** Counts what does not fit, and gives up where it is too much: the rest of the text then seems not to be there. */
export function charge(r: Reading): void {
  r.cost++;
  if (r.cost > r.patience && r.problems.length > 0) r.lexer.stop();
}

/** What follows right behind a skipped or mended place is no news. */
export function settle(r: Reading): void {
  r.reportedAt = r.lexer.position;
}

/** Whether a construct around the place waits for this token. */
export function isAwaited(r: Reading, kind: string): boolean {
  return (r.awaited.get(kind) ?? 0) > 0;
}

export function awaitToken(r: Reading, kind: string): void {
  r.awaited.set(kind, (r.awaited.get(kind) ?? 0) + 1);
}

export function noLongerAwait(r: Reading, kind: string): void {
  r.awaited.set(kind, (r.awaited.get(kind) ?? 0) - 1);
}

/** A point to come back to when the reading took a wrong turn. */
export interface Bookmark {
  readonly position: Offset;
  readonly problems: number;
  readonly lastProblem: SyntaxProblem | undefined;
  readonly suspects: number;
  readonly reportedAt: Offset;
  readonly cost: number;
}

export function bookmark(r: Reading): Bookmark {
  const { reportedAt, cost } = r;
  return {
    position: r.lexer.position,
    problems: r.problems.length,
    lastProblem: r.problems.at(-1),
    suspects: r.suspects.length,
    reportedAt,
    cost,
  };
}

export function goBack(r: Reading, to: Bookmark): void {
  r.lexer.seek(to.position);
  r.problems.length = to.problems;
  if (to.lastProblem !== undefined) r.problems[to.problems - 1] = to.lastProblem;
  r.suspects.length = to.suspects;
  r.reportedAt = to.reportedAt;
  r.cost = to.cost;
}

/** Whether the token ahead is of that kind. */
export function isAhead(r: Reading, kind: string): boolean {
  return r.lexer.kind === kind;
}

/** The name of the token ahead, for a message. */
export function aheadName(r: Reading): string {
  return tokenName(r.lexer.kind, r.text.slice(r.lexer.start, r.lexer.end));
}

/** The problem that the token ahead is; `message` follows its name. */
export function unexpectedAhead(r: Reading, message: string): SyntaxProblem {
  const range = aheadRange(r);
  return unexpected(range, r.text.slice(range.start, range.end), aheadName(r), message);
}

export function aheadRange(r: Reading): TextRange {
  const { start, end } = r.lexer;
  return { start, end };
}
