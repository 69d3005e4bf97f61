/** Edits of a `rust-toolchain.toml` that leave its comments and layout as they are. */
import { type AST, parseTOML } from 'toml-eslint-parser';
import { insert, replace, type TextEdit } from '../../../text/edit.ts';
import type { TextRange } from '../../../text/range.ts';
import { indentAt, indentStep, lineBreakOf, startsLine } from '../layout/lines.ts';

export type ToolchainFileKey = 'components' | 'targets';

/** A file of one line is the name of a channel. */
const ONE_LINE = /^[ \t]*([\w.-]+)[ \t]*(?:\r?\n)?$/;

/** The edits that add `name` to an array of the `[toolchain]` table; `undefined` where the text has no place for it. */
export function addToToolchainFile(
  text: string,
  key: ToolchainFileKey,
  name: string,
): readonly TextEdit[] | undefined {
  const channel = ONE_LINE.exec(text)?.[1];
  if (channel !== undefined)
    return [replace({ start: 0, end: text.length }, asTable(text, channel, key, name))];
  const table = toolchainTable(text);
  if (table === undefined) return undefined;
  const existing = valueIn(table, key);
  if (existing === undefined) return newKey(text, table, key, name);
  return existing.type === 'TOMLArray' ? newElement(text, existing, name) : undefined;
}

/** Where a name stands in an array of the `[toolchain]` table, quotes included. */
export function namesInToolchainFile(
  text: string,
  key: ToolchainFileKey,
): readonly { readonly name: string; readonly range: TextRange }[] {
  const table = toolchainTable(text);
  const array = table && valueIn(table, key);
  if (array?.type !== 'TOMLArray') return [];
  return array.elements.flatMap((it) =>
    it.type === 'TOMLValue' && it.kind === 'string' ? [{ name: it.value, range: rangeOf(it) }] : [],
  );
}

/** Where the channel stands, quotes included; in the one-line form it has none. */
export function channelInToolchainFile(
  text: string,
): { readonly range: TextRange; readonly quoted: boolean } | undefined {
  const bare = ONE_LINE.exec(text);
  if (bare) {
    const start = text.indexOf(bare[1] ?? '');
    return { range: { start, end: start + (bare[1] ?? '').length }, quoted: false };
  }
  const table = toolchainTable(text);
  const channel = table && valueIn(table, 'channel');
  return channel?.type === 'TOMLValue' && channel.kind === 'string'
    ? { range: rangeOf(channel), quoted: true }
    : undefined;
}

/** The one-line form only has a channel; as a table it can have more. */
function asTable(text: string, channel: string, key: ToolchainFileKey, name: string): string {
  const eol = lineBreakOf(text);
  return ['[toolchain]', `channel = "${channel}"`, `${key} = ["${name}"]`, ''].join(eol);
}

type Table = AST.TOMLTable | AST.TOMLInlineTable | AST.TOMLTopLevelTable;

/** What holds the toolchain's keys: a `[toolchain]` table, or an inline one. */
function toolchainTable(text: string): Table | undefined {
  const program = parsed(text);
  const [top] = program?.body ?? [];
  for (const it of top?.body ?? []) {
    if (it.type === 'TOMLTable') {
      if (it.kind === 'standard' && it.resolvedKey.join('.') === 'toolchain') return it;
    } else if (keyName(it.key) === 'toolchain' && it.value.type === 'TOMLInlineTable') return it.value;
    else if (keyName(it.key).startsWith('toolchain.')) return top;
  }
  return undefined;
}

function parsed(text: string): AST.TOMLProgram | undefined {
  try {
    return parseTOML(text);
  } catch {
    return undefined; // Broken TOML has no place that one could name.
  }
}

function keyName(key: AST.TOMLKey): string {
  return key.keys.map((it) => (it.type === 'TOMLBare' ? it.name : it.value)).join('.');
}

function keyValues(table: Table): AST.TOMLKeyValue[] {
  const body: readonly (AST.TOMLKeyValue | AST.TOMLTable)[] = table.body;
  return body.filter((it) => it.type === 'TOMLKeyValue');
}

/** At the top the keys are dotted: `toolchain.channel`. */
function prefixOf(table: Table): string {
  return table.type === 'TOMLTopLevelTable' ? 'toolchain.' : '';
}

function valueIn(table: Table, key: string): AST.TOMLContentNode | undefined {
  return keyValues(table).find((it) => keyName(it.key) === prefixOf(table) + key)?.value;
}

function rangeOf({ range: [start, end] }: AST.TOMLNode): TextRange {
  return { start, end };
}

/** A new key behind the last of the toolchain's own; arrays are written as those beside it. */
function newKey(text: string, table: Table, key: string, name: string): readonly TextEdit[] | undefined {
  const prefix = prefixOf(table);
  const pairs = keyValues(table).filter((it) => keyName(it.key).startsWith(prefix));
  const last = pairs.at(-1);
  const padded = /\[ /.test(
    text.slice(...(pairs.find((it) => it.value.type === 'TOMLArray')?.value.range ?? [0, 0])),
  );
  const array = padded ? `[ "${name}" ]` : `["${name}"]`;
  const entry = `${prefix}${key} = ${array}`;
  if (table.type === 'TOMLInlineTable') return last && [insert(last.range[1], `, ${entry}`)];
  const eol = lineBreakOf(text);
  if (last === undefined) {
    const header = text.indexOf('\n', table.range[0]);
    return header === -1
      ? [insert(text.length, `${eol}${entry}${eol}`)]
      : [insert(header + 1, `${entry}${eol}`)];
  }
  const end = commentEnd(text, last.range[1]);
  return [insert(end, `${eol}${indentAt(text, last.range[0])}${entry}`)];
}

function newElement(text: string, array: AST.TOMLArray, name: string): readonly TextEdit[] {
  const last = array.elements.at(-1);
  const [start, end] = array.range;
  if (last === undefined) return [inEmpty(text, start + 1, end - 1, `"${name}"`)];
  const quote = text[last.range[0]] === "'" ? "'" : '"';
  const element = `${quote}${name}${quote}`;
  const behind = last.range[1];
  const comma = /[ \t]*,/y;
  comma.lastIndex = behind;
  const hasComma = comma.test(text);
  const afterComma = hasComma ? comma.lastIndex : behind;
  if (!startsLine(text, last.range[0]) && commentEnd(text, afterComma) === afterComma)
    return [insert(afterComma, hasComma ? ` ${element},` : `, ${element}`)];
  const indent = startsLine(text, last.range[0])
    ? indentAt(text, last.range[0])
    : indentAt(text, start) + indentStep(text);
  const line = `${lineBreakOf(text)}${indent}${element}${hasComma ? ',' : ''}`;
  return [...(hasComma ? [] : [insert(behind, ',')]), insert(commentEnd(text, afterComma), line)];
}

function inEmpty(text: string, start: number, end: number, element: string): TextEdit {
  const inside = text.slice(start, end);
  if (inside.trim() === '' && !inside.includes('\n'))
    return replace({ start, end }, inside === '' ? element : ` ${element} `);
  const eol = lineBreakOf(text);
  const outer = indentAt(text, start);
  const kept = inside.trimEnd();
  return replace({ start, end }, `${kept}${eol}${outer}${indentStep(text)}${element},${eol}${outer}`);
}

/** The end of the comment that follows on the line. */
function commentEnd(text: string, offset: number): number {
  const comment = /[ \t]*#[^\r\n]*/y;
  comment.lastIndex = offset;
  return comment.test(text) ? comment.lastIndex : offset;
}
