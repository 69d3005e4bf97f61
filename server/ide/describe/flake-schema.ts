/** What `flake.nix` may hold: its top level, inputs' attributes, settings, outputs. */
import { renderOutput, renderSchemaEntry } from '../../knowledge/flake-schema/render.ts';
import {
  INPUT_ATTRIBUTES,
  NIX_CONFIG,
  type SchemaEntry,
  SELF_INPUT_ATTRIBUTES,
  TOP_LEVEL,
} from '../../knowledge/flake-schema/schema.ts';
import { type Card, cardOfRow } from './card.ts';

/**
 * The attribute at `path`, from the top of the flake; names of inputs are in it as they are. `undefined` for what the
 * schema leaves to the user, such as the inputs themselves.
 */
export function schemaCard(path: readonly string[]): Card | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  if (rest.length === 0) return entryCard(TOP_LEVEL, first);
  if (first === 'nixConfig') return rest.length === 1 ? entryCard(NIX_CONFIG, rest[0]) : undefined;
  return first === 'inputs' ? inputAttribute(rest) : undefined;
}

/** `NAME.attribute`, and the same below `NAME.inputs.OTHER`. */
function inputAttribute([name, attribute, ...rest]: readonly string[]): Card | undefined {
  if (attribute === undefined) return undefined;
  if (attribute === 'inputs' && 0 < rest.length) return inputAttribute(rest);
  if (0 < rest.length) return undefined;
  const entries: readonly SchemaEntry[] = name === 'self' ? SELF_INPUT_ATTRIBUTES : INPUT_ATTRIBUTES;
  return entryCard(entries, attribute);
}

function entryCard(entries: readonly SchemaEntry[], name: string | undefined): Card | undefined {
  const entry = entries.find((it) => it.name === name);
  return entry && cardOfRow(renderSchemaEntry(entry));
}

/** An output of a flake. */
export function outputCard(name: string): Card | undefined {
  const row = renderOutput(name);
  return row === undefined ? undefined : cardOfRow(row);
}
