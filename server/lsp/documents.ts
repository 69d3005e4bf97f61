/** The open documents: the client's URI and text of each, in step with the core's host. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change, Host } from '../ide/host.ts';
import { MAX_LENGTH } from '../syntax/source-file.ts';
import type { TextEdit } from '../text/edit.ts';
import { applyChanges } from './text-sync.ts';
import { idOfUri, uriOfId } from './uris.ts';

/** UTF-16 units of the largest document that is looked into. Generated Nix files of a megabyte exist; beyond is data. */
export const MAX_TEXT = MAX_LENGTH;

export interface OpenDocument {
  readonly id: string;
  readonly text: TextDocument;
  /** Whether the core knows it: not when it is no Nix, or too large. */
  readonly analysed: boolean;
}

export interface Documents {
  open(item: TextDocumentItem): OpenDocument;
  /** `undefined` when the document was never opened. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenDocument | undefined;
  close(uri: string): OpenDocument | undefined;
  /** By URI, in any of its spellings. */
  get(uri: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  /** The URI as the client wrote it, where it did. */
  uriOf(id: string): string;
  /** To convert positions in any file, open or not. */
  textOf(id: string): TextDocument | undefined;
}

export function createDocuments(host: Host): Documents {
  const open = new Map<string, OpenDocument>();

  /** Brings the core to the state of `text`; `edits` lead there from the text that it knows. */
  function update(before: OpenDocument, edits: readonly TextEdit[]): OpenDocument {
    const { id, text } = before;
    const analysed = isAnalysed(id, text);
    const { version } = text;
    const whole: Change = { kind: 'open', id, text: text.getText(), version };
    if (before.analysed && analysed) {
      try {
        host.apply([{ kind: 'edit', id, steps: edits.map((it) => [it]), version }]);
      } catch (error) {
        // Whatever went wrong, the core must not go on with another text than the client.
        host.apply([whole]);
        throw error;
      }
      return before;
    }
    if (analysed) host.apply([whole]);
    else if (before.analysed) host.apply([{ kind: 'close', id }]);
    return { id, text, analysed };
  }

  return {
    open({ uri, languageId, version, text }) {
      const id = idOfUri(uri);
      const document = TextDocument.create(uri, languageId, version, text);
      // Opened twice without a close between: the newer text counts.
      const known = open.get(id)?.analysed === true;
      const opened = { id, text: document, analysed: isAnalysed(id, document) };
      if (opened.analysed) host.apply([{ kind: 'open', id, text, version }]);
      else if (known) host.apply([{ kind: 'close', id }]);
      open.set(id, opened);
      return opened;
    },
    change(uri, version, changes) {
      const before = open.get(idOfUri(uri));
      if (before === undefined) return undefined;
      const after = update(before, applyChanges(before.text, changes, version));
      open.set(after.id, after);
      return after;
    },
    close(uri) {
      const id = idOfUri(uri);
      const document = open.get(id);
      if (document?.analysed === true) host.apply([{ kind: 'close', id }]);
      open.delete(id);
      return document;
    },
    get: (uri) => open.get(idOfUri(uri)),
    all: () => [...open.values()],
    uriOf: (id) => open.get(id)?.text.uri ?? uriOfId(id),
    textOf(id) {
      const known = open.get(id)?.text;
      if (known !== undefined) return known;
      const text = host.world().text(id);
      return text === undefined ? undefined : TextDocument.create(uriOfId(id), 'nix', 0, text);
    },
  };
}

/** Clients may attach the server to other files of a project as well; those are read from the disk. */
function isAnalysed(id: string, document: TextDocument): boolean {
  return (document.languageId === 'nix' || id.endsWith('.nix')) && document.getText().length <= MAX_TEXT;
}
