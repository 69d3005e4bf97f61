/** Everything that happens after `initialize`: loads the core and gives each method its handler. */
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { initParser } from '../syntax/parser.ts';
import { wasmFiles } from '../syntax/wasm-files.ts';
import type { Client } from './client.ts';
import { FEATURES, type Features } from './features.ts';
import { codeAction, codeActionResolve } from './handlers/code-action.ts';
import { completion, completionResolve } from './handlers/completion.ts';
import { configuration } from './handlers/configuration.ts';
import { diagnostic } from './handlers/diagnostic.ts';
import { documentSymbol } from './handlers/document-symbol.ts';
import { foldingRange } from './handlers/folding-range.ts';
import { hover } from './handlers/hover.ts';
import { inlayHint } from './handlers/inlay-hint.ts';
import { didChange, didClose, didOpen, didSave } from './handlers/text-document.ts';
import { didChangeWatchedFiles, registerWatchers } from './handlers/watched-files.ts';
import type { Log } from './log.ts';
import { namedFolders } from './roots.ts';
import { createSession, type Session } from './session.ts';

export interface Start {
  readonly connection: Connection;
  readonly client: Client;
  readonly params: InitializeParams;
  readonly log: Log;
  readonly pageOf: (code: string) => string | undefined;
  /** Others than the core's own in tests. */
  readonly features?: Features;
}

export async function startHandlers({ connection, client, params, log, pageOf, features = FEATURES }: Start) {
  await initParser(wasmFiles()).catch((error: unknown) => log.bug('starting the parser', error));
  const session = createSession({ connection, client, features, log, pageOf, folders: namedFolders(params) });
  handleDocuments(session);
  handleRequests(session);
  handleWorkspace(session, params.initializationOptions);
}

function handleDocuments(session: Session): void {
  const { connection } = session;
  connection.onDidOpenTextDocument(didOpen(session));
  connection.onDidChangeTextDocument(didChange(session));
  connection.onDidSaveTextDocument(didSave(session));
  connection.onDidCloseTextDocument(didClose(session));
}

function handleRequests(session: Session): void {
  const { connection, client } = session;
  connection.onCompletion(completion(session));
  connection.onCompletionResolve(completionResolve(session));
  connection.onHover(hover(session));
  connection.onCodeAction(codeAction(session));
  connection.onCodeActionResolve(codeActionResolve(session));
  connection.languages.inlayHint.on(inlayHint(session));
  connection.onDocumentSymbol(documentSymbol(session));
  connection.onFoldingRanges(foldingRange(session));
  if (client.pullsDiagnostics) connection.languages.diagnostics.on(diagnostic(session));
}

function handleWorkspace(session: Session, options: unknown): void {
  const { connection, client, roots } = session;
  const settings = configuration(session, options);
  connection.onDidChangeConfiguration(settings.didChange);
  connection.onDidChangeWatchedFiles(didChangeWatchedFiles(session));
  if (client.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(roots.change);
  // Requests to the client are allowed only after this.
  connection.onInitialized(() => {
    settings.start();
    registerWatchers(session);
    const catalog = session.features.loadCatalog();
    if (!catalog.ok)
      session.log.tell(
        `the catalog of toolchains cannot be used, so nothing is said about versions: ${catalog.reason}`,
      );
  });
}
