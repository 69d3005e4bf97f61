/** Lists. */
import { remove } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import {
  aheadRange,
  awaitToken,
  bookmark,
  finish,
  goBack,
  inField,
  isAwaited,
  missing,
  noLongerAwait,
  type Part,
  type Reading,
  report,
  settle,
  takeToken,
  unclosed,
  unexpectedAhead,
} from './reading.ts';
import { isAttributePath, simpleOrSelect, withoutParentheses } from './recover-operand.ts';
import { cleared, reuseElements } from './reuse.ts';
import { startsBareExpression, startsOperand } from './startable.ts';
import { beginsBinding, skipTrivia, startsBinding } from './starts.ts';
import { suspectBrackets } from './suspects.ts';

/** A list; its bracket is ahead. */
export function listExpression(r: Reading): Part {
  const parts: Part[] = [];
  const opener = aheadRange(r);
  const cut = r.slips.cuts.get(opener.start);
  takeToken(r, parts);
  awaitToken(r, ']');
  const commas: TextRange[] = [];
  while (r.lexer.kind !== ']' && (cut === undefined || r.lexer.start < cut)) {
    if (!reuseElements(r, parts, cut) && !element(r, parts, commas)) break;
  }
  noLongerAwait(r, ']');
  if (r.lexer.kind === ']' && (cut === undefined || r.lexer.start < cut)) takeToken(r, parts);
  else {
    report(r, unclosed(r, opener, ']'));
    parts.push(missing(r, ']'));
  }
  const part = finish(r, 'list_expression', parts);
  if (part.node.children.at(-1)?.node.missing) suspectBrackets(r, part);
  return part;
}

/** Reads one element, or something that is none. `false` where the list must have ended before it. */
function element(r: Reading, parts: Part[], commas: TextRange[]): boolean {
  if (startsOperand(r)) {
    const before = bookmark(r);
    const part = cleared(r, simpleOrSelect);
    const { kind } = r.lexer;
    if (kind === '=' && isAttributePath(part)) {
      goBack(r, before);
      return false;
    }
    if (
      (kind === ':' || kind === '@') &&
      (part.node.kind === 'variable_expression' || part.node.kind === 'attrset_expression')
    ) {
      goBack(r, before);
      parts.push(inField(withoutParentheses(r), 'element'));
      return true;
    }
    parts.push(inField(part, 'element'));
    return true;
  }
  if (startsBareExpression(r) && !startsBinding(r)) {
    parts.push(inField(withoutParentheses(r), 'element'));
    return true;
  }
  if (
    r.lexer.kind === ';'
      ? endsBinding(r)
      : isAwaited(r, r.lexer.kind) || r.lexer.kind === 'end' || startsBinding(r)
  )
    return false;
  skipStray(r, parts, commas);
  return true;
}

/** Whether the `;` ahead ends the binding around the list (which then lacks its `]`), rather than an element. */
function endsBinding(r: Reading): boolean {
  if (!isAwaited(r, ';')) return false;
  const { text } = r;
  const next = skipTrivia(text, r.lexer.end);
  return (
    next >= text.length || beginsBinding(text, next) || /^(?:\}|\)|in\b|;)/.test(text.slice(next, next + 3))
  );
}

function skipStray(r: Reading, parts: Part[], commas: TextRange[]): void {
  const { kind } = r.lexer;
  if (kind === ',' || kind === ';') reportSeparator(r, commas);
  else
    report(
      r,
      unexpectedAhead(r, 'does not belong in a list; an operation or a function needs parentheses there'),
    );
  const skipped: Part[] = [];
  takeToken(r, skipped);
  parts.push(finish(r, 'ERROR', skipped));
  settle(r);
}

/** All the separators of a list are one problem. */
function reportSeparator(r: Reading, separators: TextRange[]): void {
  const message = `the elements of a list are separated by spaces, not by \`${r.lexer.kind}\``;
  const first = separators[0];
  separators.push(aheadRange(r));
  const fix = { title: `Remove \`${r.lexer.kind}\``, edits: separators.map(remove) };
  const index = first === undefined ? -1 : r.problems.findIndex((it) => it.range === first);
  const before = r.problems[index];
  if (before === undefined) report(r, { range: separators[0] ?? aheadRange(r), message, fix });
  else r.problems[index] = { ...before, fix };
}
