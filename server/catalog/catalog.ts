/** What the catalog answers: which toolchains the overlays carried on any day, and what is in each of them. */
import type { FenixView } from './fenix.ts';

export type Channel = 'stable' | 'beta' | 'nightly';

/**
 * A point in the overlays' history: a UTC day (`"2024-06-01"`, everything that was published until its end), or the
 * Unix seconds of a lock's `lastModified`, which is exact within the day.
 */
export type Moment = string | number;

/** Every toolchain that rust-overlay has ever shipped and what fenix carried when. Immutable; days are UTC `YYYY-MM-DD`. */
export interface Catalog {
  /** The day of the newest rust-overlay revision that the data knows; empty when there is no data. */
  readonly day: string;
  /** The same for fenix. */
  readonly fenixDay: string;
  /** rust-overlay as of `when`; without it, or with a day after the data's, the newest that the data knows. */
  asOf(when: Moment | undefined): CatalogView;
  fenixAsOf(when: Moment | undefined): FenixView;
  /** The manifest of a toolchain that rust-overlay shipped at any time, purged or not; `key` is never `latest`. */
  manifest(channel: Channel, key: string): Manifest | undefined;
  /** Manifest names and aliases of all components that any release of any channel ever listed. */
  componentNames(): ReadonlySet<string>;
  /** Triples that any component was ever built for. */
  triples(): ReadonlySet<string>;
}

/** rust-overlay as it was at one moment. */
export interface CatalogView {
  /** The moment's day; the catalog's own day when the view is of the newest data. */
  readonly day: string;
  /** Whether the moment may be later than the data, so that a newer key than all known ones is `unknown`, not `never`. */
  readonly open: boolean;
  /** The channels that had toolchains at that moment. */
  readonly channels: readonly Channel[];
  /** The keys of `rust-bin.<channel>` without `latest`, newest first: `1.80.1`, or dates `2024-06-01`. */
  versions(channel: Channel): readonly string[];
  /** The key that `latest` stands for. */
  latest(channel: Channel): string | undefined;
  /** The manifest of a key that is there at that moment; `latest` is a key too. */
  manifest(channel: Channel, key: string): Manifest | undefined;
  /** Whether the key is there at that moment, and else why not. */
  status(channel: Channel, key: string): Status;
  /** Keys that are there and that someone who wrote `key` may have meant, best first; at most five. */
  nearest(channel: Channel, key: string): readonly string[];
  /** The newest key at that moment whose toolchain has `component` (name or alias) for `host`. */
  newestWith(channel: Channel, component: string, host: string): string | undefined;
  /** Where in the channel's versions `component` (name or alias) exists for `host`; also counts purged toolchains. */
  span(channel: Channel, component: string, host: string): Span | undefined;
}

export type Status =
  | { readonly kind: 'present' }
  /** It was in the overlay from the day `from` to the day `until`. */
  | { readonly kind: 'purged'; readonly from: string; readonly until: string }
  /** It came into the overlay later, on the day `since`; undefined where it can only be from after the data's last day. */
  | { readonly kind: 'future'; readonly since: string | undefined }
  /** The overlay never had it. */
  | { readonly kind: 'never' }
  /** It may have come after the data's last day, or there is no data. */
  | { readonly kind: 'unknown' };

/** The first and last key of a channel with something; `last` is undefined when the newest toolchain still has it. */
export interface Span {
  readonly first: string;
  readonly last: string | undefined;
}

/** The content of one toolchain. A `name` may be a manifest name (`clippy-preview`) or an alias (`clippy`). */
export interface Manifest {
  readonly channel: Channel;
  /** The key in `rust-bin.<channel>`: the version for stable, the date for beta and nightly. */
  readonly key: string;
  /** rustc's version: `1.80.1`, `1.81.0-beta.3`, `1.82.0-nightly`. */
  readonly version: string;
  /** The release day. */
  readonly date: string;
  /** The manifest's renames, short name → manifest name. The manifest name need not have an archive. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Manifest names of all components that are listed, for whichever host. */
  components(): readonly string[];
  /** The manifest name of a listed component or alias; undefined for a name that the manifest does not know. */
  resolve(name: string): string | undefined;
  /** Whether there is an archive of the component that can be installed for `triple`. */
  availableFor(name: string, triple: string): boolean;
  /** Manifest names of the components that can be installed for `triple`, in the order of `components()`. */
  componentsFor(triple: string): readonly string[];
  /** Triples with an archive of their own for the component; `*` for one that serves all. */
  hostsOf(name: string): readonly string[];
  /** Triples that any component has an archive for, `*` included: what rust-overlay knows as a target. */
  platforms(): readonly string[];
  /** Whether the overlay makes a toolchain for the triple at all; else the set has no profiles and no components. */
  supportsHost(triple: string): boolean;
  /** Triples that have a `rust-std`. */
  targets(): readonly string[];
  hasTarget(triple: string): boolean;
  /** Profile names; none before Rust 1.33. */
  profiles(): readonly string[];
  /** The profile's components as the manifest lists them, whether or not a host has them. */
  profile(name: string): readonly string[] | undefined;
}
