/** Going over what fits nowhere, without losing the constructs inside it. */

import { deeper } from './opaque.ts';
import {
  charge,
  finish,
  isAwaited,
  type Part,
  type Reading,
  report,
  settle,
  takeToken,
  unexpectedAhead,
} from './reading.ts';
import { interpolation } from './recover-string.ts';
import { startsExpression } from './startable.ts';
import { startsBinding } from './starts.ts';
import { suspectBrackets } from './suspects.ts';

/** Whether skipping must end here because something around the place goes on with the token ahead. */
export function belongsOutside(r: Reading): boolean {
  const { kind } = r.lexer;
  return kind === 'end' || isAwaited(r, kind) || (isAwaited(r, ';') && startsBinding(r));
}

/**
 * Skips to the token `until` or to where a construct around the place goes on, in one `ERROR`. Reports the first token
 * that does not belong, unless nothing does not.
 */
export function skipTo(r: Reading, parts: Part[], until: string): void {
  const skipped: Part[] = [];
  if (r.lexer.kind !== until && !belongsOutside(r)) {
    suspectBrackets(r, parts.at(-1));
    report(r, unexpectedAhead(r, 'is not expected here'));
  }
  while (r.lexer.kind !== until && !belongsOutside(r)) skipOne(r, skipped);
  if (skipped.length === 0) return;
  parts.push(finish(r, 'ERROR', skipped));
  settle(r);
}

/** Takes one thing that does not belong: an expression where one begins, since strings and brackets must be read whole. */
export function skipOne(r: Reading, skipped: Part[]): void {
  charge(r);
  const before = r.lexer.position;
  if (r.lexer.kind === '${') skipped.push(interpolation(r));
  else if (startsExpression(r)) skipped.push(deeper(r, r.expression));
  if (r.lexer.position === before) takeToken(r, skipped);
}
