/** What rust-overlay makes of a channel name as rustup and `rust-toolchain.toml` write it. */
import type { CatalogView, Channel } from './catalog.ts';
import { compareKeys } from './nearest.ts';

export type ResolvedChannel =
  | { readonly ok: true; readonly channel: Channel; readonly key: string }
  /** The name has none of the forms that the overlay understands. */
  | { readonly ok: false; readonly kind: 'unknown-channel' }
  /** A date beside a stable version, or beside a name that has a date already. */
  | { readonly ok: false; readonly kind: 'unexpected-date' }
  /** The name is well-formed, but there is no such toolchain at that moment; `key` may be only `1.80`. */
  | { readonly ok: false; readonly kind: 'unavailable'; readonly channel: Channel; readonly key: string };

/**
 * The toolchain of `fromRustupToolchain { channel = name; }` and of `rustChannelOf { channel = name; inherit date; }`:
 * `stable`, `1.80`, `1.80.1`, `beta`, `beta-2024-06-01`, `nightly`, `nightly-2024-06-01`. A version without a patch number
 * is its newest patch release.
 */
export function resolveRustupChannel(view: CatalogView, name: string, date?: string): ResolvedChannel {
  if (name === 'beta' || name === 'nightly') return lookUp(view, name, date ?? 'latest');
  const dated = /^(beta|nightly)-(\d+-\d+-\d+)$/.exec(name);
  const isVersion = /^\d+\.\d+(\.\d+)?$/.test(name);
  if (name !== 'stable' && dated === null && !isVersion) return { ok: false, kind: 'unknown-channel' };
  if (date !== undefined) return { ok: false, kind: 'unexpected-date' };
  if (name === 'stable') return lookUp(view, 'stable', 'latest');
  if (dated !== null) return lookUp(view, dated[1] === 'beta' ? 'beta' : 'nightly', dated[2] ?? '');
  if (2 < name.split('.').length) return lookUp(view, 'stable', name);
  return lookUp(view, 'stable', newestPatch(view.versions('stable'), name) ?? name);
}

function lookUp(view: CatalogView, channel: Channel, key: string): ResolvedChannel {
  const manifest = view.manifest(channel, key);
  if (manifest === undefined) return { ok: false, kind: 'unavailable', channel, key };
  return { ok: true, channel, key: manifest.key };
}

function newestPatch(versions: readonly string[], minor: string): string | undefined {
  const patches = versions.filter((it) => it.startsWith(`${minor}.`));
  return patches.reduce<string | undefined>(
    (best, it) => (best === undefined || compareKeys(best, it) < 0 ? it : best),
    undefined,
  );
}
