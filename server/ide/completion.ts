/** Completion: the items for a cursor, from the sources that know its place. */
import { quoteName, quoteString } from '../syntax/nodes.ts';
import { closeFile } from '../syntax/source-file.ts';
import type { Offset } from '../text/range.ts';
import { analysisOf } from './analysis.ts';
import type { CompletionItem, CompletionList } from './answer.ts';
import { placeAt } from './completion/context.ts';
import { type Cursor, placeCursor } from './completion/cursor.ts';
import { documentationOf } from './completion/documentation.ts';
import type { CompletionContext } from './completion/place.ts';
import type { Candidate } from './completion/source.ts';
import { SOURCES } from './completion/sources.ts';
import type { World } from './host.ts';

/** The items at `offset`, best first; `undefined` where there is nothing to offer. */
export function completion(world: World, id: string, offset: Offset): CompletionList | undefined {
  const cursor = placeCursor(world, id, offset);
  if (!cursor) return undefined;
  try {
    return listAt(cursor, world);
  } finally {
    closeFile(cursor.file);
  }
}

function listAt(cursor: Cursor, world: World): CompletionList | undefined {
  const analysis = analysisOf(cursor.world);
  const place = placeAt(cursor, analysis);
  if (!place) return undefined;
  const context: CompletionContext = {
    place,
    analysis,
    typed: cursor.typed,
    quoted: cursor.quoted,
    valued: isValued(cursor),
  };
  const items: CompletionItem[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const source of SOURCES) {
    for (const candidate of source.items(context)) {
      if (seen.has(candidate.label)) continue;
      seen.add(candidate.label);
      total++;
      if (
        items.length < world.settings.completionLimit &&
        (total <= world.settings.completionLimit || matches(candidate, cursor.typed))
      ) {
        items.push(fitted(candidate, cursor));
      }
    }
  }
  if (items.length === 0) return undefined;
  return { range: cursor.range, items, incomplete: total > items.length };
}

/** Once a list is too long to send, what was typed decides what is in it. */
function matches(candidate: Candidate, typed: string): boolean {
  return typed !== '' && candidate.label.toLowerCase().includes(typed.toLowerCase());
}

/** Whether the name at the cursor is followed by `=`, so that only the name is wanted. */
function isValued(cursor: Cursor): boolean {
  const binding = cursor.node.parent?.parent;
  if (binding?.kind !== 'binding') return false;
  const equals = binding.child('=');
  return equals !== undefined && !equals.missing;
}

function fitted(candidate: Candidate, cursor: Cursor): CompletionItem {
  const { name, string, text, ...item } = candidate;
  const insert =
    text ?? (string === undefined ? quoteIfWanted(name ?? item.label, cursor) : quoteString(string));
  const { snippet, ...plain } = item;
  return {
    ...plain,
    insert,
    ...(snippet !== undefined && { snippet }),
    // Clients compare with the text that is replaced, quotes included.
    ...(cursor.quoted && { filter: quoteString(candidate.label) }),
  };
}

function quoteIfWanted(name: string, cursor: Cursor): string {
  return cursor.quoted ? quoteString(name) : quoteName(name);
}

/** The documentation of an item, from its `doc`; Markdown. */
export function completionDocumentation(world: World, key: string): string | undefined {
  return documentationOf(world, key);
}
