/** Where releases lie in the history of a component or target, and how much of that is certain. */
import type { Catalog, Channel, Span } from '../../catalog/catalog.ts';
import { compareKeys } from '../../catalog/nearest.ts';
import { CHANNELS } from '../../knowledge/components/history.ts';
import type { Toolchain } from '../../knowledge/domain.ts';

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
  return isOld(catalog.day, today);
}

/** Whether so much time went by since the data's last day that there may be new names. */
export function isOld(day: string, today: string): boolean {
  return Date.parse(today) - Date.parse(day) > MAX_AGE_DAYS * 24 * 60 * 60 * 1000;
}
