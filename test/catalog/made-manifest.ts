/** Small manifests for tests. */
import type { Manifest } from '../../server/catalog/catalog.ts';
import { createManifest, type ManifestData } from '../../server/catalog/manifest.ts';

/** `components` maps a name to its triples, separated by blanks. */
export function madeManifest(
  components: Readonly<Record<string, string>>,
  more: Partial<ManifestData> = {},
): Manifest {
  return createManifest({
    channel: 'stable',
    key: '1.80.1',
    version: '1.80.1',
    date: '2024-08-08',
    aliases: new Map(),
    profiles: new Map(),
    ...more,
    components: new Map(
      Object.entries(components).map(([name, triples]) => [
        name,
        new Set(triples.split(' ').filter(Boolean)),
      ]),
    ),
  });
}

/** A release as they are today, for two hosts and a target without tools. */
export const RELEASE = madeManifest(
  {
    cargo: 'aarch64-apple-darwin x86_64-unknown-linux-gnu',
    'clippy-preview': 'aarch64-apple-darwin x86_64-unknown-linux-gnu',
    'miri-preview': '',
    'reproducible-artifacts': 'x86_64-unknown-linux-gnu',
    rust: 'aarch64-apple-darwin x86_64-unknown-linux-gnu',
    'rust-mingw': 'x86_64-pc-windows-gnu',
    'rust-src': '*',
    'rust-std': 'aarch64-apple-darwin wasm32-unknown-unknown x86_64-unknown-linux-gnu',
    rustc: 'aarch64-apple-darwin x86_64-unknown-linux-gnu',
    'rustc-dev': 'aarch64-apple-darwin x86_64-unknown-linux-gnu',
  },
  {
    aliases: new Map([
      ['clippy', 'clippy-preview'],
      ['miri', 'miri-preview'],
      ['rls', 'rls-preview'],
    ]),
    profiles: new Map([
      ['minimal', ['rustc', 'cargo', 'rust-std', 'rust-mingw']],
      ['default', ['rustc', 'cargo', 'rust-std', 'rust-mingw', 'clippy-preview']],
    ]),
  },
);
