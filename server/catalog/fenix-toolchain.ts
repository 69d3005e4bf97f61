/** One toolchain set of fenix: its components and the attributes that fenix makes of them. */
import type { Manifest } from './catalog.ts';
import type { FenixToolchain, FenixToolchainName } from './fenix.ts';

export interface FenixToolchainData {
  readonly name: FenixToolchainName;
  readonly triple: string;
  readonly version: string | undefined;
  readonly date: string;
  /** Manifest name → its day. */
  readonly components: ReadonlyMap<string, string>;
  /** The manifest's profiles; undefined for sets that are not made of a manifest. */
  readonly profiles: ReadonlyMap<string, readonly string[]> | undefined;
}

export function fenixToolchain(data: FenixToolchainData): FenixToolchain {
  const components = [...data.components.keys()];
  const packages = packagesOf(components, data.profiles);
  return {
    name: data.name,
    triple: data.triple,
    version: data.version,
    date: data.date,
    components,
    dateOf: (component) => data.components.get(component),
    members: () => [
      ...packages.keys(),
      'withComponents',
      ...(data.profiles === undefined ? [] : ['manifest']),
    ],
    componentsIn: (member) => packages.get(member),
  };
}

/** The set that `fenix.toolchainOf`, `fromToolchainName` and `fromManifest` make of a release. */
export function fenixToolchainOf(manifest: Manifest, triple: string): FenixToolchain {
  return fenixToolchain({
    name: 'manifest',
    triple,
    version: manifest.version,
    date: manifest.date,
    components: new Map(manifest.componentsFor(triple).map((it) => [it, manifest.date])),
    profiles: new Map(manifest.profiles().map((it) => [it, manifest.profile(it) ?? []])),
  });
}

/** What fenix joins to a component, which it still gives by itself as `<name>-unwrapped`. */
const JOINED: ReadonlyMap<string, readonly string[]> = new Map([
  ['rustc', ['rust-std']],
  ['clippy-preview', ['rustc', 'rust-std']],
  ['miri-preview', ['rustc', 'rust-src']],
]);

/** The one component that the join of all leaves out. */
const LEFT_OUT = 'rustc-dev';

/** Attribute name → the components that it holds. */
function packagesOf(
  components: readonly string[],
  profiles: ReadonlyMap<string, readonly string[]> | undefined,
): ReadonlyMap<string, readonly string[]> {
  const packages = new Map<string, readonly string[]>();
  for (const name of components) {
    const joined = JOINED.get(name);
    packages.set(name, joined === undefined ? [name] : [name, ...joined]);
    if (joined === undefined) continue;
    packages.set(`${name}-unwrapped`, [name]);
    packages.set(`${withoutPreview(name)}-unwrapped`, [name]);
  }
  for (const [name, held] of [...packages]) packages.set(withoutPreview(name), held);
  packages.set(
    'toolchain',
    components.filter((it) => it !== LEFT_OUT),
  );
  for (const [profile, listed] of profiles ?? []) {
    const held = listed.flatMap((it) => packages.get(it) ?? []);
    packages.set(`${profile}Toolchain`, [...new Set(held)]);
  }
  return packages;
}

function withoutPreview(name: string): string {
  return name.replace(/-preview$/, '');
}

/** What `fenix.fromToolchainFile` makes of a toolchain file. */
export interface FenixFileSelection {
  /** Manifest names of the components that are joined. */
  readonly components: readonly string[];
  /** Names that the release does not have for the host; fenix leaves them out without a word. */
  readonly dropped: readonly string[];
  /** Triples whose `rust-std` is joined too. */
  readonly targets: readonly string[];
  /** Triples without a `rust-std`, for which fenix fails. */
  readonly missingTargets: readonly string[];
}

/** The selection of a toolchain file's `[toolchain]` table; undefined when the release has no such profile. */
export function selectFenixFile(
  manifest: Manifest,
  file: {
    readonly host: string;
    readonly profile?: string;
    readonly components?: readonly string[];
    readonly targets?: readonly string[];
  },
): FenixFileSelection | undefined {
  const profile = manifest.profile(file.profile ?? 'default');
  if (profile === undefined) return undefined;
  const toolchain = fenixToolchainOf(manifest, file.host);
  const asked = [...new Set([...profile, ...(file.components ?? [])])];
  const targets = file.targets ?? [];
  return {
    components: [...new Set(asked.flatMap((it) => toolchain.componentsIn(it) ?? []))],
    dropped: asked.filter((it) => toolchain.componentsIn(it) === undefined),
    targets: targets.filter((it) => manifest.availableFor('rust-std', it)),
    missingTargets: targets.filter((it) => !manifest.availableFor('rust-std', it)),
  };
}
