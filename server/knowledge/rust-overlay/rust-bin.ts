/** `rust-bin`, the entry point of rust-overlay. */
import type { Channel } from '../../catalog/catalog.ts';
import { resolveRustupChannel } from '../../catalog/rustup-channel.ts';
import { resolveToolchain } from '../../catalog/select.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, PrimopBody, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, member, str, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { parseToolchainFile } from '../../workspace/toolchain-file.ts';
import { knownArguments, textArgument } from '../arguments.ts';
import type { Description, KnownSet } from '../domain.ts';
import { knownOf, toolchainOf } from '../domain.ts';
import { attrsWithOutputs } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { type OverlayContext, releaseOf, viewOf } from './context.ts';
import { profileToolchain } from './toolchain.ts';
import { toolchainSet } from './toolchain-set.ts';

const REFERENCE = 'https://github.com/oxalica/rust-overlay/blob/master/docs/reference.md';

export function rustBin(context: OverlayContext): Attrs {
  return tableSet('rust-bin', RUST_BIN, context, { self: RUST_BIN_SELF, release: releaseOf(context) });
}

export const RUST_BIN_SELF: Description = {
  name: 'rust-bin',
  type: 'set',
  doc: 'The toolchains of rust-overlay: `stable`, `beta` and `nightly` by version or date, and functions that choose one.',
  link: REFERENCE,
};

const RUST_BIN: readonly Entry<OverlayContext>[] = [
  {
    name: 'stable',
    type: 'set',
    doc: 'Stable releases by their full version, and `latest`.',
    link: REFERENCE,
    value: (context) => channelSet(context, 'stable'),
  },
  {
    name: 'beta',
    type: 'set',
    doc: 'Beta releases by date, and `latest`.',
    link: REFERENCE,
    value: (context) => channelSet(context, 'beta'),
  },
  {
    name: 'nightly',
    type: 'set',
    doc: 'Nightly releases by date, and `latest`. A night may lack components: `selectLatestNightlyWith` finds the newest that has what is needed.',
    link: REFERENCE,
    value: (context) => channelSet(context, 'nightly'),
  },
  {
    name: 'fromRustupToolchainFile',
    type: 'function',
    doc: 'The toolchain that a `rust-toolchain.toml` (or one-line `rust-toolchain`) asks for.',
    link: REFERENCE,
    params: [
      {
        name: 'path',
        type: 'path',
        required: true,
        doc: 'The toolchain file, such as `./rust-toolchain.toml`.',
      },
    ],
    arity: 1,
    release: releaseOf,
    run: fromFile,
  },
  {
    name: 'fromRustupToolchain',
    type: 'function',
    doc: 'The toolchain that the same settings in a `rust-toolchain.toml` would give.',
    link: REFERENCE,
    named: true,
    closed: true,
    params: [
      {
        name: 'channel',
        type: 'string',
        required: true,
        doc: '`stable`, `beta`, `nightly`, a version (`1.80` or `1.80.1`), or one with a date (`nightly-2024-06-01`).',
      },
      { name: 'profile', type: 'string', default: '"default"', doc: '`minimal`, `default` or `complete`.' },
      {
        name: 'components',
        type: 'list of strings',
        default: '[ ]',
        holds: 'components',
        doc: 'Components beside those of the profile.',
      },
      {
        name: 'targets',
        type: 'list of strings',
        default: '[ ]',
        holds: 'targets',
        doc: 'Target triples beside the host.',
      },
      { name: 'path', type: 'string', doc: 'Refused: a local toolchain belongs on `PATH`.' },
    ],
    arity: 1,
    release: releaseOf,
    run:
      (context) =>
      ([arg]) =>
        fromSettings(context, arg?.force() ?? unknown('argument'), undefined),
  },
  {
    name: 'selectLatestNightlyWith',
    type: 'function',
    doc: 'The newest nightly for which the given choice works: `selectLatestNightlyWith (toolchain: toolchain.default.override { extensions = [ "rust-src" ]; })`.',
    link: REFERENCE,
    params: [
      {
        name: 'selector',
        type: 'function',
        required: true,
        doc: 'Takes the toolchain set of a night and gives a toolchain of it.',
      },
    ],
    arity: 1,
    run: selectLatestNightly,
  },
  {
    name: 'fromRustcRev',
    type: 'function',
    doc: 'A toolchain of a revision of the compiler, from the archives of its continuous integration. Old revisions are deleted upstream.',
    link: REFERENCE,
    named: true,
    closed: true,
    params: [
      { name: 'rev', type: 'string', required: true, doc: 'The full revision of rust-lang/rust.' },
      { name: 'components', type: 'set of hashes', required: true, doc: 'Component name = hash.' },
      { name: 'pname', type: 'string', default: '"rust-custom"', doc: 'The name of the derivation.' },
      {
        name: 'version',
        type: 'string',
        doc: 'Its version; the first seven characters of `rev` where it is not given.',
      },
      { name: 'target', type: 'string', doc: 'The triple it is for.' },
    ],
    arity: 1,
    run:
      (context) =>
      ([arg]) =>
        fromRevision(context, arg?.force()),
  },
  {
    name: 'distRoot',
    type: 'string',
    doc: 'The address that archives are downloaded from; a later overlay may replace it with a mirror.',
    hidden: true,
    value: () => str('https://static.rust-lang.org/dist'),
  },
  {
    name: '_internal',
    type: 'internal',
    doc: 'Internal to the overlay.',
    hidden: true,
    value: () => unknown('internal attribute'),
  },
];

/** `rust-bin.stable`: releases by their keys. */
export function channelSet(context: OverlayContext, channel: Channel): Attrs {
  const domain: KnownSet = {
    domain: 'set',
    title: `rust-bin.${channel}`,
    self: RUST_BIN.find((it) => it.name === channel),
    releases: { channel, release: releaseOf(context) },
    describe: (name) => describeRelease(context, channel, name),
  };
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(name) {
        const known = made.get(name);
        if (known) return known;
        if (!mayExist(context, channel, name)) return undefined;
        const thunk = lazy(() => toolchainSet(context, channel, name));
        made.set(name, thunk);
        return thunk;
      },
      // A release that is not there as of the lock, but was once, or came later.
      guess: (name) =>
        context.kit.catalog().manifest(channel, name) && lazy(() => toolchainSet(context, channel, name)),
      names: () => ['latest', ...viewOf(context).versions(channel)],
    },
    { domain },
  );
}

/** Whether the key is there, or cannot be said not to be. */
export function mayExist(context: OverlayContext, channel: Channel, key: string): boolean {
  if (key === 'latest') return true;
  const status = viewOf(context).status(channel, key);
  if (status.kind === 'present' || status.kind === 'unknown') return true;
  return !context.certain && status.kind !== 'never';
}

function describeRelease(context: OverlayContext, channel: Channel, name: string): Description | undefined {
  const manifest = viewOf(context).manifest(channel, name);
  if (!manifest)
    return name === 'latest'
      ? { name, type: 'toolchain set', doc: `The newest ${channel} release of the overlay.` }
      : undefined;
  const of =
    channel === 'stable'
      ? `Rust ${manifest.version} of ${manifest.date}`
      : `Rust ${manifest.version}, ${channel} of ${manifest.date}`;
  return {
    name,
    type: 'toolchain set',
    doc: name === 'latest' ? `The newest ${channel} release of the overlay: ${of}.` : `${of}.`,
  };
}

function fromFile(context: OverlayContext): PrimopBody {
  return ([arg], machine) => {
    const file = arg?.force() ?? unknown('argument');
    if (file.kind !== 'path')
      return unknown(file.kind === 'unknown' ? file.why : 'toolchain file by a computed path');
    const text = machine.readText(file.path);
    const settings = text === undefined ? undefined : parseToolchainFile(text);
    if (!settings) return unknown('toolchain file that cannot be read');
    const names = (list: readonly string[]): Thunk =>
      done({ kind: 'list', items: list.map((it) => done(str(it))), open: false });
    const entries = new Map<string, Thunk>([
      ['components', names(settings.components)],
      ['targets', names(settings.targets)],
    ]);
    if (settings.channel !== undefined) entries.set('channel', done(str(settings.channel)));
    if (settings.profile !== undefined) entries.set('profile', done(str(settings.profile)));
    const args = attrs({ get: (name) => entries.get(name), names: () => [...entries.keys()] });
    return fromSettings(context, args, { id: file.path, at: arg?.node });
  };
}

/** What `fromRustupToolchain` makes of its arguments; `file` is the toolchain file that they come from. */
function fromSettings(
  context: OverlayContext,
  args: Value,
  file: { readonly id: string; readonly at: SyntaxNode | undefined } | undefined,
): Value {
  const text = textArgument(args, 'channel');
  if (text === undefined) return unknown('toolchain channel');
  const spec = resolveRustupChannel(viewOf(context), text);
  if (!spec.ok && spec.kind !== 'unavailable') return unknown(`toolchain channel ${text}`);
  const moving = !/^\d+\.\d+\.\d+$|-\d/.test(text);
  const chosenBy = file === undefined ? (moving ? text : undefined) : 'file';
  const set = toolchainSet(context, spec.channel, spec.key, chosenBy);
  const domain = knownOf(set);
  if (domain?.domain !== 'toolchain-set') return unknown('toolchain set');
  const given = args.kind === 'attrs' ? args.members : undefined;
  const profile = textArgument(args, 'profile') ?? (given?.get('profile') ? undefined : 'default');
  const entries = new Map<string, Thunk>();
  const components = given?.get('components');
  const targets = given?.get('targets');
  if (components) entries.set('extensions', components);
  if (targets) entries.set('targets', targets);
  const overrides = attrs(
    { get: (name) => entries.get(name), names: () => [...entries.keys()] },
    { open: !knownArguments(args), origin: args.origin },
  );
  return profileToolchain(context, domain, profile ?? 'default', [overrides], {
    site: file === undefined ? { kind: 'settings', argument: args } : { kind: 'file', ...file },
  });
}

function fromRevision(context: OverlayContext, args: Value | undefined): Value {
  const components = member(args, 'components');
  const names = components?.kind === 'attrs' ? components.members.names() : [];
  return attrsWithOutputs({
    domain: 'toolchain',
    provider: 'rust-overlay',
    channel: undefined,
    key: undefined,
    version: textArgument(args, 'version') ?? textArgument(args, 'rev')?.slice(0, 7),
    date: undefined,
    profile: undefined,
    components: names,
    targets: [context.host],
    listed: { components: [], targets: [] },
    manifest: undefined,
    host: context.host,
    complete: components?.kind === 'attrs' && !components.open,
    site: { kind: 'none' },
  });
}

/** Nights that are tried, as the overlay does. */
const MAX_NIGHTS = 256;

function selectLatestNightly(context: OverlayContext): PrimopBody {
  return ([selector], machine, site) => {
    const choose = selector?.force() ?? unknown('argument');
    const view = viewOf(context);
    let first: Value | undefined;
    for (const key of view.versions('nightly').slice(0, MAX_NIGHTS)) {
      const set = toolchainSet(context, 'nightly', key, 'selectLatestNightlyWith');
      const chosen = machine.apply(choose, done(set), site);
      const toolchain = toolchainOf(chosen);
      if (!toolchain || works(toolchain)) return chosen;
      // The overlay gives up with the newest night. A name that no night has is not worth looking through them.
      first ??= chosen;
      const hopeless = toolchain.listed.components.some(
        (it) => view.newestWith('nightly', it.name, context.host) === undefined,
      );
      if (hopeless) return first;
    }
    return first ?? unknown('nightly releases');
  };
}

/** Whether everything that was listed exists. */
function works(toolchain: NonNullable<ReturnType<typeof toolchainOf>>): boolean {
  if (!toolchain.manifest || toolchain.profile === undefined) return true;
  return resolveToolchain(toolchain.manifest, {
    profile: toolchain.profile,
    extensions: toolchain.listed.components.map((it) => it.name),
    targets: toolchain.listed.targets.map((it) => it.name),
    host: toolchain.host,
  }).ok;
}
