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
