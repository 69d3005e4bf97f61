/** The protocol's life cycle, enforced where the messages come in: initialize, work, shutdown, exit. */
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
  type RequestMessage,
} from 'vscode-languageserver/node';

type Phase = 'new' | 'running' | 'down';

/** What is looked at of a message and its parameters, none of which need be there or right. */
type Fields = {
  readonly [name in 'id' | 'method' | 'params' | 'result' | 'error' | 'capabilities']?: unknown;
};

/**
 * `reader` without what must not be handled: requests before `initialize` and after `shutdown`, which are refused,
 * notifications at those times, which are dropped (but for `exit`), and what is no message at all.
 */
export class LifecycleReader extends AbstractMessageReader {
  private readonly reader: MessageReader;
  private readonly writer: MessageWriter;
  private phase: Phase = 'new';

  constructor(reader: MessageReader, writer: MessageWriter) {
    super();
    this.reader = reader;
    this.writer = writer;
    reader.onError((error) => this.fireError(error));
    reader.onClose(() => this.fireClose());
  }

  get shutdownReceived(): boolean {
    return this.phase === 'down';
  }

  override listen(callback: DataCallback): Disposable {
    return this.reader.listen((raw) => {
      const message: unknown = raw;
      if (!isFields(message)) this.fireError(new Error('skipped a message that is no object'));
      else if (this.admits(message)) callback(sound(message));
    });
  }

  private admits(message: Fields): boolean {
    const { id, method } = message;
    if (typeof method !== 'string') return this.admitsResponse(message);
    if (id === undefined) return this.admitsNotification(method, message);
    if (!isId(id)) {
      return this.refuse(
        null,
        ErrorCodes.InvalidRequest,
        'The id of a request must be a string or a number.',
      );
    }
    return this.admitsRequest({ jsonrpc: '2.0', id, method }, message);
  }

  /** Answers to the server's own requests have no method. */
  private admitsResponse({ result, error }: Fields): boolean {
    if (result !== undefined || error !== undefined) return this.phase !== 'new';
    // Its id may be one of the server's own requests, so it must not be sent back.
    return this.refuse(null, ErrorCodes.InvalidRequest, 'The message has neither a method nor a result.');
  }

  private admitsNotification(method: string, { params }: Fields): boolean {
    if (method === 'exit') return true;
    if (method === '$/cancelRequest' && !(isFields(params) && isId(params.id))) return false;
    return this.phase === 'running';
  }

  private admitsRequest({ id, method }: RequestMessage, { params }: Fields): boolean {
    if (this.phase === 'down') {
      return this.refuse(id, ErrorCodes.InvalidRequest, 'The server has been told to shut down.');
    }
    if (method === 'initialize') return this.admitsInitialize(id, params);
    if (this.phase === 'new') {
      return this.refuse(id, ErrorCodes.ServerNotInitialized, 'The first request must be initialize.');
    }
    if (method === 'shutdown') this.phase = 'down';
    return true;
  }

  private admitsInitialize(id: RequestMessage['id'], params: unknown): boolean {
    if (this.phase !== 'new') {
      return this.refuse(id, ErrorCodes.InvalidRequest, 'The server has been initialized already.');
    }
    if (!isFields(params) || !isFields(params.capabilities)) {
      return this.refuse(id, ErrorCodes.InvalidParams, 'initialize needs the capabilities of the client.');
    }
    this.phase = 'running';
    return true;
  }

  private refuse(id: RequestMessage['id'], code: number, message: string): false {
    const response = { jsonrpc: '2.0', id, error: { code, message } };
    this.writer.write(response).catch((error) => this.fireError(error));
    return false;
  }
}

/** Some clients write `null` for parameters that are not there; the connection knows only absence. */
function sound({ params, ...message }: Fields): Message & Fields {
  return { jsonrpc: '2.0', ...message, ...(params === null || params === undefined ? {} : { params }) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
