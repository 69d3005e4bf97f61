/** The rows of one channel: each toolchain that rust-overlay ever shipped, and when it was there. */
import type { Channel, Manifest } from './catalog.ts';
import { decodeTime } from './format.ts';
import { createManifest } from './manifest.ts';
import type { Tables } from './tables.ts';

export interface Toolchain {
  readonly key: string;
  /** Unix seconds of its first revision. */
  readonly since: number;
  /** Unix seconds of the revision that removed it; infinite while it is there. */
  readonly until: number;
  /** Toolchains with the same number have the same components, aliases and profiles. */
  readonly kind: string;
  manifest(): Manifest;
}

export interface ChannelRows {
  readonly channel: Channel;
  readonly rows: readonly string[];
  readonly eras: readonly string[];
}

/** The toolchains of a channel, oldest key first. */
export function readToolchains({ channel, rows, eras }: ChannelRows, tables: Tables): readonly Toolchain[] {
  return rows.map((row) => {
    const [key = '', since, shape = '', era = '', date = key] = row.split(' ');
    const [version = '', aliases = '', profiles = '', until] = (eras[Number(era)] ?? '').split(' ');
    const removed = decodeTime(until);
    let manifest: Manifest | undefined;
    return {
      key,
      since: decodeTime(since),
      until: Number.isNaN(removed) ? Number.POSITIVE_INFINITY : removed,
      kind: `${shape} ${aliases} ${profiles}`,
      manifest: () => {
        manifest ??= createManifest({
          channel,
          key,
          version,
          date,
          components: tables.shape(Number(shape)),
          aliases: tables.aliases(Number(aliases)),
          profiles: tables.profiles(Number(profiles)),
        });
        return manifest;
      },
    };
  });
}
