/** What is wrong with a text, in a person's words: where, what was expected there, and the edit that mends it. */
import { insert, remove, replace, type TextEdit } from '../text/edit.ts';
import type { Offset, TextRange } from '../text/range.ts';

export interface SyntaxProblem {
  readonly range: TextRange;
  readonly message: string;
  /** Only where one token mends it. */
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}

/** `what` is missing at `at`, and writing `token` there mends it. */
export function missingToken(token: string, at: Offset, range: TextRange, message: string): SyntaxProblem {
  return { range, message, fix: { title: `Insert \`${token.trim()}\``, edits: [insert(at, token)] } };
}

/** The first of two problems at one place; its fix mends both, or there is none. */
export function together({ range, message, fix }: SyntaxProblem, other: SyntaxProblem): SyntaxProblem {
  const [first, second] = [fix?.edits[0], other.fix?.edits[0]];
  if (!isInsertion(first) || !isInsertion(second) || first.range.start !== second.range.start)
    return { range, message };
  const text = first.text + second.text;
  return {
    range,
    message,
    fix: { title: `Insert \`${text.trim()}\``, edits: [insert(first.range.start, text)] },
  };
}

function isInsertion(edit: TextEdit | undefined): edit is TextEdit {
  return edit !== undefined && edit.range.start === edit.range.end;
}

export function superfluous(range: TextRange, token: string, message: string): SyntaxProblem {
  return { range, message, fix: { title: `Remove \`${token}\``, edits: [remove(range)] } };
}

export function wrongToken(range: TextRange, token: string, message: string): SyntaxProblem {
  return { range, message, fix: { title: `Replace it by \`${token}\``, edits: [replace(range, token)] } };
}

export function plain(range: TextRange, message: string): SyntaxProblem {
  return { range, message };
}

/** A token that nothing explains: `name` is what the message calls it. */
export function unexpected(range: TextRange, text: string, name: string, message: string): SyntaxProblem {
  return ')]}'.includes(text)
    ? superfluous(range, text, `this \`${text}\` closes nothing`)
    : plain(range, `${name} ${message}`);
}

/** The last character before `at`: what lacks behind something is shown at its end. */
export function lastCharacter(at: Offset): TextRange {
  return { start: Math.max(0, at - 1), end: at };
}

/** How a token is called in a message. */
export function tokenName(kind: string, text: string): string {
  switch (kind) {
    case 'end':
      return 'the end of the file';
    case 'unknown':
      return describeUnknown(text);
    case '"':
    case "''":
      return 'this string';
    case 'identifier':
    case 'integer_expression':
    case 'float_expression':
    case 'path':
    case 'home path':
    case 'spath_expression':
    case 'uri_expression':
      return `\`${shorten(text)}\``;
    default:
      return `\`${kind}\``;
  }
}

function describeUnknown(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const visible = code > 32 && code !== 127 && code !== 0xa0 && code !== 0xfeff;
  return visible
    ? `\`${shorten(text)}\``
    : `the invisible character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function shorten(text: string): string {
  return text.length <= 30 ? text : `${text.slice(0, 29)}…`;
}
