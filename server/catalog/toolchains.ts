/** The rows of one channel: each toolchain that rust-overlay ever shipped, and when it was there. */
import type { Channel, Manifest } from './catalog.ts';
import { decodeTime } from './format.ts';
import { createManifest } from './manifest.ts';
import { compareKeys } from './nearest.ts';
import type { Tables } from './tables.ts';

export interface Toolchain {
  readonly key: string;
  /** Unix seconds of its first revision. */
  readonly since: number;
  /** Unix seconds of the revision that removed it; infinite while it is there. */
  readonly until: number;
  /** Toolchains of the same kind have the same components, aliases and profiles. */
  readonly kind: string;
  /** Undefined when it cannot be read. */
  manifest(): Manifest | undefined;
}

/** The toolchains of one channel in order of their keys, oldest first; each is taken apart when it is asked for. */
export interface Toolchains {
  readonly length: number;
  at(index: number): Toolchain | undefined;
  find(key: string): Toolchain | undefined;
}

export function createToolchains(
  channel: Channel,
  { rows, tables, eras }: { readonly rows: readonly string[]; readonly tables: Tables; readonly eras: Eras },
): Toolchains {
  const read: (Toolchain | undefined)[] = new Array(rows.length);
  const at = (index: number): Toolchain | undefined => {
    const row = rows[index];
    if (row !== undefined) read[index] ??= readToolchain(row, channel, tables, eras);
    return read[index];
  };
  const search = (key: string): Toolchain | undefined => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareKeys(rows[middle]?.split(' ', 1)[0] ?? '', key) < 0) low = middle + 1;
      else high = middle;
    }
    const found = at(low);
    return found?.key === key ? found : undefined;
  };
  const found = new Map<string, Toolchain>();
  return {
    length: rows.length,
    at,
    find: (key) => {
      const it = found.get(key) ?? search(key);
      if (it) found.set(key, it);
      return it;
    },
  };
}

/** What toolchains share beyond their components. */
interface Era {
  readonly version: string;
  readonly aliases: number;
  readonly profiles: number;
  readonly until: number;
  /** The same for eras with the same aliases and profiles. */
  readonly contents: string;
}

/** The era that a row's field refers to. */
export type Eras = (field: string) => Era;

export function createEras(rows: readonly string[]): Eras {
  const eras = new Map<string, Era>();
  return (field) => {
    const known = eras.get(field);
    if (known !== undefined) return known;
    const [version = '', aliases = '', profiles = '', removed] = (rows[Number(field)] ?? '').split(' ');
    const until = removed === undefined ? Number.POSITIVE_INFINITY : decodeTime(removed);
    const contents = `${aliases} ${profiles}`;
    const era = { version, aliases: Number(aliases), profiles: Number(profiles), until, contents };
    eras.set(field, era);
    return era;
  };
}

function readToolchain(row: string, channel: Channel, tables: Tables, eras: Eras): Toolchain {
  const [key = '', since, shape = '', eraField = '', date = key] = row.split(' ');
  const era = eras(eraField);
  let manifest: Manifest | undefined;
  return {
    key,
    since: decodeTime(since),
    until: era.until,
    kind: `${shape} ${era.contents}`,
    manifest: () => {
      manifest ??= createManifest({
        channel,
        key,
        version: era.version,
        date,
        components: tables.shape(Number(shape)),
        aliases: tables.aliases(era.aliases),
        profiles: tables.profiles(era.profiles),
      });
      return manifest;
    },
  };
}
