/** Lines as an edit sees them: their ends, their indentation, their width. */
import type { Offset } from '../../../text/range.ts';

/** Columns that a line may have before what was added is put on lines of its own. */
export const MAX_WIDTH = 100;

/** How the text ends its lines. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
}

export function lineStart(text: string, offset: Offset): Offset {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line without its break. */
export function lineEnd(text: string, offset: Offset): Offset {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return offset < end && text[end - 1] === '\r' ? end - 1 : end;
}

/** The white space that the line with `offset` begins with. */
export function indentAt(text: string, offset: Offset): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** Whether nothing but white space stands before `offset` on its line. */
export function startsLine(text: string, offset: Offset): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** One step of indentation as the text has it: a tab, or so many spaces. */
export function indentStep(text: string): string {
  const steps = new Map<string, number>();
  let previous = '';
  for (const line of text.split('\n')) {
    const indent = /^[ \t]*(?=\S)/.exec(line)?.[0];
    if (indent === undefined) continue;
    if (indent.length > previous.length && indent.startsWith(previous)) {
      const step = indent.slice(previous.length);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    previous = indent;
  }
  const [most] = [...steps].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? '  ';
}

/** The width of the line with `offset`; a tab counts as eight columns. */
export function lineWidth(text: string, offset: Offset): number {
  return widthOf(text.slice(lineStart(text, offset), lineEnd(text, offset)));
}

export function widthOf(line: string): number {
  return line.replaceAll('\t', '        ').length;
}

/** The end of the comments that follow `offset` on its line, and whether the last of them takes the rest of the line. */
export function commentsBehind(
  text: string,
  offset: Offset,
): { readonly end: Offset; readonly line: boolean } {
  const comment = /[ \t]*(?:(#[^\r\n]*)|\/\*(?:[^*\n]|\*(?!\/))*\*\/)/y;
  let end = offset;
  for (;;) {
    comment.lastIndex = end;
    const found = comment.exec(text);
    if (!found) return { end, line: false };
    end = comment.lastIndex;
    if (found[1] !== undefined) return { end, line: true };
  }
}
