/** Short ways to write the arguments of builders down. */
import type { Param } from '../domain.ts';

export function required(name: string, type: string, doc: string): Param {
  return { name, type, doc, required: true };
}

/** An argument that has a default, or may be left out. */
export function optional(name: string, type: string, doc: string, standard?: string): Param {
  return standard === undefined ? { name, type, doc } : { name, type, doc, default: standard };
}

/** Arguments of a function, then those of what it is built on, where they are not its own. */
export function withBase(own: readonly Param[], base: readonly Param[]): readonly Param[] {
  const names = new Set(own.map((it) => it.name));
  return [...own, ...base.filter((it) => !names.has(it.name))];
}
