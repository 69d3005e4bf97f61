/** The functions of `lib.strings` that quote text for something else, or put it in another form. */
import { arg, coerced } from '../builtins/arguments.ts';
import { toBytes } from '../builtins/bytes.ts';
import { sortedNames } from '../builtins/calling.ts';
import { toText } from '../builtins/coercion.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { replaced } from '../builtins/strings.ts';
import type { Machine, Str, Unknown, Value } from '../value.ts';
import { str, strOf, textOf, unknown } from '../values.ts';
import { mapTexts } from './affixes.ts';
import { nixIdentifier, nixString, REGEX_CHARACTERS, shellWord, urlText, xmlText } from './quoting.ts';
import { opaqueText } from './section.ts';

/** A value as one word of a shell; store paths need no quotes. */
function shellArgument(value: Value, machine: Machine): Str | Unknown {
  const it = toText(value, machine);
  if (it.kind === 'unknown') return it;
  const text = textOf(it);
  if (text !== undefined) return str(shellWord(text));
  if (it.parts.some((part) => typeof part !== 'string' && part.kind === 'unknown'))
    return strOf([unknown('quoted for a shell')]);
  const safe = it.parts.every((part) => typeof part !== 'string' || shellWord(part) === part);
  return safe ? it : strOf(["'", mapTexts(it, (part) => part.replaceAll("'", "'\\''")), "'"]);
}

function shellArguments(values: readonly Value[], machine: Machine): Str {
  return strOf(
    values.flatMap((it, index) =>
      index === 0 ? [shellArgument(it, machine)] : [' ', shellArgument(it, machine)],
    ),
  );
}

function isStringLike(value: Value): boolean {
  return (
    value.kind === 'string' ||
    value.kind === 'path' ||
    (value.kind === 'attrs' &&
      Boolean(value.members.get('outPath') ?? value.members.get('__toString') ?? value.domain))
  );
}

/** `name=value` as a shell sets a variable, an array or a table. */
function shellVariable(name: string, value: Value, machine: Machine): Value {
  if (value.kind === 'unknown') return strOf([`${name}=`, value]);
  if (value.kind === 'list')
    return value.open
      ? unknown('open list')
      : strOf([
          `declare -a ${name}=(`,
          shellArguments(
            value.items.map((it) => it.force()),
            machine,
          ),
          ')',
        ]);
  if (value.kind !== 'attrs' || isStringLike(value))
    return strOf([`${name}=`, shellArgument(value, machine)]);
  const members = sortedNames(value).flatMap((key, index) => [
    `${index === 0 ? '' : ' '}[${shellWord(key)}]=`,
    shellArgument(value.members.get(key)?.force() ?? unknown('missing attribute'), machine),
  ]);
  return value.open ? unknown('open set') : strOf([`declare -A ${name}=(`, ...members, ')']);
}

function escaping(name: string, doc: string, quote: (text: string) => string): FunctionDefinition {
  return fn(name, doc, { s: arg.text }, ({ s }) => str(quote(s)));
}

/** `s` with each of the texts in `list` put in another form. */
function escapedEach(texts: readonly string[], change: (text: string) => string, s: string): Value {
  return replaced(
    s,
    texts.map((from) => ({ from, to: () => change(from) })),
  );
}

function hexadecimal(text: string): string {
  return toBytes(text).charCodeAt(0).toString(16).padStart(2, '0');
}

export const ESCAPING: readonly FunctionDefinition[] = [
  fn(
    'escape',
    'The string `s` with a backslash before each of the strings in `list`.',
    { list: arg.list, s: arg.text },
    ({ list, s }) => {
      const texts = list.items.map((it) => textOf(it.force()));
      const known = texts.filter((it) => it !== undefined);
      return list.open || known.length < texts.length
        ? unknown('texts to escape')
        : escapedEach(known, (it) => `\\${it}`, s);
    },
  ),
  fn(
    'escapeC',
    'The string `s` with each of the characters in `list` as C writes it in hexadecimal.',
    { list: arg.list, s: arg.text },
    ({ list, s }) => {
      const texts = list.items.map((it) => textOf(it.force()));
      const known = texts.filter((it) => it !== undefined);
      return list.open || known.length < texts.length
        ? unknown('texts to escape')
        : escapedEach(known, (it) => `\\x${hexadecimal(it)}`, s);
    },
  ),
  escaping('escapeURL', '`s` as part of a URL: what has a meaning there as `%` and two digits.', urlText),
  escaping('escapeNixString', '`s` as a string of the Nix language, with quotes.', nixString),
  escaping(
    'escapeNixIdentifier',
    '`s` as the name of an attribute, with quotes where it needs them.',
    nixIdentifier,
  ),
  escaping('escapeXML', '`s` as text of XML.', xmlText),
  fn(
    'escapeRegex',
    '`s` as a regular expression that matches it and nothing else.',
    { s: arg.text },
    ({ s }) => escapedEach(REGEX_CHARACTERS, (it) => `\\${it}`, s),
  ),
  fn(
    'escapeShellArg',
    '`arg` as one word of a shell, with quotes where it needs them.',
    { arg: arg.value },
    ({ arg: value }, machine) => shellArgument(value, machine),
  ),
  fn(
    'escapeShellArgs',
    'The items of `args` as words of a shell.',
    { args: arg.list },
    ({ args }, machine) =>
      args.open
        ? strOf([unknown('open list')])
        : shellArguments(
            args.items.map((it) => it.force()),
            machine,
          ),
  ),
  fn(
    'toShellVar',
    'The line of a shell that gives the variable `name` the `value`: a string, a list or a set.',
    { name: arg.text, value: arg.lazy },
    ({ name, value }, machine) =>
      /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) ? shellVariable(name, value.force(), machine) : unknown('throw'),
  ),
  fn(
    'toShellVars',
    'The lines of a shell that give the variables in `vars` their values.',
    { vars: arg.set },
    ({ vars }, machine) =>
      vars.open
        ? strOf([unknown('open set')])
        : strOf(
            sortedNames(vars).flatMap((name, index) => [
              index === 0 ? '' : '\n',
              coerced(
                shellVariable(name, vars.members.get(name)?.force() ?? unknown('missing attribute'), machine),
                machine,
              ),
            ]),
          ),
  ),
  fn('toLower', '`s` with its ASCII letters in lower case.', { s: arg.string }, ({ s }) =>
    mapTexts(s, lower),
  ),
  fn('toUpper', '`s` with its ASCII letters in upper case.', { s: arg.string }, ({ s }) =>
    mapTexts(s, upper),
  ),
  fn(
    'toSentenceCase',
    '`str` with its first letter in upper case and the others in lower case.',
    { str: arg.text },
    ({ str: text }) => str(upper(text.slice(0, 1)) + lower(text.slice(1))),
  ),
  fn(
    'toCamelCase',
    '`str` as one word, with upper case where words begin.',
    { str: arg.text },
    ({ str: text }) => str(camelCase(text)),
  ),
  fn(
    'sanitizeDerivationName',
    '`string` with what may not be in the name of a derivation replaced by dashes.',
    { string: arg.text },
    ({ string }) => str(derivationName(string)),
  ),
  opaqueText('floatToString', 'The floating-point number `float` as a string.', 'float'),
];

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (it) => it.toLowerCase());
}

function upper(text: string): string {
  return text.replace(/[a-z]/g, (it) => it.toUpperCase());
}

function camelCase(text: string): string {
  const [first = '', ...rest] = text.split(/[-_ ]|(?<=[a-z])(?=[A-Z])/);
  return lower(first) + rest.map((it) => upper(it.slice(0, 1)) + lower(it.slice(1))).join('');
}

function derivationName(text: string): string {
  if (text.length <= 207 && /^[a-zA-Z0-9+_?=-][a-zA-Z0-9+._?=-]*$/.test(text)) return text;
  const name = text
    .replace(/^\.+/, '')
    .replace(/[^a-zA-Z0-9+._?=-]+/g, '-')
    .slice(-207);
  return name === '' ? 'unknown' : name;
}
