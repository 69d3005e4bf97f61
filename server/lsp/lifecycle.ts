/**
 * The protocol's life cycle, enforced where the messages come in: initialize, work, shutdown, exit. It answers
 * `initialize` by itself and at once; what does the work is loaded behind that answer, and hears everything in order.
 */
import type { InitializeParams, Message } from 'vscode-languageserver/node';
import type { Wire } from './wire.ts';

export interface LifecycleOptions {
  readonly wire: Wire;
  /** The answer to `initialize`. */
  readonly initialize: (params: InitializeParams) => object;
  /** Called once, when `initialize` has been answered. */
  readonly load: (request: InitializeRequest) => Promise<Backend>;
  /** Called when the client has gone, or wants the server to go before it began. */
  readonly exit: (code: number) => void;
}

export interface InitializeRequest {
  readonly id: Id;
  readonly params: InitializeParams;
}

/** What does the work. The first message that it gets is `initialize`; its answer to that one must not be sent. */
export interface Backend {
  receive(message: Message): void;
  /** Something that is no message came, and was skipped. */
  garbage(why: string): void;
}

/** What is looked at of a message and its parameters, none of which need be there or right. */
type Fields = {
  readonly [name in 'id' | 'method' | 'params' | 'result' | 'error' | 'capabilities']?: unknown;
};

type Id = string | number | null;

const INVALID_REQUEST = -32600;
const INVALID_PARAMS = -32602;
const NOT_INITIALIZED = -32002;

export function runLifecycle({ wire, initialize, load, exit }: LifecycleOptions): void {
  let phase: 'new' | 'running' | 'down' = 'new';
  /** Until there is a backend, what it will hear of. */
  const waiting: ((backend: Backend) => void)[] = [];
  let backend: Backend | undefined;

  function tell(what: (backend: Backend) => void): void {
    if (backend === undefined) waiting.push(what);
    else what(backend);
  }

  function refuse(id: Id, code: number, message: string): false {
    wire.send({ jsonrpc: '2.0', id, error: { code, message } });
    return false;
  }

  function admits(message: Fields): boolean {
    const { id, method, params } = message;
    if (typeof method !== 'string') return admitsResponse(message);
    if (id === undefined) return admitsNotification(method, params);
    if (isId(id)) return admitsRequest(id, method, params);
    return refuse(null, INVALID_REQUEST, 'The id of a request must be a string or a number.');
  }

  /** Answers to the server's own requests have no method. */
  function admitsResponse({ result, error }: Fields): boolean {
    if (result !== undefined || error !== undefined) return phase !== 'new';
    // Its id may be one of the server's own requests, so it must not be sent back.
    return refuse(null, INVALID_REQUEST, 'The message has neither a method nor a result.');
  }

  function admitsNotification(method: string, params: unknown): boolean {
    if (method === 'exit' && phase === 'new') exit(1);
    if (method === 'exit') return true;
    if (method === '$/cancelRequest' && !(isFields(params) && isId(params.id))) return false;
    return phase === 'running';
  }

  function admitsRequest(id: Id, method: string, params: unknown): boolean {
    if (phase === 'down') return refuse(id, INVALID_REQUEST, 'The server has been told to shut down.');
    if (method === 'initialize') return admitsInitialize(id, params);
    if (phase === 'new') return refuse(id, NOT_INITIALIZED, 'The first request must be initialize.');
    if (method === 'shutdown') phase = 'down';
    return true;
  }

  function admitsInitialize(id: Id, params: unknown): boolean {
    if (phase !== 'new') return refuse(id, INVALID_REQUEST, 'The server has been initialized already.');
    if (!isInitializeParams(params)) {
      return refuse(id, INVALID_PARAMS, 'initialize needs the capabilities of the client.');
    }
    phase = 'running';
    begin({ id, params });
    return true;
  }

  async function begin(request: InitializeRequest): Promise<void> {
    await wire.send({ jsonrpc: '2.0', id: request.id, result: initialize(request.params) });
    backend = await load(request);
    for (const what of waiting.splice(0)) what(backend);
  }

  wire.listen({
    message(message) {
      if (!isFields(message)) tell((it) => it.garbage('a message that is no object'));
      else if (admits(message)) tell((it) => it.receive(sound(message)));
    },
    garbage: (why) => tell((it) => it.garbage(why)),
    ended: () => exit(phase === 'down' ? 0 : 1),
  });
}

/** Some clients write `null` for parameters that are not there; the connection knows only absence. */
function sound({ params, ...message }: Fields): Message & Fields {
  return { jsonrpc: '2.0', ...message, ...(params === null || params === undefined ? {} : { params }) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInitializeParams(value: unknown): value is InitializeParams {
  return isFields(value) && isFields(value.capabilities);
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
