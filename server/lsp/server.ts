/** The language server: answers `initialize` at once, and loads everything else behind it. */
import {
  type Connection,
  createConnection,
  type InitializeParams,
  LSPErrorCodes,
  type Message,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { serverCapabilities } from './capabilities.ts';
import { clientOf } from './client.ts';
import type { Start } from './handlers.ts';
import { LifecycleReader } from './lifecycle.ts';
import { createLog, type Log } from './log.ts';
import type { Transport } from './transport.ts';

export interface ServerOptions {
  readonly version: string;
  readonly pageOf: (code: string) => string | undefined;
  /** Ends the process, or what stands for it in a test. */
  readonly exit: (code: number) => void;
  /** Loads what comes after `initialize`; a test may put other features there. */
  readonly load?: (start: Start) => Promise<void>;
}

/** Gives the log, for what goes wrong outside of any message. */
export function startServer(
  transport: Transport,
  { version, pageOf, exit, load = loadHandlers }: ServerOptions,
): Log {
  const reader = new LifecycleReader(transport.reader, transport.writer);
  /** What is left to do after the answer to `initialize`, and then its end. */
  let start: Start | undefined;
  let loaded: Promise<void> | undefined;

  const connection: Connection = createConnection(reader, transport.writer, {
    // Messages are handled one after the other, in the order in which they came: a request sees the text it was sent about.
    maxParallelism: 1,
    connectionStrategy: { cancelUndispatched },
    messageStrategy: {
      async handleMessage(message, next) {
        await loaded;
        await handled(log, message, next);
        if (loaded === undefined && start !== undefined) loaded = loading(log, load(start));
      },
    },
  });

  const log = createLog(connection, version);

  connection.onInitialize((params: InitializeParams) => {
    const client = clientOf(params.capabilities);
    start = { connection, client, params, log, pageOf };
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'ferronix', version } };
  });

  reader.onError((error) => log.warn(error.message));
  reader.onClose(() => exit(reader.shutdownReceived ? 0 : 1));
  transport.writer.onError(([error]) => {
    if (isGone(error)) exit(reader.shutdownReceived ? 0 : 1);
  });
  connection.listen();
  return log;
}

/** Behind a dynamic import, so that the bundle evaluates the core only when this is called. */
async function loadHandlers(start: Start): Promise<void> {
  const { startHandlers } = await import('./handlers.ts');
  await startHandlers(start);
}

/** Never rejects: the connection would wait for ever for the message that did. */
async function handled(log: Log, message: Message, next: (message: Message) => unknown): Promise<void> {
  try {
    await next(message);
  } catch (error) {
    log.bug('handling a message', error);
  }
}

async function loading(log: Log, load: Promise<void>): Promise<void> {
  try {
    await load;
  } catch (error) {
    log.bug('loading', error);
  }
}

/** Whether the client does not read any more. */
function isGone(error: Error): boolean {
  return 'code' in error && GONE.includes(error.code);
}

const GONE: readonly unknown[] = [
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_IPC_CHANNEL_CLOSED',
];

/** A request that is cancelled while it waits is answered without being looked at. */
function cancelUndispatched(message: Message): ResponseMessage | undefined {
  if (!isRequest(message)) return undefined;
  const error = { code: LSPErrorCodes.RequestCancelled, message: `${message.method} was cancelled` };
  return { jsonrpc: '2.0', id: message.id, error };
}

function isRequest(message: Message): message is RequestMessage {
  return 'id' in message && 'method' in message;
}
