/** nixpkgs-mozilla: its overlay by every door, and the functions that choose a manifest of Rust's server. */
import type { Channel, Manifest } from '../../catalog/catalog.ts';
import { resolveRustupChannel } from '../../catalog/rustup-channel.ts';
import type { Machine, Value } from '../../eval/value.ts';
import { attrsOf, member, textOf, unknown } from '../../eval/values.ts';
import { parseToolchainFile } from '../../workspace/toolchain-file.ts';
import { lacksArgument, textArgument } from '../arguments.ts';
import { knownOf } from '../domain.ts';
import { type OverlayContext, releaseOf, viewOf } from '../rust-overlay/context.ts';
import { type OverlaySource, overlayOf } from '../rust-overlay/overlay.ts';
import { profileToolchain } from '../rust-overlay/toolchain.ts';
import { type Entry, tableSet } from '../table.ts';
import { channelSet } from './channel-set.ts';

const README = 'https://github.com/mozilla/nixpkgs-mozilla#rust-overlay';
const OLD =
  'rust-overlay has the same attributes and works without network access: put its overlay in the place of this one.';

/** The overlay, `self: super: { latest.rustChannels = …; }`. */
function mozillaOverlay(source: OverlaySource): Value {
  const self = {
    name: 'nixpkgs-mozilla',
    doc: 'Mozilla’s overlay: adds `latest.rustChannels` and `rustChannelOf` to nixpkgs, and Firefox.',
    link: README,
    deprecated: OLD,
  };
  // What it fetches is what the server has at that time, whatever the revision of the overlay.
  return overlayOf(self, OVERLAY, { ...source, moment: undefined, certain: false });
}

const OVERLAY: readonly Entry<OverlayContext>[] = [
  {
    name: 'rustChannelOf',
    type: 'function',
    doc: 'The toolchain of a channel and date, as its manifest on Rust’s server says: `(rustChannelOf { channel = "1.80.1"; }).rust`.',
    link: README,
    named: true,
    params: [
      {
        name: 'channel',
        type: 'string',
        default: '"nightly"',
        doc: '`stable`, `beta`, `nightly` or a version.',
      },
      {
        name: 'date',
        type: 'string or null',
        default: 'null',
        doc: 'The day of the manifest, `2024-06-01`.',
      },
      {
        name: 'rustToolchain',
        type: 'path or null',
        default: 'null',
        doc: 'A `rust-toolchain` file, of which the channel and the date are read.',
      },
      {
        name: 'sha256',
        type: 'string or null',
        default: 'null',
        doc: 'The hash of the manifest. Without it the evaluation is impure, and changes with the server.',
      },
      { name: 'staging', type: 'boolean', default: 'false', doc: 'Whether to ask the staging server.' },
      {
        name: 'dist_root',
        type: 'string',
        default: '"https://static.rust-lang.org/dist"',
        doc: 'The server with the manifests.',
      },
    ],
    arity: 1,
    release: releaseOf,
    run:
      (context) =>
      ([arg], machine) =>
        channelOf(context, arg?.force() ?? unknown('argument'), machine),
  },
  {
    name: 'rustChannelOfTargets',
    type: 'function',
    doc: 'The whole toolchain of a channel and date with the standard library for more targets.',
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
        const set = knownOf(setOf(context, textOf(channel?.force()), textOf(date?.force())));
        if (set?.domain !== 'toolchain-set' || !targets) return unknown('toolchain of a manifest');
        return profileToolchain(context, set, 'rust', [attrsOf([['targets', targets]])], {
          site: { kind: 'none' },
        });
      },
  },
  {
    name: 'latest',
    type: 'set',
    doc: 'Holds `rustChannels`, and Firefox.',
    link: README,
    value: (context) => tableSet('latest', LATEST, context, { open: true }),
  },
  {
    name: 'rustChannels',
    type: 'set',
    doc: 'The same as `latest.rustChannels`.',
    value: (context) => tableSet('rustChannels', CHANNELS, context),
  },
];

const LATEST: readonly Entry<OverlayContext>[] = [
  {
    name: 'rustChannels',
    type: 'set',
    doc: 'The newest release of each channel, as Rust’s server has it when Nix evaluates.',
    link: README,
    value: (context) => tableSet('latest.rustChannels', CHANNELS, context),
  },
];

const CHANNELS: readonly Entry<OverlayContext>[] = (['stable', 'beta', 'nightly'] satisfies Channel[]).map(
  (channel) => ({
    name: channel,
    type: 'toolchain set',
    doc: `The newest ${channel} release: \`${channel}.rust\` is the whole of it, beside its packages one by one.`,
    value: (context) => setOf(context, channel, undefined),
  }),
);

function channelOf(context: OverlayContext, args: Value, machine: Machine): Value {
  const file = member(args, 'rustToolchain');
  if (file && file.kind !== 'null') return setOfFile(context, file, machine);
  const channel = lacksArgument(args, 'channel') ? 'nightly' : textArgument(args, 'channel');
  if (!lacksArgument(args, 'date') && textArgument(args, 'date') === undefined)
    return unknown('date of a manifest');
  return setOf(context, channel, textArgument(args, 'date'));
}

/** Of a toolchain file, the overlay reads the channel alone: `1.80.1`, or `nightly-2024-06-01` in the old form. */
function setOfFile(context: OverlayContext, file: Value, machine: Machine): Value {
  const text = file.kind === 'path' ? machine.readText(file.path) : undefined;
  const written = text === undefined ? undefined : parseToolchainFile(text)?.channel;
  const [, channel, date] = /^(.*?)(?:-(\d{4}-\d{2}-\d{2}))?$/.exec(written ?? '') ?? [];
  return setOf(context, channel === '' ? undefined : channel, date);
}

function setOf(context: OverlayContext, channel: string | undefined, date: string | undefined): Value {
  const found = channel === undefined ? undefined : manifestOf(context, channel, date);
  if (found === undefined) return unknown('manifest of Rust’s server');
  const moving = date === undefined && !/\d/.test(channel ?? '');
  return channelSet(context, found.channel, found, moving ? channel : undefined);
}

function manifestOf(
  context: OverlayContext,
  channel: string,
  date: string | undefined,
): Manifest | undefined {
  if (date !== undefined && channel === 'stable') {
    const view = viewOf(context);
    const key = view.versions('stable').find((it) => view.manifest('stable', it)?.date === date);
    return key === undefined ? undefined : view.manifest('stable', key);
  }
  const spec = resolveRustupChannel(viewOf(context), channel, date);
  if (spec.ok) return viewOf(context).manifest(spec.channel, spec.key);
  // What the overlays purged is on the server all the same.
  return spec.kind === 'unavailable' ? context.kit.catalog().manifest(spec.channel, spec.key) : undefined;
}

/** The outputs of its flake. */
export const MOZILLA_OUTPUTS: readonly Entry<OverlaySource>[] = [
  {
    name: 'overlay',
    type: 'overlay',
    doc: 'All of Mozilla’s overlays in one.',
    link: README,
    deprecated: OLD,
    value: mozillaOverlay,
  },
  {
    name: 'overlays',
    type: 'set',
    doc: 'Mozilla’s overlays one by one: `rust`, `firefox`, `lib`, `git-cinnabar`.',
    value: (source) => tableSet('nixpkgs-mozilla.overlays', OVERLAYS, source, { open: true }),
  },
];

const OVERLAYS: readonly Entry<OverlaySource>[] = [
  {
    name: 'rust',
    type: 'overlay',
    doc: 'The overlay with the Rust toolchains alone.',
    link: README,
    deprecated: OLD,
    value: mozillaOverlay,
  },
  { name: 'firefox', type: 'overlay', doc: 'Firefox from Mozilla.', value: () => unknown('overlay firefox') },
];

/** `import` of its source: the overlay; of a file in it: the one overlay, or something else. */
export function importMozilla(source: OverlaySource, inside: string): Value {
  return OVERLAY_FILES.has(inside) ? mozillaOverlay(source) : unknown('file inside nixpkgs-mozilla');
}

const OVERLAY_FILES: ReadonlySet<string> = new Set([
  '',
  '/default.nix',
  '/rust-overlay.nix',
  '/rust-overlay',
]);
