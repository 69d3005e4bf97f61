/** Where a path, a string or a source points to. */
import { resolvePath } from '../../text/path.ts';
import type { Machine, Str, Value } from '../value.ts';
import { path, strOf, textOf } from '../values.ts';

/** The path that `value` stands for: a path, a text, a store copy of a path (`"${./.}/x"`), a set with such an `outPath`. */
export function pathOf(value: Value, machine: Machine): string | undefined {
  if (value.kind === 'path') return resolvePath('/', value.path);
  if (value.kind !== 'string' && value.kind !== 'attrs') return undefined;
  const text = machine.coerce(value);
  if (text.kind === 'unknown') return undefined;
  const [first, ...rest] = text.parts;
  if (first === undefined || typeof first === 'string') {
    const written = textOf(text);
    return written?.startsWith('/') ? resolvePath('/', written) : undefined;
  }
  if (first.kind !== 'path' || rest.some((it) => typeof it !== 'string')) return undefined;
  return resolvePath('/', first.path + rest.join(''));
}

/** The string for a copy of `folder` in the store; remembers where it came from. */
export function storeCopy(folder: string): Str {
  return strOf([path(folder)]);
}
