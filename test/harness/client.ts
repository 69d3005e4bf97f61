/** A language client for tests: frames messages by itself, keeps every notification until a test asks for it. */
import type { Readable, Writable } from 'node:stream';

export interface TestClient {
  /** The result; rejects with a `ServerError` where the server answers with one. */
  request<T>(method: string, params?: unknown): Promise<T>;
  /** A request whose id the test needs, to cancel it. */
  start<T>(method: string, params?: unknown): { readonly id: number; readonly result: Promise<T> };
  notify(method: string, params?: unknown): void;
  /** Bytes as they are, sound or not. */
  raw(bytes: string | Uint8Array): void;
  /** Closes the stream to the server. */
  end(): void;
  /** The first notification that fits and was not handed out yet; waits for it. */
  next<T>(method: string, fits?: (params: T) => boolean): Promise<T>;
  /** Notifications of a method that were not handed out. */
  pending<T>(method: string): readonly T[];
  /** Answers the server's requests; without it they get `null`. */
  answer(method: string, result: (params: unknown) => unknown): void;
  /** The server's requests so far. */
  requests(method: string): readonly unknown[];
  /** An answer without an id, for what could not be read. */
  readonly orphans: readonly ServerError[];
}

export class ServerError extends Error {
  readonly code: number;

  constructor({ code, message }: { readonly code: number; readonly message: string }) {
    super(`${message} (${code})`);
    this.code = code;
  }
}

/** Milliseconds after which a test has waited for too long. */
const PATIENCE = 10_000;

interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly fits: (params: never) => boolean;
  readonly take: (params: unknown) => void;
}

export function createTestClient(toServer: Writable, fromServer: Readable): TestClient {
  const results = new Map<number, (message: Message) => void>();
  const notifications: { readonly method: string; readonly params: unknown }[] = [];
  const waiting = new Set<Waiting>();
  const answers = new Map<string, (params: unknown) => unknown>();
  const asked: { readonly method: string; readonly params: unknown }[] = [];
  const orphans: ServerError[] = [];
  let lastId = 0;

  function send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    toServer.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  function receive(message: Message): void {
    const { id, method, params } = message;
    if (method !== undefined && id !== undefined) {
      asked.push({ method, params });
      send({ id, result: answers.get(method)?.(params) ?? null });
    } else if (method !== undefined) {
      const taker = [...waiting].find((it) => it.method === method && it.fits(params as never));
      if (taker === undefined) notifications.push({ method, params });
      else taker.take(params);
    } else if (typeof id === 'number') {
      results.get(id)?.(message);
      results.delete(id);
    } else if (message.error !== undefined) {
      orphans.push(new ServerError(message.error));
    }
  }

  readMessages(fromServer, receive);

  function start<T>(method: string, params?: unknown): { readonly id: number; readonly result: Promise<T> } {
    const id = ++lastId;
    const result = patiently<T>(`the answer to ${method}`, (resolve, reject) => {
      results.set(id, ({ error, result: found }) =>
        error ? reject(new ServerError(error)) : resolve(found as T),
      );
    });
    send({ id, method, params });
    return { id, result };
  }

  return {
    orphans,
    start,
    request: (method, params) => start<never>(method, params).result,
    notify: (method, params) => send({ method, params }),
    raw: (bytes) => void toServer.write(bytes),
    end: () => void toServer.end(),
    answer: (method, result) => void answers.set(method, result),
    requests: (method) => asked.filter((it) => it.method === method).map((it) => it.params),
    pending: (method) => notifications.filter((it) => it.method === method).map((it) => it.params as never),
    next<T>(method: string, fits: (params: T) => boolean = () => true) {
      const index = notifications.findIndex((it) => it.method === method && fits(it.params as T));
      if (0 <= index) return Promise.resolve(notifications.splice(index, 1)[0]?.params as T);
      return patiently<T>(method, (resolve) => {
        const waiter: Waiting = {
          method,
          fits,
          take(params) {
            waiting.delete(waiter);
            resolve(params as T);
          },
        };
        waiting.add(waiter);
      });
    },
  };
}

function patiently<T>(
  what: string,
  start: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  // Made here, so that it tells which line of the test waited.
  const late = new Error(`waited ${PATIENCE} ms in vain for ${what}`);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late), PATIENCE);
    const end =
      <V>(settle: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        settle(value);
      };
    start(end(resolve), end(reject));
  });
}

/** Strict on purpose: the server's framing must be right. */
function readMessages(stream: Readable, receive: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/^Content-Length: (\d+)$/m.exec(rest.subarray(0, end).toString())?.[1]);
      if (Number.isNaN(length)) throw new Error(`no header: ${rest.subarray(0, 200)}`);
      if (rest.length < end + 4 + length) return;
      const body = rest.subarray(end + 4, end + 4 + length).toString();
      rest = rest.subarray(end + 4 + length);
      receive(JSON.parse(body));
    }
  });
}
