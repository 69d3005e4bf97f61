/** The overlay's answers and ours in the same words, so that they can be compared. */
import { createHash } from 'node:crypto';
import type { CatalogView, Manifest } from '../../catalog/catalog.ts';
import { latestNightlyWith } from '../../catalog/latest-nightly.ts';
import { resolveRustupChannel } from '../../catalog/rustup-channel.ts';
import { resolveToolchain, type SelectionErrorKind } from '../../catalog/select.ts';
import type { Nightly, Rustup, Select } from './overlay-cases.ts';

/** The triples of `stdenv`. */
export interface Platforms {
  readonly host: string;
  readonly target: string;
}

const MESSAGES: readonly (readonly [RegExp, SelectionErrorKind])[] = [
  [/^Unknown target `(.*)`, typo/, 'unknown-target'],
  [/^Unknown component `(.*)`, typo/, 'unknown-component'],
  [/^Host component `(.*)` doesn't support `/, 'unavailable-component'],
  [/^Component `(.*)` doesn't support any of targets/, 'component-without-target'],
  [/^Target `(.*)` is not supported by any/, 'unused-target'],
];

/** The overlay's answer as sorted lines: `name triple` for what is installed, `! kind name` for what is wrong. */
export function readable(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('parts' in answer && Array.isArray(answer.parts)) return [...new Set(answer.parts)].sort();
  if (!('message' in answer) || typeof answer.message !== 'string') return answer;
  const lines = answer.message.split('\n').flatMap((line) =>
    MESSAGES.flatMap(([pattern, kind]) => {
      const name = pattern.exec(line)?.[1];
      return name === undefined ? [] : [`! ${kind} ${name}`];
    }),
  );
  return [...new Set(lines)].sort();
}

export function answerSelect(view: CatalogView, it: Select, { host, target }: Platforms): unknown {
  const manifest = view.manifest(it.channel, it.key);
  if (manifest === undefined) return { absent: 'key' };
  const resolved = resolveToolchain(manifest, { ...it, host, target });
  if (resolved.ok) return resolved.components.map(({ name, triple }) => `${name} ${triple}`).sort();
  const kinds = new Set(resolved.errors.map(({ kind }) => kind));
  if (kinds.has('unknown-profile') || kinds.has('unsupported-host')) return { absent: 'profile' };
  return [...new Set(resolved.errors.map(({ kind, name }) => `! ${kind} ${name}`))].sort();
}

export function answerRustup(view: CatalogView, it: Rustup, { host, target }: Platforms): unknown {
  const channel = resolveRustupChannel(view, it.name);
  const manifest = channel.ok ? view.manifest(channel.channel, channel.key) : undefined;
  if (manifest === undefined) return { failed: true };
  const profile = it.profile ?? (manifest.profiles().length === 0 ? 'rust' : 'default');
  const resolved = resolveToolchain(manifest, {
    profile,
    extensions: it.components,
    targets: it.targets,
    host,
    target,
  });
  return resolved.ok
    ? resolved.components.map(({ name, triple }) => `${name} ${triple}`).sort()
    : { failed: true };
}

export function answerNightly(view: CatalogView, it: Nightly, { host, target }: Platforms): unknown {
  if (!view.manifest('nightly', 'latest')?.supportsHost(host)) return { absent: 'profile' };
  const found = latestNightlyWith(view, (manifest) => resolveToolchain(manifest, { ...it, host, target }).ok);
  return found && `${found.manifest.version}-${found.manifest.key}`;
}

/** Everything that a manifest says, with a digest of what can be installed for each triple. */
export function contentsOf(manifest: Manifest): unknown {
  const sets = manifest.platforms().map((triple) => {
    const aliases = [...manifest.aliases.keys()];
    const names = [...manifest.components(), ...aliases].filter((it) => manifest.availableFor(it, triple));
    return [triple, [...new Set(names)].sort()] as const;
  });
  const { date, version } = manifest;
  return {
    date,
    version: version.includes('-') ? `${version}-${date}` : version,
    profiles: Object.fromEntries(manifest.profiles().map((it) => [it, manifest.profile(it)])),
    aliases: Object.fromEntries(manifest.aliases),
    names: [...manifest.components()],
    digest: createHash('sha256')
      .update(JSON.stringify(Object.fromEntries(sets.sort(([a], [b]) => (a < b ? -1 : 1)))))
      .digest('hex'),
  };
}
