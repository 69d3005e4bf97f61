/** Reads any text as Nix: where the grammar fails, as a person would read it. */
import type { SyntaxProblem } from './expected.ts';
import { plain } from './expected.ts';
import type { Green } from './green.ts';
import { Lexer } from './lexer.ts';
import {
  aheadName,
  aheadRange,
  commentPart,
  finish,
  inField,
  type Part,
  type Reading,
  report,
} from './reading.ts';
import { bindings } from './recover-bindings.ts';
import { expression } from './recover-expression.ts';
import { operand } from './recover-operand.ts';
import { skipOne } from './recover-skip.ts';
import { startsBinding } from './starts.ts';

export interface Recovered {
  /** A `source_code` over the whole text. */
  readonly green: Green;
  /** At most `MAX_PROBLEMS`, in order; none where the text is valid. */
  readonly problems: readonly SyntaxProblem[];
}

export const MAX_PROBLEMS = 50;

/** The answer depends on the text alone. */
export function recover(text: string): Recovered {
  const r = read(text);
  const parts = sourceCode(r);
  return { green: root(r, parts), problems: problems(r) };
}

function read(text: string): Reading {
  return {
    text,
    lexer: new Lexer(text),
    problems: [],
    awaited: [],
    cuts: new Map(),
    reuse: undefined,
    suspects: [],
    depth: 0,
    reportedAt: -1,
    cost: 0,
    expression,
    operand,
  };
}

function sourceCode(r: Reading): Part[] {
  const parts: Part[] = [];
  if (r.lexer.kind === 'end') return parts;
  if (!startsBinding(r)) parts.push(inField(r.expression(r), 'expression'));
  if (r.lexer.kind === 'end') return parts;
  const rest: Part[] = [];
  report(r, plain(aheadRange(r), `the file's expression ends before ${aheadName(r)}`));
  while (r.lexer.kind !== 'end') {
    if (startsBinding(r)) bindings(r, rest);
    if (r.lexer.kind !== 'end') skipOne(r, rest);
  }
  parts.push(finish(r, 'ERROR', rest));
  return parts;
}

function root(r: Reading, parts: Part[]): Green {
  const all: Part[] = [];
  const { comments } = r.lexer;
  const start = parts[0]?.at ?? r.text.length;
  const last = parts.at(-1);
  const end = last === undefined ? r.text.length : last.at + last.node.width;
  for (const it of comments) if (it.end <= start) all.push(commentPart(it.start, it.end, it.closed));
  all.push(...parts);
  for (const it of comments) if (it.start >= end) all.push(commentPart(it.start, it.end, it.closed));
  const broken = all.some((it) => it.node.broken);
  return { kind: 'source_code', width: r.text.length, named: true, broken, missing: false, children: all };
}

function problems(r: Reading): SyntaxProblem[] {
  for (const comment of r.lexer.comments) {
    if (!comment.closed)
      r.problems.push(
        plain({ start: comment.start, end: comment.start + 2 }, 'this comment is never closed'),
      );
  }
  return r.problems.sort((a, b) => a.range.start - b.range.start).slice(0, MAX_PROBLEMS);
}
