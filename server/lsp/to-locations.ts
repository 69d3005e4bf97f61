/** Definitions as the protocol's locations: with what was asked about and the whole of each target, or names alone. */
import type { Location, LocationLink } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Definitions, DefinitionTarget } from '../ide/answer.ts';
import type { Documents } from './documents.ts';
import { toRange } from './to-proto.ts';

/** Files that are not there any more are left out. */
export function toLocationLinks(
  documents: Documents,
  asked: TextDocument,
  { range, targets }: Definitions,
): LocationLink[] {
  return targets.flatMap((target) => {
    const text = documents.textOf(target.id);
    if (text === undefined) return [];
    return {
      originSelectionRange: toRange(asked, range),
      targetUri: documents.uriOf(target.id),
      targetRange: toRange(text, target.range),
      targetSelectionRange: toRange(text, target.nameRange),
    };
  });
}

export function toLocations(documents: Documents, targets: readonly DefinitionTarget[]): Location[] {
  return targets.flatMap(({ id, nameRange }) => {
    const text = documents.textOf(id);
    return text === undefined ? [] : { uri: documents.uriOf(id), range: toRange(text, nameRange) };
  });
}
