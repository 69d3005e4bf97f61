/** Random questions about toolchains, as users might ask them of rust-overlay. */
import type { CatalogView, Channel } from '../../catalog/catalog.ts';
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { CHANNELS } from './overlay-history.ts';
import type { Random } from './random.ts';

/** Nix systems to ask as, and triples that are no system's own. */
export const HOSTS: readonly string[] = [
  ...['x86_64-linux', 'aarch64-linux', 'i686-linux', 'armv7l-linux', 'riscv64-linux', 'powerpc64le-linux'],
  ...['x86_64-darwin', 'aarch64-darwin', 'x86_64-freebsd', 'riscv32-linux'],
]
  .map((it) => tripleOfSystem(it) ?? it)
  .concat('x86_64-unknown-linux-musl', 'x86_64-pc-windows-gnu');

/** Names that no release has. */
const NOISE = ['rust-scr', 'cargo-clippy', 'clipy', 'x86_64-linux', 'wasm32', 'rust-analyzer-src', '*', ''];

/** `rust-bin.<channel>.<key>.<profile>.override { … }`. */
export interface Select {
  readonly channel: Channel;
  readonly key: string;
  readonly profile: string;
  readonly extensions: readonly string[];
  readonly targets: readonly string[];
  readonly targetExtensions: readonly string[];
}

/** What names and triples are drawn from. */
export interface Vocabulary {
  readonly names: readonly string[];
  readonly triples: readonly string[];
}

export function vocabularyOf(view: CatalogView): Vocabulary {
  const manifests = CHANNELS.flatMap((channel) => {
    const keys = view.versions(channel);
    return keys.filter((_, at) => at % 40 === 0).flatMap((key) => view.manifest(channel, key) ?? []);
  });
  const names = new Set(manifests.flatMap((it) => [...it.components(), ...it.aliases.keys()]));
  const triples = new Set(manifests.flatMap((it) => it.platforms()));
  return { names: [...names, ...NOISE], triples: [...triples, ...NOISE] };
}

export function randomSelect(view: CatalogView, random: Random, { names, triples }: Vocabulary): Select {
  const channel = random.pick(CHANNELS);
  const key = random.chance(0.05)
    ? random.pick(['2019-01-01', '1.80', 'foo'])
    : random.pick(view.versions(channel));
  const manifest = view.manifest(channel, key);
  const likely = manifest === undefined ? names : [...manifest.components(), ...manifest.aliases.keys()];
  const profiles = ['minimal', 'default', 'complete', 'rust', ...(manifest?.profiles() ?? [])];
  return {
    channel,
    key,
    profile: random.pick(random.chance(0.03) ? ['maximal'] : profiles),
    extensions: random.some(random.chance(0.7) ? likely : names, 4),
    targets: random.some(random.chance(0.8) && manifest ? manifest.targets() : triples, 3),
    targetExtensions: random.chance(0.2) ? random.some(likely, 2) : [],
  };
}

/** `rust-bin.fromRustupToolchain { … }`. */
export interface Rustup {
  readonly name: string;
  readonly profile: string | null;
  readonly components: readonly string[];
  readonly targets: readonly string[];
}

export function randomRustup(view: CatalogView, random: Random, vocabulary: Vocabulary): Rustup {
  const version = random.pick(view.versions('stable'));
  const dated = `${random.pick(['beta', 'nightly'])}-${random.pick([...view.versions('beta'), ...view.versions('nightly')])}`;
  const odd = [
    '1.200',
    '1.47.9',
    'stable-2024-06-01',
    'nightly-x86_64-unknown-linux-gnu',
    '1.80.0-beta.1',
    '1',
    '',
  ];
  const names = [
    version,
    version.replace(/\.\d+$/, ''),
    'stable',
    'beta',
    'nightly',
    dated,
    random.pick(odd),
  ];
  return {
    name: random.pick(names),
    profile: random.chance(0.5) ? null : random.pick(['minimal', 'default', 'complete', 'maximal']),
    components: random.chance(0.6) ? [] : random.some(vocabulary.names, 2),
    targets: random.chance(0.6) ? [] : random.some(vocabulary.triples, 1),
  };
}

/** `rust-bin.selectLatestNightlyWith (it: it.<profile>.override { … })`. */
export type Nightly = Pick<Select, 'profile' | 'extensions' | 'targets'>;

export function randomNightly(random: Random, { names, triples }: Vocabulary): Nightly {
  return {
    profile: random.pick(['minimal', 'default', 'complete']),
    extensions: random.some(names, 3),
    targets: random.some(triples, 1),
  };
}
