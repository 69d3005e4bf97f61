/** fenix: its toolchain sets, its functions, its overlay and its flake. */
import type { Channel, Manifest } from '../../catalog/catalog.ts';
import type { FenixToolchainName } from '../../catalog/fenix.ts';
import { selectFenixFile } from '../../catalog/fenix-toolchain.ts';
import { systemOfTriple } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, member, textOf, unknown } from '../../eval/values.ts';
import { parseToolchainFile } from '../../workspace/toolchain-file.ts';
import { lacksArgument, textArgument } from '../arguments.ts';
import { nixpkgsOf, type Release, titled } from '../domain.ts';
import { hostOf } from '../host.ts';
import type { Kit } from '../kit.ts';
import { packageValue } from '../package.ts';
import { byName, type Entry, knownFunction, tableMembers, tableSet } from '../table.ts';
import { combine } from './combine.ts';
import { FENIX_README, type FenixContext, fenixRelease, fenixView } from './context.ts';
import { fenixSet, joined, releaseOfFenix, releaseOfManifest } from './toolchain-set.ts';

/** Where fenix comes from. */
export interface FenixSource {
  readonly kit: Kit;
  readonly moment: Release['moment'];
  readonly certain: boolean;
  readonly input?: string | undefined;
}

/** `fenix.packages.${system}`, or `pkgs.fenix`. */
export function fenixPackages(source: FenixSource, host: string): Attrs {
  const context: FenixContext = { ...source, host, triple: host };
  return tableSet('fenix', PACKAGES, context, {
    self: FENIX_SELF,
    open: !source.certain,
    guess: (name) => done(unknown(`fenix.${name}`)),
    lacks: (name) => !byName(PACKAGES).has(name),
    release: fenixRelease(context),
  });
}

const FENIX_SELF = {
  name: 'fenix',
  type: 'set',
  doc: 'fenix: the newest stable, beta and nightly toolchains and their components. `minimal`, `default`, `complete` and `latest` are nightly.',
  link: FENIX_README,
} as const;

function nightly(name: FenixToolchainName, doc: string): Entry<FenixContext> {
  return {
    name,
    type: 'toolchain set',
    doc,
    link: FENIX_README,
    value: (context) => channelSet(context, name),
  };
}

const FILE_PARAMS = [
  { name: 'file', type: 'path', doc: 'The toolchain file. Either this or `dir`.' },
  { name: 'dir', type: 'path', doc: 'A folder that holds `rust-toolchain` or `rust-toolchain.toml`.' },
  {
    name: 'sha256',
    type: 'string',
    doc: 'The hash of the release’s manifest; a flake cannot do without. Start with `lib.fakeHash`.',
  },
];

/** What is both in `fenix` and in `fenix.targets.<triple>`. */
const MANIFEST_FUNCTIONS: readonly Entry<FenixContext>[] = [
  {
    name: 'toolchainOf',
    type: 'function',
    doc: 'The toolchain set of any release: `toolchainOf { channel = "1.80.1"; sha256 = "…"; }`.',
    link: FENIX_README,
    named: true,
    closed: true,
    params: [
      {
        name: 'channel',
        type: 'string',
        default: '"nightly"',
        doc: '`stable`, `beta`, `nightly` or a version.',
      },
      {
        name: 'date',
        type: 'string',
        default: 'null',
        doc: 'A release day, `YYYY-MM-DD`; the newest where it is not given.',
      },
      {
        name: 'sha256',
        type: 'string',
        default: 'null',
        doc: 'The hash of the release’s manifest; a flake cannot do without.',
      },
      {
        name: 'root',
        type: 'string',
        default: '"https://static.rust-lang.org/dist"',
        doc: 'Where manifests are fetched from.',
      },
    ],
    arity: 1,
    run:
      (context) =>
      ([arg]) =>
        toolchainOf(context, arg?.force()),
  },
  {
    name: 'fromToolchainFile',
    type: 'function',
    doc: 'The toolchain that a `rust-toolchain.toml` asks for: `fromToolchainFile { file = ./rust-toolchain.toml; sha256 = "…"; }`. Components that the release lacks are left out silently.',
    link: FENIX_README,
    named: true,
    closed: true,
    since: '2021-08-31',
    params: FILE_PARAMS,
    arity: 1,
    run:
      (context) =>
      ([arg], machine) =>
        fromToolchainFile(context, arg?.force(), (path) => machine.readText(path)),
  },
  {
    name: 'fromToolchainName',
    type: 'function',
    doc: 'The toolchain set that a rustup toolchain name stands for: `fromToolchainName { name = "1.80"; sha256 = "…"; }`.',
    link: FENIX_README,
    named: true,
    closed: true,
    since: '2023-08-08',
    params: [
      {
        name: 'name',
        type: 'string',
        required: true,
        doc: 'A channel or version, with a date if wanted: `nightly-2024-06-01`.',
      },
      { name: 'sha256', type: 'string', default: '""', doc: 'The hash of the release’s manifest.' },
    ],
    arity: 1,
    run:
      (context) =>
      ([arg]) => {
        const name = textArgument(arg?.force(), 'name');
        return name === undefined ? unknown('toolchain name') : named(context, name);
      },
  },
  {
    name: 'fromManifest',
    type: 'function',
    doc: 'The toolchain set of a parsed channel manifest.',
    link: FENIX_README,
    params: [
      {
        name: 'manifest',
        type: 'set',
        required: true,
        doc: 'What `lib.importTOML` makes of a `channel-rust-….toml`.',
      },
    ],
    arity: 1,
    run: () => () => unknown('toolchain of a manifest'),
  },
  {
    name: 'fromManifestFile',
    type: 'function',
    doc: 'The toolchain set of a channel manifest, such as a flake input with `flake = false` for `https://static.rust-lang.org/dist/channel-rust-stable.toml`.',
    link: FENIX_README,
    params: [{ name: 'file', type: 'path', required: true, doc: 'A `channel-rust-….toml`.' }],
    arity: 1,
    run: () => () => unknown('toolchain of a manifest'),
  },
];

const PACKAGES: readonly Entry<FenixContext>[] = [
  {
    name: 'stable',
    type: 'toolchain set',
    doc: 'The newest stable release.',
    link: FENIX_README,
    value: (context) => channelSet(context, 'stable'),
  },
  {
    name: 'beta',
    type: 'toolchain set',
    doc: 'The newest beta.',
    link: FENIX_README,
    value: (context) => channelSet(context, 'beta'),
  },
  nightly('minimal', 'Nightly with the components of the `minimal` profile.'),
  nightly('default', 'Nightly with the components of the `default` profile; can be older than `minimal`.'),
  nightly('complete', 'Nightly with all components, from one date; may lag behind.'),
  nightly(
    'latest',
    'Nightly with each component at its newest date, so that dates may differ between components.',
  ),
  {
    name: 'combine',
    type: 'function',
    doc: 'Joins components into one toolchain: `combine [ fenix.stable.cargo fenix.stable.rustc fenix.targets.wasm32-unknown-unknown.stable.rust-std ]`.',
    link: FENIX_README,
    params: [
      {
        name: 'components',
        type: 'list of derivations',
        required: true,
        doc: 'Components of this or other releases.',
      },
    ],
    arity: 1,
    run:
      (context) =>
      ([arg]) =>
        combine(context, arg?.force() ?? unknown('argument'), arg?.node),
  },
  {
    name: 'targets',
    type: 'set',
    doc: 'The same sets and functions for other target triples.',
    link: FENIX_README,
    value: targets,
  },
  ...MANIFEST_FUNCTIONS,
  {
    name: 'rust-analyzer',
    type: 'package',
    doc: 'rust-analyzer’s own nightly, built from source. Not the component of a release: that is `fenix.<release>.rust-analyzer`.',
    link: FENIX_README,
    value: () => packageValue('rust-analyzer-nightly'),
  },
  {
    name: 'rust-analyzer-vscode-extension',
    type: 'package',
    doc: 'The VS Code extension that goes with fenix’s `rust-analyzer`.',
    link: FENIX_README,
    value: () => packageValue('rust-analyzer-vscode-extension'),
  },
];

function channelSet(context: FenixContext, name: FenixToolchainName): Value {
  const found = fenixView(context).toolchain(name, context.triple);
  return found
    ? fenixSet(context, releaseOfFenix(context, found))
    : unknown(`fenix.${name} for ${context.triple}`);
}

function targets(context: FenixContext): Value {
  const view = fenixView(context);
  const triples = new Set(view.targets());
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(name) {
        const known = made.get(name);
        if (known) return known;
        if (!triples.has(name)) return undefined;
        const thunk = lazy(() => targetSet({ ...context, triple: name }));
        made.set(name, thunk);
        return thunk;
      },
      names: () => [...triples],
      guess: (name) => lazy(() => targetSet({ ...context, triple: name })),
      lacks: (name) => !context.kit.catalog().triples().has(name),
    },
    { domain: titled('fenix.targets'), open: !context.certain || view.open },
  );
}

const TARGET_SETS: readonly FenixToolchainName[] = [
  'stable',
  'beta',
  'latest',
  'minimal',
  'default',
  'complete',
];

function targetSet(context: FenixContext): Value {
  const view = fenixView(context);
  const sets = TARGET_SETS.filter((it) => view.toolchain(it, context.triple)).map(
    (name): Entry<FenixContext> => byName(PACKAGES).get(name) ?? nightly(name, ''),
  );
  const entries = [...sets, ...MANIFEST_FUNCTIONS];
  const domain = titled(`fenix.targets.${context.triple}`, (name) => byName(entries).get(name));
  return attrs(
    tableMembers(entries, context, (name) => done(unknown(`fenix.targets.….${name}`))),
    { domain, open: !context.certain || view.open || sets.length === 0 },
  );
}

/** The release that a channel name and a date stand for at Rust's own server. */
function serverManifest(
  context: FenixContext,
  channel: string,
  date: string | undefined,
): { channel: Channel; manifest: Manifest | undefined; moving: boolean } | undefined {
  const catalog = context.kit.catalog();
  const view = catalog.asOf(undefined);
  if (channel === 'stable' || channel === 'beta' || channel === 'nightly') {
    if (date === undefined) return { channel, manifest: view.manifest(channel, 'latest'), moving: true };
    if (channel !== 'stable') return { channel, manifest: catalog.manifest(channel, date), moving: false };
    const key = view.versions('stable').find((it) => catalog.manifest('stable', it)?.date === date);
    return {
      channel,
      manifest: key === undefined ? undefined : catalog.manifest('stable', key),
      moving: false,
    };
  }
  if (/^\d+\.\d+\.\d+$/.test(channel))
    return { channel: 'stable', manifest: catalog.manifest('stable', channel), moving: false };
  if (!/^\d+\.\d+$/.test(channel)) return undefined;
  const key = view.versions('stable').find((it) => it.startsWith(`${channel}.`));
  return {
    channel: 'stable',
    manifest: key === undefined ? undefined : catalog.manifest('stable', key),
    moving: true,
  };
}

function toolchainOf(context: FenixContext, args: Value | undefined): Value {
  if (args?.kind !== 'attrs') return unknown('toolchainOf arguments');
  const channel = lacksArgument(args, 'channel') ? 'nightly' : textArgument(args, 'channel');
  const date = lacksArgument(args, 'date') ? undefined : (textArgument(args, 'date') ?? null);
  if (channel === undefined || date === null) return unknown('toolchainOf arguments');
  const found = serverManifest(context, channel, date);
  if (!found) return unknown(`toolchain channel ${channel}`);
  return fenixSet(
    context,
    releaseOfManifest(
      context,
      'fenix.toolchainOf { … }',
      found.channel,
      found.manifest,
      found.moving ? channel : undefined,
    ),
  );
}

/** rustup's names as fenix reads them. */
const NAME = /^(stable|beta|nightly|\d+\.\d+(?:\.\d+)?)(?:-(\d{4}-\d{2}-\d{2}))?(?:-([-A-Za-z0-9]+))?\n?$/;

function named(context: FenixContext, name: string): Value {
  const [, channel, date] = NAME.exec(name) ?? [];
  const found = channel === undefined ? undefined : serverManifest(context, channel, date);
  if (!found) return unknown(`toolchain name ${name}`);
  return fenixSet(
    context,
    releaseOfManifest(
      context,
      `fenix.fromToolchainName { name = "${name.trim()}"; }`,
      found.channel,
      found.manifest,
      found.moving ? channel : undefined,
    ),
  );
}

function fromToolchainFile(
  context: FenixContext,
  args: Value | undefined,
  read: (path: string) => string | undefined,
): Value {
  const path = toolchainFilePath(args, read);
  const text = path === undefined ? undefined : read(path);
  const settings = text === undefined ? undefined : parseToolchainFile(text);
  if (path === undefined || settings?.channel === undefined)
    return unknown('toolchain file that cannot be read');
  const [, channel, date] = NAME.exec(settings.channel) ?? [];
  const found = channel === undefined ? undefined : serverManifest(context, channel, date);
  if (!found) return unknown(`toolchain channel ${settings.channel}`);
  const release = releaseOfManifest(
    context,
    'fenix.fromToolchainFile { … }',
    found.channel,
    found.manifest,
    'file',
  );
  const profile = settings.profile ?? 'default';
  const { components, targets } = settings;
  const selected =
    found.manifest && selectFenixFile(found.manifest, { host: context.triple, profile, components, targets });
  if (!selected) return unknown('toolchain file of an unknown release');
  return joined(context, release, selected.components, {
    profile,
    targets: selected.targets,
    site: { kind: 'file', id: path, at: args?.kind === 'attrs' ? args.members.get('file')?.node : undefined },
  });
}

function toolchainFilePath(
  args: Value | undefined,
  read: (path: string) => string | undefined,
): string | undefined {
  const file = member(args, 'file');
  if (file?.kind === 'path') return file.path;
  const dir = member(args, 'dir');
  if (dir?.kind !== 'path') return undefined;
  return ['rust-toolchain', 'rust-toolchain.toml']
    .map((name) => `${dir.path}/${name}`)
    .find((it) => read(it) !== undefined);
}

/** The overlay, `final: prev: { fenix = …; }`. */
export function fenixOverlay(source: FenixSource): Value {
  return knownFunction(
    {
      name: 'fenix overlay',
      type: 'overlay',
      doc: 'The overlay of fenix: adds `fenix` to nixpkgs.',
      link: FENIX_README,
      arity: 2,
      run:
        (it: FenixSource) =>
        ([final, prev], machine) =>
          tableSet('fenix overlay', OVERLAY, {
            ...it,
            host: hostOf(nixpkgsOf(prev?.force()) ?? nixpkgsOf(final?.force()), machine),
          }),
    },
    source,
  );
}

const OVERLAY: readonly Entry<FenixSource & { readonly host: string }>[] = [
  { ...FENIX_SELF, value: (it) => fenixPackages(it, it.host) },
  {
    name: 'rust-analyzer-nightly',
    type: 'package',
    doc: 'The same as `fenix.rust-analyzer`.',
    value: () => packageValue('rust-analyzer-nightly'),
  },
];

/** The outputs of fenix's flake. */
export const FENIX_OUTPUTS: readonly Entry<FenixSource>[] = [
  {
    name: 'packages',
    type: 'set',
    doc: 'fenix by system: `fenix.packages.${system}`.',
    link: FENIX_README,
    value: packagesBySystem,
  },
  {
    name: 'overlays',
    type: 'set',
    doc: 'The overlay, as `default`.',
    link: FENIX_README,
    value: (source) =>
      tableSet(
        'fenix.overlays',
        [{ name: 'default', type: 'overlay', doc: 'Adds `fenix` to nixpkgs.', value: fenixOverlay }],
        source,
      ),
  },
  {
    name: 'overlay',
    type: 'overlay',
    doc: 'The overlay by its old name.',
    deprecated: 'Use `overlays.default`.',
    value: fenixOverlay,
  },
  {
    name: 'formatter',
    type: 'set',
    doc: 'The formatter of fenix’s own sources.',
    hidden: true,
    value: () => unknown('formatter'),
  },
];

function packagesBySystem(source: FenixSource): Value {
  const context: FenixContext = { ...source, host: '', triple: '' };
  const systems = new Map(
    fenixView(context)
      .hosts()
      .flatMap((triple): [string, Thunk][] => {
        const system = systemOfTriple(triple);
        return system === undefined ? [] : [[system, lazy(() => fenixPackages(source, triple))]];
      }),
  );
  return attrs(
    {
      get: (name) => systems.get(name),
      names: () => [...systems.keys()],
      guess: (name) => done(unknown(`fenix.packages.${name}`)),
    },
    { domain: titled('fenix.packages'), open: true },
  );
}

/** `import fenix { … }` and `import "${fenix}/overlay.nix"`. */
export function importFenix(source: FenixSource, inside: string): Value {
  if (inside === '/overlay.nix') return fenixOverlay(source);
  if (inside !== '' && inside !== '/default.nix') return unknown('file inside fenix');
  return knownFunction(
    {
      name: 'fenix',
      type: 'function',
      doc: 'fenix without flakes: `import (fetchTarball "https://github.com/nix-community/fenix/archive/main.tar.gz") { }`.',
      link: FENIX_README,
      named: true,
      params: [
        { name: 'system', type: 'string', default: 'builtins.currentSystem', doc: 'The system to run on.' },
        { name: 'pkgs', type: 'nixpkgs', doc: 'An instantiated nixpkgs; fenix’s own where it is not given.' },
        { name: 'lib', type: 'set', default: 'pkgs.lib', doc: 'nixpkgs’ library.' },
      ],
      arity: 1,
      run:
        (it: FenixSource) =>
        ([arg], machine) => {
          const args = arg?.force();
          const pkgs = nixpkgsOf(member(args, 'pkgs'));
          const system = textOf(member(args, 'system'));
          return fenixPackages(
            it,
            hostOf(
              pkgs ??
                (system === undefined
                  ? undefined
                  : { domain: 'nixpkgs', system, overlaysKnown: false, assumed: false }),
              machine,
            ),
          );
        },
    },
    source,
  );
}
