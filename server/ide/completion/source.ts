/** What a completion source is. */
import type { CompletionItem } from '../answer.ts';
import type { CompletionContext } from './place.ts';

export interface CompletionSource {
  /** Equals the file name. */
  readonly id: string;
  readonly summary: string;
  readonly examples: readonly CompletionExample[];
  /** All candidates; what was typed is compared with them elsewhere. */
  items(context: CompletionContext): Iterable<Candidate>;
}

/** A text with a cursor, what is offered there, and what accepting an item leaves. */
export interface CompletionExample {
  readonly title: string;
  /** `$0` is the cursor. */
  readonly before: string;
  /** Labels that stand first, in this order. */
  readonly offers: readonly string[];
  /** Labels that are not offered. */
  readonly lacks?: readonly string[];
  /** The text after accepting the first of `offers`. */
  readonly after?: string;
}

/** An item before it is fitted to the cursor: `name` is quoted where the place wants it. */
export interface Candidate extends Omit<CompletionItem, 'insert' | 'filter' | 'range' | 'snippet'> {
  /** Put in as an attribute's name, in quotes where it is no identifier. */
  readonly name?: string | undefined;
  /** Put in as a string. */
  readonly string?: string | undefined;
  /** Put in as it is. */
  readonly text?: string | undefined;
  readonly snippet?: string | undefined;
}
