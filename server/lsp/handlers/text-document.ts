/** `textDocument/didOpen`, `didChange`, `didSave` and `didClose`. */
import * as v from 'valibot';
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver/node';
import { MAX_TEXT } from '../documents.ts';
import { invalid, RANGE } from '../from-proto.ts';
import { notice } from '../notice.ts';
import type { Session } from '../session.ts';

export function didOpen(session: Session) {
  return (params: DidOpenTextDocumentParams): void =>
    notice('textDocument/didOpen', session.log, () => {
      const document = session.documents.open(checked(OPENED, params).textDocument);
      if (MAX_TEXT < document.text.getText().length)
        session.log.warn(`${document.text.uri} is too large to look into`);
      session.roots.add(document.id);
      session.publisher.opened(document);
    });
}

export function didChange(session: Session) {
  return (params: DidChangeTextDocumentParams): void =>
    notice('textDocument/didChange', session.log, () => {
      const { textDocument, contentChanges } = checked(CHANGED, params);
      const { uri, version } = textDocument;
      const document = session.documents.change(uri, version ?? 0, contentChanges);
      if (document === undefined) throw invalid(`${uri} is not open`);
      session.publisher.edited(document);
    });
}

export function didSave(session: Session) {
  return (): void => notice('textDocument/didSave', session.log, session.lookAtDisk);
}

export function didClose(session: Session) {
  return (params: DidCloseTextDocumentParams): void =>
    notice('textDocument/didClose', session.log, () => {
      const document = session.documents.close(checked(CLOSED, params).textDocument.uri);
      if (document !== undefined) session.publisher.closed(document);
    });
}

/** Clients have been seen to leave out versions and languages. */
const OPENED = v.object({
  textDocument: v.object({
    uri: v.string(),
    text: v.string(),
    version: v.optional(v.number(), 0),
    languageId: v.optional(v.string(), ''),
  }),
});

const CHANGED = v.object({
  textDocument: v.object({ uri: v.string(), version: v.nullish(v.number()) }),
  contentChanges: v.array(v.object({ text: v.string(), range: v.exactOptional(RANGE) })),
});

const CLOSED = v.object({ textDocument: v.object({ uri: v.string() }) });

/** Checked as a whole before anything is applied: half a change would leave the text wrong for good. */
function checked<T>(schema: v.GenericSchema<unknown, T>, params: unknown): T {
  const result = v.safeParse(schema, params);
  if (result.success) return result.output;
  throw invalid(result.issues.map((it) => `${v.getDotPath(it)}: ${it.message}`).join('; '));
}
