/** Writes the histories of both overlays as the catalog's text. */
import type { Channel } from '../../catalog/catalog.ts';
import { type CatalogData, encodeTime, FORMAT } from '../../catalog/format.ts';
import { compareKeys } from '../../catalog/nearest.ts';
import { encodeFenix } from './encode-fenix.ts';
import type { FenixHistory } from './fenix-history.ts';
import { createInterner, type Interner } from './interner.ts';
import { CHANNELS, type OverlayHistory, type ShippedToolchain } from './overlay-history.ts';

/** The tables that toolchains of both overlays share. */
export interface SharedTables {
  readonly triples: Interner;
  readonly components: Interner;
  readonly sets: Interner;
  readonly shapes: Interner;
  readonly aliases: Interner;
  readonly profiles: Interner;
}

export function encodeCatalog(overlay: OverlayHistory, fenix: FenixHistory): CatalogData {
  checkLatest(overlay);
  checkPurges(overlay);
  const tables: SharedTables = {
    triples: createInterner(),
    components: createInterner(),
    sets: createInterner(),
    shapes: createInterner(),
    aliases: createInterner(),
    profiles: createInterner(),
  };
  const eras = createInterner();
  const rows = new Map<Channel, string[]>(CHANNELS.map((it) => [it, []]));
  for (const toolchain of [...overlay.toolchains].sort(byAppearance)) {
    rows.get(toolchain.manifest.channel)?.push(toolchainRow(toolchain, tables, eras));
  }
  const fenixRows = encodeFenix(fenix, tables);
  const channelRows = (channel: Channel): string[] =>
    (rows.get(channel) ?? []).sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
  return {
    format: FORMAT,
    overlayTime: encodeTime(overlay.newest),
    fenixTime: encodeTime(fenix.newest),
    triples: tables.triples.rows,
    components: tables.components.rows,
    sets: tables.sets.rows,
    shapes: tables.shapes.rows,
    aliases: tables.aliases.rows,
    profiles: tables.profiles.rows,
    eras: eras.rows,
    stable: channelRows('stable'),
    beta: channelRows('beta'),
    nightly: channelRows('nightly'),
    ...fenixRows,
  };
}

/** The data as JSON with one row a line, so that differences can be read. */
export function catalogJson(data: CatalogData): string {
  const fields = Object.entries(data).map(([name, value]) => {
    if (!Array.isArray(value)) return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
    return `${JSON.stringify(name)}:[\n${value.map((it) => JSON.stringify(it)).join(',\n')}\n]`;
  });
  return `{\n${fields.join(',\n')}\n}`;
}

export function encodeSet(triples: Iterable<string>, tables: SharedTables): number {
  const indexes = [...triples].sort().map((it) => tables.triples.of(it));
  indexes.sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === index) last[1] = index;
    else ranges.push([index, index]);
  }
  return tables.sets.of(ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' '));
}

export function encodeShape(
  components: ReadonlyMap<string, ReadonlySet<string>>,
  tables: SharedTables,
): number {
  const fields: string[] = [];
  for (const name of [...components.keys()].sort()) {
    const at = tables.components.of(name);
    while (fields.length <= at) fields.push('-');
    fields[at] = String(encodeSet(components.get(name) ?? [], tables));
  }
  return tables.shapes.of(fields.join(' '));
}

export function encodeProfiles(
  profiles: ReadonlyMap<string, readonly string[]>,
  tables: SharedTables,
): number {
  const pairs = [...profiles].sort().map(([name, list]) => `${name}=${list.join(',')}`);
  return tables.profiles.of(pairs.join(' '));
}

function toolchainRow(
  { manifest, since, until }: ShippedToolchain,
  tables: SharedTables,
  eras: Interner,
): string {
  const aliases = [...manifest.aliases].sort().map(([name, full]) => `${name}=${full}`);
  const era = [
    manifest.version,
    tables.aliases.of(aliases.join(' ')),
    encodeProfiles(manifest.profiles, tables),
    until === undefined ? '' : encodeTime(until),
  ];
  const shape = encodeShape(manifest.components, tables);
  const row = `${manifest.key} ${encodeTime(since)} ${shape} ${eras.of(era.join(' ').trimEnd())}`;
  return manifest.date === manifest.key ? row : `${row} ${manifest.date}`;
}

function keyOf(row: string): string {
  return row.split(' ', 1)[0] ?? '';
}

/** The order in which tables fill up: new toolchains come last, so they add to the tables' ends. */
function byAppearance(a: ShippedToolchain, b: ShippedToolchain): number {
  return (
    a.since - b.since ||
    CHANNELS.indexOf(a.manifest.channel) - CHANNELS.indexOf(b.manifest.channel) ||
    compareKeys(a.manifest.key, b.manifest.key)
  );
}

/** The rows do not say what `latest` was, since it always was the newest key: this holds it to be so. */
function checkLatest({ toolchains, latest }: OverlayHistory): void {
  for (const { channel, time, key } of latest) {
    const there = toolchains.filter(
      (it) =>
        it.manifest.channel === channel && it.since <= time && time < (it.until ?? Number.POSITIVE_INFINITY),
    );
    const newest = there.map((it) => it.manifest.key).reduce((a, b) => (compareKeys(a, b) < 0 ? b : a), '0');
    if (newest !== key)
      throw new Error(`${channel}: latest was ${key}, not the newest key ${newest}, at ${time}`);
  }
}

/** Readers stop looking at the newest toolchain that is gone. */
function checkPurges({ toolchains }: OverlayHistory): void {
  for (const channel of CHANNELS) {
    const ordered = toolchains
      .filter((it) => it.manifest.channel === channel)
      .sort((a, b) => compareKeys(a.manifest.key, b.manifest.key));
    for (const [at, { manifest, until }] of ordered.entries()) {
      const before = ordered[at - 1];
      if (
        before === undefined ||
        (before.until ?? Number.POSITIVE_INFINITY) <= (until ?? Number.POSITIVE_INFINITY)
      )
        continue;
      throw new Error(`${channel} ${manifest.key} was purged before ${before.manifest.key}`);
    }
  }
}
