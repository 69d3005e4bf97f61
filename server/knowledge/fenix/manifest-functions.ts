/** fenix's functions that make toolchains of any release: by name, by date, from a toolchain file. */
import type { Channel, Manifest } from '../../catalog/catalog.ts';
import { selectFenixFile } from '../../catalog/fenix-toolchain.ts';
import type { Value } from '../../eval/value.ts';
import { member, unknown } from '../../eval/values.ts';
import { parseToolchainFile } from '../../workspace/toolchain-file.ts';
import { lacksArgument, textArgument } from '../arguments.ts';
import type { Entry } from '../table.ts';
import { FENIX_README, type FenixContext } from './context.ts';
import { fenixSet, joined, releaseOfManifest } from './toolchain-set.ts';

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
export const MANIFEST_FUNCTIONS: readonly Entry<FenixContext>[] = [
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
