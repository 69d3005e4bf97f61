/** What each revision of fenix carried, from its git history: stable, beta, and the nightly sets of every host. */
import { parse as parseToml } from 'smol-toml';
import { readBlobs, revisions, revisionTime } from './git.ts';

/** A channel's manifest as fenix ships it. */
export interface FenixChannelData {
  readonly version: string;
  readonly date: string;
  /** Manifest name → triples with an archive. */
  readonly components: ReadonlyMap<string, ReadonlySet<string>>;
  readonly profiles: ReadonlyMap<string, readonly string[]>;
}

/** One nightly set of one triple. */
export interface FenixNightlySet {
  readonly date: string;
  /** Component → its own date. */
  readonly components: ReadonlyMap<string, string>;
}

/** Triple → `minimal`, `default`, `complete`, `latest` → what is in it. */
export type FenixNightlyData = ReadonlyMap<string, ReadonlyMap<string, FenixNightlySet>>;

export interface At<T> {
  /** Unix seconds of the revision. */
  readonly time: number;
  readonly value: T;
}

export interface FenixHistory {
  readonly newest: number;
  readonly stable: readonly At<FenixChannelData>[];
  readonly beta: readonly At<FenixChannelData>[];
  readonly nightly: readonly At<FenixNightlyData>[];
}

/** Where the data has been, oldest name first. */
const PATHS = {
  stable: ['data/stable.toml', 'data/stable.json'],
  beta: ['data/beta.toml', 'data/beta.json'],
  nightly: ['toolchains.json', 'lib/toolchains.json', 'data/nightly.json'],
} as const;

export async function readFenixHistory(repository: string): Promise<FenixHistory> {
  return {
    newest: revisionTime(repository),
    stable: await readSeries(repository, PATHS.stable, readChannel),
    beta: await readSeries(repository, PATHS.beta, readChannel),
    nightly: await readSeries(repository, PATHS.nightly, readNightly),
  };
}

async function readSeries<T>(
  repository: string,
  paths: readonly string[],
  read: (text: string) => T | undefined,
): Promise<At<T>[]> {
  const changes = revisions(repository, paths).flatMap(({ time, changes }) => {
    const blob = changes.find((it) => it.blob !== undefined)?.blob;
    return blob === undefined ? [] : [{ time, blob }];
  });
  const series: At<T>[] = [];
  let at = 0;
  for await (const text of readBlobs(
    repository,
    changes.map((it) => it.blob),
  )) {
    const value = read(text);
    const time = changes[at]?.time;
    if (value === undefined || time === undefined)
      throw new Error(`cannot read ${paths} ${changes[at]?.blob}`);
    series.push({ time, value });
    at += 1;
  }
  return series;
}

/** A JSON or TOML table whose content is checked where it is used. */
interface Table {
  readonly [name: string]: unknown;
  readonly date?: unknown;
  readonly pkg?: unknown;
  readonly targets?: unknown;
  readonly profiles?: unknown;
  readonly available?: unknown;
  readonly components?: unknown;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tables(value: unknown): [string, Table][] {
  return isTable(value) ? Object.entries(value).filter((it): it is [string, Table] => isTable(it[1])) : [];
}

function readChannel(text: string): FenixChannelData | undefined {
  const data: unknown = text.startsWith('{') ? JSON.parse(text) : parseToml(text);
  if (!isTable(data) || typeof data.date !== 'string') return undefined;
  const components = isTable(data.pkg) ? archives(data.pkg) : archivesByTriple(data.targets);
  const version = rustVersion(data);
  if (version === undefined) return undefined;
  const profiles = new Map(
    Object.entries(isTable(data.profiles) ? data.profiles : {}).map(
      ([name, list]) =>
        [name, Array.isArray(list) ? list.filter((it) => typeof it === 'string') : []] as const,
    ),
  );
  return { version, date: data.date, components, profiles };
}

/** Components without any archive are left out, as fenix itself does since its data is slim. */
function archives(pkg: Table): Map<string, Set<string>> {
  const components = new Map<string, Set<string>>();
  for (const [name, { target }] of tables(pkg)) {
    const triples = tables(target).filter(([, archive]) => archive.available === true);
    if (0 < triples.length) components.set(name, new Set(triples.map(([triple]) => triple)));
  }
  return components;
}

/** The first form of the data: triple → component → archive. */
function archivesByTriple(targets: unknown): Map<string, Set<string>> {
  const components = new Map<string, Set<string>>();
  for (const [triple, entries] of tables(targets)) {
    for (const name of Object.keys(entries)) {
      components.set(name, (components.get(name) ?? new Set()).add(triple));
    }
  }
  return components;
}

/** The slim data names no version but in the stable archives' URLs: `…/2026-07-16/rustc-1.97.1-x86_64-….tar.gz`. */
function rustVersion(data: Table): string | undefined {
  const text = JSON.stringify(data);
  return /\/rustc-(\d+\.\d+\.\d+|beta|nightly)-/.exec(text)?.[1];
}

function readNightly(text: string): FenixNightlyData | undefined {
  const data: unknown = JSON.parse(text);
  if (!isTable(data)) return undefined;
  return new Map(
    tables(data).map(([triple, sets]) => [
      triple,
      new Map(tables(sets).map(([name, set]) => [name, readNightlySet(set)] as const)),
    ]),
  );
}

function readNightlySet(set: Table): FenixNightlySet {
  const date = String(set.date);
  const components = tables(set.components).map(
    ([name, { date: own }]) => [name, typeof own === 'string' ? own : date] as const,
  );
  return { date, components: new Map(components) };
}
