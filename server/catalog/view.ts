/** rust-overlay as of one moment. */
import type { CatalogView, Channel, Span, Status } from './catalog.ts';
import { dayOf } from './format.ts';
import { compareKeys, nearestKeys } from './nearest.ts';
import type { Toolchain, Toolchains } from './toolchains.ts';

/** What a view looks at: all toolchains that were ever there. */
export type ViewSource = ReadonlyMap<Channel, Toolchains>;

interface Time {
  /** Unix seconds. */
  readonly time: number;
  /** Whether more may have happened by then than the source knows. */
  readonly open: boolean;
}

export function createView(source: ViewSource, { time, open }: Time): CatalogView {
  const isThere = (it: Toolchain | undefined): it is Toolchain =>
    it !== undefined && it.since <= time && time < it.until;
  const newest = (channel: Channel): Toolchain | undefined =>
    newestWhere(source.get(channel), time, () => true);
  const find = (channel: Channel, key: string): Toolchain | undefined => {
    const found = key === 'latest' ? newest(channel) : source.get(channel)?.find(key);
    return isThere(found) ? found : undefined;
  };
  const present = new Map<Channel, readonly Toolchain[]>();
  const presentIn = (channel: Channel): readonly Toolchain[] => {
    const known = present.get(channel) ?? presentAt(source.get(channel), time);
    present.set(channel, known);
    return known;
  };
  const versions = (channel: Channel): readonly string[] => presentIn(channel).map((it) => it.key);

  return {
    day: dayOf(time),
    open,
    get channels() {
      return [...source.keys()].filter((it) => newest(it) !== undefined);
    },
    versions,
    latest: (channel) => newest(channel)?.key,
    manifest: (channel, key) => find(channel, key)?.manifest(),
    status: (channel, key) => statusOf(source.get(channel), channel, key, { time, open }),
    nearest: (channel, key) => nearestKeys(key, versions(channel)),
    newestWith: (channel, component, host) =>
      newestWhere(source.get(channel), time, availability(component, host))?.key,
    span: (channel, component, host) => spanOf(source.get(channel), availability(component, host), time),
  };
}

/** The toolchains that are there at `time`, newest first. */
function presentAt(toolchains: Toolchains | undefined, time: number): readonly Toolchain[] {
  const present: Toolchain[] = [];
  newestWhere(toolchains, time, (it) => {
    present.push(it);
    return false;
  });
  return present;
}

/** The newest toolchain that is there at `time` and for which `holds`. */
function newestWhere(
  toolchains: Toolchains | undefined,
  time: number,
  holds: (toolchain: Toolchain) => boolean,
): Toolchain | undefined {
  for (let index = (toolchains?.length ?? 0) - 1; 0 <= index; index -= 1) {
    const toolchain = toolchains?.at(index);
    // The overlay purges its oldest first: where one is gone, all before it are.
    if (toolchain === undefined || toolchain.until <= time) return undefined;
    if (toolchain.since <= time && holds(toolchain)) return toolchain;
  }
  return undefined;
}

function statusOf(
  toolchains: Toolchains | undefined,
  channel: Channel,
  key: string,
  { time, open }: Time,
): Status {
  const toolchain = toolchains?.find(key);
  if (toolchain === undefined) {
    if (!mayBeNewer(toolchains, channel, key)) return { kind: 'never' };
    return open ? { kind: 'unknown' } : { kind: 'future', since: undefined };
  }
  if (time < toolchain.since) return { kind: 'future', since: dayOf(toolchain.since) };
  if (time < toolchain.until) return { kind: 'present' };
  return { kind: 'purged', from: dayOf(toolchain.since), until: dayOf(toolchain.until) };
}

/** Whether a key that the data lacks could be of a release after the data: it is well-formed and sorts behind all others. */
function mayBeNewer(toolchains: Toolchains | undefined, channel: Channel, key: string): boolean {
  if (toolchains === undefined || toolchains.length === 0) return true;
  const wellFormed = channel === 'stable' ? /^\d+\.\d+\.\d+$/ : /^\d{4}-\d\d-\d\d$/;
  if (!wellFormed.test(key)) return false;
  const newest = toolchains.at(toolchains.length - 1)?.key;
  return newest === undefined || 0 < compareKeys(key, newest);
}

function spanOf(
  toolchains: Toolchains | undefined,
  has: (toolchain: Toolchain) => boolean,
  time: number,
): Span | undefined {
  let newest: Toolchain | undefined;
  let last: Toolchain | undefined;
  let first: Toolchain | undefined;
  for (let index = (toolchains?.length ?? 0) - 1; 0 <= index; index -= 1) {
    const toolchain = toolchains?.at(index);
    if (toolchain === undefined || time < toolchain.since) continue;
    newest ??= toolchain;
    if (!has(toolchain)) continue;
    last ??= toolchain;
    first = toolchain;
  }
  if (first === undefined || last === undefined) return undefined;
  return { first: first.key, last: last === newest ? undefined : last.key };
}

/** Whether a toolchain has the component; looks at one of each kind, since thousands share a few hundred contents. */
function availability(component: string, host: string): (toolchain: Toolchain) => boolean {
  const known = new Map<string, boolean>();
  return (toolchain) => {
    const answer = known.get(toolchain.kind) ?? toolchain.manifest()?.availableFor(component, host) ?? false;
    known.set(toolchain.kind, answer);
    return answer;
  };
}
