/** When diagnostics are worked out and sent: pushed after a pause in typing, or left to the client to ask for. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Documents, OpenDocument } from './documents.ts';

/** Milliseconds without an edit before diagnostics are pushed. */
const PAUSE = 150;

export interface Publisher {
  /** A document was opened: its diagnostics are due at once. */
  opened(document: OpenDocument): void;
  /** A document was edited; the others may import it. */
  edited(document: OpenDocument): void;
  closed(document: OpenDocument): void;
  /** Something else than a document changed: a file, the settings. */
  refresh(): void;
}

export interface PusherOptions {
  readonly documents: Documents;
  readonly send: (params: PublishDiagnosticsParams) => void;
  /** `undefined` when they could not be worked out. */
  readonly diagnosticsOf: (document: OpenDocument) => readonly Diagnostic[] | undefined;
  readonly pause?: number;
}

/** Pushes. What was worked out is always about the newest text, because nothing comes between working it out and sending. */
export function createPusher({ documents, send, diagnosticsOf, pause = PAUSE }: PusherOptions): Publisher {
  /** What the client has, by id. */
  const sent = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;

  function push(document: OpenDocument): void {
    const { id, text } = document;
    const found = document.analysed ? diagnosticsOf(document) : [];
    if (found === undefined || (!document.analysed && !sent.has(id))) return;
    const params = { uri: text.uri, version: text.version, diagnostics: [...found] };
    const serialised = JSON.stringify(params);
    if (sent.get(id) === serialised) return;
    sent.set(id, serialised);
    send(params);
  }

  /** One document a turn, so that what the client asks meanwhile does not wait for all of them. */
  function pushInTurn(uris: readonly string[]): void {
    const [uri, ...others] = uris;
    if (uri === undefined) return;
    const document = documents.get(uri);
    if (document !== undefined) push(document);
    turn = setImmediate(pushInTurn, others);
  }

  function pushSoon(pause: number, first?: OpenDocument): void {
    clearTimeout(timer);
    clearImmediate(turn);
    timer = setTimeout(() => {
      const uris = documents.all().map((it) => it.text.uri);
      pushInTurn(first === undefined ? uris : [...new Set([first.text.uri, ...uris])]);
    }, pause);
  }

  return {
    opened: (document) => pushSoon(0, document),
    edited: (document) => pushSoon(pause, document),
    closed({ id, text }) {
      // The files of a project stay wrong on disk, but only open ones are reported.
      if (sent.delete(id)) send({ uri: text.uri, diagnostics: [] });
    },
    refresh: () => pushSoon(pause),
  };
}

/** For clients that pull: all that is left is to tell them when it is time. */
export function createPullNotifier(refresh: () => void): Publisher {
  const nothing = (): void => {};
  return { opened: nothing, edited: nothing, closed: nothing, refresh };
}
