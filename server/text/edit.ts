/** Edits of a text: replacements of ranges, applied together. */
import type { TextRange } from './range.ts';

export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

export function replace(range: TextRange, text: string): TextEdit {
  return { range, text };
}

export function insert(offset: number, text: string): TextEdit {
  return { range: { start: offset, end: offset }, text };
}

export function remove(range: TextRange): TextEdit {
  return { range, text: '' };
}

/**
 * The text after `edits`, whose ranges all refer to the text before any of them.
 * Edits at the same offset keep their order. Throws a `RangeError` where two of them overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (a, b) =>
        a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.index - b.index,
    );
  let result = '';
  let last = 0;
  for (const { edit } of sorted) {
    if (edit.range.start < last) throw new RangeError(`edits overlap at offset ${edit.range.start}`);
    result += text.slice(last, edit.range.start) + edit.text;
    last = edit.range.end;
  }
  return result + text.slice(last);
}
