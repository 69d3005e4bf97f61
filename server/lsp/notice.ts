/** The guard around every notification: nobody hears of an error but the log. */
import { ResponseError } from 'vscode-languageserver/node';
import type { Log } from './log.ts';

export function notice(method: string, log: Log, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof ResponseError) log.warn(`${method}: ${error.message}`);
    else log.bug(method, error);
  }
}
