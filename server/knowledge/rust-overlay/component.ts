/** rust-overlay's single components, as its toolchain sets and `availableComponents` hold them. */
import type { Manifest } from '../../catalog/catalog.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Value } from '../../eval/value.ts';
import { attrsOf } from '../../eval/values.ts';
import { componentDoc } from '../components/components.ts';
import { type Toolchain, type ToolchainSet, titled } from '../domain.ts';
import { attrsWithOutputs } from '../package.ts';

/** The names of all components that the host has, short ones first. */
export function componentMembers(manifest: Manifest, host: string): readonly string[] {
  const available = manifest.componentsFor(host);
  const short = [...manifest.aliases].filter(([, full]) => available.includes(full)).map(([name]) => name);
  return [...new Set([...short, ...available])];
}

/** All components that a release has for the host, by name. */
export function availableComponents(set: ToolchainSet, manifest: Manifest): Attrs {
  const domain = titled('availableComponents', (name) => {
    const doc = componentDoc(name)?.doc;
    return doc === undefined ? undefined : { name, type: 'component', doc };
  });
  return attrsOf(
    componentMembers(manifest, set.release.host).map((name) => [
      name,
      lazy(() => componentValue(set, manifest, name)),
    ]),
    { open: true, domain },
  );
}

/** A single component's derivation. */
export function componentValue(set: ToolchainSet, manifest: Manifest, name: string): Value {
  const full = manifest.resolve(name) ?? name;
  const domain: Toolchain = {
    domain: 'toolchain',
    provider: set.provider,
    channel: set.channel,
    key: set.key,
    version: set.version,
    date: set.date,
    profile: undefined,
    components: [full],
    targets: full === 'rust-std' ? [set.release.host] : [],
    listed: { components: [], targets: [] },
    manifest,
    host: set.release.host,
    complete: true,
    site: { kind: 'none' },
    chosenBy: set.chosenBy,
    single: full,
    release: set.release,
  };
  return attrsWithOutputs(domain);
}
