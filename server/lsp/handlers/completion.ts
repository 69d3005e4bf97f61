/** `textDocument/completion` and `completionItem/resolve`. */
import type {
  CancellationToken,
  CompletionItem,
  CompletionList,
  CompletionParams,
} from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import { documentOf, offsetOf } from '../from-proto.ts';
import type { Session } from '../session.ts';
import { toCompletionList } from '../to-completion.ts';
import { toMarkup } from '../to-proto.ts';

export function completion(session: Session) {
  const { client, documents, features, log } = session;
  return (params: CompletionParams, token: CancellationToken): Promise<CompletionList | null> =>
    answer<CompletionList | null>({ method: 'textDocument/completion', empty: null, token, log }, () => {
      const document = documentOf(documents, params);
      if (document === undefined) return null;
      const offset = offsetOf(document.text, params.position);
      if (isOtherBrace(params, document.text.getText(), offset)) return null;
      const list = features.completion(session.world(), document.id, offset);
      return list === undefined ? null : toCompletionList(client, document.text, list);
    });
}

export function completionResolve(session: Session) {
  const { client, features, log } = session;
  return (item: CompletionItem, token: CancellationToken): Promise<CompletionItem> =>
    answer({ method: 'completionItem/resolve', empty: item, token, log }, () => {
      const key: unknown = item.data;
      if (typeof key !== 'string' || item.documentation !== undefined) return item;
      const markdown = features.completionDocumentation(session.world(), key);
      if (markdown === undefined) return item;
      return { ...item, documentation: toMarkup(client.documentationFormat, markdown) };
    });
}

/** A typed `{` asks for a list only as part of `${`; elsewhere a list at every bracket would be in the way. */
function isOtherBrace({ context }: CompletionParams, text: string, offset: number): boolean {
  return context?.triggerCharacter === '{' && !text.startsWith('${', offset - 2);
}
