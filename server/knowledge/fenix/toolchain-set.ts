/** fenix's toolchain sets: components, joined toolchains and `withComponents`. */
import type { Channel, Manifest } from '../../catalog/catalog.ts';
import type { FenixToolchain } from '../../catalog/fenix.ts';
import { fenixToolchainOf } from '../../catalog/fenix-toolchain.ts';
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
  /** Its members; `undefined` where the release is not known. */
  readonly set: FenixToolchain | undefined;
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
    set: found,
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
  return {
    title,
    channel,
    key: manifest?.key,
    version: manifest?.version,
    date: manifest?.date,
    manifest,
    set: manifest && fenixToolchainOf(manifest, context.triple),
    chosenBy,
  };
}

const PROFILE_TOOLCHAINS: Readonly<Record<string, string>> = {
  minimalToolchain: 'minimal',
  defaultToolchain: 'default',
  completeToolchain: 'complete',
};

/** `fenix.stable`, or `fenix.targets.wasm32-unknown-unknown.stable`. */
function titleOf({ host, triple }: FenixContext, { title }: FenixRelease): string {
  return triple === host ? title : title.replace(/^fenix\./, `fenix.targets.${triple}.`);
}

export function fenixSet(context: FenixContext, release: FenixRelease): Attrs {
  const domain: ToolchainSet = {
    domain: 'toolchain-set',
    provider: 'fenix',
    title: titleOf(context, release),
    channel: release.channel,
    key: release.key,
    version: release.version,
    date: release.date,
    manifest: release.manifest,
    release: fenixRelease(context),
    triple: context.triple === context.host ? undefined : context.triple,
    chosenBy: release.chosenBy,
    describe: (name) => describeMember(name),
  };
  const names = new Set(inOrder(release.set?.members() ?? []));
  const made = new Map<string, Thunk>();
  const open = release.set === undefined || !context.certain;
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
      lacks: (name) => !mayBeMember(context, name),
    },
    { domain, open },
  );
}

/** Whether the set of any release could have a member of that name. */
function mayBeMember({ kit }: FenixContext, name: string): boolean {
  if (name === 'toolchain' || name === 'manifest' || name === 'withComponents') return true;
  if (name in PROFILE_TOOLCHAINS) return true;
  const catalog = kit.catalog();
  return catalog.day === '' || catalog.componentNames().has(name.replace(/-unwrapped$/, ''));
}

/** Whole toolchains and functions before components. */
function inOrder(names: readonly string[]): readonly string[] {
  const isGeneral = (it: string): boolean => it.endsWith('oolchain') || it === 'withComponents';
  return [...names.filter(isGeneral), ...names.filter((it) => !isGeneral(it))];
}

function memberValue(context: FenixContext, release: FenixRelease, name: string): Value {
  if (name === 'withComponents')
    return knownFunction(WITH_COMPONENTS, { kit: context.kit, context, release });
  if (name === 'manifest') return unknown('manifest');
  const profile = PROFILE_TOOLCHAINS[name];
  if (profile === undefined && name !== 'toolchain') return component(context, release, name);
  return joined(
    context,
    release,
    release.set?.componentsIn(name) ?? [],
    profile === undefined ? {} : { profile },
  );
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
      const components = names.flatMap((it) => componentsIn(release, it.name));
      return joined(context, release, components, {
        listed: names,
        complete,
        site: { kind: 'names', list: given, at: arg?.node },
      });
    },
};

function choiceOf(context: FenixContext, release: FenixRelease): Choice {
  return {
    manifest: release.manifest,
    host: context.triple,
    profile: [],
    components: release.set?.components,
  };
}

/** The components that a member holds: `clippy` also brings the compiler. */
function componentsIn(release: FenixRelease, member: string): readonly string[] {
  return release.set?.componentsIn(member) ?? [member];
}

interface JoinOptions {
  readonly profile?: string;
  /** Triples beside the host. */
  readonly targets?: readonly string[];
  readonly listed?: readonly Listed[];
  readonly complete?: boolean;
  readonly site?: EditSite;
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
    targets: [...(components.includes('rust-std') ? [context.triple] : []), ...(options.targets ?? [])],
    listed: { components: options.listed ?? [], targets: [] },
    complete: (options.complete ?? true) && release.set !== undefined,
    site: options.site ?? { kind: 'none' },
    choice: release.set?.members(),
  };
  context.kit.facts.toolchains.push(toolchain);
  return attrsWithOutputs(toolchain);
}

function component(context: FenixContext, release: FenixRelease, name: string): Value {
  const [first = name, ...rest] = componentsIn(release, name);
  const components = [first, ...rest];
  return attrsWithOutputs({
    ...toolchainBase(context, release),
    profile: undefined,
    components,
    targets: components.includes('rust-std') ? [context.triple] : [],
    listed: { components: [], targets: [] },
    complete: true,
    site: { kind: 'none' },
    single: first,
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
