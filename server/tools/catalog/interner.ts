/** A table in which equal rows share one index. */

export interface Interner {
  readonly rows: readonly string[];
  /** The index of `row`, which is added when it is new. */
  of(row: string): number;
}

export function createInterner(): Interner {
  const rows: string[] = [];
  const indexes = new Map<string, number>();
  return {
    rows,
    of: (row) => {
      const known = indexes.get(row);
      if (known !== undefined) return known;
      indexes.set(row, rows.length);
      rows.push(row);
      return rows.length - 1;
    },
  };
}
