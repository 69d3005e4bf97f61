/** Typed access to syntax nodes: the one place that knows how the grammar spells names, bindings and paths. */
import type { Offset } from '../text/range.ts';

import type { GreenChild } from './green.ts';
import type { SyntaxNode } from './node.ts';
import { isKeyword } from './tokens.ts';

/** The bindings of a set or `let`: `binding`, `inherit` and `inherit_from`. */
export function bindingsOf(node: SyntaxNode): SyntaxNode[] {
  return node.child('binding_set')?.fields('binding') ?? [];
}

/** The names of an `attrpath` or of `inherited_attrs`: `identifier`, `string_expression` or `interpolation` each. */
export function attrNameNodes(path: SyntaxNode | undefined): SyntaxNode[] {
  return path?.fields('attr') ?? [];
}

/** The name that a node spells: `a`, `"a"` and `${"a"}` alike. `undefined` where it is computed or missing. */
export function staticName(attr: SyntaxNode): string | undefined {
  switch (attr.kind) {
    case 'identifier':
      return attr.missing ? undefined : attr.text;
    case 'string_expression':
    case 'indented_string_expression':
      return plainString(attr);
    case 'interpolation': {
      const inside = attr.field('expression');
      return inside && isString(inside) ? plainString(inside) : undefined;
    }
    default:
      return undefined;
  }
}

export function isString(node: SyntaxNode): boolean {
  return node.kind === 'string_expression' || node.kind === 'indented_string_expression';
}

/** The name of a `variable_expression`. */
export function variableName(node: SyntaxNode): string | undefined {
  const name = node.kind === 'variable_expression' ? node.field('name') : undefined;
  return name && staticName(name);
}

/** The node without the parentheses around it. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.kind === 'parenthesized_expression') {
    const next = inner.field('expression');
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

/** Whether `text` is a name as it stands. */
export function isIdentifier(text: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_'-]*$/.test(text) && !isKeyword(text);
}

/** `text` as the name of an attribute: in quotes where Nix wants them. */
export function quoteName(text: string): string {
  return isIdentifier(text) || text === 'or' ? text : quoteString(text);
}

/** `text` as a string. */
export function quoteString(text: string): string {
  const escaped = text
    .replace(/["\\]|\$(?=\{)/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `"${escaped}"`;
}

/** A piece of text; escaped text ends the white space at the start of a line. */
interface Text {
  readonly text: string;
  readonly isEscaped: boolean;
}

/** A string's texts and its `interpolation` nodes, in order; neighbouring texts are one, none is empty. */
export function stringParts(node: SyntaxNode): (string | SyntaxNode)[] {
  const isIndented = node.kind === 'indented_string_expression';
  const raw = isIndented ? stripped(indentedPieces(node)) : plainPieces(node);
  const parts: (string | SyntaxNode)[] = [];
  for (const it of raw) {
    const last = parts.at(-1);
    if (typeof it === 'string' && typeof last === 'string') parts[parts.length - 1] = last + it;
    else if (it !== '') parts.push(it);
  }
  return parts;
}

/** The text of a string without interpolations. */
export function plainString(node: SyntaxNode): string | undefined {
  const parts = stringParts(node);
  if (parts.length === 0) return '';
  const [text] = parts;
  return parts.length === 1 && typeof text === 'string' ? text : undefined;
}

function plainPieces(node: SyntaxNode): (string | SyntaxNode)[] {
  const pieces: (string | SyntaxNode)[] = [];
  const { owner, start, greenChildren } = node;
  for (let index = 0; index < greenChildren.length; index++) {
    const child = greenChildren[index];
    if (child === undefined) continue;
    const from = start + child.at;
    if (child.node.kind === 'interpolation') pieces.push(node.childAt(index) ?? '');
    else if (child.node.kind === 'escape_sequence')
      pieces.push(unescaped(owner.text.slice(from + 1, from + child.node.width)));
    else if (child.node.kind === 'string_fragment')
      pieces.push(owner.text.slice(from, from + child.node.width).replace(/\r\n?/g, '\n'));
  }
  return pieces;
}

function unescaped(character: string): string {
  return { n: '\n', r: '\r', t: '\t' }[character] ?? character;
}

function indentedPieces(node: SyntaxNode): (Text | SyntaxNode)[] {
  const pieces: (Text | SyntaxNode)[] = [];
  let isEscaped = false;
  for (const child of node.children) {
    if (child.kind === 'interpolation') pieces.push(child);
    else if (child.kind === 'escape_sequence')
      pieces.push({ text: indentedEscape(child.text), isEscaped: true });
    else if (child.kind === 'string_fragment') pieces.push({ text: child.text, isEscaped });
    isEscaped = child.kind === 'dollar_escape';
  }
  // White space behind the opening quotes and the line break after it are not part of the string.
  const [first] = pieces;
  if (first && 'isEscaped' in first) pieces[0] = { ...first, text: first.text.replace(/^ *\n/, '') };
  return pieces;
}

function indentedEscape(text: string): string {
  return text === "'''" ? "''" : unescaped(text.slice(3));
}

/** Takes off the least indentation of all lines, and the spaces that only indent the closing quotes. */
function stripped(pieces: readonly (Text | SyntaxNode)[]): (string | SyntaxNode)[] {
  const indent = leastIndent(pieces);
  const result: (string | SyntaxNode)[] = [];
  let atLineStart = true;
  let dropped = 0;
  for (const [index, piece] of pieces.entries()) {
    if (!('isEscaped' in piece)) {
      atLineStart = false;
      dropped = 0;
      result.push(piece);
      continue;
    }
    let text = '';
    let at = 0;
    while (at < piece.text.length) {
      if (atLineStart) {
        const end = afterSpaces(piece.text, at);
        text += piece.text.slice(Math.min(end, at + Math.max(0, indent - dropped)), end);
        dropped += end - at;
        at = end;
        if (at === piece.text.length) break;
      }
      const lineEnd = piece.text.indexOf('\n', at);
      const end = lineEnd === -1 ? piece.text.length : lineEnd + 1;
      text += piece.text.slice(at, end);
      at = end;
      atLineStart = lineEnd !== -1;
      dropped = 0;
    }
    result.push(index === pieces.length - 1 ? text.replace(/\n *$/, '\n') : text);
  }
  return result;
}

function leastIndent(pieces: readonly (Text | SyntaxNode)[]): number {
  let least = Number.POSITIVE_INFINITY;
  let current = 0;
  let atLineStart = true;
  for (const piece of pieces) {
    if (!('isEscaped' in piece) || piece.isEscaped) {
      if (atLineStart) least = Math.min(least, current);
      atLineStart = false;
      continue;
    }
    let at = 0;
    while (at < piece.text.length) {
      if (atLineStart) {
        const end = afterSpaces(piece.text, at);
        current += end - at;
        at = end;
        if (at === piece.text.length) break;
        if (piece.text[at] !== '\n') least = Math.min(least, current);
      }
      const lineEnd = piece.text.indexOf('\n', at);
      atLineStart = lineEnd !== -1;
      current = 0;
      at = lineEnd === -1 ? piece.text.length : lineEnd + 1;
    }
  }
  return least;
}

/** Where the run of spaces at `at` ends. */
function afterSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end++;
  return end;
}

/**
 * The innermost node that `offset` lies in or touches. Between two nodes: the name, number or text that ends there,
 * else what is missing there, else what begins there, else what ends there.
 */
export function nodeAt(root: SyntaxNode, offset: Offset): SyntaxNode {
  let node = root;
  for (;;) {
    const next = childAt(node, offset);
    if (next === undefined) return node;
    node = next;
  }
}

function childAt(node: SyntaxNode, offset: Offset): SyntaxNode | undefined {
  const greens = node.greenChildren;
  let best: SyntaxNode | undefined;
  for (let i = firstEndingFrom(greens, offset - node.start); i < greens.length; i++) {
    const child = node.childAt(i);
    if (child === undefined || child.start > offset) break;
    if (best === undefined || rank(child, offset) > rank(best, offset)) best = child;
  }
  return best;
}

/** The index of the first child that ends at or behind an offset in the parent. */
function firstEndingFrom(children: readonly GreenChild[], offset: number): number {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const it = children[middle];
    if (it !== undefined && it.at + it.node.width < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rank(child: SyntaxNode, offset: Offset): number {
  if (child.start < offset && offset < child.end) return 4;
  if (child.end === offset && child.start < offset) return endsInWord(child) ? 3 : 0;
  return child.missing ? 2 : 1;
}

/** Whether the last thing in the node is something one types letter by letter. */
function endsInWord(node: SyntaxNode): boolean {
  let last = node;
  for (let next = last.children.at(-1); next !== undefined; next = last.children.at(-1)) last = next;
  return last.named && !last.missing && last.kind !== 'comment' && last.kind !== 'ERROR';
}
