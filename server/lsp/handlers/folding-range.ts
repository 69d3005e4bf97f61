/** `textDocument/foldingRange`. */
import type { CancellationToken, FoldingRange, FoldingRangeParams } from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import { documentOf } from '../from-proto.ts';
import type { Session } from '../session.ts';
import { toRange } from '../to-proto.ts';

export function foldingRange(session: Session) {
  const { client, documents, features, log } = session;
  return (params: FoldingRangeParams, token: CancellationToken): Promise<FoldingRange[]> =>
    answer<FoldingRange[]>({ method: 'textDocument/foldingRange', empty: [], token, log }, () => {
      const document = documentOf(documents, params);
      if (document === undefined) return [];
      return features.folds(session.world(), document.id).flatMap((fold) => {
        const { start, end } = toRange(document.text, fold.range);
        if (start.line === end.line) return [];
        return {
          startLine: start.line,
          endLine: end.line,
          ...(!client.lineFoldingOnly && { startCharacter: start.character, endCharacter: end.character }),
          ...(fold.kind !== undefined && { kind: fold.kind }),
        };
      });
    });
}
