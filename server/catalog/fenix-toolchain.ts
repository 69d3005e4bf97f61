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
  const { components, profiles } = data;
  const names = memberNames([...components.keys()]);
  return {
    name: data.name,
    triple: data.triple,
    version: data.version,
    date: data.date,
    components: [...components.keys()],
    dateOf: (component) => components.get(component),
    members: () => [
      ...new Set([
        ...names,
        'toolchain',
        'withComponents',
        ...(profiles === undefined
          ? []
          : ['manifest', ...[...profiles.keys()].map((it) => `${it}Toolchain`)]),
      ]),
    ],
    profile: (name) => profiles?.get(name)?.filter((it) => names.has(it)),
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

/** Components that fenix joins with the compiler, and whose bare form it gives under another name. */
const WRAPPED: readonly string[] = ['rustc', 'clippy-preview', 'miri-preview'];

function memberNames(components: readonly string[]): ReadonlySet<string> {
  const names = new Set(components);
  for (const name of WRAPPED.filter((it) => names.has(it))) {
    names.add(`${name}-unwrapped`);
    names.add(`${withoutPreview(name)}-unwrapped`);
  }
  for (const name of [...names]) names.add(withoutPreview(name));
  return names;
}

function withoutPreview(name: string): string {
  return name.replace(/-preview$/, '');
}

/** What `fenix.fromToolchainFile` joins: names it does not have for the host are left out without a word. */
export interface FenixFileSelection {
  readonly components: readonly string[];
  readonly dropped: readonly string[];
  /** Triples whose `rust-std` is joined. */
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
  const members = new Set(fenixToolchainOf(manifest, file.host).members());
  const asked = [...new Set([...profile, ...(file.components ?? [])])];
  const targets = file.targets ?? [];
  return {
    components: asked.filter((it) => members.has(it)),
    dropped: asked.filter((it) => !members.has(it)),
    targets: targets.filter((it) => manifest.availableFor('rust-std', it)),
    missingTargets: targets.filter((it) => !manifest.availableFor('rust-std', it)),
  };
}
