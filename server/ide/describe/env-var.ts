/** Environment variables. */
import { findEnvVar } from '../../knowledge/env-vars/env-vars.ts';
import { renderEnvVar } from '../../knowledge/env-vars/render.ts';
import { type Card, cardOfRow } from './card.ts';

/** A variable by its name, with `notes` on it in its shell; `undefined` for one that is not known. */
export function envVarCard(name: string, notes: readonly string[] = []): Card | undefined {
  const found = findEnvVar(name);
  if (!found) return undefined;
  const card = cardOfRow(renderEnvVar(found), 'environment variable');
  if (notes.length === 0) return card;
  // What holds in this shell takes the place of what holds in general.
  return { ...card, notes, doc: card.doc?.filter((it) => !it.startsWith('Not needed ')) };
}
