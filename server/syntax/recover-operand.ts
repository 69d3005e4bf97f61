/** What operators work on: literals, names, brackets, selections (`a.b or c`) and applications (`f x`). */

import { insert } from '../text/edit.ts';
import type { Offset } from '../text/range.ts';
import { lastCharacter, plain } from './expected.ts';
import { deeper } from './opaque.ts';
import {
  aheadName,
  aheadRange,
  awaitToken,
  bookmark,
  expect,
  finish,
  goBack,
  inField,
  isAhead,
  isAwaited,
  leaf,
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
import { attributePath, dot } from './recover-attrpath.ts';
import { attributeSet } from './recover-bindings.ts';
import { looksLikeFormals } from './recover-formals.ts';
import { listExpression } from './recover-list.ts';
import { loneQuote } from './recover-quote.ts';
import { skipTo } from './recover-skip.ts';
import { interpolation, pathExpression, stringExpression } from './recover-string.ts';
import { startsBareExpression, startsOperand } from './startable.ts';
import { beginsIndentedBindings } from './starts.ts';
import { suspectBrackets } from './suspects.ts';

/** An application, or the one thing that it would apply. */
export function operand(r: Reading): Part {
  const before = bookmark(r);
  const mayBeBinding = r.lexer.onNewLine || r.text.charAt(r.lexer.position - 1) === ';';
  let value = simpleOrSelect(r);
  if (mayBeBinding && r.lexer.kind === '=' && isAttributePath(value) && isAwaited(r, ';')) {
    goBack(r, before);
    return beginsIndentedBindings(r) ? deeper(r, attributeSet) : missingExpression(r);
  }
  while (startsOperand(r)) {
    const argument = argumentOf(r);
    if (argument === undefined) break;
    value = finish(r, 'apply_expression', [inField(value, 'function'), inField(argument, 'argument')]);
  }
  return value;
}

/** The argument ahead; `undefined` where it turns out to be the name of the next binding. */
function argumentOf(r: Reading): Part | undefined {
  const before = bookmark(r);
  if (r.lexer.kind === '{' && looksLikeFormals(r.text, r.lexer.start)) return withoutParentheses(r);
  const argument = simpleOrSelect(r);
  const { kind } = r.lexer;
  if (kind === '=' && isAttributePath(argument)) {
    goBack(r, before);
    return undefined;
  }
  if ((kind === ':' || kind === '@') && argument.node.kind === 'variable_expression') {
    goBack(r, before);
    return withoutParentheses(r);
  }
  return argument;
}

/** An expression that Nix wants in parentheses at this place, as if it were. */
export function withoutParentheses(r: Reading): Part {
  return deeper(r, bare);
}

function bare(r: Reading): Part {
  const open = missing(r, '(');
  open.at = r.lexer.start;
  const name = r.lexer.kind === 'identifier' || r.lexer.kind === '{' ? 'a function' : aheadName(r);
  const problem = plain(aheadRange(r), `${name} needs parentheses here`);
  report(r, problem);
  const inner = inField(r.expression(r), 'expression');
  const index = inner.node.broken ? -1 : r.problems.lastIndexOf(problem);
  const parts = [open, inner];
  const lacksOne = closesHere(r, open.at);
  const edits = [insert(open.at, '('), ...(lacksOne ? [] : [insert(r.lexer.position, ')')])];
  if (lacksOne) takeToken(r, parts);
  else parts.push(missing(r, ')'));
  if (index >= 0)
    r.problems[index] = {
      ...problem,
      fix: { title: lacksOne ? 'Insert `(`' : 'Put it in parentheses', edits },
    };
  return finish(r, 'parenthesized_expression', parts);
}

/** Whether the `)` ahead closes what began at `start` without a `(`, since no other one was opened on that line. */
function closesHere(r: Reading, start: Offset): boolean {
  if (r.lexer.kind !== ')') return false;
  const line = r.text.lastIndexOf('\n', r.lexer.start) + 1;
  return line <= start && r.paren < line;
}

/** Whether an expression could be the left side of a binding. */
export function isAttributePath({ node }: Part): boolean {
  const { kind } = node;
  return (
    kind === 'variable_expression' ||
    kind === 'string_expression' ||
    (kind === 'select_expression' && node.children.length === 3)
  );
}

/** `a`, `a.b.c`, `a.b or c`. */
export function simpleOrSelect(r: Reading): Part {
  // `or` leans to the right: what waits for its default is kept here, not on the stack.
  let waiting: Part[][] | undefined;
  for (;;) {
    let value = startsOperand(r) ? simple(r) : missingOperand(r);
    if (r.lexer.kind === '.' || isJoined(r, value)) {
      const parts = [inField(value, 'expression')];
      dot(r, parts);
      parts.push(inField(attributePath(r, 'expression'), 'attrpath'));
      if (isAhead(r, 'or')) {
        takeToken(r, parts);
        waiting ??= [];
        waiting.push(parts);
        continue;
      }
      value = finish(r, 'select_expression', parts);
    } else if (isAhead(r, 'or') && r.lexer.next !== '=') {
      value = applyOr(r, value);
    }
    for (let parts = waiting?.pop(); parts !== undefined; parts = waiting?.pop()) {
      parts.push(inField(value, 'default'));
      value = finish(r, 'select_expression', parts);
    }
    return value;
  }
}

/** `a${b}`: a dot is missing. */
function isJoined(r: Reading, { node }: Part): boolean {
  return (
    node.kind === 'variable_expression' &&
    node.width > 0 &&
    r.lexer.kind === '${' &&
    r.lexer.start === r.lexer.position
  );
}

/** Old Nix had `or` as a plain name: behind anything but an attribute path it still is one. */
function applyOr(r: Reading, value: Part): Part {
  const { start, end } = r.lexer;
  r.lexer.take();
  const name = finish(r, 'variable_expression', [inField(leaf('identifier', start, end), 'name')]);
  return finish(r, 'apply_expression', [inField(value, 'function'), inField(name, 'argument')]);
}

function missingOperand(r: Reading): Part {
  const { kind } = r.lexer;
  if (kind === '${') return strayInterpolation(r);
  if (kind === 'rec' && r.lexer.next !== '=') return deeper(r, attributeSet);
  if (startsBareExpression(r)) return withoutParentheses(r);
  if (kind === 'inherit' && beginsIndentedBindings(r)) return deeper(r, attributeSet);
  return missingExpression(r);
}

/** An expression that is not there. */
export function missingExpression(r: Reading): Part {
  const at = r.lexer.position;
  if (at === 0) report(r, unexpectedAhead(r, 'begins no expression'));
  else if (r.text.charAt(at - 1) === '=') report(r, plain(lastCharacter(at), 'a value is missing after `=`'));
  else report(r, plain(lastCharacter(at), `an expression is missing after this, before ${aheadName(r)}`));
  return missing(r, 'variable_expression');
}

/** `${x}` where only a string or a name may have one. */
function strayInterpolation(r: Reading): Part {
  report(r, plain(aheadRange(r), '`${…}` stands only in strings, in paths and for the name of an attribute'));
  const inside = interpolation(r);
  settle(r);
  return finish(r, 'ERROR', [inside]);
}

function simple(r: Reading): Part {
  const { kind, start, end } = r.lexer;
  switch (kind) {
    case 'identifier':
      r.lexer.take();
      return finish(r, 'variable_expression', [inField(leaf(kind, start, end), 'name')]);
    case '"':
    case "''":
      return stringExpression(r);
    case 'path':
    case 'home path':
      return pathExpression(r);
    case '(':
      return deeper(r, parenthesized);
    case '[':
      return deeper(r, listExpression);
    case '{':
    case 'rec':
    case 'let':
      return deeper(r, attributeSet);
    case 'unknown':
      return deeper(r, loneQuote);
    default:
      r.lexer.take();
      return leaf(kind, start, end);
  }
}

function parenthesized(r: Reading): Part {
  const parts: Part[] = [];
  const opener = aheadRange(r);
  const outer = r.paren;
  r.paren = opener.start;
  takeToken(r, parts);
  awaitToken(r, ')');
  if (r.lexer.kind === ')')
    report(
      r,
      plain({ start: opener.start, end: r.lexer.end }, 'an expression is missing between these parentheses'),
    );
  parts.push(inField(r.expression(r), 'expression'));
  if (r.lexer.kind !== ')') skipTo(r, parts, ')');
  noLongerAwait(r, ')');
  r.paren = outer;
  expect(r, parts, ')', () => unclosed(r, opener, ')'));
  const part = finish(r, 'parenthesized_expression', parts);
  if (parts.at(-1)?.node.missing) suspectBrackets(r, part);
  return part;
}
