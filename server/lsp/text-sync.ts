/** The client's changes of a text, applied to its `TextDocument` and as offsets for the core. */
import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../text/edit.ts';

/**
 * Applies `changes` in order, each to the text that the one before it left, and returns each as an edit of just that
 * text. Positions outside the text are moved to the nearest one inside.
 */
export function applyChanges(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): readonly TextEdit[] {
  // A notification without changes still has a version.
  TextDocument.update(document, [], version);
  return changes.map(({ text, ...change }) => {
    if ('range' in change && change.range !== undefined)
      return replaceRange(document, change.range, text, version);
    const edit = difference(document.getText(), text);
    TextDocument.update(document, [{ text }], version);
    return edit;
  });
}

function replaceRange(document: TextDocument, range: Range, text: string, version: number): TextEdit {
  const [a, b] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const [start, end] = [Math.min(a, b), Math.max(a, b)];
  // Positions behind the last line would leave holes in the document's table of lines.
  const inside = { start: document.positionAt(start), end: document.positionAt(end) };
  TextDocument.update(document, [{ range: inside, text }], version);
  return { range: { start, end }, text };
}

/** The smallest single edit that makes `after` of `before`: clients that send whole texts shall not cost whole parses. */
function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { range: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}
