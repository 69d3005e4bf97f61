/** What the handlers share while a client is connected. */
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import { type Change, createHost, type Host, type World } from '../ide/host.ts';
import { createDisk } from '../node/disk.ts';
import { machineSystem, today } from '../node/machine.ts';
import type { Client } from './client.ts';
import { createDocuments, type Documents, type OpenDocument } from './documents.ts';
import type { Features } from './features.ts';
import type { Log } from './log.ts';
import { createPullNotifier, createPusher, type Publisher } from './publisher.ts';
import { createRoots, type Roots } from './roots.ts';
import { toDiagnostic } from './to-diagnostic.ts';

export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly features: Features;
  readonly host: Host;
  readonly documents: Documents;
  readonly roots: Roots;
  readonly log: Log;
  readonly publisher: Publisher;
  /** The world, after a look at the disk where the last one is a while ago. */
  world(): World;
  /** Takes over what has changed on disk. */
  lookAtDisk(): void;
  /** Applies changes of anything but a document, and has the client's view of it renewed. */
  takeOver(changes: readonly Change[]): void;
  /** What all rules find in a document; a rule that throws is logged, and costs only what it would have found. */
  diagnosticsOf(document: OpenDocument): readonly Diagnostic[];
  /** The page about a rule, where there is one. */
  pageOf(code: string): string | undefined;
}

export interface SessionOptions {
  readonly connection: Connection;
  readonly client: Client;
  readonly features: Features;
  readonly log: Log;
  /** Ids of the workspace's folders. */
  readonly folders: readonly string[];
  readonly pageOf: (code: string) => string | undefined;
}

/** Milliseconds for which the disk counts as unchanged: clients do not watch all that is read. */
const DISK_PAUSE = 1000;

export function createSession(options: SessionOptions): Session {
  const { connection, client } = options;
  const { disk, changed } = createDisk();
  const host = createHost({
    disk,
    machineSystem: machineSystem(),
    // Read anew for every world: servers run for days.
    get today() {
      return today();
    },
  });
  const documents = createDocuments(host);
  let lookedAt = performance.now();
  const logged = onceEach((code, error) => options.log.bug(`rule ${code}`, error));
  const session: Session = {
    ...options,
    host,
    documents,
    roots: createRoots(host, options.folders),
    publisher: client.pullsDiagnostics
      ? createPullNotifier(
          () => client.refreshesDiagnostics && quietly(connection.languages.diagnostics.refresh()),
        )
      : createPusher({
          documents,
          send: (params) => quietly(connection.sendDiagnostics(params)),
          diagnosticsOf: (document) => pushedDiagnostics(session, document),
        }),
    world() {
      if (lookedAt + DISK_PAUSE < performance.now()) session.lookAtDisk();
      return host.world();
    },
    lookAtDisk() {
      lookedAt = performance.now();
      const ids = changed();
      if (0 < ids.length) session.takeOver([{ kind: 'disk', ids }]);
    },
    diagnosticsOf(document) {
      const { findings, bugs } = session.features.diagnosis(session.world(), document.id);
      for (const { code, error } of bugs) logged(code, error);
      return findings.map((it) => toDiagnostic(session, document, it));
    },
    takeOver(changes) {
      host.apply(changes);
      session.publisher.refresh();
      if (client.refreshesInlayHints) quietly(connection.languages.inlayHint.refresh());
    },
  };
  return session;
}

/** The diagnostics to push; what throws here is nobody's request. */
function pushedDiagnostics(session: Session, document: OpenDocument): readonly Diagnostic[] | undefined {
  try {
    return session.diagnosticsOf(document);
  } catch (error) {
    session.log.bug('textDocument/publishDiagnostics', error);
    return undefined;
  }
}

/** Reports the same bug once, not with every key press. */
function onceEach(report: (place: string, error: unknown) => void): typeof report {
  const reported = new Set<string>();
  return (place, error) => {
    const key = `${place} ${error}`;
    if (reported.has(key)) return;
    reported.add(key);
    report(place, error);
  };
}

/** A client that does not answer, or has gone, is noticed elsewhere. */
function quietly(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}
