/** Completion lists in the protocol's terms, as small on the wire as the client allows. */
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  type CompletionItem as ProtoItem,
  type CompletionList as ProtoList,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, CompletionList, ItemKind } from '../ide/answer.ts';
import type { TextRange } from '../text/range.ts';
import type { Client } from './client.ts';
import { toEdit, toRange } from './to-proto.ts';

/** All kinds are among the first ones of the protocol, which every client knows. */
const ITEM_KINDS: Readonly<Record<ItemKind, CompletionItemKind>> = {
  attribute: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
  value: CompletionItemKind.Value,
  version: CompletionItemKind.Value,
  component: CompletionItemKind.Module,
  target: CompletionItemKind.Enum,
  variable: CompletionItemKind.Variable,
  argument: CompletionItemKind.Property,
  input: CompletionItemKind.Interface,
  module: CompletionItemKind.File,
};

export function toCompletionList(client: Client, document: TextDocument, list: CompletionList): ProtoList {
  const { defaultEditRange } = client;
  const shared = { client, document, range: list.range, digits: String(list.items.length).length };
  return {
    isIncomplete: list.incomplete,
    ...(defaultEditRange && { itemDefaults: { editRange: toRange(document, list.range) } }),
    items: list.items.map((item, index) => toItem(shared, item, index)),
  };
}

interface Shared {
  readonly client: Client;
  readonly document: TextDocument;
  readonly range: TextRange;
  readonly digits: number;
}

function toItem({ client, document, range, digits }: Shared, item: CompletionItem, index: number): ProtoItem {
  const snippet = client.snippets ? item.snippet : undefined;
  const newText = snippet ?? item.insert;
  const usesDefault = client.defaultEditRange && item.range === undefined;
  return {
    label: item.label,
    kind: ITEM_KINDS[item.kind],
    // Clients sort by this; it keeps our order.
    sortText: String(index).padStart(digits, '0'),
    ...(item.detail !== undefined && { detail: item.detail }),
    ...(item.detail !== undefined && client.labelDetails && { labelDetails: { description: item.detail } }),
    ...(item.filter !== undefined && { filterText: item.filter }),
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(!usesDefault && { textEdit: { range: toRange(document, item.range ?? range), newText } }),
    ...(usesDefault && newText !== item.label && { textEditText: newText }),
    ...(item.deprecated === true && client.deprecatedTag && { tags: [CompletionItemTag.Deprecated] }),
    ...(item.deprecated === true && !client.deprecatedTag && client.deprecatedField && { deprecated: true }),
    ...(item.additional !== undefined && {
      additionalTextEdits: item.additional.map((it) => toEdit(document, it)),
    }),
    ...(item.doc !== undefined && { data: item.doc }),
  };
}
