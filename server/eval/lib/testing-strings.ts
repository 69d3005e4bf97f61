/** The functions of `lib.strings` that compare strings and ask about them. */
import { arg } from '../builtins/arguments.ts';
import { toBytes } from '../builtins/bytes.ts';
import { MANY } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { boolOrUnknown } from '../builtins/lists.ts';
import { compareVersions } from '../builtins/versions.ts';
import type { Value } from '../value.ts';
import { bool, int, textOf, unknown } from '../values.ts';
import { endsWith, includes, reversed, sharedLength, startsWith } from './affixes.ts';

/** The least number of letters to put in, leave out or change that makes one of the other. */
function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + (a[i] === b[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function distance(a: string, b: string): number | undefined {
  return a.length * b.length > MANY ? undefined : levenshtein(toBytes(a), toBytes(b));
}

const pair = { a: arg.text, b: arg.text };
const versions = { v1: arg.text, v2: arg.text };

export const TESTING: readonly FunctionDefinition[] = [
  fn(
    'hasPrefix',
    'Whether the string `str` begins with `pref`.',
    { pref: arg.text, str: arg.coerced },
    ({ pref, str: of }) => boolOrUnknown(startsWith(of, pref), 'beginning of a string'),
  ),
  fn(
    'hasSuffix',
    'Whether the string `content` ends with `suffix`.',
    { suffix: arg.text, content: arg.coerced },
    ({ suffix, content }) => boolOrUnknown(endsWith(content, suffix), 'end of a string'),
  ),
  fn(
    'hasInfix',
    'Whether `infix` is somewhere in the string `content`.',
    { infix: arg.text, content: arg.coerced },
    ({ infix, content }) => boolOrUnknown(includes(content, infix), 'text in a string'),
  ),
  fn('versionOlder', 'Whether the version `v1` is older than `v2`.', versions, ({ v1, v2 }) =>
    bool(compareVersions(v1, v2) < 0),
  ),
  fn('versionAtLeast', 'Whether the version `v1` is `v2` or newer.', versions, ({ v1, v2 }) =>
    bool(compareVersions(v1, v2) >= 0),
  ),
  fn(
    'isValidPosixName',
    'Whether `name` can be the name of a shell variable.',
    { name: arg.text },
    ({ name }) => bool(/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)),
  ),
  fn(
    'isStringLike',
    'Whether `x` can stand in an interpolation: a string, a path, a derivation, a set with `__toString`.',
    { x: arg.value },
    ({ x }) => boolOrUnknown(isStringLike(x), 'kind of a set'),
  ),
  fn('isConvertibleWithToString', 'Whether `toString` takes `x`.', { x: arg.value }, ({ x }) =>
    boolOrUnknown(isConvertible(x), 'kind of a value'),
  ),
  fn('isStorePath', 'Whether `x` is a path in the store.', { x: arg.value }, ({ x }) => {
    const text = textOf(x);
    return text === undefined
      ? unknown('store path or not')
      : bool(/^\/nix\/store\/[^/]+$/.test(text) || /^\/[0-9a-z]{52}$/.test(text));
  }),
  fn('commonPrefixLength', 'How many characters `a` and `b` share at their beginning.', pair, ({ a, b }) =>
    int(sharedLength(a, b)),
  ),
  fn('commonSuffixLength', 'How many characters `a` and `b` share at their end.', pair, ({ a, b }) =>
    int(sharedLength(reversed(a), reversed(b))),
  ),
  fn(
    'levenshtein',
    'How many letters must be put in, left out or changed to make `b` of `a`.',
    pair,
    ({ a, b }) => {
      const it = distance(a, b);
      return it === undefined ? unknown('distance of long strings') : int(it);
    },
  ),
  fn(
    'levenshteinAtMost',
    'Whether `k` letters are enough to put in, leave out or change to make `b` of `a`.',
    { k: arg.int, ...pair },
    ({ k, a, b }) => {
      const it = distance(a, b);
      return it === undefined ? unknown('distance of long strings') : bool(it <= k);
    },
  ),
];

function isStringLike(x: Value): boolean | undefined {
  if (x.kind === 'unknown') return undefined;
  if (x.kind !== 'attrs') return x.kind === 'string' || x.kind === 'path';
  if (x.members.get('outPath') ?? x.members.get('__toString')) return true;
  return x.open ? undefined : false;
}

function isConvertible(x: Value, depth = 0): boolean | undefined {
  if (depth > 50) return undefined;
  if (x.kind === 'list') {
    const items = x.items.map((it) => isConvertible(it.force(), depth + 1));
    if (items.includes(false)) return false;
    return x.open || items.includes(undefined) ? undefined : true;
  }
  return ['null', 'int', 'float', 'bool'].includes(x.kind) || isStringLike(x);
}
