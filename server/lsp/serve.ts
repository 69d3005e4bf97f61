/** Serves a client from this process: everything up to the answer to `initialize`, and loading what comes after it. */
import { existsSync } from 'node:fs';
import { initializeResult } from './capabilities.ts';
import { type Backend, type InitializeRequest, runLifecycle } from './lifecycle.ts';
import type { TransportKind } from './transport-arguments.ts';
import { openWire, type Wire } from './wire.ts';

export interface ServeOptions {
  readonly transport: TransportKind;
  readonly version: string;
  /** The URL of the program's file. */
  readonly home: string;
  /** Says why it cannot run, and ends the process. */
  readonly fail: (reason: unknown) => never;
}

export function serve({ transport, version, home, fail }: ServeOptions): void {
  const wire = openWire(transport, fail);
  runLifecycle({
    wire,
    initialize: (params) => initializeResult(params, version),
    load: (request) => load(wire, request, version, home).catch(fail),
    exit: (code) => process.exit(code),
  });
}

/** Behind a dynamic import, so that the core and the protocol's library are loaded only when this is called. */
async function load(wire: Wire, request: InitializeRequest, version: string, home: string): Promise<Backend> {
  const { startServer } = await import('./server.ts');
  const server = await startServer({ wire, request, version, pageOf: rulePages(home) });
  // What no guard has caught must not end the server either.
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => server.log.bug('no request', error));
  }
  return server;
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
