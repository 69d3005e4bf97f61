/** `lib.strings`: functions on strings. */
import { arg } from '../builtins/arguments.ts';
import { toBytes } from '../builtins/bytes.ts';
import { MANY } from '../builtins/calling.ts';
import { toText } from '../builtins/coercion.ts';
import { constant, type FunctionDefinition, fn } from '../builtins/definition.ts';
import { replaced } from '../builtins/strings.ts';
import type { Value } from '../value.ts';
import { boolOf, done, list, str, textOf, unknown } from '../values.ts';
import { afterPrefix, beforeSuffix, endsWith, startsWith } from './affixes.ts';
import { ESCAPING } from './escaping.ts';
import { FLAGS } from './flags.ts';
import { JOINING } from './joining.ts';
import type { Section } from './section.ts';
import { SPLITTING } from './splitting.ts';
import { TESTING } from './testing-strings.ts';

const WHITESPACE = ' \t\r\n';

/** Without the blanks at the ends; a text of blanks alone has nothing between them. */
function trimmed(text: string, ends: { readonly start: boolean; readonly end: boolean }): string {
  let [from, to] = [0, text.length];
  while (ends.start && from < to && WHITESPACE.includes(text.charAt(from))) from++;
  while (ends.end && to > from && WHITESPACE.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

const CHANGING: readonly FunctionDefinition[] = [
  fn(
    'optionalString',
    '`string` if `cond` is true, else `""`.',
    { cond: arg.lazy, string: arg.lazy },
    ({ cond, string }) => {
      const it = boolOf(cond.force());
      if (it === undefined) return unknown('condition', [string, done(str(''))]);
      return it ? string.force() : str('');
    },
  ),
  fn(
    'removePrefix',
    '`str` without `prefix`, where it begins with that.',
    { prefix: arg.text, str: arg.string },
    ({ prefix, str: of }) => {
      const has = startsWith(of, prefix);
      if (has === undefined) return unknown('beginning of a string');
      return has ? afterPrefix(of, prefix) : of;
    },
  ),
  fn(
    'removeSuffix',
    '`str` without `suffix`, where it ends with that.',
    { suffix: arg.text, str: arg.string },
    ({ suffix, str: of }) => {
      const has = endsWith(of, suffix);
      if (has === undefined) return unknown('end of a string');
      return has ? beforeSuffix(of, suffix) : of;
    },
  ),
  fn('trim', '`s` without the blanks at its ends.', { s: arg.text }, ({ s }) =>
    str(trimmed(s, { start: true, end: true })),
  ),
  fn(
    'trimWith',
    '`s` without the blanks at its `start`, its `end` or both.',
    { ends: arg.set, s: arg.text },
    ({ ends, s }, machine) => {
      const asked = (name: string): boolean => boolOf(machine.select(ends, name)?.force()) ?? false;
      return ends.open
        ? unknown('ends of a string')
        : str(trimmed(s, { start: asked('start'), end: asked('end') }));
    },
  ),
  fn(
    'replaceString',
    '`s` with every `from` replaced by `to`.',
    { from: arg.text, to: arg.string, s: arg.text },
    ({ from, to, s }) => replaced(s, [{ from, to: () => to }]),
  ),
  fn('normalizePath', '`s` with one slash in place of several.', { s: arg.text }, ({ s }) =>
    str(s.replace(/\/+/g, '/')),
  ),
  fn(
    'addContextFrom',
    'The string `target`, which from then on refers to the store paths in `src`, too.',
    { src: arg.lazy, target: arg.string },
    ({ target }) => target,
  ),
  fn(
    'fixedWidthString',
    '`str` with so many `filler`s before it that it is `width` long.',
    { width: arg.int, filler: arg.text, str: arg.text },
    ({ width, filler, str: text }) => filled(Number(width), filler, text),
  ),
  fn(
    'fixedWidthNumber',
    'The number `n` with so many zeros before it that it is `width` long.',
    { width: arg.int, n: arg.value },
    ({ width, n }, machine) => {
      const text = textOf(toText(n, machine));
      return text === undefined ? unknown('number as text') : filled(Number(width), '0', text);
    },
  ),
];

function filled(width: number, filler: string, text: string): Value {
  const missing = width - toBytes(text).length;
  const each = toBytes(filler).length;
  if (missing < 0 || width > MANY || (missing > 0 && (each === 0 || missing % each !== 0)))
    return unknown('failed assertion');
  return missing === 0 ? str(text) : str(filler.repeat(missing / each) + text);
}

function alphabet(letters: string): Value {
  return list([...letters].map((it) => done(str(it))));
}

export const STRINGS: Section = {
  name: 'strings',
  definitions: [
    ...TESTING,
    ...CHANGING,
    ...SPLITTING,
    ...JOINING,
    ...ESCAPING,
    ...FLAGS,
    constant('lowerChars', 'The letters from `"a"` to `"z"`.', () => alphabet('abcdefghijklmnopqrstuvwxyz')),
    constant('upperChars', 'The letters from `"A"` to `"Z"`.', () => alphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
  ],
  builtins: [
    ...[
      'appendContext',
      'compareVersions',
      'concatStringsSep',
      'elem',
      'elemAt',
      'filter',
      'fromJSON',
      'genList',
      'head',
      'isAttrs',
      'isInt',
      'isList',
      'isPath',
      'isString',
      'match',
    ],
    ...[
      'parseDrvName',
      'readFile',
      'replaceStrings',
      'split',
      'storeDir',
      'stringLength',
      'substring',
      'tail',
      'toJSON',
      'typeOf',
      'unsafeDiscardStringContext',
    ],
  ],
  nested: [
    ...[
      'charToInt',
      'commonPrefixLength',
      'commonSuffixLength',
      'escapeC',
      'escapeNixIdentifier',
      'escapeNixString',
      'floatToString',
      'isConvertibleWithToString',
      'levenshtein',
    ],
    ...['levenshteinAtMost', 'normalizePath', 'replicate', 'sanitizeDerivationName', 'storeDir'],
  ],
};
