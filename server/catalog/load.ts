/** The catalog that the program carries, and reading another one. */
import type { Catalog, Channel, Moment } from './catalog.ts';
import { catalogText } from './data/catalog.ts';
import { createFenixView } from './fenix-view.ts';
import { type CatalogData, dayOf, decodeTime, parseCatalog } from './format.ts';
import { createTables } from './tables.ts';
import { readToolchains, type Toolchain } from './toolchains.ts';
import { createView, type ViewSource } from './view.ts';

/** `catalog` is always usable: without data it knows nothing and says so. */
export type LoadedCatalog =
  | { readonly ok: true; readonly catalog: Catalog }
  | { readonly ok: false; readonly catalog: Catalog; readonly reason: string };

let bundled: LoadedCatalog | undefined;

/** The catalog that was generated with this version; read on first use. */
export function bundledCatalog(): LoadedCatalog {
  bundled ??= loadCatalog(catalogText);
  return bundled;
}

/** Reads the text of a catalog. Never throws: what is wrong comes back as `reason`, with an empty catalog. */
export function loadCatalog(text: string): LoadedCatalog {
  const parsed = parseCatalog(text);
  if (!parsed.ok) return { ok: false, catalog: createCatalog(EMPTY), reason: parsed.reason };
  return { ok: true, catalog: createCatalog(parsed.data) };
}

const CHANNELS: readonly Channel[] = ['stable', 'beta', 'nightly'];

function createCatalog(data: CatalogData): Catalog {
  const tables = createTables(data);
  const source = createSource(data, tables);
  const overlayTime = decodeTime(data.overlayTime);
  const fenixTime = decodeTime(data.fenixTime);
  const find = source.find;
  const versionOf = (channel: Channel, key: string): string | undefined =>
    find(channel, key)?.manifest().version;
  return {
    day: dayOf(overlayTime),
    fenixDay: dayOf(fenixTime),
    asOf: (when) => {
      const { time, open } = momentOf(when, overlayTime);
      return createView(source, time, open);
    },
    fenixAsOf: (when) => {
      const { time, open } = momentOf(when, fenixTime);
      return createFenixView({ data, tables, versionOf }, time, open);
    },
    manifest: (channel, key) => find(channel, key)?.manifest(),
  };
}

function createSource(data: CatalogData, tables: ReturnType<typeof createTables>): ViewSource {
  const channels = new Map<Channel, readonly Toolchain[]>();
  const byKey = new Map<Channel, ReadonlyMap<string, Toolchain>>();
  const toolchains = (channel: Channel): readonly Toolchain[] => {
    const read =
      channels.get(channel) ?? readToolchains({ channel, rows: data[channel], eras: data.eras }, tables);
    channels.set(channel, read);
    return read;
  };
  return {
    channels: CHANNELS,
    toolchains,
    find: (channel, key) => {
      const index = byKey.get(channel) ?? new Map(toolchains(channel).map((it) => [it.key, it]));
      byKey.set(channel, index);
      return index.get(key);
    },
  };
}

const DAY_SECONDS = 24 * 60 * 60;

/** A day counts until its last second. Without a moment, or after the data, it is the data's newest state that counts. */
function momentOf(when: Moment | undefined, newest: number): { time: number; open: boolean } {
  const time = typeof when === 'string' ? Date.parse(`${when}T00:00:00Z`) / 1000 + DAY_SECONDS - 1 : when;
  if (time === undefined || Number.isNaN(time)) return { time: newest, open: true };
  return newest < time ? { time: newest, open: true } : { time, open: false };
}

const EMPTY: CatalogData = {
  format: 0,
  overlayTime: '',
  fenixTime: '',
  triples: [],
  components: [],
  sets: [],
  shapes: [],
  aliases: [],
  profiles: [],
  eras: [],
  stable: [],
  beta: [],
  nightly: [],
  fenixStable: [],
  fenixBeta: [],
  fenixNightly: [],
  fenixLists: [],
  fenixGroups: [],
  fenixExceptions: [],
};
