/** A file's outline as the protocol's symbols, nested or flat. */
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OutlineItem } from '../ide/answer.ts';
import { contains } from '../text/range.ts';
import { toRange } from './to-proto.ts';

/** All kinds are among the first ones of the protocol, which every client knows. */
const KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  shell: SymbolKind.Class,
  package: SymbolKind.Package,
  input: SymbolKind.Module,
  variable: SymbolKind.Variable,
  function: SymbolKind.Function,
  set: SymbolKind.Namespace,
  value: SymbolKind.Field,
};

export function toDocumentSymbol(document: TextDocument, item: OutlineItem): DocumentSymbol {
  const { name, detail, kind, range, nameRange, children } = item;
  return {
    name: visible(name),
    ...(detail !== undefined && { detail }),
    kind: KINDS[kind],
    range: toRange(document, range),
    // The protocol wants it inside; clients drop the whole answer where it is not.
    selectionRange: toRange(document, contains(range, nameRange) ? nameRange : range),
    children: children.map((it) => toDocumentSymbol(document, it)),
  };
}

export function toSymbolInformation(
  document: TextDocument,
  uri: string,
  items: readonly OutlineItem[],
  containerName?: string,
): SymbolInformation[] {
  return items.flatMap(({ name, kind, range, children }) => [
    {
      name: visible(name),
      kind: KINDS[kind],
      location: { uri, range: toRange(document, range) },
      ...(containerName !== undefined && { containerName }),
    },
    ...toSymbolInformation(document, uri, children, name),
  ]);
}

/** Clients refuse an empty name. */
function visible(name: string): string {
  return name.trim() === '' ? '""' : name;
}
