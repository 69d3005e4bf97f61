/** `textDocument/codeAction` and `codeAction/resolve`. */
import * as v from 'valibot';
import {
  type CancellationToken,
  type CodeActionParams,
  LSPErrorCodes,
  type CodeAction as ProtoAction,
  ResponseError,
} from 'vscode-languageserver/node';
import type { CodeAction } from '../../ide/answer.ts';
import type { TextRange } from '../../text/range.ts';
import { answer } from '../answer.ts';
import type { OpenDocument } from '../documents.ts';
import { documentOf, rangeOf } from '../from-proto.ts';
import type { Session } from '../session.ts';
import { toDiagnostic } from '../to-diagnostic.ts';
import { toWorkspaceEdit } from '../to-proto.ts';

export function codeAction(session: Session) {
  const { client, documents, features, log } = session;
  return (params: CodeActionParams, token: CancellationToken): Promise<ProtoAction[]> =>
    answer<ProtoAction[]>({ method: 'textDocument/codeAction', empty: [], token, log }, () => {
      const document = documentOf(documents, params);
      if (document === undefined) return [];
      const range = rangeOf(document.text, params.range);
      const only = params.context?.only;
      return (
        features
          .codeActions(session.world(), document.id, range, only)
          .filter((action) => isWanted(action.kind, only))
          .map((action) => toAction(session, document, range, action))
          // Without resolve, an action that turns out to change nothing must not be offered.
          .filter((action) => client.resolvesActionEdit || action.edit !== undefined)
      );
    });
}

export function codeActionResolve(session: Session) {
  const { documents, log } = session;
  return (action: ProtoAction, token: CancellationToken): Promise<ProtoAction> =>
    answer({ method: 'codeAction/resolve', empty: action, token, log }, () => {
      // Some clients resolve every action, also those of other servers and those that have their edit.
      if (action.edit !== undefined || !v.is(RESOLVE_DATA, action.data)) return action;
      const { uri, version, range, key } = action.data;
      const document = documents.get(uri);
      if (document?.text.version !== version) {
        throw new ResponseError(
          LSPErrorCodes.ContentModified,
          'the file was changed after the action was offered',
        );
      }
      return { ...action, ...editOf(session, document, range, key) };
    });
}

/** What an action carries to its resolution. */
const RESOLVE_DATA = v.object({
  uri: v.string(),
  version: v.number(),
  range: v.object({ start: v.number(), end: v.number() }),
  key: v.string(),
});

function toAction(
  session: Session,
  document: OpenDocument,
  range: TextRange,
  action: CodeAction,
): ProtoAction {
  const { key, title, kind, fixes, preferred } = action;
  const { uri, version } = document.text;
  const data: v.InferOutput<typeof RESOLVE_DATA> = { uri, version, range, key };
  return {
    title,
    kind,
    ...(fixes !== undefined && { diagnostics: fixes.map((it) => toDiagnostic(session, document, it)) }),
    ...(preferred === true && { isPreferred: true }),
    ...(session.client.resolvesActionEdit ? { data } : editOf(session, document, range, key)),
  };
}

function editOf(
  session: Session,
  { id }: OpenDocument,
  range: TextRange,
  key: string,
): Pick<ProtoAction, 'edit'> {
  const { client, documents, features } = session;
  const edits = features.codeActionEdits(session.world(), id, range, key);
  return edits === undefined ? {} : { edit: toWorkspaceEdit(client, documents, edits) };
}

/** Kinds are hierarchical: who asks for `source` wants `source.fixAll` too. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((it) => it === '' || kind === it || kind.startsWith(`${it}.`));
}
