/** Attribute sets and the bindings in them and in `let`. */

import type { TextRange } from '../text/range.ts';
import { lastCharacter, missingToken, plain, superfluous, wrongToken } from './expected.ts';
import {
  aheadRange,
  awaitToken,
  expect,
  finish,
  inField,
  isAhead,
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
import { attributePath, inheritedAttribute, startsAttribute } from './recover-attrpath.ts';
import { belongsOutside, skipOne, skipTo } from './recover-skip.ts';
import { cleared, reuseBindings } from './reuse.ts';
import { startsExpression } from './startable.ts';
import { beginsBinding, beginsIndentedBindings, skipTrivia, startsBinding } from './starts.ts';
import { suspectBrackets } from './suspects.ts';
import { isKeyword } from './tokens.ts';

/** `{ … }`, `rec { … }` or `let { … }`, whose first token is ahead. */
export function attributeSet(r: Reading): Part {
  const parts: Part[] = [];
  const kind =
    { rec: 'rec_attrset_expression', let: 'let_attrset_expression' }[r.lexer.kind] ?? 'attrset_expression';
  if (kind !== 'attrset_expression') takeToken(r, parts);
  const opener = isAhead(r, '{') ? aheadRange(r) : lastCharacter(r.lexer.position);
  if (isAhead(r, '{')) takeToken(r, parts);
  else if (!openBrace(r, parts, opener)) return finish(r, kind, parts);
  awaitToken(r, '}');
  bindings(r, parts, r.slips.cuts.get(opener.start));
  noLongerAwait(r, '}');
  if (isAhead(r, '}') && !isCut(r, opener.start)) takeToken(r, parts);
  else {
    report(r, unclosed(r, opener, '}'));
    parts.push(missing(r, '}'));
  }
  const part = finish(r, kind, parts);
  if (part.node.children.at(-1)?.node.missing) suspectBrackets(r, part);
  return part;
}

/** Makes up for a `{`. `false` where no bindings follow either. */
function openBrace(r: Reading, parts: Part[], range: TextRange): boolean {
  const what = parts.length > 0 ? 'after `rec`' : 'before these bindings';
  report(r, missingToken(' {', r.lexer.position, range, `\`{\` is missing ${what}`));
  parts.push(missing(r, '{'));
  if (beginsIndentedBindings(r)) return true;
  parts.push(missing(r, '}'));
  return false;
}

function isCut(r: Reading, opener: number): boolean {
  const cut = r.slips.cuts.get(opener);
  return cut !== undefined && r.lexer.start >= cut;
}

/** Reads bindings to the token that ends their set or `let`, into one `binding_set` (none where nothing is bound). */
export function bindings(r: Reading, parts: Part[], cut?: number): void {
  const set: Part[] = [];
  while (cut === undefined || r.lexer.start < cut) {
    if (reuseBindings(r, set, cut)) continue;
    const { kind } = r.lexer;
    if (kind === 'inherit') set.push(cleared(r, inherit));
    else if (startsName(r) && !(isAhead(r, 'identifier') && r.lexer.next === ','))
      set.push(cleared(r, binding));
    else if (kind === 'end' || (kind === ';' ? endsOuter(r) : isAwaited(r, kind))) break;
    else junk(r, set);
  }
  // An `ERROR` in front of the first binding or behind the last one is the set's affair.
  const first = set.findIndex((it) => it.field !== undefined);
  if (first < 0) {
    parts.push(...set);
    return;
  }
  const last = set.findLastIndex((it) => it.field !== undefined);
  parts.push(
    ...set.slice(0, first),
    finish(r, 'binding_set', set.slice(first, last + 1)),
    ...set.slice(last + 1),
  );
}

/** Whether a binding begins here, if need be with a keyword for its name. */
function startsName(r: Reading): boolean {
  return (
    startsAttribute(r) ||
    (isKeyword(r.lexer.kind) && r.lexer.next === '=') ||
    (isKeyword(r.lexer.kind) && r.lexer.next === '.' && startsBinding(r))
  );
}

/** Whether the `;` ahead ends the binding around this set, which then lacks its `}`. */
function endsOuter(r: Reading): boolean {
  if (!isAwaited(r, ';') || !r.lexer.onNewLine) return false;
  return beginsBinding(r.text, skipTrivia(r.text, r.lexer.end));
}

/** What begins no binding, up to something that does. */
function junk(r: Reading, set: Part[]): void {
  const skipped: Part[] = [];
  suspectBrackets(r, set.at(-1));
  if (r.lexer.kind === ';') report(r, superfluous(aheadRange(r), ';', 'there is no binding before this `;`'));
  else report(r, unexpectedAhead(r, 'begins no binding: `name = value;` is expected here'));
  do {
    if (r.lexer.kind === ';') {
      takeToken(r, skipped);
      break;
    }
    skipOne(r, skipped);
  } while (
    !startsBinding(r) &&
    r.lexer.kind !== 'end' &&
    (r.lexer.kind === ';' || !isAwaited(r, r.lexer.kind))
  );
  set.push(finish(r, 'ERROR', skipped));
  settle(r);
}

function binding(r: Reading): Part {
  awaitToken(r, ';');
  const path = attributePath(r, 'binding');
  const parts: Part[] = [inField(path, 'attrpath')];
  if (equals(r, path, parts)) {
    parts.push(inField(r.expression(r), 'expression'));
  } else {
    parts.push(missing(r, 'variable_expression', 'expression'));
  }
  semicolon(r, parts);
  noLongerAwait(r, ';');
  return inField(finish(r, 'binding', parts), 'binding');
}

/** Takes the `=`, or makes up for it. `false` where no value follows either. */
function equals(r: Reading, path: Part, parts: Part[]): boolean {
  const { kind } = r.lexer;
  if (kind === '=') {
    takeToken(r, parts);
    return true;
  }
  const range = { start: path.at, end: path.at + path.node.width };
  if (kind === '==' || kind === ':') {
    report(r, wrongToken(aheadRange(r), '=', `a name is bound with \`=\`, not with \`${kind}\``));
    parts.push(missing(r, '='));
    const wrong: Part[] = [];
    takeToken(r, wrong);
    parts.push(finish(r, 'ERROR', wrong));
    settle(r);
    return true;
  }
  const lacksValue =
    kind === ';' || belongsOutside(r) || !startsExpression(r) || (r.lexer.onNewLine && startsAttribute(r));
  if (lacksValue) report(r, plain(range, '`= value;` is missing after this name'));
  else report(r, missingToken(' =', r.lexer.position, range, '`=` is missing after this name'));
  parts.push(missing(r, '='));
  return !lacksValue;
}

/** Takes the `;` at the end, or makes up for it. */
function semicolon(r: Reading, parts: Part[]): void {
  if (r.lexer.kind === ',' && !isAwaited(r, ',')) {
    report(r, wrongToken(aheadRange(r), ';', 'a binding ends with `;`, not with `,`'));
    const wrong: Part[] = [];
    takeToken(r, wrong);
    parts.push(finish(r, 'ERROR', wrong), missing(r, ';'));
    settle(r);
    return;
  }
  if (r.lexer.kind !== ';' && !endsHere(r)) skipTo(r, parts, ';');
  expect(r, parts, ';', () => {
    const at = r.lexer.position;
    return missingToken(';', at, lastCharacter(at), '`;` is missing after this binding');
  });
}

function endsHere(r: Reading): boolean {
  return belongsOutside(r) || startsBinding(r);
}

function inherit(r: Reading): Part {
  const parts: Part[] = [];
  awaitToken(r, ';');
  takeToken(r, parts);
  const isFrom = r.lexer.kind === '(';
  if (isFrom) inheritSource(r, parts);
  const attrs: Part[] = [];
  while (startsAttribute(r) && !beginsNextBinding(r)) attrs.push(inField(inheritedAttribute(r), 'attr'));
  if (attrs.length > 0) parts.push(inField(finish(r, 'inherited_attrs', attrs), 'attrs'));
  semicolon(r, parts);
  noLongerAwait(r, ';');
  return inField(finish(r, isFrom ? 'inherit_from' : 'inherit', parts), 'binding');
}

function beginsNextBinding(r: Reading): boolean {
  return (
    (r.lexer.next === '=' || r.lexer.next === '.' || r.lexer.kind === '"' || r.lexer.kind === '${') &&
    startsBinding(r)
  );
}

function inheritSource(r: Reading, parts: Part[]): void {
  const opener = aheadRange(r);
  takeToken(r, parts);
  awaitToken(r, ')');
  parts.push(inField(r.expression(r), 'expression'));
  if (r.lexer.kind !== ')') skipTo(r, parts, ')');
  noLongerAwait(r, ')');
  expect(r, parts, ')', () => unclosed(r, opener, ')'));
}
