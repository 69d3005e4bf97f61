/** `workspace/didChangeWatchedFiles`, and asking the client to watch. */
import {
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
} from 'vscode-languageserver/node';
import { notice } from '../notice.ts';
import type { Session } from '../session.ts';
import { idOfUri } from '../uris.ts';

/** The files that answers depend on. */
const PATTERNS: readonly string[] = [
  '**/*.nix',
  '**/{flake.lock,Cargo.toml,Cargo.lock,rust-toolchain,rust-toolchain.toml}',
  '**/.cargo/{config,config.toml}',
  '**/{nix,npins}/sources.json',
];

export function didChangeWatchedFiles(session: Session) {
  return (params: DidChangeWatchedFilesParams): void =>
    notice('workspace/didChangeWatchedFiles', session.log, () => {
      session.takeOver([{ kind: 'disk', ids: params.changes.map((it) => idOfUri(it.uri)) }]);
    });
}

export function registerWatchers({ client, connection, log }: Session): void {
  if (!client.registersWatchers) return;
  const watchers = PATTERNS.map((globPattern) => ({ globPattern }));
  connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers })
    .catch((error: unknown) => log.warn(`the client does not watch files: ${error}`));
}
