/** Every toolchain that rust-overlay has ever shipped, with the moments it came and went, from its git history. */
import type { Channel } from '../../catalog/catalog.ts';
import type { ManifestData } from '../../catalog/manifest.ts';
import {
  type OverlayTables,
  readOverlayIndex,
  readOverlayManifest,
  readOverlayTables,
} from '../../catalog/overlay-format.ts';
import { type Revision, readBlobs, revisions, revisionTime } from './git.ts';

export const CHANNELS: readonly Channel[] = ['stable', 'beta', 'nightly'];

export interface ShippedToolchain {
  readonly manifest: ManifestData;
  /** Unix seconds of the revision that brought it. */
  readonly since: number;
  /** Unix seconds of the revision that removed it. */
  readonly until: number | undefined;
}

export interface LatestChange {
  readonly channel: Channel;
  readonly time: number;
  readonly key: string | undefined;
}

export interface OverlayHistory {
  /** Unix seconds of the newest revision. */
  readonly newest: number;
  readonly toolchains: readonly ShippedToolchain[];
  /** What `latest` meant from each time on, per channel, oldest first. */
  readonly latest: readonly LatestChange[];
}

const TABLE_PATHS = ['manifests/targets.nix', 'manifests/renames.nix', 'manifests/profiles.nix'] as const;

/** One key of a channel while its life is being followed. */
interface Life {
  readonly channel: Channel;
  readonly key: string;
  readonly since: number;
  until: number | undefined;
  /** The newest content and the tables that it was read with. */
  blob: string;
  tables: readonly (string | undefined)[];
}

export async function readOverlayHistory(repository: string): Promise<OverlayHistory> {
  const log = revisions(repository, ['manifests']);
  const indexes = await readIndexes(repository, log);
  const { lives, latest } = follow(log, indexes);
  const toolchains: ShippedToolchain[] = [];
  const tables = await readTables(repository, lives);
  let at = 0;
  for await (const text of readBlobs(
    repository,
    lives.map((it) => it.blob),
  )) {
    const life = lives[at];
    at += 1;
    if (life === undefined) break;
    const table = tables.get(life.tables.join());
    const manifest = table && readOverlayManifest(text, table, life);
    if (manifest === undefined) throw new Error(`cannot read the manifest of ${life.channel} ${life.key}`);
    const { channel, key } = life;
    toolchains.push({ manifest: { ...manifest, channel, key }, since: life.since, until: life.until });
  }
  return { newest: revisionTime(repository), toolchains, latest };
}

type Indexes = ReadonlyMap<string, NonNullable<ReturnType<typeof readOverlayIndex>>>;

async function readIndexes(repository: string, log: readonly Revision[]): Promise<Indexes> {
  const paths = new Set(CHANNELS.map(indexPath));
  const blobs = log.flatMap((it) =>
    it.changes.filter((change) => paths.has(change.path)).map((change) => change.blob),
  );
  const wanted = [...new Set(blobs.filter((it) => it !== undefined))];
  const indexes = new Map<string, NonNullable<ReturnType<typeof readOverlayIndex>>>();
  let at = 0;
  for await (const text of readBlobs(repository, wanted)) {
    const index = readOverlayIndex(text);
    const blob = wanted[at];
    at += 1;
    if (index === undefined || blob === undefined) throw new Error(`cannot read the index ${blob}`);
    indexes.set(blob, index);
  }
  return indexes;
}

async function readTables(repository: string, lives: readonly Life[]): Promise<Map<string, OverlayTables>> {
  const triples = [...new Map(lives.map((it) => [it.tables.join(), it.tables])).entries()];
  const blobs = [...new Set(triples.flatMap(([, it]) => it).filter((it) => it !== undefined))];
  const texts = new Map<string | undefined, string>();
  let at = 0;
  for await (const text of readBlobs(repository, blobs)) {
    texts.set(blobs[at], text);
    at += 1;
  }
  const tables = new Map<string, OverlayTables>();
  for (const [id, [targets, renames, profiles]] of triples) {
    const table = readOverlayTables({
      targets: texts.get(targets) ?? '',
      renames: texts.get(renames),
      profiles: texts.get(profiles),
    });
    if (table !== undefined) tables.set(id, table);
  }
  return tables;
}

/** Plays the history: what each index listed from revision to revision. */
function follow(log: readonly Revision[], indexes: Indexes): { lives: Life[]; latest: LatestChange[] } {
  const files = new Map<string, string>();
  const alive = new Map<string, Life>();
  const done: Life[] = [];
  const latest: LatestChange[] = [];
  const latestOf = new Map<Channel, string | undefined>();
  for (const { time, changes } of log) {
    for (const { path, blob } of changes) {
      if (blob === undefined) files.delete(path);
      else files.set(path, blob);
    }
    const changed = new Set(changes.map((it) => it.path));
    const tablesChanged = TABLE_PATHS.some((it) => changed.has(it));
    const tables = TABLE_PATHS.map((it) => files.get(it));
    for (const channel of CHANNELS) {
      const indexBlob = files.get(indexPath(channel));
      const index = indexBlob === undefined ? undefined : indexes.get(indexBlob);
      if (index === undefined) continue;
      if (changed.has(indexPath(channel))) {
        for (const [id, life] of alive) {
          if (life.channel !== channel || index.files.has(life.key)) continue;
          life.until = time;
          alive.delete(id);
          done.push(life);
        }
        if (latestOf.get(channel) !== index.latest) {
          latestOf.set(channel, index.latest);
          latest.push({ channel, time, key: index.latest });
        }
      }
      for (const [key, file] of index.files) {
        const path = `manifests/${channel}/${file}`;
        const id = `${channel} ${key}`;
        const life = alive.get(id);
        if (life !== undefined && !tablesChanged && !changed.has(path)) continue;
        const blob = files.get(path);
        // One early revision listed files that only the next one had: such a key was of no use yet.
        if (blob === undefined) continue;
        if (life === undefined) alive.set(id, { channel, key, since: time, until: undefined, blob, tables });
        else Object.assign(life, { blob, tables });
      }
    }
  }
  return { lives: [...done, ...alive.values()], latest };
}

function indexPath(channel: Channel): string {
  return `manifests/${channel}/default.nix`;
}
