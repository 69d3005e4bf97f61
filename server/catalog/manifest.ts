/** One toolchain's content, as plain data and with the questions that can be asked of it. */
import type { Channel, Manifest } from './catalog.ts';

/** The triple that an archive for every host is listed under. */
export const ANY_TRIPLE = '*';

export interface ManifestData {
  readonly channel: Channel;
  readonly key: string;
  readonly version: string;
  readonly date: string;
  /** Manifest name → the triples that have an archive. */
  readonly components: ReadonlyMap<string, ReadonlySet<string>>;
  /** Short name → manifest name. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Profile → manifest names. */
  readonly profiles: ReadonlyMap<string, readonly string[]>;
}

/** The component that makes a triple a target one can compile for. */
const STANDARD_LIBRARY = 'rust-std';

export function createManifest(data: ManifestData): Manifest {
  const { components, aliases, profiles } = data;
  const resolve = (name: string): string | undefined =>
    // Where a name is both, the overlay takes the alias.
    aliases.get(name) ?? (components.has(name) ? name : undefined);
  const triplesOf = (name: string): ReadonlySet<string> | undefined => {
    const resolved = resolve(name);
    return resolved === undefined ? undefined : components.get(resolved);
  };
  const has = (triples: ReadonlySet<string> | undefined, triple: string): boolean =>
    triples !== undefined && (triples.has(triple) || triples.has(ANY_TRIPLE));
  let all: ReadonlySet<string> | undefined;
  const platforms = (): ReadonlySet<string> => {
    all ??= new Set([...components.values()].flatMap((it) => [...it]));
    return all;
  };

  return {
    channel: data.channel,
    key: data.key,
    version: data.version,
    date: data.date,
    aliases,
    components: () => [...components.keys()],
    resolve,
    availableFor: (name, triple) => has(triplesOf(name), triple),
    componentsFor: (triple) => [...components].filter(([, it]) => has(it, triple)).map(([name]) => name),
    hostsOf: (name) => [...(triplesOf(name) ?? [])].sort(),
    platforms: () => [...platforms()].sort(),
    supportsHost: (triple) => platforms().has(triple),
    targets: () => [...(components.get(STANDARD_LIBRARY) ?? [])].sort(),
    hasTarget: (triple) => components.get(STANDARD_LIBRARY)?.has(triple) ?? false,
    profiles: () => [...profiles.keys()],
    profile: (name) => profiles.get(name),
  };
}
