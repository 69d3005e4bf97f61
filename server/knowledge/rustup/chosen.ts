/** Which toolchain rustup runs in a shell: what `RUSTUP_TOOLCHAIN` or a toolchain file beside the shell names. */
import type { Catalog, Channel, Manifest } from '../../catalog/catalog.ts';
import { resolveRustupChannel } from '../../catalog/rustup-channel.ts';
import type { Machine, Value } from '../../eval/value.ts';
import { member, textOf } from '../../eval/values.ts';
import { parentFolder, resolvePath } from '../../text/path.ts';
import { parseToolchainFile, type ToolchainFile } from '../../workspace/toolchain-file.ts';
import type { EditSite, Toolchain } from '../domain.ts';

/** The shell or package that rustup is in. */
export interface RustupShell {
  /** Its arguments. */
  readonly args: Value;
  /** The file that it is written in. */
  readonly file: string | undefined;
  readonly catalog: () => Catalog;
  readonly machine: Machine;
}

/** What rustup is asked for; the channel is `undefined` where somebody asks, but it is not known for what. */
interface Asked extends Omit<Partial<ToolchainFile>, 'channel'> {
  readonly channel: string | undefined;
  readonly site?: EditSite;
}

/** `rustup` as a package, turned into the toolchain that it stands for in a shell. */
export function chosenToolchain(rustup: Toolchain, shell: RustupShell): Toolchain {
  const asked =
    fromVariable(shell, 'RUSTUP_TOOLCHAIN') ?? fromFile(shell) ?? fromVariable(shell, 'RUSTC_VERSION');
  const release = asked?.channel === undefined ? undefined : releaseOf(asked.channel, shell.catalog());
  return asked && release ? installed(rustup, asked, release) : rustup;
}

/** A variable of the shell. rustup itself does not read `RUSTC_VERSION`: shells put that toolchain on `PATH`. */
function fromVariable({ args }: RustupShell, name: string): Asked | undefined {
  const value = member(args, name) ?? member(member(args, 'env'), name);
  if (value === undefined || value.kind === 'null') return undefined;
  return { channel: textOf(value)?.trim() };
}

/** Both names of the file, the one that rustup prefers first. */
const FILES: readonly string[] = ['rust-toolchain', 'rust-toolchain.toml'];

const MAX_FOLDERS = 16;

/** The file that rustup finds, from the folder of the shell upwards. */
function fromFile({ file, machine }: RustupShell): Asked | undefined {
  if (file === undefined) return undefined;
  let folder = parentFolder(file);
  for (let steps = 0; steps < MAX_FOLDERS; steps++) {
    for (const name of FILES) {
      const id = resolvePath(folder, name);
      const text = machine.readText(id);
      if (text === undefined) continue;
      const settings = parseToolchainFile(text);
      return {
        ...settings,
        channel: settings?.path === undefined ? settings?.channel?.trim() : undefined,
        site: { kind: 'file', id, at: undefined },
      };
    }
    if (folder === '/') return undefined;
    folder = parentFolder(folder);
  }
  return undefined;
}

interface ChosenRelease {
  readonly channel: Channel;
  readonly key: string | undefined;
  readonly version: string | undefined;
  readonly date: string | undefined;
  /** What is in it, or in the newest of its channel. */
  readonly manifest: Manifest | undefined;
  /** The channel's name, where it is whatever is newest. */
  readonly chosenBy: string | undefined;
}

/** A toolchain's name: `stable`, `1.80`, `nightly-2024-06-01`, each also with the host behind it. */
const NAME = /^(stable|beta|nightly|\d+\.\d+(?:\.\d+)?)(?:-(\d{4}-\d\d-\d\d))?(?:-[a-z]\w*-[\w-]+)?$/;

function releaseOf(name: string, catalog: Catalog): ChosenRelease | undefined {
  const [, channel, date] = NAME.exec(name) ?? [];
  if (channel === undefined) return undefined;
  const view = catalog.asOf(undefined);
  if (channel === 'beta' || channel === 'nightly' || channel === 'stable') {
    const dated = date === undefined || channel === 'stable' ? undefined : catalog.manifest(channel, date);
    return {
      channel,
      key: date,
      version: dated?.version,
      date,
      manifest: dated ?? view.manifest(channel, 'latest'),
      chosenBy: date === undefined ? channel : undefined,
    };
  }
  const resolved = resolveRustupChannel(view, channel);
  const manifest = resolved.ok ? catalog.manifest('stable', resolved.key) : undefined;
  return {
    channel: 'stable',
    key: manifest?.key ?? channel,
    version: manifest?.version ?? (channel.split('.').length === 3 ? channel : undefined),
    date: manifest?.date,
    manifest: manifest ?? view.manifest('stable', 'latest'),
    chosenBy: undefined,
  };
}

function installed(rustup: Toolchain, asked: Asked, release: ChosenRelease): Toolchain {
  const { manifest } = release;
  const { host } = rustup;
  const profile = asked.profile ?? 'default';
  const ofProfile = manifest?.profile(profile);
  const wanted = [...(ofProfile ?? []), ...(asked.components ?? [])].map((it) => manifest?.resolve(it) ?? it);
  return {
    ...rustup,
    ...release,
    profile,
    components: [...new Set(wanted.filter((it) => manifest?.availableFor(it, host) !== false))],
    targets: [...new Set([host, ...(asked.targets ?? [])])],
    complete: ofProfile !== undefined,
    site: asked.site ?? { kind: 'none' },
  };
}
