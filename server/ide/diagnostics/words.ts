/** Words that the messages of rules share. */
import type { Channel } from '../../catalog/catalog.ts';
import type { Toolchain } from '../../knowledge/domain.ts';
import { baseName } from '../../text/path.ts';

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((it) => `"${it}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** ` Did you mean "a" or "b"?`; nothing where there is nothing near. */
export function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? '' : ` Did you mean ${oneOf(names)}?`;
}

/** `Rust 1.80.1`, `nightly 2024-06-01`. */
export function keyName(channel: Channel, key: string): string {
  return channel === 'stable' ? `Rust ${key}` : `${channel} ${key}`;
}

/** What a toolchain is called in a message. */
export function toolchainName(it: Pick<Toolchain, 'channel' | 'key' | 'chosenBy'>): string {
  if (it.chosenBy === 'selectLatestNightlyWith') return 'any nightly';
  return it.channel === undefined || it.key === undefined ? 'this toolchain' : keyName(it.channel, it.key);
}

/** ` in rust-toolchain.toml`, for what a file says. */
export function inFile(id: string | undefined): string {
  return id === undefined ? '' : ` in ${baseName(id)}`;
}

/** How to get a newer overlay: the command that updates the lock. */
export function updateCommand(input: string | undefined): string {
  return `nix flake update ${input ?? 'rust-overlay'}`;
}

/** What helps where a release is what a channel was when it was locked, and is too old. */
export function updateAdvice({ chosenBy, release, provider }: Toolchain): string {
  if (chosenBy === undefined || typeof release?.moment !== 'number') return '';
  return ` \`${updateCommand(release.input ?? provider)}\` brings a newer one.`;
}
