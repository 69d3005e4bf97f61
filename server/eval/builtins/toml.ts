/** `fromTOML`. */
import { parse } from 'smol-toml';
import type { Value } from '../value.ts';
import { attrsOf, bool, done, list, str, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';
import { inRange } from './numbers.ts';

/** The value of a TOML text; `undefined` where it is malformed. Dates and times are unknown. */
export function parseToml(text: string): Value | undefined {
  try {
    return toValue(parse(text, { integersAsBigInt: true, maxDepth: 200 }));
  } catch {
    return undefined;
  }
}

function toValue(it: unknown): Value {
  switch (typeof it) {
    case 'string':
      return str(it);
    case 'bigint':
      return inRange(it);
    case 'number':
      return { kind: 'float', value: it };
    case 'boolean':
      return bool(it);
    default:
      break;
  }
  if (Array.isArray(it)) return list(it.map((item) => done(toValue(item))));
  if (typeof it !== 'object' || it === null || it instanceof Date) return unknown('TOML date');
  return attrsOf(Object.entries(it).map(([name, member]) => [name, done(toValue(member))] as const));
}

export const TOML_FUNCTIONS: readonly FunctionDefinition[] = [
  fn(
    'fromTOML',
    'The value of the TOML text `e`.',
    { e: arg.text },
    ({ e }) => parseToml(e) ?? unknown('malformed TOML'),
  ),
];
