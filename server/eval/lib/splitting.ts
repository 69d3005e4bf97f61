/** The functions of `lib.strings` that take strings apart and read what is written in them. */
import { arg } from '../builtins/arguments.ts';
import { fromBytes, toBytes } from '../builtins/bytes.ts';
import { call, decide, MANY } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { fileText } from '../builtins/paths.ts';
import { splitName } from '../builtins/versions.ts';
import type { Machine, Value } from '../value.ts';
import { done, int, list, str, strOf, textOf, unknown } from '../values.ts';
import { beforeSuffix, endsWith } from './affixes.ts';

/** The bytes of a text, each as a string; those of a character beyond ASCII are no text. */
function characters(text: string): Value[] {
  return [...toBytes(text)].map((byte) => {
    const it = fromBytes(byte);
    return it === undefined ? unknown('part of a character') : str(it);
  });
}

/** `name-1.0`, or a package with `pname` and `version`, or with a `name` like that. */
function namePart(machine: Machine, x: Value, part: 'name' | 'version'): Value {
  const text = textOf(x);
  if (text !== undefined) return str(splitName(text)[part]);
  if (x.kind !== 'attrs') return unknown(x.kind === 'unknown' ? x.why : 'name of something computed');
  const own = x.members.get(part === 'name' ? 'pname' : 'version');
  if (own) return own.force();
  const name = textOf(machine.select(x, 'name')?.force());
  return name === undefined || x.open ? unknown(`${part} of a package`) : str(splitName(name)[part]);
}

/** The decimal number in a text, with blanks around it. */
function integerIn(text: string, zeros: 'refused' | 'skipped'): Value {
  const digits = /^[ \t\n\v\f\r]*(-?[0-9]+)[ \t\n\v\f\r]*$/.exec(
    zeros === 'skipped' ? text.replace(/^([ \t\n\v\f\r]*)0+(?=-?[0-9])/, '$1') : text,
  )?.[1];
  if (digits === undefined || (zeros === 'refused' && /^-?0[0-9]/.test(digits))) return unknown('throw');
  const value = BigInt(digits);
  return BigInt.asIntN(64, value) === value ? int(value) : unknown('throw');
}

/** The pieces of a string; a piece ends where `predicate previous current` is true. */
function splitBy(
  machine: Machine,
  predicate: Parameters<typeof decide>[1],
  keep: boolean,
  text: string,
): Value {
  const pieces: string[] = [''];
  let previous = '';
  for (const current of text) {
    const splits = decide(machine, predicate, done(str(previous)), done(str(current)));
    if (splits === undefined) return unknown('pieces of a string');
    if (splits) pieces.push(keep ? current : '');
    else pieces[pieces.length - 1] += current;
    previous = current;
  }
  return list(pieces.map((it) => done(str(it))));
}

export const SPLITTING: readonly FunctionDefinition[] = [
  fn('stringToCharacters', 'The characters of `s`, as a list of strings.', { s: arg.text }, ({ s }) =>
    list(characters(s).map((it) => done(it))),
  ),
  fn(
    'stringAsChars',
    'The strings that `f` gives for the characters of `s`, in a row.',
    { f: arg.lazy, s: arg.text },
    ({ f, s }, machine) =>
      s.length > MANY
        ? unknown('string too long')
        : strOf(characters(s).map((it) => call(machine, f, done(it)))),
  ),
  fn('charToInt', 'The number of the ASCII character `c`.', { c: arg.text }, ({ c }) =>
    c.length === 1 && c < '\x80' ? int(c.charCodeAt(0)) : unknown('character'),
  ),
  fn(
    'splitString',
    'The pieces of `s` between the texts `sep`.',
    { sep: arg.text, s: arg.coerced },
    ({ sep, s }) => {
      const text = textOf(s);
      if (text === undefined || sep === '') return unknown('pieces of a string');
      return list(text.split(sep).map((it) => done(str(it))));
    },
  ),
  fn(
    'splitStringBy',
    'The pieces of `str`; one ends where `predicate previous current` is true. With `keepSplit`, that character begins the next.',
    { predicate: arg.lazy, keepSplit: arg.bool, str: arg.text },
    ({ predicate, keepSplit, str: text }, machine) =>
      text.length > MANY ? unknown('string too long') : splitBy(machine, predicate, keepSplit, text),
  ),
  fn(
    'nameFromURL',
    'The last name in `url`, up to the first `sep`.',
    { url: arg.text, sep: arg.text },
    ({ url, sep }) => {
      const file = url.slice(url.lastIndexOf('/') + 1);
      const at = file.indexOf(sep);
      return at < 0 || sep === '' ? unknown('failed assertion') : str(file.slice(0, at));
    },
  ),
  fn(
    'getName',
    'The name of the package `x`, or of a package called `x`, without its version.',
    { x: arg.value },
    ({ x }, machine) => namePart(machine, x, 'name'),
  ),
  fn(
    'getVersion',
    'The version of the package `x`, or of a package called `x`.',
    { x: arg.value },
    ({ x }, machine) => namePart(machine, x, 'version'),
  ),
  fn(
    'toInt',
    'The integer that `str` is the text of; leading zeros are refused.',
    { str: arg.text },
    ({ str: text }) => integerIn(text, 'refused'),
  ),
  fn(
    'toIntBase10',
    'The integer that `str` is the text of, leading zeros or not.',
    { str: arg.text },
    ({ str: text }) => integerIn(text, 'skipped'),
  ),
  fn(
    'fileContents',
    'The text of the file `file` without the line break at its end.',
    { file: arg.path },
    ({ file }, machine) => {
      const text = fileText(file, machine);
      return text.kind === 'string' && endsWith(text, '\n') ? beforeSuffix(text, '\n') : text;
    },
  ),
];
