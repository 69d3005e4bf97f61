/** `textDocument/documentSymbol`. */
import type {
  CancellationToken,
  DocumentSymbol,
  DocumentSymbolParams,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import { documentOf } from '../from-proto.ts';
import type { Session } from '../session.ts';
import { toDocumentSymbol, toSymbolInformation } from '../to-symbols.ts';

type Symbols = DocumentSymbol[] | SymbolInformation[];

export function documentSymbol(session: Session) {
  const { client, documents, features, log } = session;
  return (params: DocumentSymbolParams, token: CancellationToken): Promise<Symbols> =>
    answer<Symbols>({ method: 'textDocument/documentSymbol', empty: [], token, log }, () => {
      const document = documentOf(documents, params);
      if (document === undefined) return [];
      const items = features.outline(session.world(), document.id);
      const { text } = document;
      if (client.nestedSymbols) return items.map((it) => toDocumentSymbol(text, it));
      return toSymbolInformation(text, text.uri, items);
    });
}
