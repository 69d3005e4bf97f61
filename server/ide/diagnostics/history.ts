/** Since when and until when a release has something: questions to the catalog's whole history. */
import type { Catalog, Channel, Span } from '../../catalog/catalog.ts';
import { compareKeys } from '../../catalog/nearest.ts';
import type { Toolchain } from '../../knowledge/domain.ts';

const CHANNELS: readonly Channel[] = ['stable', 'beta', 'nightly'];

/** Where in a channel a component exists, for `host` where it does, else for any other host. */
export function componentSpan(
  catalog: Catalog,
  channel: Channel,
  { name, host }: { readonly name: string; readonly host: string },
): Span | undefined {
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
  return catalog.asOf(undefined).span(channel, 'rust-std', triple);
}

export function otherChannels(channel: Channel): readonly Channel[] {
  return CHANNELS.filter((it) => it !== channel);
}

/** Where a release lies seen from a span: before it, behind it, or in it. */
export function placeIn(span: Span, key: string): 'early' | 'late' | 'inside' {
  if (compareKeys(key, span.first) < 0) return 'early';
  return span.last !== undefined && 0 < compareKeys(key, span.last) ? 'late' : 'inside';
}

/** Whether it is known which release a toolchain is. Where not, only what no release of its channel ever had is wrong. */
export function isCertain({ release, chosenBy }: Toolchain): boolean {
  return release === undefined || release.certain || chosenBy === undefined;
}

const MAX_AGE_DAYS = 180;

/** Whether the release may be so much newer than the data that it has things nobody had heard of. */
export function mayBeNew(toolchain: Toolchain, catalog: Catalog, today: string): boolean {
  if (toolchain.chosenBy === undefined || !catalog.asOf(toolchain.release?.moment).open) return false;
  return Date.parse(today) - Date.parse(catalog.day) > MAX_AGE_DAYS * 24 * 60 * 60 * 1000;
}
