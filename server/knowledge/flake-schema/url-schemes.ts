/** The forms of flake references, and the slips people make in them. */
import type { InputType } from './schema.ts';

export interface UrlScheme {
  /** What a URL of this form begins with. */
  readonly prefix: string;
  readonly form: string;
  readonly type: InputType;
  readonly doc: string;
  readonly example: string;
  readonly params?: readonly string[];
}

export const URL_SCHEMES = [
  {
    prefix: 'github:',
    form: 'github:<owner>/<repo>[/<branch, tag or commit>]',
    type: 'github',
    doc: 'A repository on GitHub, fetched as an archive.',
    example: 'github:oxalica/rust-overlay',
    params: ['dir', 'host', 'ref', 'rev'],
  },
  {
    prefix: 'gitlab:',
    form: 'gitlab:<owner>/<repo>[/<branch, tag or commit>]',
    type: 'gitlab',
    doc: 'A repository on GitLab, fetched as an archive. The slash of a sub-group is written `%2F`.',
    example: 'gitlab:veloren/veloren',
    params: ['dir', 'host', 'ref', 'rev'],
  },
  {
    prefix: 'sourcehut:',
    form: 'sourcehut:~<owner>/<repo>[/<branch, tag or commit>]',
    type: 'sourcehut',
    doc: 'A repository on SourceHut, fetched as an archive.',
    example: 'sourcehut:~misterio/nix-colors',
    params: ['dir', 'host', 'ref', 'rev'],
  },
  {
    prefix: 'gitea:',
    form: 'gitea:<owner>/<repo>',
    type: 'gitea',
    doc: 'A repository on a Gitea or Forgejo server. Only newer Nix knows it.',
    example: 'gitea:owner/repo?host=codeberg.org',
    params: ['dir', 'host', 'ref', 'rev'],
  },
  {
    prefix: 'git+https://',
    form: 'git+https://<host>/<path>[?ref=<branch>]',
    type: 'git',
    doc: 'A git repository, cloned over HTTPS.',
    example: 'git+https://codeberg.org/owner/repo',
    params: ['ref', 'rev', 'dir', 'submodules', 'shallow', 'allRefs'],
  },
  {
    prefix: 'git+ssh://',
    form: 'git+ssh://git@<host>/<path>[?ref=<branch>]',
    type: 'git',
    doc: 'A git repository, cloned over SSH; the way to private ones.',
    example: 'git+ssh://git@github.com/owner/repo?ref=main',
    params: ['ref', 'rev', 'dir', 'submodules', 'shallow', 'allRefs'],
  },
  {
    prefix: 'git+http://',
    form: 'git+http://<host>/<path>[?ref=<branch>]',
    type: 'git',
    doc: 'A git repository, cloned over plain HTTP.',
    example: 'git+http://git.example.org/repo',
    params: ['ref', 'rev', 'dir', 'submodules', 'shallow', 'allRefs'],
  },
  {
    prefix: 'git+file:',
    form: 'git+file:<path>[?ref=<branch>]',
    type: 'git',
    doc: 'A git repository on this machine; only files that git tracks are seen.',
    example: 'git+file:///home/me/repo',
    params: ['ref', 'rev', 'dir', 'submodules', 'shallow', 'allRefs'],
  },
  {
    prefix: 'git://',
    form: 'git://<host>/<path>',
    type: 'git',
    doc: 'A git repository, cloned over git’s own protocol.',
    example: 'git://git.example.org/repo',
    params: ['ref', 'rev', 'dir', 'submodules', 'shallow', 'allRefs'],
  },
  {
    prefix: 'hg+https://',
    form: 'hg+https://<host>/<path>',
    type: 'mercurial',
    doc: 'A Mercurial repository; `hg+ssh://` and `hg+file://` work too.',
    example: 'hg+https://hg.example.org/repo',
    params: ['ref', 'rev', 'dir'],
  },
  {
    prefix: 'https://',
    form: 'https://<host>/<path>.tar.gz',
    type: 'tarball',
    doc: 'An archive: `.zip`, `.tar`, `.tgz`, `.tar.gz`, `.tar.xz`, `.tar.bz2` or `.tar.zst`. FlakeHub’s URLs need no extension. The page of a repository is none: use `github:` and its like.',
    example: 'https://flakehub.com/f/NixOS/nixpkgs/0.1',
    params: ['dir', 'narHash'],
  },
  {
    prefix: 'tarball+https://',
    form: 'tarball+https://<host>/<path>',
    type: 'tarball',
    doc: 'An archive whose URL does not show that it is one.',
    example: 'tarball+https://example.org/latest',
    params: ['dir', 'narHash'],
  },
  {
    prefix: 'file+https://',
    form: 'file+https://<host>/<path>',
    type: 'file',
    doc: 'A single file, with `flake = false`.',
    example: 'file+https://static.rust-lang.org/dist/channel-rust-1.80.0.toml',
    params: ['narHash'],
  },
  {
    prefix: 'path:',
    form: 'path:<path>',
    type: 'path',
    doc: 'A directory on this machine, copied whole, without regard to git. `./x`, `../x` and `/x` mean the same; relative ones need Nix 2.26 outside a common git tree.',
    example: 'path:./sub',
    params: ['dir', 'rev', 'narHash'],
  },
  {
    prefix: 'flake:',
    form: '[flake:]<name>[/<branch>[/<commit>]]',
    type: 'indirect',
    doc: 'A name in the flake registry. What it stands for may change, so write the real reference in a flake.',
    example: 'flake:nixpkgs/nixos-unstable',
    params: ['dir', 'ref', 'rev'],
  },
] as const satisfies readonly UrlScheme[];

/** A reference that does not do what its author means. */
export interface UrlMistake {
  readonly problem: string;
  /** The reference that does. */
  readonly better: string;
}

/** Branches that people name out of habit, where the repository’s own is called otherwise. */
const WRONG_BRANCHES: ReadonlyMap<string, string> = new Map([
  ['github:oxalica/rust-overlay/main', 'github:oxalica/rust-overlay'],
  ['github:ipetkov/crane/main', 'github:ipetkov/crane'],
  ['github:nix-community/naersk/main', 'github:nix-community/naersk'],
  ['github:nix-community/fenix/master', 'github:nix-community/fenix'],
]);

/** What is wrong with a flake reference, if it is one of the usual slips. */
export function urlMistake(text: string): UrlMistake | undefined {
  const page = /^https?:\/\/github\.com\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(text);
  if (page !== null) {
    return {
      problem: 'this is the page of the repository, not an archive of it',
      better: `github:${page[1]}/${page[2]}`,
    };
  }
  const host = /^(?:www\.)?github\.com[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(text);
  if (host !== null)
    return { problem: 'without a scheme this is a relative path', better: `github:${host[1]}/${host[2]}` };
  const suffixed = /^((?:github|gitlab):[^/?#]+\/[^/?#]+)\.git(?=$|[/?#])(.*)$/.exec(text);
  if (suffixed !== null)
    return { problem: 'the repository’s name has no “.git”', better: `${suffixed[1]}${suffixed[2]}` };
  const scp = /^(\w+)@([\w.-]+):([^/].*?)$/.exec(text);
  if (scp !== null) {
    const path = (scp[3] ?? '').replace(/\.git$/, '');
    return {
      problem: 'Nix does not know this short form of SSH',
      better: `git+ssh://${scp[1]}@${scp[2]}/${path}`,
    };
  }
  if (text.startsWith('ssh://'))
    return { problem: 'a git repository over SSH begins with “git+ssh”', better: `git+${text}` };
  const branch = WRONG_BRANCHES.get(text);
  return branch === undefined
    ? undefined
    : { problem: 'the repository has no branch of that name', better: branch };
}
