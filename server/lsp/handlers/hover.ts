/** `textDocument/hover`. */
import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import { documentOf, offsetOf } from '../from-proto.ts';
import type { Session } from '../session.ts';
import { toMarkup, toRange } from '../to-proto.ts';

export function hover(session: Session) {
  const { client, documents, features, log } = session;
  return (params: HoverParams, token: CancellationToken): Promise<Hover | null> =>
    answer<Hover | null>({ method: 'textDocument/hover', empty: null, token, log }, () => {
      const document = documentOf(documents, params);
      if (document === undefined) return null;
      const found = features.hover(session.world(), document.id, offsetOf(document.text, params.position));
      if (found === undefined) return null;
      return {
        contents: toMarkup(client.hoverFormat, found.markdown),
        range: toRange(document.text, found.range),
      };
    });
}
