/** Whether an overlay has a release, and if not, why: it never was, it is not there yet, or it is gone. */
import type { Catalog, CatalogView, Channel, Status } from '../../catalog/catalog.ts';
import { compareKeys } from '../../catalog/nearest.ts';
import { resolveRustupChannel } from '../../catalog/rustup-channel.ts';
import type { Release } from '../../knowledge/domain.ts';
import { dayOfMoment } from '../describe/release.ts';
import { didYouMean, keyName, oneOf, updateCommand } from './words.ts';

export interface VersionProblem {
  readonly message: string;
  /** What may be meant, best first: keys of the channel. */
  readonly keys: readonly string[];
}

/** Keys that are proposed at most, beside the newest. */
const MAX_NEAR = 2;

/** The problem of `rust-bin.<channel>.<key>`; `undefined` where there is none, or where that is not certain. */
export function keyProblem(
  catalog: Catalog,
  release: Release,
  { channel, key }: { readonly channel: Channel; readonly key: string },
): VersionProblem | undefined {
  const view = catalog.asOf(release.moment);
  const status = view.status(channel, key);
  const near = [
    ...new Set([...view.nearest(channel, key).slice(0, MAX_NEAR), view.latest(channel) ?? []].flat()),
  ];
  const gone = goneOrFuture(status, release, keyName(channel, key), view);
  if (gone !== undefined) return { message: gone, keys: near };
  if (status.kind !== 'never') return undefined;
  return { message: neverMessage(view, channel, key), keys: near };
}

function neverMessage(view: CatalogView, channel: Channel, key: string): string {
  const near = view.nearest(channel, key).slice(0, MAX_NEAR);
  if (channel === 'stable' && /^\d+\.\d+$/.test(key) && near[0]?.startsWith(`${key}.`))
    return `"${key}" is no release of rust-bin.stable, where versions have three parts. Use "${near[0]}", or \`fromRustupToolchain { channel = "${key}"; }\` for the newest of them.`;
  if (channel === 'stable' && /^\d{4}-\d\d-\d\d$/.test(key))
    return `"${key}" is no release of rust-bin.stable: stable releases go by their version, only beta and nightly by their date.`;
  if (channel !== 'stable' && /^\d+\.\d+/.test(key))
    return `"${key}" is no release of rust-bin.${channel}: its releases go by their date. Did you mean rust-bin.stable?`;
  return `rust-overlay never had a release "${key}" in rust-bin.${channel}, so this selection fails.${didYouMean(near)}`;
}

/** Of a release that there is, but not in the overlay that the code gets. */
function goneOrFuture(status: Status, release: Release, name: string, view: CatalogView): string | undefined {
  if (!release.certain) return undefined;
  const locked =
    release.moment === undefined ? `the newest one` : `the locked one, of ${dayOfMoment(release.moment)}`;
  if (status.kind === 'future') {
    const since = status.since === undefined ? 'came later' : `came into rust-overlay on ${status.since}`;
    return `${name} ${since}, and is not in ${locked}. Run \`${updateCommand(release.input)}\`, or choose an older release.`;
  }
  if (status.kind !== 'purged') return undefined;
  const oldest = view.versions('nightly').at(-1);
  const kept = oldest === undefined ? '' : ` It keeps the nights since ${oldest}.`;
  return `${name} was in rust-overlay from ${status.from} to ${status.until}, and is not in ${locked}.${kept} Choose a newer release, or lock an overlay of that time.`;
}

/** The problem of a channel as rustup names it (`1.80`, `nightly-2024-06-01`); keys come as such names, too. */
export function channelProblem(
  catalog: Catalog,
  release: Release,
  { name, date }: { readonly name: string; readonly date?: string | undefined },
): VersionProblem | undefined {
  const view = catalog.asOf(release.moment);
  const found = resolveRustupChannel(view, name, date);
  if (found.ok) return undefined;
  if (found.kind === 'unexpected-date')
    return { message: `A date goes with "beta" and "nightly" only, not with "${name}".`, keys: [] };
  if (found.kind === 'unknown-channel') return formProblem(name);
  const { channel, key } = found;
  const problem = /^\d+\.\d+$/.test(key)
    ? minorProblem(catalog, release, key)
    : keyProblem(catalog, release, { channel, key });
  if (!problem || date !== undefined || channel === 'stable') return problem;
  return { ...problem, keys: problem.keys.map((it) => `${channel}-${it}`) };
}

/** rustup takes more names than the overlay does. */
function formProblem(name: string): VersionProblem {
  const bare = /^((?:beta|nightly)-\d{4}-\d\d-\d\d|stable|beta|nightly|\d+\.\d+(?:\.\d+)?)-/.exec(name)?.[1];
  const keys = bare === undefined ? [] : [bare];
  const forms =
    '"stable", "beta", "nightly", a version such as "1.80" or "1.80.1", or "nightly-" and "beta-" with a date';
  return {
    message: `rust-overlay does not understand the channel "${name}": it takes ${forms}.${didYouMean(keys)}`,
    keys,
  };
}

/** `1.80`: whichever patch release there is. */
function minorProblem(catalog: Catalog, release: Release, minor: string): VersionProblem | undefined {
  const known = catalog.asOf(undefined).versions('stable');
  const first = known.filter((it) => it.startsWith(`${minor}.`)).at(-1);
  const view = catalog.asOf(release.moment);
  const latest = view.latest('stable');
  const keys = latest === undefined ? [] : [latest.replace(/\.\d+$/, '')];
  if (first !== undefined) {
    const message = goneOrFuture(view.status('stable', first), release, `Rust ${minor}`, view);
    return message === undefined ? undefined : { message, keys };
  }
  const [newest] = known;
  const isNewer = newest === undefined || 0 < compareKeys(`${minor}.0`, newest);
  if (isNewer && (view.open || !release.certain)) return undefined;
  if (isNewer) {
    const message = goneOrFuture({ kind: 'future', since: undefined }, release, `Rust ${minor}`, view);
    return message === undefined ? undefined : { message, keys };
  }
  const hint = keys.length === 0 ? '' : ` The newest is ${oneOf(keys)}.`;
  return { message: `There is no Rust ${minor}.${hint}`, keys };
}

/** The problem of a stable version where every release counts: that it never was. The catalog knows all since its oldest. */
export function releaseProblem(catalog: Catalog, version: string): VersionProblem | undefined {
  if (!/^\d+\.\d+(\.\d+)?$/.test(version)) return undefined;
  const view = catalog.asOf(undefined);
  const known = view.versions('stable');
  const [newest, oldest] = [known[0], known.at(-1)];
  const full = version.split('.').length === 3 ? version : `${version}.0`;
  if (newest === undefined || oldest === undefined) return undefined;
  if (compareKeys(full, oldest) < 0 || 0 < compareKeys(full, newest)) return undefined;
  if (known.some((it) => it === version || it.startsWith(`${version}.`))) return undefined;
  const keys = view.nearest('stable', version).slice(0, MAX_NEAR);
  return { message: `There is no Rust ${version}.${didYouMean(keys)}`, keys };
}
