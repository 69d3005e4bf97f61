/** The settings: from `initializationOptions`, `workspace/configuration` and `workspace/didChangeConfiguration`. */
import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
} from 'vscode-languageserver/node';
import { DEFAULT_SETTINGS } from '../../ide/settings.ts';
import { readSettings } from '../config.ts';
import { notice } from '../notice.ts';
import type { Session } from '../session.ts';

export interface Configuration {
  /** Asks for the settings, where the client has them, and to be told when they change. */
  start(): void;
  didChange(params: DidChangeConfigurationParams): void;
}

/** `options` are the ones of `initialize`; what the client says later counts over them. */
export function configuration(session: Session, options: unknown): Configuration {
  const { client, connection, features, log } = session;
  let used = JSON.stringify(DEFAULT_SETTINGS);
  let shown = '';

  function use(sent: unknown): void {
    const { settings, problems } = readSettings([options, sent], features.ruleCodes);
    const serialised = JSON.stringify(settings);
    if (serialised !== used) session.takeOver([{ kind: 'settings', settings }]);
    used = serialised;
    const message = problems.join('\n');
    if (message !== '' && message !== shown) log.tell(message);
    shown = message;
  }

  /** Not awaited: the answer waits behind other messages, and a client may never give one. */
  function ask(): void {
    connection.workspace.getConfiguration('ferronix').then(
      (sent: unknown) => notice('workspace/configuration', log, () => use(sent)),
      (error: unknown) => log.warn(`the client does not tell its settings: ${error}`),
    );
  }

  return {
    start() {
      notice('initializationOptions', log, () => use(undefined));
      if (client.configuration) ask();
      if (!client.registersConfiguration) return;
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'ferronix' })
        .catch((error: unknown) => log.warn(`the client does not tell of changed settings: ${error}`));
    },
    didChange: (params) =>
      notice('workspace/didChangeConfiguration', log, () => {
        if (client.configuration) ask();
        else use(params?.settings);
      }),
  };
}
