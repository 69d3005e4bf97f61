/** rust-overlay as of one moment. */
import type { CatalogView, Channel, Manifest, Span, Status } from './catalog.ts';
import { dayOf } from './format.ts';
import { compareKeys, nearestKeys } from './nearest.ts';
import type { Toolchain } from './toolchains.ts';

/** What a view looks at. */
export interface ViewSource {
  readonly channels: readonly Channel[];
  /** All toolchains that were ever there, oldest key first. */
  toolchains(channel: Channel): readonly Toolchain[];
  find(channel: Channel, key: string): Toolchain | undefined;
}

/** `time` is in Unix seconds; `open` says that more may have happened by then than the source knows. */
export function createView(source: ViewSource, time: number, open: boolean): CatalogView {
  const isThere = (it: Toolchain): boolean => it.since <= time && time < it.until;
  const present = new Map<Channel, readonly Toolchain[]>();
  const presentIn = (channel: Channel): readonly Toolchain[] => {
    const known = present.get(channel);
    if (known !== undefined) return known;
    const found = source.toolchains(channel).filter(isThere).reverse();
    present.set(channel, found);
    return found;
  };
  const latest = (channel: Channel): string | undefined => presentIn(channel)[0]?.key;

  return {
    day: dayOf(time),
    open,
    get channels() {
      return source.channels.filter((it) => 0 < presentIn(it).length);
    },
    versions: (channel) => presentIn(channel).map((it) => it.key),
    latest,
    manifest: (channel, key) => {
      const toolchain = source.find(channel, key === 'latest' ? (latest(channel) ?? '') : key);
      return toolchain !== undefined && isThere(toolchain) ? toolchain.manifest() : undefined;
    },
    status: (channel, key) => statusOf(source, channel, key, { time, open }),
    nearest: (channel, key) =>
      nearestKeys(
        key,
        presentIn(channel).map((it) => it.key),
      ),
    newestWith: (channel, component, host) => newestWith(presentIn(channel), component, host),
    span: (channel, component, host) =>
      spanOf(
        source.toolchains(channel).filter((it) => it.since <= time),
        component,
        host,
      ),
  };
}

function statusOf(
  source: ViewSource,
  channel: Channel,
  key: string,
  { time, open }: { readonly time: number; readonly open: boolean },
): Status {
  const toolchain = source.find(channel, key);
  if (toolchain === undefined) {
    if (!mayBeNewer(source, channel, key)) return { kind: 'never' };
    return open ? { kind: 'unknown' } : { kind: 'future', since: undefined };
  }
  if (time < toolchain.since) return { kind: 'future', since: dayOf(toolchain.since) };
  if (time < toolchain.until) return { kind: 'present' };
  return { kind: 'purged', from: dayOf(toolchain.since), until: dayOf(toolchain.until) };
}

/** Whether a key that the data lacks could be of a release after the data: it is well-formed and sorts behind all others. */
function mayBeNewer(source: ViewSource, channel: Channel, key: string): boolean {
  const newest = source.toolchains(channel).at(-1)?.key;
  if (newest === undefined) return true;
  const wellFormed = channel === 'stable' ? /^\d+\.\d+\.\d+$/ : /^\d{4}-\d\d-\d\d$/;
  return wellFormed.test(key) && 0 < compareKeys(key, newest);
}

/** `toolchains` are newest first. */
function newestWith(toolchains: readonly Toolchain[], component: string, host: string): string | undefined {
  const has = availability(component, host);
  return toolchains.find(has)?.key;
}

/** `toolchains` are oldest first. */
function spanOf(toolchains: readonly Toolchain[], component: string, host: string): Span | undefined {
  const has = availability(component, host);
  const first = toolchains.find(has);
  const last = toolchains.findLast(has);
  if (first === undefined || last === undefined) return undefined;
  return { first: first.key, last: last === toolchains.at(-1) ? undefined : last.key };
}

/** Looks at one toolchain of each kind only: thousands of them share a few hundred contents. */
function availability(component: string, host: string): (toolchain: Toolchain) => boolean {
  const known = new Map<string, boolean>();
  return (toolchain) => {
    const answer = known.get(toolchain.kind) ?? manifestHas(toolchain.manifest(), component, host);
    known.set(toolchain.kind, answer);
    return answer;
  };
}

function manifestHas(manifest: Manifest, component: string, host: string): boolean {
  return manifest.availableFor(component, host);
}
