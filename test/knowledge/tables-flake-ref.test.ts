/** Flake references: reading them, the repository they mean, the usual slips. */
import { describe, expect, test } from 'vitest';
import { flakeRefOf, parseFlakeRef } from '../../server/knowledge/flake-schema/flake-ref.ts';
import { knownInput, knownInputByUrl } from '../../server/knowledge/flake-schema/known-input.ts';
import { KNOWN_INPUTS } from '../../server/knowledge/flake-schema/known-inputs.ts';
import { repositoryOf } from '../../server/knowledge/flake-schema/repository.ts';
import { URL_SCHEMES, urlMistake } from '../../server/knowledge/flake-schema/url-schemes.ts';

const REV = '0123456789abcdef0123456789abcdef01234567';

describe('parseFlakeRef', () => {
  test.for([
    ['nixpkgs', { type: 'indirect', id: 'nixpkgs', params: {} }],
    ['nixpkgs/nixos-unstable', { type: 'indirect', id: 'nixpkgs', ref: 'nixos-unstable', params: {} }],
    [`nixpkgs/${REV}`, { type: 'indirect', id: 'nixpkgs', rev: REV, params: {} }],
    [`flake:nixpkgs/master/${REV}`, { type: 'indirect', id: 'nixpkgs', ref: 'master', rev: REV, params: {} }],
    ['flake:fenix', { type: 'indirect', id: 'fenix', params: {} }],
    ['github:oxalica/rust-overlay', { type: 'github', owner: 'oxalica', repo: 'rust-overlay', params: {} }],
    [
      'github:NixOS/nixpkgs/nixos-25.11',
      { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-25.11', params: {} },
    ],
    [
      `github:NixOS/nixpkgs/${REV}`,
      { type: 'github', owner: 'NixOS', repo: 'nixpkgs', rev: REV, params: {} },
    ],
    [
      'github:o/r/feature/x?dir=nix&host=git.example.org&narHash=sha256-AAAA%3D',
      {
        type: 'github',
        owner: 'o',
        repo: 'r',
        ref: 'feature/x',
        host: 'git.example.org',
        dir: 'nix',
        params: { narHash: 'sha256-AAAA=' },
      },
    ],
    ['github:o/r?ref=dev', { type: 'github', owner: 'o', repo: 'r', ref: 'dev', params: {} }],
    [
      'gitlab:group%2Fsub/repo/v1',
      { type: 'gitlab', owner: 'group/sub', repo: 'repo', ref: 'v1', params: {} },
    ],
    ['sourcehut:~user/repo', { type: 'sourcehut', owner: '~user', repo: 'repo', params: {} }],
    [
      'git+https://github.com/o/r.git?ref=main&submodules=1#x',
      {
        type: 'git',
        url: 'https://github.com/o/r.git',
        ref: 'main',
        params: { submodules: '1' },
        fragment: 'x',
      },
    ],
    ['git+ssh://git@host/o/r', { type: 'git', url: 'ssh://git@host/o/r', params: {} }],
    ['git+file:///home/me/r', { type: 'git', url: 'file:///home/me/r', params: {} }],
    ['git://host/r', { type: 'git', url: 'git://host/r', params: {} }],
    ['hg+https://host/r?rev=abc', { type: 'mercurial', url: 'https://host/r', rev: 'abc', params: {} }],
    ['https://host/x.tar.gz', { type: 'tarball', url: 'https://host/x.tar.gz', params: {} }],
    [
      'https://flakehub.com/f/NixOS/nixpkgs/0.1',
      { type: 'tarball', url: 'https://flakehub.com/f/NixOS/nixpkgs/0.1', params: {} },
    ],
    ['tarball+https://host/latest', { type: 'tarball', url: 'https://host/latest', params: {} }],
    ['https://host/x.toml', { type: 'file', url: 'https://host/x.toml', params: {} }],
    ['file+https://host/x.zip', { type: 'file', url: 'https://host/x.zip', params: {} }],
    ['path:./sub?dir=nix', { type: 'path', path: './sub', dir: 'nix', params: {} }],
    ['./sub', { type: 'path', path: './sub', params: {} }],
    ['/abs/path', { type: 'path', path: '/abs/path', params: {} }],
    // No scheme and a dot in the first part: a path, which is hardly meant.
    [
      'github.com/oxalica/rust-overlay',
      { type: 'path', path: 'github.com/oxalica/rust-overlay', params: {} },
    ],
  ] as const)('reads %s', ([text, expected]) => {
    expect(parseFlakeRef(text)).toEqual(expected);
  });

  test.for([
    '',
    'github:oxalica',
    'github:',
    'github:/repo',
    'github://oxalica/rust-overlay',
    `github:o/r/main?rev=${REV}`,
    `github:o/r?ref=main&rev=${REV}`,
    'git@github.com:owner/repo.git',
    'ssh://git@github.com/owner/repo',
    'git+ftp://host/r',
    'git+https:',
    'hub:o/r',
    'flake:',
    'flake:1x',
    'nixpkgs/master/main',
    'https://',
    'path:',
    'a b',
  ])('refuses “%s”', (text) => {
    expect(parseFlakeRef(text)).toBeUndefined();
  });

  test('keeps a stray percent sign', () => {
    expect(parseFlakeRef('github:o/r?dir=50%')).toMatchObject({ dir: '50%' });
  });

  test('reads the example of every scheme as the type it says', () => {
    for (const scheme of URL_SCHEMES) {
      expect([scheme.example, parseFlakeRef(scheme.example)?.type]).toEqual([scheme.example, scheme.type]);
    }
  });
});

describe('the attribute form', () => {
  test('is read like the URL of the same meaning', () => {
    expect(flakeRefOf({ type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-unstable' })).toEqual(
      parseFlakeRef('github:NixOS/nixpkgs/nixos-unstable'),
    );
    expect(flakeRefOf({ type: 'git', url: 'https://host/r', ref: 'main', dir: 'nix' })).toEqual(
      parseFlakeRef('git+https://host/r?ref=main&dir=nix'),
    );
    expect(flakeRefOf({ type: 'indirect', id: 'nixpkgs' })).toEqual(parseFlakeRef('nixpkgs'));
    expect(flakeRefOf({ type: 'path', path: './x', lastModified: 1 })).toEqual(parseFlakeRef('path:./x'));
    expect(flakeRefOf({ url: 'github:o/r', flake: false })).toEqual(parseFlakeRef('github:o/r'));
  });

  test('needs what its type needs', () => {
    expect(flakeRefOf({ type: 'github', owner: 'NixOS' })).toBeUndefined();
    expect(flakeRefOf({ type: 'git' })).toBeUndefined();
    expect(flakeRefOf({ type: 'carrier-pigeon', url: 'x' })).toBeUndefined();
    expect(flakeRefOf({ type: 1 })).toBeUndefined();
    expect(flakeRefOf({})).toBeUndefined();
  });
});

describe('the repository of a reference', () => {
  test.for([
    'github:Oxalica/Rust-Overlay',
    'github:oxalica/rust-overlay/stable?dir=x',
    'git+https://github.com/oxalica/rust-overlay',
    'git+https://github.com/oxalica/rust-overlay.git?ref=master',
    'git+ssh://git@github.com/oxalica/rust-overlay.git',
    'https://github.com/oxalica/rust-overlay/archive/master.tar.gz',
    `https://github.com/oxalica/rust-overlay/archive/${REV}.tar.gz`,
    'https://github.com/oxalica/rust-overlay/archive/refs/heads/master.zip',
    'https://codeload.github.com/oxalica/rust-overlay/tar.gz/master',
    'https://api.github.com/repos/oxalica/rust-overlay/tarball/master',
    'https://flakehub.com/f/oxalica/rust-overlay/0.1.tar.gz',
    'tarball+https://github.com/oxalica/rust-overlay/archive/master.tar.gz',
  ])('%s is rust-overlay’s', (url) => {
    const ref = parseFlakeRef(url);
    expect(ref && repositoryOf(ref)).toEqual({ host: 'github.com', owner: 'oxalica', name: 'rust-overlay' });
    expect(knownInputByUrl(url)).toBe('rust-overlay');
  });

  test.for([
    './sub',
    'nixpkgs',
    'https://github.com/',
    'https://host/x.tar.gz',
    'https://nixos.org/x/y.tar.gz',
  ])('%s has none', (url) => {
    const ref = parseFlakeRef(url);
    expect(ref && repositoryOf(ref)).toBeUndefined();
  });
});

describe('knownInputByUrl', () => {
  test.for([
    ['github:NixOS/nixpkgs', 'nixpkgs'],
    ['github:nixos/nixpkgs/nixos-25.11', 'nixpkgs'],
    ['github:cachix/devenv-nixpkgs/rolling', 'nixpkgs'],
    ['https://channels.nixos.org/nixos-unstable/nixexprs.tar.xz', 'nixpkgs'],
    ['https://nixos.org/channels/nixpkgs-unstable/nixexprs.tar.xz', 'nixpkgs'],
    ['flake:nixpkgs', 'nixpkgs'],
    ['nixpkgs/nixos-unstable', 'nixpkgs'],
    ['github:nix-community/fenix/monthly', 'fenix'],
    ['github:nmattia/naersk', 'naersk'],
    ['github:kolloch/crate2nix', 'crate2nix'],
    ['github:cachix/pre-commit-hooks.nix', 'git-hooks'],
    ['github:nix-systems/default-linux', 'systems'],
    ['https://flakehub.com/f/edolstra/flake-compat/1.tar.gz', 'flake-compat'],
    ['file+https://static.rust-lang.org/dist/channel-rust-1.80.0.toml', 'rust-manifest'],
    ['https://static.rust-lang.org/dist/2024-01-01/channel-rust-nightly.toml', 'rust-manifest'],
  ] as const)('%s is %s', ([url, name]) => {
    expect(knownInputByUrl(url)).toBe(name);
  });

  test('reads attributes as flake.lock has them', () => {
    const locked = {
      type: 'github',
      owner: 'ipetkov',
      repo: 'crane',
      rev: REV,
      lastModified: 1,
      narHash: 'sha256-x',
    };
    expect(knownInputByUrl(locked)).toBe('crane');
    expect(knownInputByUrl({ type: 'indirect', id: 'nixpkgs' })).toBe('nixpkgs');
  });

  test.for([
    'github:someone/rust-overlay',
    'gitlab:oxalica/rust-overlay',
    './rust-overlay',
    'nonsense',
    'a b',
    'constructor',
  ])('%s is not known', (url) => {
    expect(knownInputByUrl(url)).toBeUndefined();
  });

  test('knows every reference that the table offers', () => {
    for (const row of KNOWN_INPUTS) {
      const urls = [row.url, ...('alternatives' in row ? row.alternatives : [])];
      for (const url of urls) expect([url, knownInputByUrl(url)]).toEqual([url, row.name]);
    }
  });

  test('finds a renamed input under the name people still use', () => {
    expect(knownInput('pre-commit-hooks')?.name).toBe('git-hooks');
  });
});

describe('urlMistake', () => {
  test.for([
    ['https://github.com/oxalica/rust-overlay', 'github:oxalica/rust-overlay'],
    ['https://github.com/oxalica/rust-overlay.git', 'github:oxalica/rust-overlay'],
    ['github.com/oxalica/rust-overlay', 'github:oxalica/rust-overlay'],
    ['github:oxalica/rust-overlay.git', 'github:oxalica/rust-overlay'],
    ['github:oxalica/rust-overlay.git/stable', 'github:oxalica/rust-overlay/stable'],
    ['github:oxalica/rust-overlay/main', 'github:oxalica/rust-overlay'],
    ['git@github.com:owner/repo.git', 'git+ssh://git@github.com/owner/repo'],
    ['ssh://git@host/owner/repo', 'git+ssh://git@host/owner/repo'],
  ] as const)('%s should be %s', ([wrong, better]) => {
    expect(urlMistake(wrong)?.better).toBe(better);
    expect(parseFlakeRef(better)).toBeDefined();
  });

  test('finds nothing in references that work', () => {
    const urls = [
      ...URL_SCHEMES.map((it) => it.example),
      ...KNOWN_INPUTS.flatMap((it) => [it.url, ...('alternatives' in it ? it.alternatives : [])]),
      'https://github.com/oxalica/rust-overlay/archive/master.tar.gz',
      'github:o/dotfiles.github.io',
      'path:./x.git',
    ];
    for (const url of urls) expect([url, urlMistake(url)]).toEqual([url, undefined]);
  });
});
