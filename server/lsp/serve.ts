/** Starts the server for this process: its transport, its end, and what is installed beside it. */
import { existsSync } from 'node:fs';
import { startServer } from './server.ts';
import { openTransport } from './transport.ts';
import type { TransportKind } from './transport-arguments.ts';

export interface ServeOptions {
  readonly transport: TransportKind;
  readonly version: string;
  /** The URL of the program's file. */
  readonly home: string;
  /** Says why it cannot run, and ends the process. */
  readonly fail: (reason: string) => void;
}

export function serve({ transport, version, home, fail }: ServeOptions): void {
  const log = startServer(openTransport(transport, fail), {
    version,
    pageOf: rulePages(home),
    exit: (code) => process.exit(code),
  });
  // What no guard has caught must not end the server either.
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => log.bug('no request', error));
  }
}

/** The pages about rules in the package that this program is part of; what was copied out of it has none. */
function rulePages(home: string): (code: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (code) => {
    const page = new URL(`../server/docs/${code}.md`, home);
    if (!known.has(code)) known.set(code, existsSync(page) ? page.href : undefined);
    return known.get(code);
  };
}
