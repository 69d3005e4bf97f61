/** Releases and where they come from, in words. */
import type { Catalog, Channel, Manifest, Moment } from '../../catalog/catalog.ts';
import type { FenixToolchainName } from '../../catalog/fenix.ts';
import { dayOf } from '../../catalog/format.ts';
import { shortName } from '../../knowledge/components/components.ts';
import type { KnownSet, Release, Toolchain, ToolchainSet } from '../../knowledge/domain.ts';
import { baseName } from '../../text/path.ts';
import { codeList } from './card.ts';

/** `Rust 1.80.1 · stable · 2024-08-08`, without what is not known. */
export function releaseName({
  version,
  channel,
  date,
}: Pick<Toolchain, 'version' | 'channel' | 'date'>): string {
  const name = version === undefined ? 'Rust' : `Rust ${version}`;
  return [name, channel, date].filter((it) => it !== undefined).join(' · ');
}

/** The shortest that tells a release apart: its version, or `nightly 2024-06-01`. */
export function releaseLabel({
  version,
  channel,
  key,
}: Pick<Toolchain, 'version' | 'channel' | 'key'>): string | undefined {
  return channel === undefined || channel === 'stable' ? (version ?? key) : key && `${channel} ${key}`;
}

export function dayOfMoment(moment: Moment): string {
  return typeof moment === 'number' ? dayOf(moment) : moment;
}

/** How a release was chosen and what pins that, as one fact; nothing where the provider keeps no releases. */
export function choiceFacts(it: Toolchain | ToolchainSet, catalog: Catalog): readonly string[] {
  const file = it.domain === 'toolchain' && it.site.kind === 'file' ? baseName(it.site.id) : undefined;
  const chosen = file === undefined ? it.chosenBy : 'file';
  const from = source(it, catalog);
  if (from === undefined) return [];
  if (chosen === 'file') return [`Chosen by \`${file ?? 'rust-toolchain.toml'}\`; ${from}`];
  if (chosen === 'selectLatestNightlyWith') return [`The newest nightly that has all of it; ${from}`];
  if (chosen === 'latest') return [`\`latest\` in ${from}`];
  if (chosen !== undefined) return [`What \`${chosen}\` is in ${from}`];
  return [`From ${from}`, ...newest(it, catalog)];
}

/** `rust-overlay of 2024-06-01, which flake.lock pins`. */
function source(it: Toolchain | ToolchainSet, catalog: Catalog): string | undefined {
  const { provider, release } = it;
  if (!release || (provider !== 'rust-overlay' && provider !== 'fenix')) return undefined;
  if (provider === 'fenix' && !isOfFenix(it, release, catalog))
    return `the manifests of Rust’s own server, as known of ${catalog.day}`;
  return `${provider} ${pin(release, provider === 'fenix' ? catalog.fenixDay : catalog.day)}`;
}

export function pin({ moment, certain, input }: Release, newest: string): string {
  if (moment !== undefined)
    return `of ${dayOfMoment(moment)}${input === undefined ? '' : ', which `flake.lock` pins'}`;
  return certain
    ? `of ${newest}, the newest that is known: no lock pins it`
    : `of ${newest}, the newest that is known: the code does not say which it is`;
}

const FENIX_SETS: readonly FenixToolchainName[] = [
  'stable',
  'beta',
  'minimal',
  'default',
  'complete',
  'latest',
];

/** Whether a release is one of fenix's own sets, not one that its functions make of a manifest from elsewhere. */
function isOfFenix(it: Toolchain | ToolchainSet, release: Release, catalog: Catalog): boolean {
  const name = FENIX_SETS.find((set) => set === it.chosenBy);
  if (name === undefined) return false;
  return catalog.fenixAsOf(release.moment).toolchain(name, release.host)?.date === it.date;
}

/** What `latest` would be, for a release that is written down. */
function newest(it: Toolchain | ToolchainSet, catalog: Catalog): readonly string[] {
  if (it.provider !== 'rust-overlay' || it.channel === undefined || it.key === undefined) return [];
  const latest = catalog.asOf(it.release?.moment).latest(it.channel);
  return latest === undefined || latest === it.key ? [] : [`The newest ${it.channel} there: \`${latest}\``];
}

/** What a set of releases holds: the newest, the oldest, how many. */
export function releasesFacts(
  releases: NonNullable<KnownSet['releases']>,
  catalog: Catalog,
): readonly string[] {
  const { channel, release } = releases;
  const view = catalog.asOf(release.moment);
  const versions = view.versions(channel);
  const latest = view.manifest(channel, 'latest');
  const oldest = versions.at(-1);
  if (!latest || oldest === undefined) return [];
  return [
    `\`latest\`: ${releaseName(latest)}`,
    `${versions.length} releases, from \`${oldest}\` on`,
    `In rust-overlay ${pin(release, catalog.day)}`,
  ];
}

/** Why a set of releases has nothing under a key; `undefined` where it has, or may have. */
export function absenceText(
  { channel, release }: NonNullable<KnownSet['releases']>,
  key: string,
  catalog: Catalog,
): string | undefined {
  const view = catalog.asOf(release.moment);
  const status = view.status(channel, key);
  const where = `rust-overlay ${pin(release, catalog.day)}`;
  switch (status.kind) {
    case 'purged':
      return `**Not there any more**: it was in the overlay from ${status.from} to ${status.until}. This is ${where}.`;
    case 'future': {
      const since = status.since === undefined ? '' : `: it came on ${status.since}`;
      return `**Not there yet**${since}. This is ${where}.`;
    }
    case 'never': {
      const nearest = view.nearest(channel, key);
      const meant = nearest.length === 0 ? '' : ` Close to it: ${codeList(nearest)}.`;
      return `**rust-overlay never had it.**${meant}`;
    }
    default:
      return undefined;
  }
}

/** Profiles of a release, and what of its channel's newest it lacks for the host. */
export function contentFacts(set: ToolchainSet, catalog: Catalog): readonly string[] {
  const { manifest, release } = set;
  if (!manifest) return [];
  if (!manifest.supportsHost(release.host)) return [`Nothing in it is for \`${release.host}\``];
  const lacks = lacking(manifest, set.channel, release.host, catalog);
  return [
    ...(manifest.profiles().length === 0 ? [] : [`Profiles: ${codeList(manifest.profiles())}`]),
    ...(lacks.length === 0 ? [] : [`Lacks for \`${release.host}\`: ${codeList(lacks, 6)}`]),
  ];
}

function lacking(manifest: Manifest, channel: Channel, host: string, catalog: Catalog): readonly string[] {
  const today = catalog.asOf(undefined).manifest(channel, 'latest');
  if (!today) return [];
  const profiled = new Set(today.profiles().flatMap((it) => today.profile(it) ?? []));
  return today
    .componentsFor(host)
    .filter((it) => profiled.has(it) && !manifest.availableFor(it, host))
    .filter((it) => !manifest.availableFor(shortName(it), host))
    .map(shortName);
}
