/** Which repository a flake reference means, whatever way it is written. */
import type { FlakeRef, ForgeType } from './flake-ref.ts';

/** In small letters, because forges do not tell names apart by case. */
export interface Repository {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

const FORGE_HOSTS: Readonly<Record<ForgeType, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  sourcehut: 'git.sr.ht',
  gitea: 'gitea.com',
};

/** `undefined` for paths, names in the registry and URLs of no known forge. */
export function repositoryOf(ref: FlakeRef): Repository | undefined {
  switch (ref.type) {
    case 'github':
    case 'gitlab':
    case 'sourcehut':
    case 'gitea':
      return repository(ref.host ?? FORGE_HOSTS[ref.type], ref.owner, ref.repo);
    case 'git':
    case 'mercurial':
    case 'tarball':
    case 'file':
      return repositoryOfUrl(ref.url);
    default:
      return undefined;
  }
}

/** A repository’s page, its clone URL, or one of its archives. */
function repositoryOfUrl(url: string): Repository | undefined {
  const match = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?\/(.*)$/s.exec(url);
  const host = match?.[1]?.toLowerCase();
  const [first, second, third] = (match?.[2] ?? '').split('/').filter((it) => it !== '');
  switch (host) {
    case 'github.com':
    case 'codeload.github.com':
      return repository('github.com', first, second);
    case 'api.github.com':
      return first === 'repos' ? repository('github.com', second, third) : undefined;
    // FlakeHub names a flake after its GitHub repository.
    case 'flakehub.com':
    case 'api.flakehub.com':
      return first === 'f' ? repository('github.com', second, third) : undefined;
    case 'channels.nixos.org':
    case 'releases.nixos.org':
      return repository('github.com', 'NixOS', 'nixpkgs');
    case 'nixos.org':
      return first === 'channels' ? repository('github.com', 'NixOS', 'nixpkgs') : undefined;
    case undefined:
      return undefined;
    default:
      return repository(host, first, second);
  }
}

function repository(
  host: string,
  owner: string | undefined,
  name: string | undefined,
): Repository | undefined {
  if (owner === undefined || name === undefined) return undefined;
  return {
    host: host.toLowerCase(),
    owner: owner.replace(/^~/, '').toLowerCase(),
    name: name.replace(/\.git$/, '').toLowerCase(),
  };
}
