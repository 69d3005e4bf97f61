/** From the core's terms to the protocol's: offsets to positions, edits to workspace edits, markdown to what is shown. */
import type { MarkupContent, TextEdit as ProtoEdit, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileEdits } from '../ide/answer.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { plainText } from './plain-text.ts';

export function toRange(document: TextDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toEdit(document: TextDocument, { range, text }: TextEdit): ProtoEdit {
  return { range: toRange(document, range), newText: text };
}

export function toMarkup(format: Client['hoverFormat'], markdown: string): MarkupContent {
  return { kind: format, value: format === 'markdown' ? markdown : plainText(markdown) };
}

/** Files that are not there any more are left out. */
export function toWorkspaceEdit(
  client: Client,
  documents: Documents,
  files: readonly FileEdits[],
): WorkspaceEdit {
  const changed = files.flatMap(({ id, edits }) => {
    const text = documents.textOf(id);
    if (text === undefined) return [];
    const uri = documents.uriOf(id);
    return [
      { uri, version: documents.get(uri)?.text.version ?? null, edits: edits.map((it) => toEdit(text, it)) },
    ];
  });
  if (!client.documentChanges)
    return { changes: Object.fromEntries(changed.map((it) => [it.uri, it.edits])) };
  return {
    documentChanges: changed.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })),
  };
}
