/** What nixpkgs has for Rust: packages, shells, builders and the ways to change the package set. */
import { libSet } from '../../eval/lib/lib.ts';
import type { Value } from '../../eval/value.ts';
import { attrs, done, str, unknown } from '../../eval/values.ts';
import { titled, toolchainOf } from '../domain.ts';
import { attrsWithOutputs } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { BUILDERS } from './builders.ts';
import { callPackage } from './call-package.ts';
import type { PackagesContext } from './instance.ts';
import {
  MAKE_RUST_PLATFORM,
  nixpkgsComponent,
  ownToolchain,
  packageFunction,
  rustPlatform,
} from './rust-platform.ts';
import { SHELLS } from './shells.ts';
import { adapter, otherStdenv, platform, stdenv } from './stdenv.ts';

const MANUAL = 'https://nixos.org/manual/nixpkgs/stable/#rust';

function component(name: string, components: readonly string[], doc: string): Entry<PackagesContext> {
  return {
    name,
    type: 'package',
    doc,
    link: MANUAL,
    value: (context) => nixpkgsComponent(context, components, name),
  };
}

/** Package sets that are nixpkgs again, for another platform. */
function splice(name: string, doc: string): Entry<PackagesContext> {
  return { name, type: 'nixpkgs', doc, value: ({ pkgs }) => pkgs.force() };
}

const RUST: readonly Entry<PackagesContext>[] = [
  component(
    'rustc',
    ['rustc', 'rust-std'],
    'The Rust compiler of nixpkgs, wrapped. Without the sources of the standard library: those are `rustPlatform.rustLibSrc`.',
  ),
  component('rustc-unwrapped', ['rustc', 'rust-std'], 'The compiler without its wrapper.'),
  component('cargo', ['cargo'], 'Cargo, of the same release as nixpkgs’ `rustc`.'),
  component('clippy', ['clippy'], '`cargo clippy` for nixpkgs’ `rustc`.'),
  component(
    'rustfmt',
    ['rustfmt'],
    '`rustfmt` and `cargo fmt` for nixpkgs’ `rustc`; takes stable options only.',
  ),
  component(
    'rust-analyzer',
    ['rust-analyzer'],
    'The language server, wrapped: sets `RUST_SRC_PATH` to the sources of nixpkgs’ standard library unless it is set.',
  ),
  component(
    'rust-analyzer-unwrapped',
    ['rust-analyzer'],
    'The language server alone: for a toolchain that has `rust-src`.',
  ),
  component('miri', ['miri'], 'The interpreter that finds undefined behaviour.'),
  {
    name: 'rustup',
    type: 'package',
    doc: 'The toolchain manager. Downloads toolchains at run time and patches them for Nix; reads `rust-toolchain.toml`. What it installs is not pinned by Nix.',
    link: MANUAL,
    value: (context) => {
      const own = nixpkgsComponent(context, []);
      const toolchain = toolchainOf(own);
      return toolchain
        ? attrsWithOutputs({
            ...toolchain,
            provider: 'rustup',
            channel: undefined,
            single: undefined,
            complete: false,
          })
        : own;
    },
  },
  {
    name: 'rustPlatform',
    type: 'set',
    doc: 'Builders and hooks for Rust with nixpkgs’ compiler.',
    link: MANUAL,
    value: (context) => rustPlatform(context, ownToolchain(context)),
  },
  MAKE_RUST_PLATFORM,
  {
    name: 'rustPackages',
    type: 'set',
    doc: 'The compiler, cargo and tools of one release together.',
    link: MANUAL,
    value: rustPackages,
  },
  {
    name: 'rust',
    type: 'set',
    doc: 'nixpkgs’ Rust releases and helpers: `rust.packages.stable`, `rust.envVars`.',
    link: MANUAL,
    value: (context) =>
      tableSet('rust', RUST_SET, context, { open: true, guess: (name) => done(unknown(`rust.${name}`)) }),
  },
];

const RUST_SET: readonly Entry<PackagesContext>[] = [
  {
    name: 'packages',
    type: 'set',
    doc: 'The releases: `stable`, and `prebuilt` that the first one is built with.',
    value: (context) =>
      tableSet(
        'rust.packages',
        [
          { name: 'stable', type: 'set', doc: 'The current release.', value: rustPackages },
          { name: 'prebuilt', type: 'set', doc: 'Rust’s own binaries.', value: rustPackages },
        ],
        context,
        { open: true },
      ),
  },
];

function rustPackages(context: PackagesContext): Value {
  const names = new Set(['rustc', 'rustc-unwrapped', 'cargo', 'clippy', 'rustfmt', 'rustPlatform']);
  return tableSet(
    'rustPackages',
    RUST.filter((it) => names.has(it.name)),
    context,
    { open: true },
  );
}

const SET: readonly Entry<PackagesContext>[] = [
  {
    name: 'lib',
    type: 'set',
    doc: 'nixpkgs’ library of functions.',
    link: 'https://nixos.org/manual/nixpkgs/stable/#sec-functions-library',
    value: () => libSet(),
  },
  {
    name: 'stdenv',
    type: 'set',
    doc: 'The standard environment: `mkDerivation`, and the platforms.',
    value: stdenv,
  },
  ...['clangStdenv', 'gccStdenv', 'stdenvNoCC', 'libcxxStdenv', 'fastStdenv'].map(
    (name): Entry<PackagesContext> => ({
      name,
      type: 'set',
      doc: 'Another standard environment.',
      value: otherStdenv,
    }),
  ),
  {
    name: 'stdenvAdapters',
    type: 'set',
    doc: 'Functions that change a standard environment.',
    value: (context) =>
      tableSet(
        'stdenvAdapters',
        ['useMoldLinker', 'useWildLinker', 'keepDebugInfo', 'withCFlags'].map((name) => ({
          name,
          type: 'function',
          doc: 'A changed standard environment.',
          value: (it: PackagesContext) => adapter(it, name),
        })),
        context,
        { open: true },
      ),
  },
  {
    name: 'system',
    type: 'string',
    doc: 'The system that the packages are for.',
    value: ({ options }) => str(options.system),
  },
  {
    name: 'hostPlatform',
    type: 'platform',
    doc: 'The platform that the packages run on.',
    value: ({ options }) => platform(options.system),
  },
  {
    name: 'targetPlatform',
    type: 'platform',
    doc: 'The platform that compilers compile for.',
    value: ({ options }) => platform(options.system),
  },
  {
    name: 'buildPlatform',
    type: 'platform',
    doc: 'The platform that builds.',
    value: ({ options }) => platform(options.system),
  },
  {
    name: 'callPackage',
    type: 'function',
    doc: 'Calls a function, or the function in a file, with the packages that it names as arguments.',
    params: [
      { name: 'fn', type: 'path or function', required: true, doc: 'What to call.' },
      { name: 'args', type: 'set', required: true, doc: 'Arguments that are not packages, or other ones.' },
    ],
    arity: 2,
    run: callPackage,
  },
  {
    name: 'extend',
    type: 'function',
    doc: 'The same nixpkgs with one more overlay.',
    params: [{ name: 'overlay', type: 'overlay', doc: '`final: prev: { … }`.' }],
    arity: 1,
    run:
      (context) =>
      ([overlay]) =>
        context.with({ overlays: [...context.options.overlays, ...(overlay ? [overlay] : [])] }),
  },
  {
    name: 'appendOverlays',
    type: 'function',
    doc: 'The same nixpkgs with more overlays.',
    params: [{ name: 'overlays', type: 'list of overlays', doc: 'Each `final: prev: { … }`.' }],
    arity: 1,
    run:
      (context) =>
      ([given]) => {
        const more = given?.force();
        const known = more?.kind === 'list' && !more.open;
        return context.with({
          overlays: [...context.options.overlays, ...(more?.kind === 'list' ? more.items : [])],
          overlaysKnown: context.options.overlaysKnown && known,
        });
      },
  },
  {
    name: 'overlays',
    type: 'list',
    doc: 'The overlays in use.',
    hidden: true,
    value: ({ options }) => ({ kind: 'list', items: options.overlays, open: !options.overlaysKnown }),
  },
  {
    name: 'pkgs',
    type: 'nixpkgs',
    doc: 'The package set itself.',
    hidden: true,
    value: ({ pkgs }) => pkgs.force(),
  },
  splice('buildPackages', 'Packages that run on the build machine.'),
  splice('pkgsBuildHost', 'Packages that run on the build machine, for building what runs on the host.'),
  splice('pkgsBuildBuild', 'Packages that run on the build machine, for building what runs there.'),
  splice('pkgsHostTarget', 'The usual packages.'),
  splice('targetPackages', 'Packages that run on the target.'),
  splice('pkgsStatic', 'Packages that are linked statically, with musl.'),
  splice('pkgsMusl', 'Packages with musl.'),
  splice('pkgsLLVM', 'Packages that are built with clang and lld.'),
  splice('__splicedPackages', 'Internal.'),
  {
    name: 'pkgsCross',
    type: 'set',
    doc: 'The same packages cross-compiled: `pkgsCross.aarch64-multiplatform`.',
    value: (context) =>
      attrs(
        { get: () => undefined, names: () => [], guess: (name) => done(context.with({ cross: name })) },
        { open: true, domain: titled('pkgsCross') },
      ),
  },
  {
    name: 'fetchFromGitHub',
    type: 'function',
    doc: 'Sources from GitHub: `{ owner, repo, rev, hash }`.',
    value: () => fetcher('fetchFromGitHub'),
  },
  {
    name: 'fetchFromGitLab',
    type: 'function',
    doc: 'Sources from GitLab.',
    value: () => fetcher('fetchFromGitLab'),
  },
  {
    name: 'fetchgit',
    type: 'function',
    doc: 'Sources from a git repository.',
    value: () => fetcher('fetchgit'),
  },
  {
    name: 'fetchurl',
    type: 'function',
    doc: 'A file by its URL and hash.',
    value: () => packageFunction('fetchurl'),
  },
  {
    name: 'fetchzip',
    type: 'function',
    doc: 'An unpacked archive by its URL and hash.',
    value: () => fetcher('fetchzip'),
  },
  {
    name: 'fetchpatch',
    type: 'function',
    doc: 'A patch by its URL and hash.',
    value: () => packageFunction('fetchpatch'),
  },
];

/** Fetched sources can be imported, so the knowledge of flakes and sources decides what they are. */
function fetcher(name: string): Value {
  return {
    kind: 'primop',
    name,
    arity: 1,
    args: [],
    run: ([arg], machine) => machine.fetched(name, arg?.force() ?? unknown('argument')),
  };
}

export const PACKAGES: readonly Entry<PackagesContext>[] = [...RUST, ...SHELLS, ...SET, ...BUILDERS];
