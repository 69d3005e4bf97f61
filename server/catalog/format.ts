/** The catalog's data as a text: what each field holds, and reading it. */

/** Raised whenever an older program would read newer data wrongly. */
export const FORMAT = 1;

/**
 * The parsed text. Every row is a string with fields separated by a space, so that JSON parses it at once and a row is
 * taken apart only when it is asked for. Tables are in order of first use and only grow, which keeps the differences
 * between two generations of the data small. `time` is Unix seconds in base 36; other numbers are decimal indexes.
 */
export interface CatalogData {
  readonly format: number;
  /** The times of the newest revisions of rust-overlay and fenix. */
  readonly overlayTime: string;
  readonly fenixTime: string;
  readonly triples: readonly string[];
  readonly components: readonly string[];
  /** Sets of triples as ranges of their indexes: `0-8 12`. */
  readonly sets: readonly string[];
  /** For each component its set, or `-` where it is not listed; what is not listed at the end is left out. */
  readonly shapes: readonly string[];
  /** `short=manifest-name …`. */
  readonly aliases: readonly string[];
  /** `minimal=rustc,cargo …`. */
  readonly profiles: readonly string[];
  /** What many toolchains share: `version aliases profiles until-time`, the time empty for what is still there. */
  readonly eras: readonly string[];
  /**
   * `key time-of-appearance shape era date`, in order of the keys; the date is left out where it is the key.
   * Of two toolchains of a channel the older one is never purged after the newer one.
   */
  readonly stable: readonly string[];
  readonly beta: readonly string[];
  readonly nightly: readonly string[];
  /** `time date version shape profiles`; the version is `beta` for beta. */
  readonly fenixStable: readonly string[];
  readonly fenixBeta: readonly string[];
  /** `time date groups exceptions`. */
  readonly fenixNightly: readonly string[];
  /** Lists of component indexes: `0,1,2`. */
  readonly fenixLists: readonly string[];
  /** Which sets exist with what: `minimal:triples:list …`. */
  readonly fenixGroups: readonly string[];
  /** Sets and components that are older than the row's date: `complete:triples:2026-01-02`, `latest.3:triples:…`. */
  readonly fenixExceptions: readonly string[];
}

export type ParsedCatalog =
  | { readonly ok: true; readonly data: CatalogData }
  | { readonly ok: false; readonly reason: string };

const TABLES = [
  'triples',
  'components',
  'sets',
  'shapes',
  'aliases',
  'profiles',
  'eras',
  'stable',
  'beta',
  'nightly',
  'fenixStable',
  'fenixBeta',
  'fenixNightly',
  'fenixLists',
  'fenixGroups',
  'fenixExceptions',
] as const satisfies readonly (keyof CatalogData)[];

/** Reads the text of a catalog; what is wrong with it comes back as a reason that a user can act on. */
export function parseCatalog(text: string): ParsedCatalog {
  if (text.trim() === '') return { ok: false, reason: 'the catalog is empty' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'the catalog is damaged or cut off' };
  }
  const format = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  if (typeof format !== 'number') return { ok: false, reason: 'this is no catalog of toolchains' };
  if (format !== FORMAT) {
    return {
      ok: false,
      reason: `the catalog has format ${format}, this version of Ferronix reads ${FORMAT}`,
    };
  }
  if (!isCatalogData(data)) return { ok: false, reason: 'the catalog lacks a table' };
  return { ok: true, data };
}

function isCatalogData(data: unknown): data is CatalogData {
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(data ?? {}));
  const times = [fields.get('overlayTime'), fields.get('fenixTime')];
  return times.every((it) => typeof it === 'string') && TABLES.every((name) => isStrings(fields.get(name)));
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((it) => typeof it === 'string');
}

/** Unix seconds of a `time` field; NaN when there is none, which no comparison holds for. */
export function decodeTime(field: string | undefined): number {
  return field === undefined || field === '' ? Number.NaN : Number.parseInt(field, 36);
}

export function encodeTime(seconds: number): string {
  return seconds.toString(36);
}

/** The UTC day of Unix seconds. */
export function dayOf(seconds: number): string {
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';
}
