/** Where the real slip may be when the text makes no sense further down: guesses, which `recover` tries out. */
import type { Offset } from '../text/range.ts';
import { isIn, NAME_PART } from './characters.ts';
import type { Green, GreenChild } from './green.ts';
import { beginsLine, indentation, lineFeed } from './layout.ts';
import { charge, type Part, type Reading } from './reading.ts';
import type { Slip } from './slips.ts';

/**
 * A string that goes over the end of its line may lack its closing quotes; above all one with a word right behind it:
 * there a string begins that seems to end. What it is in is in doubt, even where it makes sense.
 */
export function suspectString(r: Reading, quote: string, opener: Offset): void {
  const line = lineFeed(r.text, opener);
  if (r.lexer.position <= line || r.slips.cuts.has(opener)) return;
  // Quotes at a word or in front of a line were perhaps not meant to be there.
  const isStray =
    quote === '"' && (isIn(r.text.charCodeAt(opener - 1), NAME_PART) || beginsLine(r.text, opener));
  if (isStray) r.suspects.push({ at: opener, end: undefined, isLikely: false });
  const end =
    quote === '"' ? endOfLine(r.text, opener + 1, line) : endOfBlock(r.text, opener, r.lexer.position);
  if (end !== undefined) r.suspects.push({ at: opener, end, isLikely: false });
  if (quote === '"' && isIn(r.text.charCodeAt(r.lexer.position), NAME_PART)) {
    r.doubts++;
    charge(r);
  }
  // Closing quotes in the midst of a line were perhaps meant to be text.
  const close = r.lexer.position - 2;
  if (quote === "''" && !beginsLine(r.text, close))
    r.suspects.push({ at: close, end: undefined, isLikely: false });
}

/** An interpolation in a string that goes past the next quotes or the end of its line may lack its `}`. */
export function suspectInterpolation(r: Reading, opener: Offset, quote: string): void {
  const line = lineFeed(r.text, opener);
  const ends = [line, r.text.indexOf('"', opener), r.text.indexOf(quote, opener)].filter((it) => it >= 0);
  const end = Math.min(...ends);
  if (end < r.lexer.position && !r.slips.cuts.has(opener))
    r.suspects.push({ at: opener, end, isLikely: false });
}

/** Where a string that was to end on its line ends: before the punctuation that closes what is around it. */
function endOfLine(text: string, from: Offset, line: Offset): Offset {
  const content = text.slice(from, line);
  // Nothing but punctuation: these are the closing quotes of a string that was never opened.
  if (/^[\s\][(){};,.:=+]*$/.test(content)) return from;
  let end = content.trimEnd().search(/\s*[;)\]},][\s;)\]},([{]*$/);
  if (end < 0) return from + content.trimEnd().length;
  // What was opened in the string is closed in it.
  for (let at = end; at < content.length; at++) {
    const opener = OPENERS[content.charAt(at)];
    if (
      opener !== undefined &&
      count(content.slice(0, at), opener) > count(content.slice(0, at), content.charAt(at))
    )
      end = at + 1;
  }
  return from + end;
}

const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Where an indented string that was never closed ends: before the first line that is no deeper than its own. */
function endOfBlock(text: string, opener: Offset, limit: Offset): Offset | undefined {
  const indent = indentation(text, opener);
  for (let end = lineFeed(text, opener); end < limit; ) {
    const next = end + 1;
    const nextEnd = lineFeed(text, next);
    const line = text.slice(next, nextEnd);
    const outdent = line.trim() === '' ? -1 : indent - indentation(text, next);
    if (outdent >= 0) return outdent > 0 || CODE.test(line) ? end : undefined;
    end = nextEnd;
  }
  return undefined;
}

const CODE = /^\s*(?:'(?!'(?!['$\\]))|[\w"$][\w'".${}-]*\s*=(?!=)|inherit\b|in\b|[\])}])/;

/**
 * What is ahead does not go on what was read, which ends with `part`: a bracket that was never closed, or a closing one
 * comes too often. Perhaps a bracket inside was closed by the closing bracket of another, which its indentation tells.
 * Or the closing bracket ahead is one too many.
 */
export function suspectBrackets(r: Reading, part: Part | undefined): void {
  const found: Slip[] = [];
  for (let it = part && lastBracket(part); it !== undefined; ) {
    const next = suspectBracket(r, it, found);
    it = next && lastBracket(next);
  }
  // The innermost one explains the others.
  r.suspects.push(...found.reverse());
  if (')]}'.includes(r.lexer.kind)) r.suspects.push({ at: r.lexer.start, end: undefined, isLikely: false });
}

/** A node of the new text; `at` is absolute. */
interface Placed {
  readonly node: Green;
  readonly at: Offset;
}

const BRACKETS = new Set([
  'attrset_expression',
  'rec_attrset_expression',
  'list_expression',
  'parenthesized_expression',
]);

/** The outermost bracket at the end of what is in `node`. */
function lastBracket({ node, at: start }: Placed): Placed | undefined {
  let at = start;
  for (let inside: Green | undefined = node; inside !== undefined; ) {
    const last: GreenChild | undefined = inside.children.findLast(isWide);
    if (last === undefined) return undefined;
    at += last.at;
    inside = last.node;
    if (BRACKETS.has(inside.kind)) return { node: inside, at };
  }
  return undefined;
}

/** Notes the bracket if its layout speaks against it. Answers what may hold the culprit inside it. */
function suspectBracket({ text }: Reading, { node, at }: Placed, found: Slip[]): Placed | undefined {
  const { children } = node;
  const closer = children.at(-1);
  if (closer === undefined || closer.node.missing) return undefined;
  const closerAt = at + closer.at;
  const opener = at + (node.kind === 'rec_attrset_expression' ? (children[1]?.at ?? 0) : 0);
  if (closerAt <= lineFeed(text, opener)) return undefined;
  const indent = indentation(text, opener);
  const items = itemsOf({ node, at });
  const deeper = beginsLine(text, closerAt) ? indentation(text, closerAt) - indent : 1;
  if (deeper === 0) return undefined;
  if (deeper > 0) {
    found.push({ at: closerAt, end: undefined, isLikely: beginsLine(text, closerAt) });
    return items.at(-1);
  }
  const outdented = items.findIndex((it) => isOutdented(text, it.at, opener, indent));
  found.push({ at: opener, end: items[outdented]?.at ?? closerAt, isLikely: true });
  return outdented < 0 ? items.at(-1) : items[outdented - 1];
}

/** What is between the brackets. */
function itemsOf({ node, at }: Placed): Placed[] {
  const children = node.children;
  const set = children.find((it) => it.node.kind === 'binding_set');
  const items = set ? set.node.children : children;
  const origin = at + (set?.at ?? 0);
  return items.filter(isWide).map((it) => ({ node: it.node, at: origin + it.at }));
}

/** Whether the line that begins with what is at `at` is no deeper than that of the bracket. */
function isOutdented(text: string, at: Offset, opener: Offset, indent: number): boolean {
  return beginsLine(text, at) && indentation(text, at) <= indent && lineFeed(text, opener) < at;
}

function isWide({ node }: GreenChild): boolean {
  return node.width > 0 && node.named && node.kind !== 'comment' && node.kind !== 'ERROR';
}

/** A `let` without `in`: perhaps its body is what was read as a binding without `=`, or as no binding at all. */
export function suspectLet(r: Reading, opener: Offset, parts: readonly Part[]): void {
  for (const part of parts) {
    const items = part.node.kind === 'binding_set' ? part.node.children : [part];
    const origin = part.node.kind === 'binding_set' ? part.at : 0;
    const body = items.find((it) => it.node.kind === 'ERROR' || lacksEquals(it.node));
    if (body === undefined) continue;
    r.suspects.push({ at: opener, end: origin + body.at, isLikely: true });
    return;
  }
}

function lacksEquals({ kind, children }: Green): boolean {
  return kind === 'binding' && children.some((it) => it.node.kind === '=' && it.node.missing);
}

/** Something follows the expression of the file: perhaps the bracket that ended it is one too many. */
export function suspectEnd(r: Reading, expression: Part): void {
  suspectBrackets(r, expression);
  const end = expression.at + expression.node.width;
  if (')]}'.includes(r.text.charAt(end - 1)))
    r.suspects.push({ at: end - 1, end: undefined, isLikely: false });
}
