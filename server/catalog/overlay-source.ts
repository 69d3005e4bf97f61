/** rust-overlay read from its own files, such as the pinned revision in the local Nix store. */
import type { CatalogView, Channel, Manifest } from './catalog.ts';
import { createManifest } from './manifest.ts';
import { compareKeys } from './nearest.ts';
import {
  type OverlayIndex,
  type OverlayTables,
  readOverlayIndex,
  readOverlayManifest,
  readOverlayTables,
} from './overlay-format.ts';
import type { Toolchain, Toolchains } from './toolchains.ts';
import { createView } from './view.ts';

/** The text of a file of the overlay, by its path from the overlay's root; undefined when there is none. */
export type ReadFile = (path: string) => string | undefined;

/**
 * The overlay whose files `read` gives; `time` is the lock's `lastModified`. Undefined when this is no rust-overlay that
 * can be read. Manifests are read when they are asked for: one that cannot be read is present, but has no manifest.
 */
export function readOverlaySource(read: ReadFile, time: number): CatalogView | undefined {
  const tables = readOverlayTables({
    targets: read('manifests/targets.nix') ?? '',
    renames: read('manifests/renames.nix'),
    profiles: read('manifests/profiles.nix'),
  });
  if (tables === undefined) return undefined;
  const source = new Map<Channel, Toolchains>();
  for (const channel of ['stable', 'beta', 'nightly'] as const) {
    const index = readOverlayIndex(read(`manifests/${channel}/default.nix`) ?? '');
    if (index !== undefined) source.set(channel, indexedToolchains(channel, index, { read, tables }));
  }
  return source.has('stable') ? createView(source, { time, open: false }) : undefined;
}

function indexedToolchains(
  channel: Channel,
  index: OverlayIndex,
  { read, tables }: { readonly read: ReadFile; readonly tables: OverlayTables },
): Toolchains {
  const toolchains = [...index.files]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, file]): Toolchain => {
      let manifest: Manifest | undefined;
      return {
        key,
        since: Number.NEGATIVE_INFINITY,
        until: Number.POSITIVE_INFINITY,
        kind: key,
        manifest: () => {
          manifest ??= readManifest(read(`manifests/${channel}/${file}`), tables, { channel, key });
          return manifest;
        },
      };
    });
  const byKey = new Map(toolchains.map((it) => [it.key, it]));
  return {
    length: toolchains.length,
    at: (position) => toolchains[position],
    find: (key) => byKey.get(key),
  };
}

function readManifest(
  text: string | undefined,
  tables: OverlayTables,
  of: { readonly channel: Channel; readonly key: string },
): Manifest | undefined {
  const data = text === undefined ? undefined : readOverlayManifest(text, tables, of);
  return data === undefined ? undefined : createManifest(data);
}
