/** The library's reader and writer over a wire that others hold. */
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type RequestMessage,
} from 'vscode-languageserver/node';
import type { Wire } from './wire.ts';

export class ForwardingReader extends AbstractMessageReader {
  private callback: DataCallback = () => undefined;

  override listen(callback: DataCallback): Disposable {
    this.callback = callback;
    return { dispose: () => undefined };
  }

  receive(message: Message): void {
    this.callback(message);
  }
}

export class ForwardingWriter extends AbstractMessageWriter {
  private readonly wire: Wire;
  private readonly initialize: RequestMessage['id'];
  private answered = false;

  /** `initialize` is the id of that request, which has been answered already. */
  constructor(wire: Wire, initialize: RequestMessage['id']) {
    super();
    this.wire = wire;
    this.initialize = initialize;
  }

  async write(message: Message): Promise<void> {
    if (this.answered || !isAnswerTo(message, this.initialize)) await this.wire.send(message);
    else this.answered = true;
  }

  end(): void {}
}

function isAnswerTo(message: Message, id: RequestMessage['id']): boolean {
  return 'id' in message && message.id === id && !('method' in message);
}
