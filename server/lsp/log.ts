/** What the server has to say about itself: to the client's log, never to standard output. */
import {
  type Connection,
  MessageType,
  ShowMessageNotification,
  type ShowMessageParams,
} from 'vscode-languageserver/node';

export interface Log {
  /** A broken invariant: something of ours threw at `place`. The server goes on. */
  bug(place: string, error: unknown): void;
  warn(text: string): void;
  info(text: string): void;
  /** Shows the user what is wrong, where it is theirs to mend. */
  tell(text: string): void;
}

/** Starts every report of a bug; users find it in their logs, and tests look for it. */
export const BUG = 'ferronix bug';

export function createLog(connection: Connection, version: string): Log {
  return {
    bug: (place, error) => connection.console.error(`${BUG} (${version}) in ${place}: ${describe(error)}`),
    warn: (text) => connection.console.warn(text),
    info: (text) => connection.console.info(text),
    tell(message) {
      const params: ShowMessageParams = { type: MessageType.Warning, message: `Ferronix: ${message}` };
      // The connection's own function asks for an answer.
      connection.sendNotification(ShowMessageNotification.type, params).catch(() => undefined);
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
