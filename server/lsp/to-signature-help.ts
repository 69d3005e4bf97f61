/** Signature help as a client takes it: parameters by their place or text, and with or without “no parameter”. */
import type {
  ParameterInformation,
  SignatureHelp,
  SignatureHelpContext,
  SignatureInformation,
} from 'vscode-languageserver/node';
import type { SignatureHelp as CoreHelp, Signature } from '../ide/answer.ts';
import type { Client } from './client.ts';
import { toMarkup } from './to-proto.ts';

export function toSignatureHelp(
  client: Client,
  { signatures }: CoreHelp,
  context: SignatureHelpContext | undefined,
): SignatureHelp {
  const activeSignature = chosen(signatures, context);
  const shown = signatures[activeSignature];
  return {
    signatures: signatures.map((it) => toSignature(client, it)),
    activeSignature,
    ...(shown && { activeParameter: activeParameter(client, shown) }),
  };
}

/** The signature that the user chose among several stays chosen. */
function chosen(signatures: readonly Signature[], context: SignatureHelpContext | undefined): number {
  const before = context?.activeSignatureHelp;
  const index = before?.activeSignature ?? 0;
  return before?.signatures?.length === signatures.length && index in signatures ? index : 0;
}

function toSignature(client: Client, signature: Signature): SignatureInformation {
  const { label, markdown, parameters } = signature;
  return {
    label,
    ...(markdown !== undefined && { documentation: toMarkup(client.signatureFormat, markdown) }),
    parameters: parameters.map((it): ParameterInformation => {
      const { start, end } = it.range;
      return {
        label: client.labelOffsets ? [start, end] : label.slice(start, end),
        ...(it.markdown !== undefined && { documentation: toMarkup(client.signatureFormat, it.markdown) }),
      };
    }),
    ...(client.activeParameters && { activeParameter: activeParameter(client, signature) }),
  };
}

/** Without a way to say “none”, an index behind the last one says it to all clients but those that take it for the first. */
function activeParameter(client: Client, { active, parameters }: Signature): number | null {
  return active ?? (client.noActiveParameter ? null : parameters.length);
}
