/** The language server behind its first answer: the connection, and which handler serves which method. */
import {
  type Connection,
  createConnection,
  LSPErrorCodes,
  type Message,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { initParser } from '../syntax/parser.ts';
import { wasmFiles } from '../syntax/wasm-files.ts';
import { initializeResult } from './capabilities.ts';
import { clientOf } from './client.ts';
import { FEATURES, type Features } from './features.ts';
import { ForwardingReader, ForwardingWriter } from './forwarding.ts';
import { codeAction, codeActionResolve } from './handlers/code-action.ts';
import { completion, completionResolve } from './handlers/completion.ts';
import { configuration } from './handlers/configuration.ts';
import { definition, typeDefinition } from './handlers/definition.ts';
import { diagnostic } from './handlers/diagnostic.ts';
import { documentSymbol } from './handlers/document-symbol.ts';
import { foldingRange } from './handlers/folding-range.ts';
import { hover } from './handlers/hover.ts';
import { inlayHint } from './handlers/inlay-hint.ts';
import { signatureHelp } from './handlers/signature-help.ts';
import { didChange, didClose, didOpen, didSave } from './handlers/text-document.ts';
import { didChangeWatchedFiles, registerWatchers } from './handlers/watched-files.ts';
import { didChangeWorkspaceFolders } from './handlers/workspace-folders.ts';
import type { Backend, InitializeRequest } from './lifecycle.ts';
import { createLog, type Log } from './log.ts';
import { notice } from './notice.ts';
import { namedFolders } from './roots.ts';
import { createSession, type Session } from './session.ts';
import type { Wire } from './wire.ts';

export interface ServerOptions {
  readonly wire: Wire;
  readonly request: InitializeRequest;
  readonly version: string;
  readonly pageOf: (code: string) => string | undefined;
  /** Others than the core's own in tests. */
  readonly features?: Features;
}

export interface Server extends Backend {
  readonly log: Log;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { wire, request, version, pageOf, features = FEATURES } = options;
  const { id, params } = request;
  const reader = new ForwardingReader();
  const { connection, log } = connect(reader, new ForwardingWriter(wire, id), version);
  await initParser(wasmFiles()).catch((error: unknown) => log.bug('starting the parser', error));
  const client = clientOf(params.capabilities);
  const session = createSession({ connection, client, features, log, pageOf, folders: namedFolders(params) });
  // The client has this answer already; the library reads in it what it need not ask the client for.
  connection.onInitialize(() => initializeResult(params, version));
  handleDocuments(session);
  handleRequests(session);
  handleWorkspace(session, params.initializationOptions);
  return {
    log,
    receive: (message) => notice('a message', log, () => reader.receive(message)),
    garbage: (why) => log.warn(`skipped what is no message: ${why}`),
  };
}

function connect(
  reader: ForwardingReader,
  writer: ForwardingWriter,
  version: string,
): { connection: Connection; log: Log } {
  const connection: Connection = createConnection(reader, writer, {
    // Messages are handled one after the other, in the order in which they came: a request sees the text it was sent about.
    maxParallelism: 1,
    connectionStrategy: { cancelUndispatched },
    messageStrategy: { handleMessage: (message, next) => handled(log, message, next) },
  });
  const log = createLog(connection, version);
  connection.listen();
  return { connection, log };
}

/** Never rejects: the connection would wait for ever for the message that did. */
async function handled(log: Log, message: Message, next: (message: Message) => unknown): Promise<void> {
  try {
    await next(message);
  } catch (error) {
    log.bug('a message', error);
  }
}

/** A request that is cancelled while it waits is answered without being looked at. */
function cancelUndispatched(message: Message): ResponseMessage | undefined {
  if (!isRequest(message)) return undefined;
  const error = { code: LSPErrorCodes.RequestCancelled, message: `${message.method} was cancelled` };
  return { jsonrpc: '2.0', id: message.id, error };
}

function isRequest(message: Message): message is RequestMessage {
  return 'id' in message && 'method' in message;
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
  connection.onSignatureHelp(signatureHelp(session));
  connection.onDefinition(definition(session));
  connection.onTypeDefinition(typeDefinition(session));
  connection.onCodeAction(codeAction(session));
  connection.onCodeActionResolve(codeActionResolve(session));
  connection.languages.inlayHint.on(inlayHint(session));
  connection.onDocumentSymbol(documentSymbol(session));
  connection.onFoldingRanges(foldingRange(session));
  if (client.pullsDiagnostics) connection.languages.diagnostics.on(diagnostic(session));
}

function handleWorkspace(session: Session, options: unknown): void {
  const { connection, client, features, log } = session;
  const settings = configuration(session, options);
  connection.onDidChangeConfiguration(settings.didChange);
  connection.onDidChangeWatchedFiles(didChangeWatchedFiles(session));
  // Requests to the client are allowed only after this.
  connection.onInitialized(() => {
    if (client.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(didChangeWorkspaceFolders(session));
    settings.start();
    registerWatchers(session);
    const catalog = features.loadCatalog();
    if (!catalog.ok)
      log.tell(
        `the catalog of toolchains cannot be used, so nothing is said about versions: ${catalog.reason}`,
      );
  });
}
