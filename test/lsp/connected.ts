/** A server in this process with features of the test's own, and a client for it. */
import { PassThrough } from 'node:stream';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { initializeResult } from '../../server/lsp/capabilities.ts';
import type { Features } from '../../server/lsp/features.ts';
import { runLifecycle } from '../../server/lsp/lifecycle.ts';
import { startServer } from '../../server/lsp/server.ts';
import { streamWire } from '../../server/lsp/wire.ts';
import { createTestClient, type TestClient } from '../harness/client.ts';

export interface Connected extends TestClient {
  /** What `initialize` was answered with. */
  readonly initialized: { readonly capabilities: Readonly<Record<string, unknown>> };
  /** The code that the server would have ended with. */
  readonly exitCode: Promise<number>;
  /** Opens a document and returns its URI. */
  open(
    text: string,
    options?: { readonly uri?: string; readonly languageId?: string; readonly version?: number },
  ): string;
}

export const SHELL = 'file:///project/shell.nix';

const NOTHING: Features = {
  completion: () => undefined,
  completionDocumentation: () => undefined,
  hover: () => undefined,
  signatureHelp: () => undefined,
  definition: () => undefined,
  typeDefinition: () => undefined,
  diagnosis: () => ({ findings: [], bugs: [] }),
  codeActions: () => [],
  codeActionEdits: () => undefined,
  inlayHints: () => [],
  outline: () => [],
  folds: () => [],
  loadCatalog: () => ({ ok: true }),
  ruleCodes: ['unknown-component'],
};

/** A client and a server that have not said hello yet. */
export function unconnected(
  features: Partial<Features> = {},
): TestClient & { readonly exitCode: Promise<number> } {
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  const exitCode = new Promise<number>((exit) => {
    const wire = streamWire(toServer, fromServer);
    const version = '0.0.0-test';
    const pageOf = (code: string) => `file:///docs/${code}.md`;
    runLifecycle({
      wire,
      exit,
      initialize: (params) => initializeResult(params, version),
      load: (request) =>
        startServer({ wire, request, version, pageOf, features: { ...NOTHING, ...features } }),
    });
  });
  return { ...createTestClient(toServer, fromServer), exitCode };
}

export async function connected(
  features: Partial<Features> = {},
  capabilities: ClientCapabilities = {},
  params: object = {},
): Promise<Connected> {
  const client = unconnected(features);
  const initialized = await client.request<Connected['initialized']>('initialize', {
    processId: null,
    rootUri: 'file:///project',
    capabilities,
    ...params,
  });
  client.notify('initialized', {});
  return {
    ...client,
    initialized,
    open(text, { uri = SHELL, languageId = 'nix', version = 1 } = {}) {
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
      return uri;
    },
  };
}

/** A position, as short as tests want it. */
export function at(line: number, character: number) {
  return { line, character };
}
