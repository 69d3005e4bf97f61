/** `textDocument/inlayHint`. */
import {
  type CancellationToken,
  type InlayHint,
  InlayHintKind,
  type InlayHintParams,
} from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import { documentOf, rangeOf } from '../from-proto.ts';
import type { Session } from '../session.ts';

export function inlayHint(session: Session) {
  const { documents, features, log } = session;
  return (params: InlayHintParams, token: CancellationToken): Promise<InlayHint[]> =>
    answer<InlayHint[]>({ method: 'textDocument/inlayHint', empty: [], token, log }, () => {
      const document = documentOf(documents, params);
      const world = session.world();
      if (document === undefined || !world.settings.inlayHints) return [];
      const hints = features.inlayHints(world, document.id, rangeOf(document.text, params.range));
      return hints.map(({ offset, label, tooltip }) => ({
        position: document.text.positionAt(offset),
        label,
        kind: InlayHintKind.Type,
        paddingLeft: true,
        ...(tooltip !== undefined && { tooltip }),
      }));
    });
}
