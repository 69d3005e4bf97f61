/** fenix's toolchain sets: components, joined toolchains and `withComponents`. */
import type { Channel, Manifest } from '../../catalog/catalog.ts';
import type { FenixToolchain } from '../../catalog/fenix.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { attrs, unknown } from '../../eval/values.ts';
import { nameList } from '../arguments.ts';
import { componentDoc } from '../components/components.ts';
import type { Choice, Description, EditSite, Listed, Toolchain, ToolchainSet } from '../domain.ts';
import { attrsWithOutputs } from '../package.ts';
import { type FunctionEntry, knownFunction } from '../table.ts';
import { FENIX_README, type FenixContext, fenixRelease } from './context.ts';

/** What one set holds, from wherever its manifest comes. */
export interface FenixRelease {
  /** `fenix.stable`, `fenix.toolchainOf { … }` … */
  readonly title: string;
  readonly channel: Channel;
  readonly key: string | undefined;
  readonly version: string | undefined;
  readonly date: string | undefined;
  readonly manifest: Manifest | undefined;
  /** Manifest names; `undefined` where it cannot be known. */
  readonly components: readonly string[] | undefined;
  /** The components of a profile, only those that exist; sets of the nightly channel have no profiles. */
  profile(name: string): readonly string[] | undefined;
  readonly chosenBy: string | undefined;
}

/** A set that the catalog knows from fenix's own data. */
export function releaseOfFenix(context: FenixContext, found: FenixToolchain): FenixRelease {
  const channel = found.name === 'stable' || found.name === 'beta' ? found.name : 'nightly';
  const key = channel === 'stable' ? found.version : found.date;
  return {
    title: `fenix.${found.name}`,
    channel,
    key,
    version: found.version,
    date: found.date,
    manifest: key === undefined ? undefined : context.kit.catalog().manifest(channel, key),
    components: found.components,
    profile: (name) => found.componentsIn(`${name}Toolchain`),
    chosenBy: found.name,
  };
}

/** A set that is made of one of Rust's own manifests. */
export function releaseOfManifest(
  context: FenixContext,
  title: string,
  channel: Channel,
  manifest: Manifest | undefined,
  chosenBy?: string,
): FenixRelease {
  const exists = (name: string): boolean => manifest?.availableFor(name, context.triple) ?? false;
  return {
    title,
    channel,
    key: manifest?.key,
    version: manifest?.version,
    date: manifest?.date,
    manifest,
    components: manifest?.componentsFor(context.triple),
    profile: (name) => manifest?.profile(name)?.filter(exists),
    chosenBy,
  };
}

const PROFILE_TOOLCHAINS: Readonly<Record<string, string>> = {
  minimalToolchain: 'minimal',
  defaultToolchain: 'default',
  completeToolchain: 'complete',
};

const UNWRAPPED = ['rustc', 'clippy-preview', 'miri-preview'] as const;

export function fenixSet(context: FenixContext, release: FenixRelease): Attrs {
  const domain: ToolchainSet = {
    domain: 'toolchain-set',
    provider: 'fenix',
    title: release.title,
    channel: release.channel,
    key: release.key,
    version: release.version,
    date: release.date,
    manifest: release.manifest,
    release: fenixRelease(context),
    chosenBy: release.chosenBy,
    describe: (name) => describeMember(name),
  };
  const names = memberNames(release);
  const made = new Map<string, Thunk>();
  const open = release.components === undefined || !context.certain;
  return attrs(
    {
      get(name) {
        const known = made.get(name);
        if (known) return known;
        if (!names.has(name)) return undefined;
        const thunk = lazy(() => memberValue(context, release, name));
        made.set(name, thunk);
        return thunk;
      },
      names: () => [...names],
      guess: (name) => lazy(() => component(context, release, name)),
    },
    { domain, open },
  );
}

function memberNames(release: FenixRelease): ReadonlySet<string> {
  const components = release.components ?? [];
  const short = (name: string): string => name.replace(/-preview$/, '');
  const unwrapped = UNWRAPPED.filter((it) => components.includes(it)).flatMap((it) => [
    `${it}-unwrapped`,
    `${short(it)}-unwrapped`,
  ]);
  const profiles = release.profile('minimal') ? Object.keys(PROFILE_TOOLCHAINS) : [];
  const general = ['toolchain', 'withComponents'];
  return new Set([
    ...profiles,
    ...general,
    ...components.map(short),
    ...components,
    ...unwrapped,
    ...(release.profile('minimal') ? ['manifest'] : []),
  ]);
}

function memberValue(context: FenixContext, release: FenixRelease, name: string): Value {
  const profile = PROFILE_TOOLCHAINS[name];
  if (profile !== undefined) return joined(context, release, release.profile(profile) ?? [], { profile });
  if (name === 'toolchain')
    return joined(
      context,
      release,
      (release.components ?? []).filter((it) => it !== 'rustc-dev'),
      {},
    );
  if (name === 'withComponents')
    return knownFunction(WITH_COMPONENTS, { kit: context.kit, context, release });
  if (name === 'manifest') return unknown('manifest');
  return component(context, release, name);
}

interface SetContext {
  readonly kit: FenixContext['kit'];
  readonly context: FenixContext;
  readonly release: FenixRelease;
}

const WITH_COMPONENTS: FunctionEntry<SetContext> = {
  name: 'withComponents',
  type: 'function',
  doc: 'A toolchain of the named components of this release: `withComponents [ "cargo" "rustc" "rust-src" ]`.',
  link: FENIX_README,
  params: [
    {
      name: 'components',
      type: 'list of strings',
      required: true,
      holds: 'components',
      doc: 'Names of components, with or without `-preview`.',
    },
  ],
  arity: 1,
  choice: ({ context, release }) => choiceOf(context, release),
  run:
    ({ context, release }) =>
    ([arg]) => {
      const given = arg?.force() ?? unknown('argument');
      context.kit.facts.lists.push({ list: given, holds: 'components', choice: choiceOf(context, release) });
      const { names, complete } = nameList(given);
      const components = names.map((it) => manifestName(release, it.name));
      return joined(context, release, components, {
        listed: names,
        complete,
        site: { kind: 'names', list: given, at: arg?.node },
        choice: release.components && [...memberNames(release)],
      });
    },
};

function choiceOf(context: FenixContext, release: FenixRelease): Choice {
  return { manifest: release.manifest, host: context.triple, profile: [], components: release.components };
}

/** The manifest's name for a member: `clippy` → `clippy-preview`, `rustc-unwrapped` → `rustc`. */
function manifestName(release: FenixRelease, name: string): string {
  const plain = name.replace(/-unwrapped$/, '');
  return release.components?.includes(`${plain}-preview`) ? `${plain}-preview` : plain;
}

interface JoinOptions {
  readonly profile?: string;
  readonly listed?: readonly Listed[];
  readonly complete?: boolean;
  readonly site?: EditSite;
  readonly choice?: readonly string[] | undefined;
}

/** Components of one release in one prefix. */
export function joined(
  context: FenixContext,
  release: FenixRelease,
  components: readonly string[],
  options: JoinOptions,
): Value {
  const toolchain: Toolchain = {
    ...toolchainBase(context, release),
    profile: options.profile,
    components: [...new Set(components)],
    targets: components.includes('rust-std') || components.includes('rustc') ? [context.triple] : [],
    listed: { components: options.listed ?? [], targets: [] },
    complete: (options.complete ?? true) && release.components !== undefined,
    site: options.site ?? { kind: 'none' },
    choice: options.choice,
  };
  context.kit.facts.toolchains.push(toolchain);
  return attrsWithOutputs(toolchain);
}

function component(context: FenixContext, release: FenixRelease, name: string): Value {
  const full = manifestName(release, name);
  const with_ = full === 'rustc' ? ['rustc', 'rust-std'] : [full];
  return attrsWithOutputs({
    ...toolchainBase(context, release),
    profile: undefined,
    components: with_,
    targets: full === 'rust-std' || full === 'rustc' ? [context.triple] : [],
    listed: { components: [], targets: [] },
    complete: true,
    site: { kind: 'none' },
    single: full,
  });
}

function toolchainBase(
  context: FenixContext,
  release: FenixRelease,
): Pick<
  Toolchain,
  | 'domain'
  | 'provider'
  | 'channel'
  | 'key'
  | 'version'
  | 'date'
  | 'manifest'
  | 'host'
  | 'chosenBy'
  | 'release'
> {
  return {
    domain: 'toolchain',
    provider: 'fenix',
    channel: release.channel,
    key: release.key,
    version: release.version,
    date: release.date,
    manifest: release.manifest,
    host: context.host,
    chosenBy: release.chosenBy,
    release: fenixRelease(context),
  };
}

function describeMember(name: string): Description {
  const profile = PROFILE_TOOLCHAINS[name];
  if (profile !== undefined)
    return { name, type: 'toolchain', doc: `The components of the \`${profile}\` profile, joined.` };
  if (name === 'toolchain')
    return {
      name,
      type: 'toolchain',
      doc: 'All components joined but `rustc-dev`. For stable and beta that is large: `defaultToolchain` or `withComponents` is usually meant.',
    };
  if (name === 'withComponents') return WITH_COMPONENTS;
  if (name === 'manifest') return { name, type: 'set', doc: 'The parsed manifest of the release.' };
  if (name.endsWith('-unwrapped'))
    return {
      name,
      type: 'component',
      doc: `\`${name.replace(/-unwrapped$/, '')}\` alone, without what it is joined with.`,
    };
  return { name, type: 'component', doc: componentDoc(name)?.doc ?? 'A component of the release.' };
}
