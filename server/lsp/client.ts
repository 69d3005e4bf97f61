/** What the client can do, as far as an answer depends on it, read from the capabilities that it sent. */
import type { ClientCapabilities } from 'vscode-languageserver/node';

export interface Client {
  readonly hoverFormat: 'markdown' | 'plaintext';
  readonly documentationFormat: 'markdown' | 'plaintext';
  readonly signatureFormat: 'markdown' | 'plaintext';
  /** Whether a parameter may be told by its place in the label. */
  readonly labelOffsets: boolean;
  /** Whether each signature may have an active parameter of its own. */
  readonly activeParameters: boolean;
  /** Whether it may be said that no parameter is the active one. */
  readonly noActiveParameter: boolean;
  /** Whether it says why it asks for signature help. */
  readonly signatureContext: boolean;
  /** Whether a definition may come with what was asked about and the whole of what was found. */
  readonly definitionLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  readonly snippets: boolean;
  readonly labelDetails: boolean;
  readonly deprecatedTag: boolean;
  readonly deprecatedField: boolean;
  /** Whether a completion list may say once what its items replace. */
  readonly defaultEditRange: boolean;
  /** Whether the edit of a code action may come on resolve. */
  readonly resolvesActionEdit: boolean;
  readonly documentChanges: boolean;
  readonly nestedSymbols: boolean;
  readonly lineFoldingOnly: boolean;
  /** Whether it asks for diagnostics; then none are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
}

export function clientOf(capabilities: ClientCapabilities): Client {
  const { textDocument, workspace } = capabilities;
  const completion = textDocument?.completion;
  const item = completion?.completionItem;
  const signature = textDocument?.signatureHelp;
  const diagnostics = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  return {
    hoverFormat: format(textDocument?.hover?.contentFormat),
    documentationFormat: format(item?.documentationFormat),
    signatureFormat: format(signature?.signatureInformation?.documentationFormat),
    activeParameters: signature?.signatureInformation?.activeParameterSupport === true,
    labelOffsets: signature?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
    noActiveParameter: signature?.signatureInformation?.noActiveParameterSupport === true,
    signatureContext: signature?.contextSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
    snippets: item?.snippetSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    deprecatedTag: includes(item?.tagSupport?.valueSet, 1),
    deprecatedField: item?.deprecatedSupport === true,
    defaultEditRange: includes(completion?.completionList?.itemDefaults, 'editRange'),
    resolvesActionEdit: includes(textDocument?.codeAction?.resolveSupport?.properties, 'edit'),
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    pullsDiagnostics: isThere(textDocument?.diagnostic),
    relatedInformation: diagnostics?.relatedInformation === true,
    diagnosticTags: includes(diagnostics?.tagSupport?.valueSet, 1),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true || refreshesUnderOldName(workspace),
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
}

/** The kinds of code actions that the server offers. */
export const ACTION_KINDS: readonly string[] = [
  'quickfix',
  'refactor.rewrite',
  'refactor.extract',
  'refactor.inline',
  'source.fixAll.ferronix',
];

/** Markdown for clients that say nothing: the protocol has had it from the start. */
function format(formats: unknown): 'markdown' | 'plaintext' {
  return formats === undefined || includes(formats, 'markdown') ? 'markdown' : 'plaintext';
}

/** Clients are not to be trusted with the shapes of their lists. */
function includes(list: unknown, wanted: unknown): boolean {
  return Array.isArray(list) && list.includes(wanted);
}

function isThere(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Helix 25 announces `workspace.diagnostic`, without the s. */
function refreshesUnderOldName(workspace: unknown): boolean {
  if (typeof workspace !== 'object' || workspace === null || !('diagnostic' in workspace)) return false;
  const { diagnostic } = workspace;
  return (
    typeof diagnostic === 'object' &&
    diagnostic !== null &&
    'refreshSupport' in diagnostic &&
    diagnostic.refreshSupport === true
  );
}
