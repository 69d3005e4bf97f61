/** What an assist is: a code action that is offered where it applies, without anything being wrong. */

import type { Analysis } from '../../knowledge/analysis.ts';
import type { SourceFile } from '../../syntax/source-file.ts';
import type { Offset, TextRange } from '../../text/range.ts';
import type { ActionKind, FileEdits } from '../answer.ts';
import type { Example } from '../example.ts';
import type { World } from '../host.ts';
import type { ToolchainPlace } from './toolchain/place.ts';

export interface AssistContext {
  readonly world: World;
  readonly analysis: Analysis;
  readonly file: SourceFile;
  readonly range: TextRange;
  readonly offset: Offset;
  /** The toolchain that the place is about. */
  readonly toolchain: ToolchainPlace | undefined;
}

/** One thing that an assist can do at a place. */
export interface Offer {
  /** Tells the offers of one assist apart. */
  readonly variant: string;
  readonly title: string;
  /** `undefined`: not here after all. */
  edits(): readonly FileEdits[] | undefined;
}

export interface Assist {
  /** Equals the file name. */
  readonly id: string;
  readonly kind: ActionKind;
  readonly since: string;
  /** One sentence. */
  readonly summary: string;
  readonly examples: readonly Example[];
  offers(context: AssistContext): Iterable<Offer>;
}
