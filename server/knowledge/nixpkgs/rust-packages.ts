/** nixpkgs' own Rust: the compiler and its tools, and the sets that hold them by release. */
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { done, unknown } from '../../eval/values.ts';
import { toolchainOf } from '../domain.ts';
import { attrsWithOutputs, packageValue } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { BUILD_RUST_CRATE } from './build-rust-crate.ts';
import { nixpkgsComponent, ownToolchain, type RustRelease } from './component.ts';
import type { PackagesContext } from './instance.ts';
import { RUST_ENV_VARS, RUST_FUNCTIONS } from './rust-helpers.ts';
import { MAKE_RUST_PLATFORM, rustPlatform } from './rust-platform.ts';

const MANUAL = 'https://nixos.org/manual/nixpkgs/stable/#rust';

type PackagesEntry = Entry<PackagesContext>;

function component(name: string, components: readonly string[], doc: string): PackagesEntry {
  return {
    name,
    type: 'package',
    doc,
    link: MANUAL,
    value: (context) => nixpkgsComponent(context, components, name),
  };
}

const COMPILER: readonly PackagesEntry[] = [
  component(
    'rustc',
    ['rustc', 'rust-std'],
    'The Rust compiler of nixpkgs, wrapped: adds `NIX_RUSTFLAGS`. Without the sources of the standard library: those are `rustPlatform.rustLibSrc`.',
  ),
  component('rustc-unwrapped', ['rustc', 'rust-std'], 'The compiler without its wrapper.'),
  component('cargo', ['cargo'], 'Cargo, of the same release as nixpkgs’ `rustc`.'),
];

const TOOLS: readonly PackagesEntry[] = [
  component('clippy', ['clippy'], '`cargo clippy` for nixpkgs’ `rustc`.'),
  component(
    'rustfmt',
    ['rustfmt'],
    '`rustfmt` and `cargo fmt` for nixpkgs’ `rustc`; takes stable options only.',
  ),
];

const PLATFORM: PackagesEntry = {
  name: 'rustPlatform',
  type: 'set',
  doc: 'Builders and hooks for Rust with nixpkgs’ compiler.',
  link: MANUAL,
  value: (context) => rustPlatform(context, ownToolchain(context)),
};

/** `rustPackages`, which is `rust.packages.stable`. */
const STABLE: readonly PackagesEntry[] = [
  ...COMPILER,
  ...TOOLS,
  PLATFORM,
  {
    name: 'buildRustPackages',
    type: 'set',
    doc: 'The same set for the platform that builds: its compiler makes build scripts and macros.',
    value: (context) => rustPackages(context),
  },
  {
    name: 'cargo-auditable',
    type: 'package',
    doc: 'Puts the list of dependencies into programs.',
    value: () => packageValue('cargo-auditable'),
  },
  {
    name: 'cargo-auditable-cargo-wrapper',
    type: 'package',
    doc: 'A `cargo` that builds by cargo-auditable.',
    value: () => packageValue('cargo-auditable-cargo-wrapper'),
  },
];

function rustPackages(context: PackagesContext): Attrs {
  return tableSet('rustPackages', STABLE, context, { open: true });
}

const PACKAGES: readonly PackagesEntry[] = [
  {
    name: 'stable',
    type: 'set',
    doc: 'The release that nixpkgs builds with: `rustc`, `cargo`, `rustPlatform` …',
    value: (context) => rustPackages(context),
  },
  {
    name: 'prebuilt',
    type: 'set',
    doc: 'Rust’s own binaries, one release older: what the compiler of `stable` is built with.',
    value: (context) =>
      tableSet(
        'rust.packages.prebuilt',
        COMPILER,
        { ...context, rust: { key: 'prebuilt', version: undefined } },
        { open: true },
      ),
  },
];

/** `rust`, or `rust_1_88` of the same shape. */
const RUST_SET: readonly PackagesEntry[] = [
  {
    name: 'packages',
    type: 'set',
    doc: 'The releases: `stable`, and `prebuilt` that it is built with.',
    value: (context) =>
      tableSet('rust.packages', PACKAGES, context, {
        open: true,
        guess: (name) => done(unknown(`rust.packages.${name}`)),
      }),
  },
  ...RUST_ENV_VARS,
  ...RUST_FUNCTIONS,
];

function rustSet(context: PackagesContext): Attrs {
  return tableSet('rust', RUST_SET, context, {
    open: true,
    guess: (name) => done(unknown(`rust.${name}`)),
  });
}

/** `rust_1_88` and `rustPackages_1_88`: each nixpkgs has one or two of them. */
export function versionedRust(name: string, context: PackagesContext): Thunk | undefined {
  const [, kind, minor] = /^(rust|rustPackages)_1_(\d+)$/.exec(name) ?? [];
  if (minor === undefined) return undefined;
  const rust: RustRelease = { key: `1.${minor}`, version: undefined };
  const own = { ...context, rust };
  return lazy(() => (kind === 'rust' ? rustSet(own) : rustPackages(own)));
}

export const RUST: readonly PackagesEntry[] = [
  ...COMPILER,
  ...TOOLS,
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
    value: rustup,
  },
  PLATFORM,
  MAKE_RUST_PLATFORM,
  {
    name: 'rustPackages',
    type: 'set',
    doc: 'The compiler, cargo and tools of one release together: `rust.packages.stable`.',
    link: MANUAL,
    value: rustPackages,
  },
  {
    name: 'rust',
    type: 'set',
    doc: 'nixpkgs’ Rust releases and helpers: `rust.packages.stable`, `rust.envVars`.',
    link: MANUAL,
    value: rustSet,
  },
  ...BUILD_RUST_CRATE,
];

function rustup(context: PackagesContext): Value {
  const own = nixpkgsComponent(context, []);
  const toolchain = toolchainOf(own);
  if (!toolchain) return own;
  return attrsWithOutputs({
    ...toolchain,
    provider: 'rustup',
    channel: undefined,
    key: undefined,
    version: undefined,
    single: undefined,
    complete: false,
  });
}
