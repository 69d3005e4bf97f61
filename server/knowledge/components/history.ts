/** Since when and until when releases have a component or a target: questions to the catalog's whole history. */
import type { Catalog, Channel, Span } from '../../catalog/catalog.ts';

export const CHANNELS: readonly Channel[] = ['stable', 'beta', 'nightly'];

/** Where in a channel a component exists, for `host` where it does, else for any other host. */
export function componentSpan(
  catalog: Catalog,
  channel: Channel,
  { name, host }: { readonly name: string; readonly host: string },
): Span | undefined {
  if (!catalog.componentNames().has(name)) return undefined;
  const view = catalog.asOf(undefined);
  const own = view.span(channel, name, host);
  if (own) return own;
  for (const other of view.manifest(channel, 'latest')?.hostsOf('rustc') ?? []) {
    const span = view.span(channel, name, other);
    if (span) return span;
  }
  return undefined;
}

/** Where in a channel a target has a standard library. */
export function targetSpan(catalog: Catalog, channel: Channel, triple: string): Span | undefined {
  return catalog.triples().has(triple)
    ? catalog.asOf(undefined).span(channel, 'rust-std', triple)
    : undefined;
}
