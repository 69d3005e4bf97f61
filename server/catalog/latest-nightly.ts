/** Which nightly rust-overlay's `selectLatestNightlyWith` settles on. */
import type { CatalogView, Manifest } from './catalog.ts';

/** After so many nightlies the overlay takes the next one, whether or not it resolves. */
const TRIES = 255;

/** The newest nightly for which `resolves`; `ok` is false when the overlay gives up and takes one that does not. */
export function latestNightlyWith(
  view: CatalogView,
  resolves: (manifest: Manifest) => boolean,
): { readonly manifest: Manifest; readonly ok: boolean } | undefined {
  const keys = view.versions('nightly');
  for (const [at, key] of keys.entries()) {
    const manifest = view.manifest('nightly', key);
    if (manifest === undefined) return undefined;
    const ok = resolves(manifest);
    if (ok || TRIES <= at || at === keys.length - 1) return { manifest, ok };
  }
  return undefined;
}
