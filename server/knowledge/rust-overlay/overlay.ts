/** rust-overlay's doors: the overlay, its flake, and the attributes that it shares with nixpkgs-mozilla. */
import type { Channel } from '../../catalog/catalog.ts';
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { resolveRustupChannel } from '../../catalog/rustup-channel.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, member, textOf, unknown } from '../../eval/values.ts';
import { textArgument } from '../arguments.ts';
import type { Description, Release } from '../domain.ts';
import { knownOf, nixpkgsOf, titled } from '../domain.ts';
import { hostOf } from '../host.ts';
import type { Kit } from '../kit.ts';
import { type Entry, knownFunction, tableSet } from '../table.ts';
import { type OverlayContext, releaseOf, viewOf } from './context.ts';
import { mayExist, RUST_BIN_SELF, rustBin } from './rust-bin.ts';
import { profileToolchain } from './toolchain.ts';
import { toolchainSet } from './toolchain-set.ts';

const README = 'https://github.com/oxalica/rust-overlay#readme';

/** Where the overlay comes from: which revision, seen from which evaluation. */
export interface OverlaySource {
  readonly kit: Kit;
  readonly moment: Release['moment'];
  readonly certain: boolean;
  readonly input?: string | undefined;
}

/** The overlay itself, `final: prev: { rust-bin = …; }`. */
export function rustOverlay(source: OverlaySource): Value {
  const self = {
    name: 'rust-overlay',
    doc: 'The overlay of rust-overlay: adds `rust-bin` to nixpkgs.',
    link: README,
  };
  return overlayOf(self, OVERLAY, source);
}

/** A function `final: prev: { … }` that adds the members of a table, for the host of the nixpkgs that it gets. */
export function overlayOf(
  self: Pick<Description, 'name' | 'doc' | 'link' | 'deprecated'>,
  members: readonly Entry<OverlayContext>[],
  source: OverlaySource,
): Value {
  return knownFunction(
    {
      ...self,
      type: 'overlay',
      params: [
        { name: 'final', type: 'nixpkgs', required: true, doc: 'nixpkgs with all overlays.' },
        { name: 'prev', type: 'nixpkgs', required: true, doc: 'nixpkgs without this overlay.' },
      ],
      arity: 2,
      run:
        (it: OverlaySource) =>
        ([final, prev], machine) => {
          const host = hostOf(nixpkgsOf(prev?.force()) ?? nixpkgsOf(final?.force()), machine);
          return tableSet(self.name, members, { ...it, host });
        },
    },
    source,
  );
}

const OVERLAY: readonly Entry<OverlayContext>[] = [
  { ...RUST_BIN_SELF, value: rustBin },
  {
    name: 'rustChannelOf',
    type: 'function',
    doc: 'The toolchain set of a channel, as nixpkgs-mozilla has it. Takes no hash, unlike there.',
    link: README,
    named: true,
    closed: true,
    params: [
      { name: 'channel', type: 'string', required: true, doc: '`stable`, `beta`, `nightly` or a version.' },
      { name: 'date', type: 'string', doc: 'A date, with `nightly` or `beta` only.' },
    ],
    arity: 1,
    release: releaseOf,
    run:
      (context) =>
      ([arg]) =>
        channelOf(context, textArgument(arg?.force(), 'channel'), textOf(member(arg?.force(), 'date'))),
  },
  {
    name: 'rustChannelOfTargets',
    type: 'function',
    doc: 'The whole `rust` package of a channel and date with more targets, as nixpkgs-mozilla has it.',
    link: README,
    params: [
      { name: 'channel', type: 'string', required: true, doc: '`stable`, `beta`, `nightly` or a version.' },
      { name: 'date', type: 'string or null', required: true, doc: 'A date, or null.' },
      { name: 'targets', type: 'list of strings', required: true, holds: 'targets', doc: 'Target triples.' },
    ],
    arity: 3,
    release: releaseOf,
    run:
      (context) =>
      ([channel, date, targets]) => {
        const set = channelOf(context, textOf(channel?.force()), textOf(date?.force()));
        const domain = knownOf(set);
        if (domain?.domain !== 'toolchain-set' || !targets) return unknown('toolchain set');
        const overrides = attrs({
          get: (name) => (name === 'targets' ? targets : undefined),
          names: () => ['targets'],
        });
        return profileToolchain(context, domain, 'rust', [overrides], { site: { kind: 'none' } });
      },
  },
  {
    name: 'latest',
    type: 'set',
    doc: 'Holds `rustChannels`, as nixpkgs-mozilla has it.',
    value: (context) => tableSet('latest', LATEST, context),
  },
  {
    name: 'rustChannels',
    type: 'set',
    doc: 'The newest release of each channel, as nixpkgs-mozilla has it.',
    value: (context) => tableSet('rustChannels', CHANNELS, context),
  },
];

const LATEST: readonly Entry<OverlayContext>[] = [
  {
    name: 'rustChannels',
    type: 'set',
    doc: 'The newest release of each channel.',
    value: (context) => tableSet('latest.rustChannels', CHANNELS, context),
  },
];

const CHANNELS: readonly Entry<OverlayContext>[] = (['stable', 'beta', 'nightly'] satisfies Channel[]).map(
  (channel) => ({
    name: channel,
    type: 'toolchain set',
    doc: `The newest ${channel} release; the same as \`rust-bin.${channel}.latest\`.`,
    value: (context) => toolchainSet(context, channel, 'latest'),
  }),
);

function channelOf(context: OverlayContext, channel: string | undefined, date: string | undefined): Value {
  if (channel === undefined) return unknown('toolchain channel');
  const spec = resolveRustupChannel(viewOf(context), channel, date);
  if (!spec.ok && spec.kind !== 'unavailable') return unknown(`toolchain channel ${channel}`);
  return toolchainSet(
    context,
    spec.channel,
    spec.key,
    date === undefined && !/\d/.test(channel) ? channel : undefined,
  );
}

/** The outputs of rust-overlay's flake. */
export const RUST_OVERLAY_OUTPUTS: readonly Entry<OverlaySource>[] = [
  {
    name: 'overlays',
    type: 'set',
    doc: 'The overlay, as `default` and `rust-overlay`.',
    link: README,
    value: (source) =>
      tableSet(
        'rust-overlay.overlays',
        [
          {
            name: 'default',
            type: 'overlay',
            doc: 'Adds `rust-bin` to nixpkgs.',
            link: README,
            value: rustOverlay,
          },
          { name: 'rust-overlay', type: 'overlay', doc: 'The same as `default`.', value: rustOverlay },
        ],
        source,
      ),
  },
  {
    name: 'lib',
    type: 'set',
    doc: 'Functions that need no overlay.',
    value: (source) => tableSet('rust-overlay.lib', LIB, source),
  },
  {
    name: 'packages',
    type: 'set',
    doc: 'Toolchains that are built against the overlay’s own nixpkgs, by system. Their names are not promised to stay.',
    value: packagesBySystem,
  },
  {
    name: 'checks',
    type: 'set',
    doc: 'The overlay’s own tests.',
    hidden: true,
    value: () => unknown('checks of rust-overlay'),
  },
];

/** `rust-overlay.packages.${system}`: toolchains under names that are made of their versions. */
function packagesBySystem(source: OverlaySource): Value {
  const ofSystem = (system: string): Thunk | undefined => {
    const host = tripleOfSystem(system);
    return host === undefined ? undefined : lazy(() => packages({ ...source, host }));
  };
  return attrs({ get: ofSystem, names: () => [] }, { open: true, domain: titled('rust-overlay.packages') });
}

function packages(context: OverlayContext): Attrs {
  const get = (name: string): Thunk | undefined => {
    const release = releaseOfPackage(name);
    if (!release || !mayExist(context, release.channel, release.key)) return undefined;
    return lazy(() => defaultToolchain(context, release.channel, release.key));
  };
  const names = (): string[] => {
    const stable = viewOf(context).versions('stable');
    return [
      'default',
      'rust',
      'rust-beta',
      'rust-nightly',
      ...stable.map((it) => `rust_${it.replaceAll('.', '_')}`),
    ];
  };
  return attrs(
    { get, names, guess: (name) => done(unknown(`rust-overlay.packages.….${name}`)) },
    { open: true, domain: titled('rust-overlay.packages') },
  );
}

/** `rust_1_80_1`, `rust-nightly_2024-06-01`, `rust-beta`, `default`. */
function releaseOfPackage(name: string): { readonly channel: Channel; readonly key: string } | undefined {
  if (name === 'default' || name === 'rust') return { channel: 'stable', key: 'latest' };
  const [, version] = /^rust_(\d+_\d+_\d+)$/.exec(name) ?? [];
  if (version !== undefined) return { channel: 'stable', key: version.replaceAll('_', '.') };
  const [, channel, date] = /^rust-(beta|nightly)(?:_(\d{4}-\d{2}-\d{2}))?$/.exec(name) ?? [];
  return channel === 'beta' || channel === 'nightly' ? { channel, key: date ?? 'latest' } : undefined;
}

function defaultToolchain(context: OverlayContext, channel: Channel, key: string): Value {
  return member(toolchainSet(context, channel, key), 'default') ?? unknown('toolchain without profiles');
}

const LIB: readonly Entry<OverlaySource>[] = [
  {
    name: 'mkRustBin',
    type: 'function',
    doc: '`rust-bin` for a given nixpkgs, without an overlay: `rust-overlay.lib.mkRustBin { } pkgs`.',
    since: '2024-06-03',
    link: README,
    params: [
      {
        name: 'settings',
        type: 'set',
        required: true,
        doc: '`{ }`, or `{ distRoot = "https://…"; }` for a mirror.',
      },
      { name: 'pkgs', type: 'nixpkgs', required: true, doc: 'An instantiated nixpkgs.' },
    ],
    arity: 2,
    run:
      (source) =>
      ([, pkgs], machine) =>
        rustBin({ ...source, host: hostOf(nixpkgsOf(pkgs?.force()), machine) }),
  },
  {
    name: '_internal',
    type: 'internal',
    doc: 'Internal to the overlay.',
    hidden: true,
    value: () => unknown('internal attribute'),
  },
];

/** `import rust-overlay`: the overlay; a file inside it is internal. */
export function importRustOverlay(source: OverlaySource, inside: string): Value {
  return inside === '' || inside === '/default.nix' || inside === '/rust-overlay.nix'
    ? rustOverlay(source)
    : unknown('file inside rust-overlay');
}
