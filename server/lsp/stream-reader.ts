/** Reads messages from a stream; what is no message is reported and skipped. */
import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-languageserver/node';
import { createDecoder } from './framing.ts';

export class StreamReader extends AbstractMessageReader {
  private readonly stream: Readable;

  constructor(stream: Readable) {
    super();
    this.stream = stream;
  }

  override listen(callback: DataCallback): Disposable {
    const decoder = createDecoder(
      (message) => {
        // A message must not take down those behind it in the same chunk.
        try {
          callback(message as Message);
        } catch (error) {
          this.fireError(error);
        }
      },
      (why) => this.fireError(new Error(`skipped what is no message: ${why}`)),
    );
    const onData = (chunk: Buffer): void => decoder.push(chunk);
    this.stream.on('data', onData);
    this.stream.on('error', (error) => this.fireError(error));
    // A pipe that ends need not close.
    for (const event of ['end', 'close']) this.stream.once(event, () => this.fireClose());
    return { dispose: () => this.stream.off('data', onData) };
  }
}
