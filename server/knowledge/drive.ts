/** Forces values as deep as their shells and packages lie, so that what they use has been seen. */
import { tripleOfSystem } from '../catalog/hosts.ts';
import type { Attrs, Value } from '../eval/value.ts';
import { knownOf } from './domain.ts';

const MAX_DEPTH = 12;
const MAX_VALUES = 20_000;

/** A function that forces a value and what it holds. Of sets by system only the one that is asked about is looked into. */
export function createDriver(system: string): (value: Value) => void {
  const seen = new Set<Value>();

  function visit(value: Value, depth: number): void {
    if (depth > MAX_DEPTH || seen.size > MAX_VALUES || seen.has(value)) return;
    seen.add(value);
    if (value.kind === 'unknown') for (const it of value.alternatives ?? []) visit(it.force(), depth + 1);
    else if (value.kind === 'list') for (const it of value.items) visit(it.force(), depth + 1);
    else if (value.kind === 'string')
      for (const part of value.parts) typeof part === 'string' || visit(part, depth + 1);
    else if (value.kind === 'attrs') visitSet(value, depth);
  }

  function visitSet(set: Attrs, depth: number): void {
    const known = knownOf(set);
    if (known?.domain === 'derivation') {
      visit(known.args.force(), depth + 1);
      for (const it of known.brings) visit(it, depth + 1);
      return;
    }
    // Sets that are only known, not written: their members are looked into when the code names them.
    if (known) return;
    const names = set.members.names();
    const systems = names.filter((it) => tripleOfSystem(it) !== undefined);
    const skipped = systems.includes(system)
      ? new Set(systems.filter((it) => it !== system))
      : new Set<string>();
    for (const name of names) {
      if (!skipped.has(name)) visit(set.members.get(name)?.force() ?? set, depth + 1);
    }
  }
  return (value) => visit(value, 0);
}
