/** The guard around every request: what goes wrong in one costs that one only. */
import { setImmediate } from 'node:timers/promises';
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Log } from './log.ts';

/**
 * What `run` gives. A request that was cancelled meanwhile gets the protocol's error; a throw is logged and the client
 * gets `empty`, unless it is a `ResponseError`, which is an answer.
 */
export async function answer<T>(request: Request<T>, run: () => T): Promise<T> {
  // Lets a queued cancellation be read before the work starts.
  await setImmediate();
  if (request.token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, `${request.method} was cancelled`);
  }
  try {
    return run();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    request.log.bug(request.method, error);
    return request.empty;
  }
}

export interface Request<T> {
  readonly method: string;
  readonly empty: T;
  readonly token: CancellationToken;
  readonly log: Log;
}
