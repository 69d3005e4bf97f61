/** `fromJSON` and `toJSON`. */
import type { Machine, Str, Thunk, Unknown, Value } from '../value.ts';
import { attrsOf, bool, done, list, NULL, str, strOf, unknown } from '../values.ts';
import { arg, coerced } from './arguments.ts';
import { sortedNames } from './calling.ts';
import { type FunctionDefinition, fn } from './definition.ts';
import { inRange } from './numbers.ts';

const MAX_DEPTH = 200;
const MAX_VALUES = 100_000;

const TOKEN =
  /\s*(?:([[\]{},:])|("(?:[^"\\]|\\.)*")|(-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)|(true|false|null))/y;

/** The value of a JSON text; integers stay integers. `undefined` where the text is malformed. */
export function parseJson(text: string): Value | undefined {
  let at = 0;
  let depth = 0;

  function next(): RegExpExecArray | undefined {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text) ?? undefined;
    if (token) at = TOKEN.lastIndex;
    return token;
  }

  function value(token: RegExpExecArray | undefined): Value | undefined {
    if (!token) return undefined;
    const [, mark, quoted, number, fraction, exponent, word] = token;
    if (quoted !== undefined) return textIn(quoted);
    if (number !== undefined)
      return fraction || exponent ? { kind: 'float', value: Number(number) } : integer(number);
    if (word !== undefined) return word === 'null' ? NULL : bool(word === 'true');
    if (depth >= MAX_DEPTH) return unknown('too deeply nested');
    depth++;
    const inside = mark === '[' ? array() : mark === '{' ? object() : undefined;
    depth--;
    return inside;
  }

  function array(): Value | undefined {
    const items: Thunk[] = [];
    let token = next();
    while (token?.[1] !== ']' || items.length > 0) {
      const item = value(token);
      if (!item) return undefined;
      items.push(done(item));
      const mark = next()?.[1];
      if (mark === ']') break;
      if (mark !== ',') return undefined;
      token = next();
    }
    return list(items);
  }

  function object(): Value | undefined {
    const members = new Map<string, Thunk>();
    let token = next();
    while (token?.[1] !== '}' || members.size > 0) {
      const name = token?.[2] === undefined ? undefined : unquoted(token[2]);
      if (name === undefined || next()?.[1] !== ':') return undefined;
      const member = value(next());
      if (!member) return undefined;
      members.set(name, done(member));
      const mark = next()?.[1];
      if (mark === '}') break;
      if (mark !== ',') return undefined;
      token = next();
    }
    return attrsOf(members);
  }

  const result = value(next());
  return text.slice(at).trim() === '' ? result : undefined;
}

function textIn(quoted: string): Value | undefined {
  const text = unquoted(quoted);
  return text === undefined ? undefined : str(text);
}

function unquoted(quoted: string): string | undefined {
  try {
    const text: unknown = JSON.parse(quoted);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function integer(digits: string): Value {
  const value = BigInt(digits);
  return BigInt.asIntN(64, value) === value ? inRange(value) : { kind: 'float', value: Number(digits) };
}

/** The shortest digits that give the number back, as JSON writes them for Nix: never without a point or an exponent. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 15) {
    const sign = power < 0 ? '-' : '+';
    return `${digits}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A value as JSON; store paths become parts of the string. */
export function toJson(value: Value, machine: Machine): Str | Unknown {
  let left = MAX_VALUES;

  function write(it: Value, depth: number): (string | Value)[] | Unknown {
    if (depth > MAX_DEPTH || left-- <= 0) return unknown('too deeply nested');
    switch (it.kind) {
      case 'unknown':
        return it;
      case 'int':
        return [it.value.toString()];
      case 'float':
        return [floatText(it.value)];
      case 'bool':
        return [String(it.value)];
      case 'null':
        return ['null'];
      case 'string':
        return quotedParts(it);
      case 'path':
        return ['"', it, '"'];
      case 'list':
        return it.open
          ? unknown('open list')
          : between(
              '[',
              ']',
              it.items.map((item) => () => write(item.force(), depth + 1)),
            );
      case 'attrs':
        return writeSet(it, depth);
      default:
        return unknown('function as JSON');
    }
  }

  function writeSet(it: Extract<Value, { kind: 'attrs' }>, depth: number): (string | Value)[] | Unknown {
    if (it.members.get('__toString') || it.domain) {
      const text = coerced(it, machine);
      return text.kind === 'unknown' ? text : quotedParts(text);
    }
    const out = it.members.get('outPath');
    if (out) return write(out.force(), depth + 1);
    if (it.open) return unknown('open set');
    const members = sortedNames(it).map((name) => () => {
      const inside = write(it.members.get(name)?.force() ?? unknown('missing attribute'), depth + 1);
      return 'kind' in inside ? inside : [`${JSON.stringify(name)}:`, ...inside];
    });
    return between('{', '}', members);
  }

  const parts = write(value, 0);
  return 'kind' in parts ? unknown(parts.why) : strOf(parts);
}

function between(
  open: string,
  close: string,
  members: readonly (() => (string | Value)[] | Unknown)[],
): (string | Value)[] | Unknown {
  const parts: (string | Value)[] = [open];
  for (const [index, member] of members.entries()) {
    const inside = member();
    if ('kind' in inside) return inside;
    if (index > 0) parts.push(',');
    parts.push(...inside);
  }
  parts.push(close);
  return parts;
}

/** Store paths need no escapes; what is unknown may. */
function quotedParts(text: Str): (string | Value)[] | Unknown {
  const parts: (string | Value)[] = ['"'];
  for (const part of text.parts) {
    if (typeof part === 'string') parts.push(JSON.stringify(part).slice(1, -1));
    else if (part.kind === 'unknown') return part;
    else parts.push(part);
  }
  return [...parts, '"'];
}

export const JSON_FUNCTIONS: readonly FunctionDefinition[] = [
  fn(
    'fromJSON',
    'The value of the JSON text `e`.',
    { e: arg.text },
    ({ e }) => parseJson(e) ?? unknown('malformed JSON'),
  ),
  fn(
    'toJSON',
    'The value `e` as JSON; a derivation becomes its store path.',
    { e: arg.value },
    ({ e }, machine) => toJson(e, machine),
  ),
];
