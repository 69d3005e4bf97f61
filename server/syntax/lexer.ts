/** The tokens of Nix, one at a time, as the parser asks for them: what a quote opens is read by the parser itself. */
import type { Offset, TextRange } from '../text/range.ts';
import { SPACE, skip } from './characters.ts';
import { commentEnd, type Known, nothingKnown, scan, scanned, type TokenKind } from './tokens.ts';

/** A comment and whether its end is in the text (`/*` without an end is read as a comment to the end of its line). */
export interface Comment extends TextRange {
  readonly closed: boolean;
}

export class Lexer {
  readonly text: string;
  /** The end of what was taken last. */
  position: Offset = 0;
  /** The comments passed so far, in order. */
  readonly comments: Comment[] = [];
  #kind: TokenKind = '';
  #start: Offset = 0;
  #end: Offset = 0;
  #ahead = false;
  #nextKind: TokenKind = '';
  #nextStart: Offset = -1;
  #nextEnd: Offset = -1;

  /** What begins at or behind this offset is not read: the text seems to `end` before it. */
  limit: Offset = Number.POSITIVE_INFINITY;
  readonly #strays: ReadonlySet<Offset>;
  readonly #known: Known = nothingKnown();

  /** `strays` are the offsets of closing tokens to be read as `unknown`. */
  constructor(text: string, strays: ReadonlySet<Offset>) {
    this.text = text;
    this.#strays = strays;
  }

  #isStopped = false;

  /** From now on, nothing but the `end` is ahead. */
  stop(): void {
    this.#isStopped = true;
    this.#ahead = false;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** The kind of the token ahead. */
  get kind(): TokenKind {
    if (!this.#ahead) this.#read();
    return this.#kind;
  }

  get start(): Offset {
    if (!this.#ahead) this.#read();
    return this.#start;
  }

  get end(): Offset {
    if (!this.#ahead) this.#read();
    return this.#end;
  }

  /** Steps over the token ahead. What comes next may be read as a token or, between quotes, by other means. */
  take(): void {
    this.position = this.end;
    this.#ahead = false;
  }

  /** Goes on (or back) at `position`. */
  seek(position: Offset): void {
    if (position < this.position) {
      this.#known.path = -1;
      this.#known.uri = -1;
    }
    this.position = position;
    this.#ahead = false;
    this.#nextStart = -1;
  }

  /** The kind of the token behind the token ahead. */
  get next(): TokenKind {
    const end = this.end;
    if (this.#nextStart < end) {
      let at = skip(this.text, end, SPACE);
      for (
        let to = commentEnd(this.text, at, this.#known);
        to > at;
        to = commentEnd(this.text, at, this.#known)
      )
        at = skip(this.text, to, SPACE);
      scan(this.text, at, this.#known);
      this.#nextKind = this.#strays.has(at) ? 'unknown' : scanned.kind;
      this.#nextStart = at;
      this.#nextEnd = scanned.end;
    }
    return this.#nextKind;
  }

  /** Whether a line ends between what was taken last and the token ahead. */
  get onNewLine(): boolean {
    const { start } = this;
    for (let at = this.position; at < start; at++) if (this.text.charCodeAt(at) === 10) return true;
    return this.position === 0;
  }

  #read(): void {
    const start = this.#skipTrivia();
    this.#start = start;
    this.#ahead = true;
    if (this.#isStopped || start >= this.limit) {
      this.#kind = 'end';
      this.#end = start;
      return;
    }
    if (start === this.#nextStart) {
      this.#kind = this.#nextKind;
      this.#end = this.#nextEnd;
      return;
    }
    scan(this.text, start, this.#known);
    this.#kind = this.#strays.size > 0 && this.#strays.has(start) ? 'unknown' : scanned.kind;
    this.#end = scanned.end;
  }

  #skipTrivia(): Offset {
    const { text } = this;
    let at = skip(text, this.position, SPACE);
    for (;;) {
      const end = commentEnd(text, at, this.#known);
      if (end === at) return at;
      const last = this.comments.at(-1);
      if (last === undefined || last.start < at)
        this.comments.push({ start: at, end, closed: isClosed(text, at, end) });
      at = skip(text, end, SPACE);
    }
  }
}

function isClosed(text: string, start: Offset, end: Offset): boolean {
  return text.charCodeAt(start) === 35 || (end - start >= 4 && text.endsWith('*/', end));
}
