/** What strings begin and end with, also where only their ends are text. */
import { toBytes } from '../builtins/bytes.ts';
import type { Str, Value } from '../value.ts';
import { strOf, textOf } from '../values.ts';

/** The text that a string begins with. */
function leading(value: Str): string {
  const first = value.parts[0];
  return typeof first === 'string' ? first : '';
}

/** The text that a string ends with. */
function trailing(value: Str): string {
  const last = value.parts.at(-1);
  return typeof last === 'string' ? last : '';
}

export function startsWith(value: Str, prefix: string): boolean | undefined {
  const text = textOf(value);
  if (text !== undefined) return text.startsWith(prefix);
  const known = leading(value);
  if (known.length >= prefix.length) return known.startsWith(prefix);
  return prefix.startsWith(known) ? undefined : false;
}

export function endsWith(value: Str, suffix: string): boolean | undefined {
  const text = textOf(value);
  if (text !== undefined) return text.endsWith(suffix);
  const known = trailing(value);
  if (known.length >= suffix.length) return known.endsWith(suffix);
  return suffix.endsWith(known) ? undefined : false;
}

/** Whether `infix` is somewhere in a string. */
export function includes(value: Str, infix: string): boolean | undefined {
  if (value.parts.some((it) => typeof it === 'string' && it.includes(infix)) || infix === '') return true;
  return textOf(value) === undefined ? undefined : false;
}

/** `value` without the `prefix` that it has. */
export function afterPrefix(value: Str, prefix: string): Str {
  const [first, ...rest] = value.parts;
  return typeof first === 'string' ? strOf([first.slice(prefix.length), ...rest]) : value;
}

/** `value` without the `suffix` that it has. */
export function beforeSuffix(value: Str, suffix: string): Str {
  const last = value.parts.at(-1);
  return typeof last === 'string'
    ? strOf([...value.parts.slice(0, -1), last.slice(0, last.length - suffix.length)])
    : value;
}

/** The length that `a` and `b` share at their beginning, in bytes. */
export function sharedLength(a: string, b: string): number {
  const [x, y] = [toBytes(a), toBytes(b)];
  let length = 0;
  while (length < x.length && x[length] === y[length]) length++;
  return length;
}

export function reversed(text: string): string {
  return [...toBytes(text)].reverse().join('');
}

/** The texts that a string is made of, each put through `change`; the parts that are no text stay. */
export function mapTexts(value: Str, change: (text: string) => string): Str {
  return strOf(value.parts.map((it): string | Value => (typeof it === 'string' ? change(it) : it)));
}
