/** Puts a name at the cursor, so that half-typed code can be evaluated as if it were finished. */

import type { SyntaxNode } from '../../syntax/node.ts';
import { isString, nodeAt } from '../../syntax/nodes.ts';
import { editFile, type SourceFile } from '../../syntax/source-file.ts';
import type { Offset, TextRange } from '../../text/range.ts';
import type { World } from '../host.ts';

/** Stands where the user is typing. No one writes it. */
export const PLACEHOLDER = 'ferronix-cursor';

export interface Cursor {
  /** The world in which the file has the placeholder. */
  readonly world: World;
  readonly file: SourceFile;
  /** The node of the placeholder: an `identifier`, or a string that is nothing else. */
  readonly node: SyntaxNode;
  /** What accepting an item replaces, in the text before the placeholder. */
  readonly range: TextRange;
  /** What was typed so far, without quotes. */
  readonly typed: string;
  /** Whether `range` begins with a quote. */
  readonly quoted: boolean;
}

/** `undefined` where nothing can be completed: in comments, paths and numbers. */
export function placeCursor(world: World, id: string, offset: Offset): Cursor | undefined {
  const file = world.file(id);
  if (!file) return undefined;
  const around = nodeAt(file.root, offset);
  if (around.kind === 'comment' && offset > around.start) return undefined;
  const string = stringAround(around, offset);
  if (string) return stringCursor(world, file, string, offset);
  if (isInsideText(around, offset)) return undefined;
  return nameCursor(world, file, offset);
}

/** The string whose text, not an interpolation in it, the offset lies in. */
function stringAround(node: SyntaxNode, offset: Offset): SyntaxNode | undefined {
  for (const it of node.ancestors()) {
    if (it.kind === 'interpolation') return undefined;
    if (it.kind === 'string_expression' && it.children.some((child) => isOpenAt(child, offset)))
      return undefined;
    if (it.kind === 'string_expression')
      return it.start < offset && (offset < it.end || isUnclosed(it)) ? it : undefined;
  }
  return undefined;
}

/** Whether a node is an interpolation that breaks off at `offset`. */
function isOpenAt(node: SyntaxNode, offset: Offset): boolean {
  return node.kind === 'interpolation' && node.end === offset && node.children.at(-1)?.missing === true;
}

function isUnclosed(string: SyntaxNode): boolean {
  const last = string.children.at(-1);
  return last === undefined || last.missing || string.children.length < 2;
}

/** Indented strings, paths and URLs hold no names of ours. */
function isInsideText(node: SyntaxNode, offset: Offset): boolean {
  for (const it of node.ancestors()) {
    if (it.kind === 'interpolation') return false;
    if (
      it.kind === 'indented_string_expression' ||
      it.kind.startsWith('path_') ||
      it.kind === 'uri_expression'
    )
      return it.start < offset && offset <= it.end;
  }
  return false;
}

function stringCursor(
  world: World,
  file: SourceFile,
  string: SyntaxNode,
  offset: Offset,
): Cursor | undefined {
  if (string.children.some((it) => it.kind === 'interpolation')) return undefined;
  const closed = !isUnclosed(string);
  const end = closed ? string.end : offset;
  const range = { start: string.start, end };
  const typed = file.text.slice(string.start + 1, offset);
  return withPlaceholder(world, file, range, { text: `"${PLACEHOLDER}"`, typed, quoted: true, inner: 1 });
}

/** A version number or date after a dot lexes as a number, so it is read from the text of the line. */
const HALF_VERSION = /(?:[A-Za-z_][\w'-]*|["})])[ \t]*\.[ \t]*(\d[\w.-]*)$/;

/** Characters around the cursor that are looked at for a name. */
const MAX_NAME = 200;

function nameCursor(world: World, file: SourceFile, offset: Offset): Cursor | undefined {
  const { text } = file;
  const before = text.slice(Math.max(0, offset - MAX_NAME), offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const version = HALF_VERSION.exec(line)?.[1];
  const typed = version ?? /[A-Za-z_][\w'-]*$/.exec(line)?.[0] ?? '';
  if (typed === '' && /[\w'-]$/.test(line)) return undefined;
  const rest =
    (version === undefined ? /^[\w'-]*/ : /^[\w.-]*/).exec(text.slice(offset, offset + MAX_NAME))?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset + rest.length };
  const placed = { typed, quoted: false, inner: 0 };
  const plain = withPlaceholder(world, file, range, { ...placed, text: PLACEHOLDER });
  if (text[range.end] !== '"') return plain;
  // Behind a name, a quote rather ends the string around an interpolation than begins another one.
  const closed = withPlaceholder(world, file, range, { ...placed, text: `${PLACEHOLDER}}` });
  return closed && closed.file.problems.length < (plain?.file.problems.length ?? Number.POSITIVE_INFINITY)
    ? closed
    : plain;
}

interface Placed {
  readonly text: string;
  readonly typed: string;
  readonly quoted: boolean;
  /** Where in `text` the placeholder's node can be found. */
  readonly inner: number;
}

function withPlaceholder(
  world: World,
  file: SourceFile,
  range: TextRange,
  placed: Placed,
): Cursor | undefined {
  const changed = editFile(file, [{ range, text: placed.text }], file.version);
  const found = nodeAt(changed.root, range.start + placed.inner + 1);
  const node = [...found.ancestors()].find((it) => it.kind === 'identifier' || isString(it));
  if (!node) return undefined;
  return {
    world: {
      ...world,
      file: (id) => (id === file.id ? changed : world.file(id)),
      text: (id) => (id === file.id ? changed.text : world.text(id)),
    },
    file: changed,
    node,
    range,
    typed: placed.typed,
    quoted: placed.quoted,
  };
}
