/** Everything that the core can be asked, in one object, so that tests of the protocol can put others in its place. */
import { bundledCatalog } from '../catalog/load.ts';
import { codeActionEdits, codeActions } from '../ide/code-actions.ts';
import { completion, completionDocumentation } from '../ide/completion.ts';
import { definition } from '../ide/definition.ts';
import { RULES } from '../ide/diagnostics/rules.ts';
import { diagnosis } from '../ide/diagnostics.ts';
import { folds } from '../ide/folds.ts';
import { hover } from '../ide/hover.ts';
import { inlayHints } from '../ide/inlay-hints.ts';
import { outline } from '../ide/outline.ts';
import { signatureHelp } from '../ide/signature-help.ts';
import { typeDefinition } from '../ide/type-definition.ts';

export const FEATURES = {
  completion,
  completionDocumentation,
  hover,
  signatureHelp,
  definition,
  typeDefinition,
  diagnosis,
  codeActions,
  codeActionEdits,
  inlayHints,
  outline,
  folds,
  loadCatalog: (): CatalogState => bundledCatalog(),
  ruleCodes: RULES.map((it) => it.code) as readonly string[],
};

/** Whether there is a catalog, and why not. */
type CatalogState = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export type Features = typeof FEATURES;
