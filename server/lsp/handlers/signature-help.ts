/** `textDocument/signatureHelp`. */
import {
  type CancellationToken,
  type SignatureHelp,
  type SignatureHelpContext,
  type SignatureHelpParams,
  SignatureHelpTriggerKind,
} from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import { documentOf, offsetOf } from '../from-proto.ts';
import type { Session } from '../session.ts';
import { toSignatureHelp } from '../to-signature-help.ts';

export function signatureHelp(session: Session) {
  const { client, documents, features, log } = session;
  return (params: SignatureHelpParams, token: CancellationToken): Promise<SignatureHelp | null> =>
    answer<SignatureHelp | null>({ method: 'textDocument/signatureHelp', empty: null, token, log }, () => {
      const document = documentOf(documents, params);
      if (document === undefined) return null;
      const { context } = params;
      const offset = offsetOf(document.text, params.position);
      const found = features.signatureHelp(session.world(), document.id, offset);
      if (found === undefined || (!found.near && isUnasked(context))) return null;
      return toSignatureHelp(client, found, context);
    });
}

/** Whether a typed character asks, and no help is shown yet. Deep inside of an argument, help would be in the way. */
function isUnasked(context: SignatureHelpContext | undefined): boolean {
  return context?.triggerKind === SignatureHelpTriggerKind.TriggerCharacter && context.isRetrigger !== true;
}
