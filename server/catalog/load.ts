/** The catalog that the program carries, and reading another one. */
import type { Catalog, Channel, Moment } from './catalog.ts';
import { catalogText } from './data/catalog.ts';
import { createFenixView } from './fenix-view.ts';
import { type CatalogData, dayOf, decodeTime, parseCatalog } from './format.ts';
import { createTables } from './tables.ts';
import { createEras, createToolchains } from './toolchains.ts';
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

function createCatalog(data: CatalogData): Catalog {
  const tables = createTables(data);
  const eras = createEras(data.eras);
  const channels = ['stable', 'beta', 'nightly'] as const satisfies readonly Channel[];
  const source: ViewSource = new Map(
    channels.map((it) => [it, createToolchains(it, { rows: data[it], tables, eras })]),
  );
  const overlayTime = decodeTime(data.overlayTime);
  const fenixTime = decodeTime(data.fenixTime);
  const manifest: Catalog['manifest'] = (channel, key) => source.get(channel)?.find(key)?.manifest();
  const versionOf = (channel: Channel, key: string): string | undefined => manifest(channel, key)?.version;
  return {
    day: dayOf(overlayTime),
    fenixDay: dayOf(fenixTime),
    asOf: atTime(overlayTime, (time) => createView(source, time)),
    fenixAsOf: atTime(fenixTime, (time) => createFenixView({ data, tables, versionOf }, time)),
    manifest,
    componentNames: once(() => {
      const aliases = data.aliases.flatMap((_, index) => [...tables.aliases(index).keys()]);
      return new Set([...data.components, ...aliases]);
    }),
    triples: once(() => new Set(data.triples)),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const DAY_SECONDS = 24 * 60 * 60;

interface Time {
  readonly time: number;
  readonly open: boolean;
}

/** Makes a view for each time once: a session has few locks, and asks for the same ones over and over. */
function atTime<View>(newest: number, create: (time: Time) => View): (when: Moment | undefined) => View {
  const views = new Map<number, View>();
  return (when) => {
    const time = timeOf(when, newest);
    const id = time.open ? Number.POSITIVE_INFINITY : time.time;
    const view = views.get(id) ?? create(time);
    views.set(id, view);
    return view;
  };
}

/** A day counts until its last second. Without a moment, or after the data, it is the data's newest state that counts. */
function timeOf(when: Moment | undefined, newest: number): Time {
  const time = typeof when === 'string' ? Date.parse(`${when}T00:00:00Z`) / 1000 + DAY_SECONDS - 1 : when;
  const within = time !== undefined && time <= newest;
  return within ? { time, open: false } : { time: newest, open: true };
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
