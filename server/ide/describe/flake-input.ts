/** Inputs of a flake: what they are, where they come from, and what the lock pins. */
import { dayOf } from '../../catalog/format.ts';
import { knownInput } from '../../knowledge/flake-schema/known-input.ts';
import { type Card, typed } from './card.ts';

/** What a flake and its lock say of one input. */
export interface InputFacts {
  readonly name: string;
  readonly url: string | undefined;
  /** `a/b`: the input of an input that it stands for. */
  readonly follows: string | undefined;
  readonly flake: boolean;
  readonly locked: LockedFacts | undefined;
}

export interface LockedFacts {
  readonly rev: string | undefined;
  /** Unix seconds. */
  readonly lastModified: number | undefined;
}

/** `known` is the well-known flake that it is, whatever it is called. */
export function flakeInputCard(
  { name, title = name }: { readonly name: string; readonly title?: string },
  known: string | undefined,
  facts: InputFacts | undefined,
): Card {
  const row = known === undefined ? undefined : knownInput(known);
  return {
    code: typed(title, facts?.flake === false ? 'flake input, a plain source' : 'flake input'),
    doc: row === undefined ? [] : [row.doc],
    facts: [
      ...(facts === undefined ? [] : references(facts)),
      ...(row === undefined || row.uses.length === 0
        ? []
        : [`In \`outputs\`: ${row.uses.map((it) => `\`${renamed(it, row.name, name)}\``).join(' or ')}`]),
      ...(row?.note === undefined ? [] : [row.note]),
    ],
    link: row?.docs,
  };
}

function references(facts: InputFacts): readonly string[] {
  const { locked } = facts;
  return [
    ...(facts.url === undefined ? [] : [`From \`${facts.url}\``]),
    ...(facts.follows === undefined ? [] : [`Follows \`${facts.follows}\``]),
    locked === undefined ? 'Not in `flake.lock`' : `Locked: ${lockedText(locked)}`,
  ];
}

/** `a1b2c3d of 2024-06-01`. */
export function lockedText({ rev, lastModified }: LockedFacts): string {
  const revision = rev === undefined ? undefined : `\`${rev.slice(0, 7)}\``;
  const day = lastModified === undefined ? undefined : dayOf(lastModified);
  if (revision === undefined) return day ?? 'to a hash';
  return day === undefined ? revision : `${revision} of ${day}`;
}

/** A usage with the name that this flake gives the input. */
function renamed(usage: string, usual: string, name: string): string {
  return name === usual ? usage : usage.replaceAll(new RegExp(`(?<![\\w-])${usual}(?![\\w-])`, 'g'), name);
}
