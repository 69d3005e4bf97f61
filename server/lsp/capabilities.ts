/** What the server tells the client that it can do. */
import {
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { ACTION_KINDS, type Client } from './client.ts';

/** Characters that open a completion list unasked: attribute paths, strings, interpolation. */
const TRIGGERS: readonly string[] = ['.', '"', '{'];

export function serverCapabilities(client: Client): ServerCapabilities {
  return {
    // Said aloud, because some clients count code points for a server that is silent about it.
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [...ACTION_KINDS], resolveProvider: client.resolvesActionEdit },
    inlayHintProvider: { resolveProvider: false },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'ferronix',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
    }),
    ...(client.workspaceFolders && {
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    }),
  };
}
