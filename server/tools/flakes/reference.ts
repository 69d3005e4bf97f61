/** Flake references as a lock or a flake's inputs write them: which repository, which revision. */

export interface Reference {
  readonly repository?: string | undefined;
  readonly revision?: string | undefined;
  /** A folder beside the flake itself. */
  readonly path?: string | undefined;
  /** The subfolder with the flake. */
  readonly directory?: string | undefined;
}

/** Names that Nix' registry knows, of those that flakes leave out of their inputs. */
const REGISTRY: Readonly<Record<string, string>> = {
  nixpkgs: 'NixOS/nixpkgs',
  'flake-utils': 'numtide/flake-utils',
  'flake-parts': 'hercules-ci/flake-parts',
  fenix: 'nix-community/fenix',
  'rust-overlay': 'oxalica/rust-overlay',
  crane: 'ipetkov/crane',
  naersk: 'nix-community/naersk',
};

/** The text that `inputs.x.url` has, or an input's own name. */
export function referenceOf(url: string): Reference {
  const [address = '', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  const directory = parameters.get('dir') ?? undefined;
  const revision = parameters.get('rev') ?? undefined;
  const forge = /^(?:github|gitlab):([^/]+)\/([^/]+)(?:\/(.+))?$/.exec(address);
  if (forge) {
    const [, owner = '', name = '', ref] = forge;
    return { repository: `${owner}/${name}`, revision: revision ?? fullRevision(ref), directory };
  }
  if (/^(?:path:|\.)/.test(address)) return { path: address.replace(/^path:/, ''), directory };
  const hub = /flakehub\.com\/f\/(?:pinned\/)?([^/]+)\/([^/]+)\//.exec(address);
  if (hub) {
    return {
      repository: `${hub[1]}/${hub[2]}`,
      revision: /rev-([0-9a-f]{40})/.exec(decodeURIComponent(address))?.[1],
    };
  }
  if (/(?:channels|releases)\.nixos\.org/.test(address)) return { repository: 'NixOS/nixpkgs' };
  const git = /github\.com[/:]([^/]+)\/([^/]+?)(?:\.git|\/archive\/.*)?$/.exec(address);
  if (git) return { repository: `${git[1]}/${git[2]}`, revision, directory };
  const [name = '', ref] = address.replace(/^flake:/, '').split('/');
  const known = REGISTRY[name];
  return known === undefined ? {} : { repository: known, revision: fullRevision(ref) };
}

/** What `locked` says. */
export function referenceOfLocked(locked: Readonly<Record<string, unknown>>): Reference {
  const text = (name: string): string | undefined => {
    const value = locked[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [owner, repo, url, path] = [text('owner'), text('repo'), text('url'), text('path')];
  const pinned = { revision: text('rev'), directory: text('dir') };
  if (owner !== undefined && repo !== undefined) return { repository: `${owner}/${repo}`, ...pinned };
  if (path !== undefined) return { path, ...pinned };
  if (url === undefined) return {};
  const written = referenceOf(url);
  return { ...written, revision: pinned.revision ?? written.revision, directory: pinned.directory };
}

function fullRevision(ref: string | undefined): string | undefined {
  return ref !== undefined && /^[0-9a-f]{40}$/.test(ref) ? ref : undefined;
}
