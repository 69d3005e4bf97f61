/** `textDocument/definition` and `textDocument/typeDefinition`. */
import type {
  CancellationToken,
  Location,
  LocationLink,
  TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import type { Features } from '../features.ts';
import { documentOf, offsetOf } from '../from-proto.ts';
import type { Session } from '../session.ts';
import { toLocationLinks, toLocations } from '../to-locations.ts';

type Answer = Location[] | LocationLink[] | null;

export function definition(session: Session) {
  const { client, features } = session;
  return handler(session, 'textDocument/definition', features.definition, client.definitionLinks);
}

export function typeDefinition(session: Session) {
  const { client, features } = session;
  return handler(session, 'textDocument/typeDefinition', features.typeDefinition, client.typeDefinitionLinks);
}

function handler(session: Session, method: string, ask: Features['definition'], links: boolean) {
  const { documents, log } = session;
  return (params: TextDocumentPositionParams, token: CancellationToken): Promise<Answer> =>
    answer<Answer>({ method, empty: null, token, log }, () => {
      const document = documentOf(documents, params);
      if (document === undefined) return null;
      const found = ask(session.world(), document.id, offsetOf(document.text, params.position));
      if (found === undefined) return null;
      return links ? toLocationLinks(documents, document.text, found) : toLocations(documents, found.targets);
    });
}
