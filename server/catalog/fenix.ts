/** What the catalog answers about fenix: the toolchains of one revision and their members. */

/** The toolchain sets of fenix: two channels, four of nightly, and what its functions make of a manifest. */
export type FenixToolchainName =
  | 'stable'
  | 'beta'
  | 'minimal'
  | 'default'
  | 'complete'
  | 'latest'
  | 'manifest';

/** fenix as it was at one moment. */
export interface FenixView {
  /** The moment's day; the data's own day when the view is of the newest data. */
  readonly day: string;
  /** Whether anything is known of that moment; if not, that a set is missing here says nothing. */
  readonly known: boolean;
  /** Whether the moment may be later than the data. */
  readonly open: boolean;
  /** The names of `fenix.targets`. */
  targets(): readonly string[];
  /** Triples that have the `minimal`, `default` and `complete` sets: the hosts that fenix serves. */
  hosts(): readonly string[];
  /** `fenix.<name>` for a host, and `fenix.targets.<triple>.<name>`; undefined where fenix has no such attribute. */
  toolchain(name: FenixToolchainName, triple: string): FenixToolchain | undefined;
}

/** One toolchain set for one triple. */
export interface FenixToolchain {
  readonly name: FenixToolchainName;
  readonly triple: string;
  /** rustc's version where it is known: `1.97.1`, `1.98.0-beta.2`, `1.99.0-nightly`. */
  readonly version: string | undefined;
  /** The release day; for `latest` the newest of its components. */
  readonly date: string;
  /** Manifest names of the components. */
  readonly components: readonly string[];
  /** The day of one component: only in `latest` it can differ from `date`. */
  dateOf(component: string): string | undefined;
  /** All attribute names: components, names without `-preview`, `-unwrapped` ones, `toolchain`, `withComponents` … */
  members(): readonly string[];
  /**
   * Manifest names of the components that a member holds: fenix joins the compiler and what it needs to some of them.
   * Undefined for names that are no package of the set; those are what `withComponents` fails for.
   */
  componentsIn(member: string): readonly string[] | undefined;
}
