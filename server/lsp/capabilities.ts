/** What the server tells the client that it can do. */
import type { InitializeParams, InitializeResult, ServerCapabilities } from 'vscode-languageserver/node';
import { ACTION_KINDS, type Client, clientOf } from './client.ts';

/** Characters that open a completion list unasked: attribute paths, strings, interpolation. */
const TRIGGERS: readonly string[] = ['.', '"', '{'];

/**
 * Characters that ask for signature help: the start of arguments and of their values. A space may begin an argument,
 * too, but it is typed everywhere: only clients that say that they ask because of it hear of it.
 */
const SIGNATURE_TRIGGERS: readonly string[] = ['{', '='];
const SIGNATURE_TRIGGERS_IN_CONTEXT: readonly string[] = [...SIGNATURE_TRIGGERS, ' '];

/** Characters behind which another signature may hold, once one is shown: the ends of arguments. */
const SIGNATURE_RETRIGGERS: readonly string[] = [';', '}', ')'];

/** `TextDocumentSyncKind.Incremental`: the library with its constants is not loaded yet when this is needed. */
const INCREMENTAL = 2;

export function initializeResult({ capabilities }: InitializeParams, version: string): InitializeResult {
  return {
    capabilities: serverCapabilities(clientOf(capabilities)),
    serverInfo: { name: 'ferronix', version },
  };
}

function serverCapabilities(client: Client): ServerCapabilities {
  return {
    // Said aloud, because some clients count code points for a server that is silent about it.
    positionEncoding: 'utf-16',
    textDocumentSync: {
      openClose: true,
      change: INCREMENTAL,
      save: { includeText: false },
    },
    completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: {
      triggerCharacters: [...(client.signatureContext ? SIGNATURE_TRIGGERS_IN_CONTEXT : SIGNATURE_TRIGGERS)],
      retriggerCharacters: [...SIGNATURE_RETRIGGERS],
    },
    definitionProvider: true,
    typeDefinitionProvider: true,
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
