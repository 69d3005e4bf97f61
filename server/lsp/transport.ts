/** The ways to a client: standard streams, Node's channel to a parent process, a named pipe, a socket. */
import { connect, type Socket } from 'node:net';
import {
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { StreamReader } from './stream-reader.ts';
import type { TransportKind } from './transport-arguments.ts';

export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/** `onFailure` hears of a pipe or socket that nobody listens on. */
export function openTransport(kind: TransportKind, onFailure: (reason: string) => void): Transport {
  switch (kind.kind) {
    case 'stdio':
      return overStdio();
    case 'node-ipc':
      return overIpc(onFailure);
    case 'pipe':
      return overSocket(connect(kind.name), onFailure);
    case 'socket':
      return overSocket(connect(kind.port, '127.0.0.1'), onFailure);
  }
}

function overStdio(): Transport {
  // Standard output carries the protocol: a stray print of a library must not get between.
  const { error } = globalThis.console;
  Object.assign(globalThis.console, { log: error, info: error, debug: error });
  return { reader: new StreamReader(process.stdin), writer: new StreamMessageWriter(process.stdout) };
}

function overIpc(onFailure: (reason: string) => void): Transport {
  if (process.send === undefined) onFailure('--node-ipc needs a parent process that opened a channel');
  return { reader: new IpcReader(process), writer: new IPCMessageWriter(process) };
}

/** The library's reader waits for an event that Node's processes do not send when the channel closes. */
class IpcReader extends IPCMessageReader {
  constructor(channel: NodeJS.Process) {
    super(channel);
    channel.once('disconnect', () => this.fireClose());
  }
}

function overSocket(socket: Socket, onFailure: (reason: string) => void): Transport {
  socket.once('error', (error) => {
    if (socket.connecting || !socket.readable) onFailure(error.message);
  });
  return { reader: new StreamReader(socket), writer: new StreamMessageWriter(socket) };
}
