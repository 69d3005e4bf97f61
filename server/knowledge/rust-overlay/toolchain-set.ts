/** rust-overlay's toolchain sets: `rust-bin.stable."1.80.1"` with its profiles and components. */
import type { Channel, Manifest } from '../../catalog/catalog.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Members, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, unknown } from '../../eval/values.ts';
import { componentDoc, profileDoc } from '../components/components.ts';
import type { Description, ToolchainSet } from '../domain.ts';
import { componentMembers, componentValue } from './component.ts';
import { type OverlayContext, releaseOf, viewOf } from './context.ts';
import { profileToolchain } from './toolchain.ts';

const INTERNAL = ['_components', '_manifest', '_profiles', '_version'] as const;

/** The set of one release. `key` may be `latest`. */
export function toolchainSet(
  context: OverlayContext,
  channel: Channel,
  key: string,
  chosenBy?: string,
): Attrs {
  const catalog = context.kit.catalog();
  const manifest =
    viewOf(context).manifest(channel, key) ?? (key === 'latest' ? undefined : catalog.manifest(channel, key));
  const domain: ToolchainSet = {
    domain: 'toolchain-set',
    provider: 'rust-overlay',
    title: `rust-bin.${channel}.${key === 'latest' ? key : `"${key}"`}`,
    channel,
    key: manifest?.key ?? (key === 'latest' ? undefined : key),
    version: manifest?.version,
    date: manifest?.date,
    manifest,
    release: releaseOf(context),
    chosenBy: chosenBy ?? (key === 'latest' ? 'latest' : undefined),
    describe: (name) => describeMember(name, manifest),
  };
  // For a host that Rust has nothing for, nothing is to be said about names.
  const isForHost = manifest?.supportsHost(context.host) === true;
  return attrs(members(context, domain), { domain, open: !isForHost || !context.certain });
}

function members(context: OverlayContext, set: ToolchainSet): Members {
  const made = new Map<string, Thunk>();
  const make = (name: string): Value | undefined => {
    const { manifest } = set;
    if (INTERNAL.some((it) => it === name)) return unknown(`internal attribute ${name}`);
    if (!manifest)
      return name === 'default' || name === 'minimal' || name === 'complete'
        ? profileToolchain(context, set, name)
        : undefined;
    if (name === 'rust' || manifest.profile(name)) return profileToolchain(context, set, name);
    return manifest.availableFor(name, context.host) ? componentValue(set, manifest, name) : undefined;
  };
  return {
    get(name) {
      const known = made.get(name);
      if (known) return known;
      const has = set.manifest
        ? memberNames(set.manifest, context.host).has(name) || INTERNAL.some((it) => it === name)
        : make(name) !== undefined;
      if (!has) return undefined;
      const thunk = lazy(() => make(name) ?? unknown(`attribute ${name}`));
      made.set(name, thunk);
      return thunk;
    },
    names: () => (set.manifest ? [...memberNames(set.manifest, context.host)] : []),
    guess: (name) => done(unknown(`component ${name}`)),
    lacks: (name) => !mayBeMember(context, name),
  };
}

/** Whether the set of any release could have a member of that name. */
function mayBeMember({ kit }: OverlayContext, name: string): boolean {
  if (name === 'rust' || profileDoc(name) || INTERNAL.some((it) => it === name)) return true;
  const catalog = kit.catalog();
  return catalog.day === '' || catalog.componentNames().has(name);
}

/** Profiles, then components and their short names, as far as the host has them. */
function memberNames(manifest: Manifest, host: string): ReadonlySet<string> {
  if (!manifest.supportsHost(host)) return new Set();
  return new Set([...manifest.profiles(), ...componentMembers(manifest, host)]);
}

function describeMember(name: string, manifest: Manifest | undefined): Description | undefined {
  const profile = manifest?.profile(name) ? profileDoc(name) : undefined;
  if (profile) return { name, type: 'toolchain', doc: profile.doc };
  if (name === 'rust')
    return {
      name,
      type: 'toolchain',
      doc: 'Everything of the release in one archive, as it was before profiles.',
      deprecated: 'Use `default`.',
    };
  const doc = componentDoc(name);
  if (INTERNAL.some((it) => it === name))
    return { name, type: 'internal', doc: 'Internal to the overlay.', hidden: true };
  const alias =
    manifest && manifest.resolve(name) !== name ? `Short for \`${manifest.resolve(name)}\`. ` : '';
  return { name, type: 'component', doc: `${alias}${doc?.doc ?? 'A component of the release.'}` };
}
