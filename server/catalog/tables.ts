/** The tables that all toolchains share, taken apart row by row when they are first asked for. */
import type { CatalogData } from './format.ts';

/** Lookups by index; an index that the data lacks gives something empty, so that damaged data answers "nothing". */
export interface Tables {
  triple(index: number): string | undefined;
  component(index: number): string | undefined;
  /** The triples of a set. */
  set(index: number): ReadonlySet<string>;
  /** Manifest name → triples, sorted by name. */
  shape(index: number): ReadonlyMap<string, ReadonlySet<string>>;
  aliases(index: number): ReadonlyMap<string, string>;
  profiles(index: number): ReadonlyMap<string, readonly string[]>;
}

export function createTables(data: CatalogData): Tables {
  const set = remembered(data.sets, (row): ReadonlySet<string> => triplesOf(row, data.triples));
  return {
    triple: (index) => data.triples[index],
    component: (index) => data.components[index],
    set,
    shape: remembered(data.shapes, (row) => shapeOf(row, data.components, set)),
    aliases: remembered(data.aliases, pairs),
    profiles: remembered(
      data.profiles,
      (row): ReadonlyMap<string, readonly string[]> =>
        new Map([...pairs(row)].map(([name, list]) => [name, list === '' ? [] : list.split(',')])),
    ),
  };
}

/** Decodes a row once; rows that do not exist read as an empty one. */
export function remembered<T>(rows: readonly string[], decode: (row: string) => T): (index: number) => T {
  const decoded = new Map<number, T>();
  return (index) => {
    const known = decoded.get(index);
    if (known !== undefined) return known;
    const value = decode(rows[index] ?? '');
    decoded.set(index, value);
    return value;
  };
}

/** `0-2 5` → the triples 0, 1, 2 and 5. */
function triplesOf(row: string, triples: readonly string[]): Set<string> {
  const set = new Set<string>();
  for (const range of row === '' ? [] : row.split(' ')) {
    const [from, to = from] = range.split('-').map(Number);
    for (let index = from ?? 0; index <= (to ?? -1); index += 1) {
      const triple = triples[index];
      if (triple === undefined) break;
      set.add(triple);
    }
  }
  return set;
}

function shapeOf(
  row: string,
  components: readonly string[],
  set: (index: number) => ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const shape: [string, ReadonlySet<string>][] = [];
  for (const [at, field] of (row === '' ? [] : row.split(' ')).entries()) {
    const name = components[at];
    if (name !== undefined && field !== '-') shape.push([name, set(Number(field))]);
  }
  return new Map(shape.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `a=x b=y` as a map. */
function pairs(row: string): ReadonlyMap<string, string> {
  return new Map(
    (row === '' ? [] : row.split(' ')).map((it) => {
      const [name = '', value = ''] = it.split('=');
      return [name, value] as const;
    }),
  );
}
