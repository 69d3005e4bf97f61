/** The shapes of what the features answer: plain data in terms of ids, offsets and texts. */
import type { TextEdit } from '../text/edit.ts';
import type { Offset, TextRange } from '../text/range.ts';

/** Edits of several files. The ranges of one file refer to its text before any of them. */
export interface FileEdits {
  readonly id: string;
  readonly edits: readonly TextEdit[];
}

export type ItemKind =
  | 'attribute'
  | 'function'
  | 'value'
  | 'version'
  | 'component'
  | 'target'
  | 'variable'
  | 'argument'
  | 'input'
  | 'module';

export interface CompletionItem {
  readonly label: string;
  readonly kind: ItemKind;
  /** One short line beside the label. */
  readonly detail?: string | undefined;
  /** What replaces `CompletionList.range` (or the item's own `range`). */
  readonly insert: string;
  /** The same as a snippet (LSP syntax), for clients that take snippets. */
  readonly snippet?: string | undefined;
  readonly range?: TextRange | undefined;
  /** What the typed text is compared with, where that is not the label. */
  readonly filter?: string | undefined;
  readonly deprecated?: boolean | undefined;
  /** Edits elsewhere in the file that go with it. */
  readonly additional?: readonly TextEdit[] | undefined;
  /** Gives the documentation through `completionDocumentation`. */
  readonly doc?: string | undefined;
}

export interface CompletionList {
  /** What the items replace. */
  readonly range: TextRange;
  /** In the order in which they should stand. */
  readonly items: readonly CompletionItem[];
  /** Whether typing on should ask again. */
  readonly incomplete: boolean;
}

export interface Hover {
  readonly range: TextRange;
  readonly markdown: string;
}

/** The signature of a function that is being called. */
export interface Signature {
  /** One line, such as `mkShell { packages, shellHook, ... }`. */
  readonly label: string;
  readonly markdown?: string | undefined;
  readonly parameters: readonly SignatureParameter[];
  /** Index of the parameter at the cursor; `undefined` where it stands at none of them. */
  readonly active?: number | undefined;
}

export interface SignatureParameter {
  /** Where in the label it stands. */
  readonly range: TextRange;
  readonly markdown?: string | undefined;
}

export interface SignatureHelp {
  /** Several where it depends on a condition which function it is. */
  readonly signatures: readonly Signature[];
  /** Whether the cursor stands at an argument itself and not deep inside of one, so that help is wanted unasked. */
  readonly near: boolean;
}

/** What the thing at a place goes back to. */
export interface Definitions {
  /** What was asked about. */
  readonly range: TextRange;
  readonly targets: readonly DefinitionTarget[];
}

export interface DefinitionTarget {
  readonly id: string;
  /** The whole of it, such as a binding; empty at the start for a file. */
  readonly range: TextRange;
  /** Where the cursor goes: the name; lies within `range`. */
  readonly nameRange: TextRange;
}

export type Severity = 'error' | 'warning' | 'hint';

export interface Fix {
  readonly title: string;
  readonly edits: readonly FileEdits[];
  /** Whether `source.fixAll` may apply it unasked. */
  readonly safe: boolean;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
  readonly tags?: readonly ('deprecated' | 'unnecessary')[] | undefined;
  readonly related?:
    | readonly { readonly id: string; readonly range: TextRange; readonly message: string }[]
    | undefined;
  readonly fixes?: readonly Fix[] | undefined;
}

export type ActionKind =
  | 'quickfix'
  | 'refactor'
  | 'refactor.rewrite'
  | 'refactor.extract'
  | 'refactor.inline'
  | 'source'
  | 'source.fixAll.ferronix';

export interface CodeAction {
  /** Tells the action apart from the others at that place; with it `codeActionEdits` finds it again. */
  readonly key: string;
  readonly title: string;
  readonly kind: ActionKind;
  /** The findings that it mends. */
  readonly fixes?: readonly Finding[] | undefined;
  readonly preferred?: boolean | undefined;
}

export interface InlayHint {
  readonly offset: Offset;
  readonly label: string;
  readonly tooltip?: string | undefined;
}

export interface OutlineItem {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly kind: 'shell' | 'package' | 'input' | 'variable' | 'function' | 'set' | 'value';
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly children: readonly OutlineItem[];
}

export interface Fold {
  readonly range: TextRange;
  readonly kind?: 'comment' | 'imports' | undefined;
}
