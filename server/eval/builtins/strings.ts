/** Builtins on strings. */
import type { Machine, Str, Value } from '../value.ts';
import { attrsOf, bool, int, str, strOf, textOf, unknown } from '../values.ts';
import { arg, coerced } from './arguments.ts';
import { fromBytes, toBytes } from './bytes.ts';
import { joined, toText } from './coercion.ts';
import { type FunctionDefinition, fn } from './definition.ts';

/** Bytes `start` to `start + length` of a string, also where only its beginning is text. */
export function substring(value: Str, start: number, length: number): Value {
  const text = textOf(value);
  if (text !== undefined) return sliced(toBytes(text), start, length);
  const [first, ...rest] = value.parts;
  const known = typeof first === 'string' ? toBytes(first) : '';
  if (length >= 0 && start + length <= known.length) return sliced(known, start, length);
  if (start > known.length || length >= 0) return unknown('part of a string');
  const lead = fromBytes(known.slice(start));
  return lead === undefined
    ? unknown('part of a character')
    : strOf([lead, ...(known === '' ? value.parts : rest)]);
}

function sliced(bytes: string, start: number, length: number): Value {
  const text = fromBytes(length < 0 ? bytes.slice(start) : bytes.slice(start, start + length));
  return text === undefined ? unknown('part of a character') : str(text);
}

/** What stands for each text that is replaced; asked for only where it is. */
export interface Replacement {
  readonly from: string;
  readonly to: () => string | Value;
}

/** Replacements that are tried at most, at each place in the text. */
const MAX_TRIES = 20_000_000;

/** At each place, the first replacement that fits; an empty `from` fits before each character and at the end. */
export function replaced(text: string, replacements: readonly Replacement[]): Value {
  if (MAX_TRIES < text.length * replacements.length) return unknown('replacements in a long string');
  const bytes = toBytes(text);
  const pairs = replacements.map(({ from, to }) => ({ from: toBytes(from), to }));
  const parts: (string | Value)[] = [];
  let kept = '';
  for (let at = 0; at <= bytes.length; ) {
    const fit = pairs.find(({ from }) => bytes.startsWith(from, at));
    if (fit) {
      const before = fromBytes(kept);
      if (before === undefined) return unknown('part of a character');
      kept = '';
      parts.push(before, fit.to());
    }
    if (fit?.from) {
      at += fit.from.length;
      continue;
    }
    kept += bytes.charAt(at);
    at++;
  }
  const rest = fromBytes(kept);
  return rest === undefined ? unknown('part of a character') : strOf([...parts, rest]);
}

function replacementOf(value: Value): Value {
  return value.kind === 'string' || value.kind === 'unknown' ? value : unknown('not a string');
}

/** Whether a string carries the context of a store path; `undefined` where that is not known. */
function hasContext(value: Str): boolean | undefined {
  const others = value.parts.filter((it) => typeof it !== 'string');
  if (others.some((it) => it.kind !== 'unknown')) return true;
  return others.length === 0 ? false : undefined;
}

/** The items of a list as strings. */
export function coercedItems(
  items: readonly { force(): Value }[],
  machine: Machine,
): (Str | ReturnType<typeof unknown>)[] {
  return items.map((it) => coerced(it.force(), machine));
}

export const STRINGS: readonly FunctionDefinition[] = [
  fn(
    'toString',
    'The value `e` as a string: numbers, paths, lists (with spaces between), derivations, sets with `__toString`; `true` is `"1"`, `false` and `null` are `""`.',
    { e: arg.value },
    ({ e }, machine) => toText(e, machine),
  ),
  fn('stringLength', 'The number of bytes in `e`.', { e: arg.coerced }, ({ e }) => {
    const text = textOf(e);
    return text === undefined ? unknown('part of a string') : int(toBytes(text).length);
  }),
  fn(
    'substring',
    'The part of `s` from byte `start` on, at most `len` bytes long; a negative `len` means all of it.',
    { start: arg.int, len: arg.int, s: arg.coerced },
    ({ start, len, s }) =>
      start < 0n ? unknown('negative start of a string') : substring(s, Number(start), Number(len)),
  ),
  fn(
    'concatStringsSep',
    'The strings of `list` in a row, with `separator` between them.',
    { separator: arg.string, list: arg.list },
    ({ separator, list }, machine) => {
      const items = coercedItems(list.items, machine);
      return (
        items.find((it) => it.kind === 'unknown' && !it.alternatives && it.why === 'throw') ??
        joined(separator, items, list.open)
      );
    },
  ),
  fn(
    'replaceStrings',
    '`s` with each text of the list `from` replaced by the one at the same place in `to`.',
    { from: arg.list, to: arg.list, s: arg.text },
    ({ from, to, s }) => {
      const replacements: Replacement[] = [];
      for (const [index, item] of from.items.entries()) {
        const text = textOf(item.force());
        const other = to.items[index];
        if (text === undefined || !other) return unknown('text to replace');
        replacements.push({ from: text, to: () => replacementOf(other.force()) });
      }
      return from.open || to.open || from.items.length !== to.items.length
        ? unknown('texts to replace')
        : replaced(s, replacements);
    },
  ),
  fn('hasContext', 'Whether the string `s` refers to store paths.', { s: arg.string }, ({ s }) => {
    const known = hasContext(s);
    return known === undefined ? unknown('context of a string') : bool(known);
  }),
  fn('getContext', 'The store paths that the string `s` refers to, as a set.', { s: arg.string }, ({ s }) =>
    attrsOf([], { open: hasContext(s) !== false }),
  ),
  fn(
    'appendContext',
    'The string `s`, which from then on refers to the store paths in `context`.',
    { s: arg.string, context: arg.lazy },
    ({ s }) => s,
  ),
  fn(
    'unsafeDiscardStringContext',
    'The string `s` without the store paths that it refers to.',
    { s: arg.coerced },
    ({ s }) => s,
  ),
  fn(
    'unsafeDiscardOutputDependency',
    'The string `s`, with its references to derivations and all their outputs made references to the derivation files.',
    { s: arg.coerced },
    ({ s }) => s,
  ),
  fn(
    'addDrvOutputDependencies',
    'The string `s`, with its reference to a derivation file made one to the derivation and all its outputs.',
    { s: arg.coerced },
    ({ s }) => s,
  ),
  fn(
    'outputOf',
    'Where the output `output` of the derivation file `drv` will be.',
    { drv: arg.lazy, output: arg.lazy },
    () => strOf([unknown('function outputOf')]),
  ),
  fn(
    'placeholder',
    'A text that stands for the store path of the output `output` in the arguments of a derivation.',
    { output: arg.lazy },
    () => strOf([unknown('placeholder')]),
  ),
  fn(
    'hashString',
    'The hash of the string `s` as hexadecimal digits; `type` is `"md5"`, `"sha1"`, `"sha256"` or `"sha512"`.',
    { type: arg.text, s: arg.string },
    () => strOf([unknown('function hashString')]),
  ),
];
