/** The ways to a client: standard streams, Node's channel to a parent process, a named pipe, a socket. */
import { connect, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { createDecoder } from './framing.ts';
import type { TransportKind } from './transport-arguments.ts';

/** Messages to and from a client, as JSON values. */
export interface Wire {
  /** Called once. */
  listen(listener: WireListener): void;
  /** Fulfilled when the message is on its way; never rejected, because a client that has gone is told of by `ended`. */
  send(message: object): Promise<void>;
}

export interface WireListener {
  message(message: unknown): void;
  /** Something else than a message came, and was skipped. */
  garbage(why: string): void;
  /** The client has gone. */
  ended(): void;
}

/** `onFailure` hears of a pipe or socket that nobody listens on. */
export function openWire(kind: TransportKind, onFailure: (reason: string) => void): Wire {
  switch (kind.kind) {
    case 'stdio':
      return stdioWire();
    case 'node-ipc':
      return ipcWire(onFailure);
    case 'pipe':
      return socketWire(connect(kind.name), onFailure);
    case 'socket':
      return socketWire(connect(kind.port, '127.0.0.1'), onFailure);
  }
}

export function streamWire(input: Readable, output: Writable): Wire {
  return {
    listen({ message, garbage, ended }) {
      const decoder = createDecoder(message, garbage);
      input.on('data', (chunk: Buffer) => decoder.push(chunk));
      // A pipe that ends need not close, and a client that has gone may show in either direction.
      for (const event of ['end', 'close', 'error']) input.on(event, ended);
      output.on('error', ended);
    },
    send(message) {
      const body = JSON.stringify(message);
      return new Promise((resolve) => {
        output.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => resolve());
      });
    },
  };
}

function stdioWire(): Wire {
  // Standard output carries the protocol: a stray print of a library must not get between.
  const { error } = globalThis.console;
  Object.assign(globalThis.console, { log: error, info: error, debug: error });
  return streamWire(process.stdin, process.stdout);
}

function ipcWire(onFailure: (reason: string) => void): Wire {
  if (process.send === undefined) onFailure('--node-ipc needs a parent process that opened a channel');
  return {
    listen({ message, ended }) {
      process.on('message', message);
      process.on('disconnect', ended);
    },
    send: (message) =>
      new Promise((resolve) => {
        process.send?.(message, undefined, undefined, () => resolve());
      }),
  };
}

function socketWire(socket: Socket, onFailure: (reason: string) => void): Wire {
  socket.once('error', (error) => {
    if (!socket.readable) onFailure(error.message);
  });
  return streamWire(socket, socket);
}
