/** Slips of the finger: one character too few, or something too much, at any place of a text. */

import type { TextEdit } from '../../server/text/edit.ts';

export interface Slip {
  readonly text: string;
  readonly edit: TextEdit;
  /** Takes the slip back. */
  readonly undo: TextEdit;
  readonly at: number;
  /** By how much the text behind the slip has moved. */
  readonly moved: number;
  /** What happened, for the message of a test. */
  readonly what: string;
}

/** What is put in: all that opens, closes, ends or quotes something. */
export const INSERTED: readonly string[] = [...'{}[]()"\';=.,:#', '${', "''", '/*'];

export function deletion(text: string, at: number): Slip {
  const rest = text.slice(at + 1);
  const edit = { range: { start: at, end: at + 1 }, text: '' };
  const undo = { range: { start: at, end: at }, text: text.charAt(at) };
  return {
    text: text.slice(0, at) + rest,
    edit,
    undo,
    at,
    moved: -1,
    what: `no ${JSON.stringify(text[at])} at ${at}`,
  };
}

export function insertion(text: string, at: number, inserted: string): Slip {
  const changed = text.slice(0, at) + inserted + text.slice(at);
  const edit = { range: { start: at, end: at }, text: inserted };
  const undo = { range: { start: at, end: at + inserted.length }, text: '' };
  return { text: changed, edit, undo, at, moved: inserted.length, what: `${inserted} at ${at}` };
}

/** Every `step`th place of a text; another `start` gives others. */
export function* places(text: string, step: number, start: number): Generator<number> {
  for (let at = start % step; at < text.length; at += step) yield at;
}
