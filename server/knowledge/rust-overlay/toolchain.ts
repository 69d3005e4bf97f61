/** rust-overlay's toolchains: a profile of a release, and what `override` makes of it. */
import type { Manifest } from '../../catalog/catalog.ts';
import { resolveToolchain } from '../../catalog/select.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, list, member, str, unknown } from '../../eval/values.ts';
import { nameList } from '../arguments.ts';
import type { Choice, EditSite, Listed, Toolchain, ToolchainSet } from '../domain.ts';
import { byName, type Entry, tableMembers } from '../table.ts';
import { availableComponents } from './component.ts';
import type { OverlayContext } from './context.ts';

/** What a toolchain has from where it was chosen. */
export interface Origin {
  readonly site?: EditSite;
}

/** One toolchain: a release's profile with the overrides so far. */
interface Build extends Origin {
  readonly context: OverlayContext;
  readonly set: ToolchainSet;
  readonly profile: string;
  /** The arguments of the overrides so far; a later one wins. */
  readonly overrides: readonly Value[];
}

/** `rust-bin.stable.latest.default` and its like. */
export function profileToolchain(
  context: OverlayContext,
  set: ToolchainSet,
  profile: string,
  overrides: readonly Value[] = [],
  origin: Origin = {},
): Attrs {
  return build({ context, set, profile, overrides, ...origin });
}

function build(it: Build): Attrs {
  const toolchain = toolchainDomain(it);
  noteNames(it, toolchain);
  const context = { kit: it.context.kit, build: it, toolchain };
  return attrs(
    tableMembers(MEMBERS, context, (name) => done(unknown(`attribute ${name} of a toolchain`))),
    { open: true, domain: toolchain },
  );
}

function toolchainDomain(it: Build): Toolchain {
  const { set } = it;
  const components = argumentNames(it, 'extensions');
  const targets = argumentNames(it, 'targets');
  const targetExtensions = argumentNames(it, 'targetExtensions');
  const installed =
    set.manifest && install(set.manifest, it, components.names, targets.names, targetExtensions.names);
  return {
    domain: 'toolchain',
    provider: set.provider,
    channel: set.channel,
    key: set.key,
    version: set.version,
    date: set.date,
    profile: it.profile,
    components: installed?.components ?? components.names.map((name) => name.name),
    targets: installed?.targets ?? [set.release.host, ...targets.names.map((name) => name.name)],
    listed: {
      components: [
        ...components.names,
        ...targetExtensions.names.map((name): Listed => ({ ...name, argument: 'targetExtensions' })),
      ],
      targets: targets.names,
    },
    manifest: set.manifest,
    host: set.release.host,
    complete: components.complete && targets.complete && targetExtensions.complete && installed !== undefined,
    site: it.site ?? { kind: 'override', argument: it.overrides.at(-1) },
    chosenBy: set.chosenBy,
    release: set.release,
    describe: (name) => byName(MEMBERS).get(name),
  };
}

interface Installed {
  readonly components: readonly string[];
  readonly targets: readonly string[];
}

/** What gets installed; where the overlay would refuse something, all the rest. */
function install(
  manifest: Manifest,
  it: Build,
  components: readonly Listed[],
  targets: readonly Listed[],
  targetExtensions: readonly Listed[],
): Installed {
  const { host } = it.set.release;
  const resolved = resolveToolchain(manifest, {
    profile: it.profile,
    extensions: components.map((name) => name.name),
    targets: targets.map((name) => name.name),
    targetExtensions: targetExtensions.map((name) => name.name),
    host,
  });
  if (resolved.ok)
    return { components: unique(resolved.components.map((one) => one.name)), targets: resolved.targets };
  const listed = [...components, ...targetExtensions].map((name) => manifest.resolve(name.name) ?? name.name);
  return {
    components: unique(
      [...(manifest.profile(it.profile) ?? []), ...listed].filter((name) =>
        manifest.availableFor(name, host),
      ),
    ),
    targets: unique([host, ...targets.map((name) => name.name).filter((name) => manifest.hasTarget(name))]),
  };
}

/** The names that the overrides give for an argument: the last one that has it decides. */
function argumentNames(it: Build, name: string): ReturnType<typeof nameList> {
  for (const args of [...it.overrides].reverse()) {
    if (args.kind !== 'attrs') return { names: [], complete: false };
    const given = args.members.get(name)?.force();
    if (given) return nameList(given);
    if (args.open) return { names: [], complete: false };
  }
  return nameList(undefined);
}

/** Notes the toolchain and the lists that its names come from. */
function noteNames(it: Build, toolchain: Toolchain): void {
  const { facts } = it.context.kit;
  facts.toolchains.push(toolchain);
  const choice = choiceOf(toolchain);
  for (const args of it.overrides) {
    for (const [name, holds] of NAME_ARGUMENTS) {
      const list = member(args, name);
      if (list) facts.lists.push({ list, holds, choice });
    }
  }
}

const NAME_ARGUMENTS = [
  ['extensions', 'components'],
  ['targetExtensions', 'components'],
  ['targets', 'targets'],
] as const;

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** What the components and targets of an `override` are chosen from. */
export function choiceOf(toolchain: Toolchain): Choice {
  const profile =
    toolchain.profile === undefined ? undefined : toolchain.manifest?.profile(toolchain.profile);
  return { manifest: toolchain.manifest, host: toolchain.host, profile: profile ?? [] };
}

interface MemberContext {
  readonly kit: OverlayContext['kit'];
  readonly build: Build;
  readonly toolchain: Toolchain;
}

function available({ build: { set } }: MemberContext): Value {
  return set.manifest ? availableComponents(set, set.manifest) : unknown('availableComponents');
}

const LINK = 'https://github.com/oxalica/rust-overlay/blob/master/docs/reference.md';

/** The attributes of a toolchain derivation. */
const MEMBERS: readonly Entry<MemberContext>[] = [
  {
    name: 'override',
    type: 'function',
    doc: 'The same toolchain with other components and targets: `override { extensions = [ "rust-src" ]; targets = [ "wasm32-unknown-unknown" ]; }`. In a list it needs parentheses around it.',
    link: LINK,
    named: true,
    closed: true,
    params: [
      {
        name: 'extensions',
        type: 'list of strings',
        default: '[ ]',
        holds: 'components',
        doc: 'Components beside those of the profile, for the host: `rust-src`, `rust-analyzer`, `llvm-tools` …',
      },
      {
        name: 'targets',
        type: 'list of strings',
        default: '[ ]',
        holds: 'targets',
        doc: 'Target triples to compile for, beside the host.',
      },
      {
        name: 'targetExtensions',
        type: 'list of strings',
        default: '[ ]',
        holds: 'components',
        doc: 'Components that are installed once for every target, such as `rust-std`.',
      },
      {
        name: 'enableLibsecret',
        type: 'boolean',
        default: 'true on Linux, except for the minimal profile',
        doc: 'Whether cargo can keep its tokens in the desktop’s secret service.',
      },
    ],
    arity: 1,
    choice: ({ toolchain }) => choiceOf(toolchain),
    run:
      ({ build: it, toolchain }) =>
      ([arg], machine) => {
        const given = arg?.force() ?? unknown('argument');
        const args =
          given.kind === 'lambda' || given.kind === 'primop'
            ? machine.apply(given, done(unknown('previous arguments')))
            : given;
        return build({
          ...it,
          site: { kind: 'override', argument: args, under: toolchain.site },
          overrides: [...it.overrides, args],
        });
      },
  },
  {
    name: 'overrideAttrs',
    type: 'function',
    doc: 'The same toolchain with other derivation attributes.',
    arity: 1,
    run:
      ({ build: it }) =>
      () =>
        build(it),
  },
  {
    name: 'overrideDerivation',
    type: 'function',
    doc: 'The same toolchain with other derivation attributes; the older form of `overrideAttrs`.',
    deprecated: 'Use `overrideAttrs`.',
    arity: 1,
    run:
      ({ build: it }) =>
      () =>
        build(it),
  },
  {
    name: 'availableComponents',
    type: 'set',
    doc: 'The components that this release has for the host.',
    value: available,
  },
  {
    name: 'targetPlatforms',
    type: 'list',
    doc: 'The platforms that the toolchain compiles for.',
    value: () => unknown('targetPlatforms'),
  },
  {
    name: 'badTargetPlatforms',
    type: 'list',
    doc: 'Platforms that it does not compile for.',
    value: () => unknown('badTargetPlatforms'),
  },
  {
    name: 'tier1TargetPlatforms',
    type: 'list',
    doc: 'The platforms of Rust’s first tier.',
    value: () => unknown('tier1TargetPlatforms'),
  },
  {
    name: 'version',
    type: 'string',
    doc: 'The version of rustc.',
    value: ({ toolchain }) => (toolchain.version === undefined ? unknown('version') : str(toolchain.version)),
  },
  { name: 'name', type: 'string', doc: 'The name of the derivation.', value: () => unknown('name') },
  {
    name: 'pname',
    type: 'string',
    doc: 'The name of the derivation without its version.',
    value: () => unknown('pname'),
  },
  { name: 'meta', type: 'set', doc: 'Description, licence and platforms.', value: () => unknown('meta') },
  {
    name: 'paths',
    type: 'list',
    doc: 'The components that are joined.',
    hidden: true,
    value: () => list([], true),
  },
  {
    name: 'outPath',
    type: 'string',
    doc: 'The path in the store.',
    hidden: true,
    value: () => unknown('store path'),
  },
  { name: 'type', type: 'string', doc: '`"derivation"`', hidden: true, value: () => str('derivation') },
  {
    name: 'passthru',
    type: 'set',
    doc: 'What the derivation carries along.',
    hidden: true,
    value: (context) => attrsOf([['availableComponents', lazy(() => available(context))]], { open: true }),
  },
];
