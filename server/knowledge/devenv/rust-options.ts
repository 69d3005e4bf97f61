/** devenv's options for Rust: `languages.rust.*`. */
import type { ModuleOption } from '../modules/option.ts';

export const RUST_LINK = 'https://devenv.sh/languages/rust/';

/** What a shell gets where its module says nothing else. */
export const DEFAULT_COMPONENTS: readonly string[] = ['rustc', 'cargo', 'clippy', 'rustfmt', 'rust-analyzer'];

function option(name: string, type: string, doc: string, more: Partial<ModuleOption> = {}): ModuleOption {
  return { name: `languages.rust.${name}`, type, doc, link: RUST_LINK, ...more };
}

export const RUST_OPTIONS: readonly ModuleOption[] = [
  option('enable', 'boolean', 'Whether the shell gets a Rust toolchain, a linker and rust-analyzer.', {
    default: false,
  }),
  option(
    'channel',
    'one of "nixpkgs", "stable", "beta", "nightly"',
    'Where the toolchain comes from: the one version of nixpkgs, or a release of Rust, which needs the input `rust-overlay`.',
    { default: 'nixpkgs', values: ['nixpkgs', 'stable', 'beta', 'nightly'] },
  ),
  option(
    'version',
    'string',
    'The release: `latest`, a version such as `1.81.0`, or a date for beta and nightly. Not with the channel `nixpkgs`.',
    { default: 'latest', holds: 'releases' },
  ),
  option(
    'components',
    'list of strings',
    'The components that the toolchain is made of. A list here takes the place of the default, so it names `rustc` and `cargo`, too; `rust-std` comes by itself.',
    { default: DEFAULT_COMPONENTS },
  ),
  option(
    'targets',
    'list of strings',
    'Targets to compile for beside the host. Not with the channel `nixpkgs`.',
    { default: [] },
  ),
  option(
    'toolchain',
    'set of packages',
    'The packages that the components are taken from, by component: `toolchain.rustc = …;`. By default those of the channel.',
    { defaultText: 'the components of the channel' },
  ),
  option('toolchain.<name>', 'package or null', 'The package that a component is taken from.'),
  option(
    'toolchainFile',
    'path or null',
    'A `rust-toolchain.toml` that says which toolchain it is. Not together with `channel`, `version` or `targets`; needs the input `rust-overlay`.',
    { default: null },
  ),
  option(
    'toolchainPackage',
    'package',
    'The whole toolchain as one package; computed from the other options.',
    {
      defaultText: 'the components, joined',
    },
  ),
  option(
    'rustflags',
    'string',
    'Flags for rustc, put into `RUSTFLAGS`. With that variable cargo ignores the `rustflags` of `.cargo/config.toml`.',
    { default: '' },
  ),
  option('mold.enable', 'boolean', 'Whether to link with mold. At most one of `mold`, `lld` and `wild`.', {
    default: false,
  }),
  option('lld.enable', 'boolean', 'Whether to link with lld. At most one of `mold`, `lld` and `wild`.', {
    default: false,
  }),
  option(
    'wild.enable',
    'boolean',
    'Whether to link with wild; on Linux only. At most one of `mold`, `lld` and `wild`.',
    { default: false },
  ),
  option('clangLinker.enable', 'boolean', 'Whether clang drives the linker.', {
    defaultText: 'true on Linux',
  }),
  option(
    'cranelift.enable',
    'boolean',
    'Whether dev builds are compiled by Cranelift, which is quicker than LLVM. Needs the channel `nightly`.',
    { default: false },
  ),
  option(
    'cranelift.forceBuildScriptsLlvm',
    'boolean',
    'Whether build scripts and macros are compiled by LLVM all the same.',
    { default: false },
  ),
  option(
    'cranelift.excludePackages',
    'list of strings',
    'Crates that are compiled by LLVM all the same: `[ "aws-lc-sys" ]`.',
    { default: [] },
  ),
  option('lsp.enable', 'boolean', 'Whether the shell gets rust-analyzer.', { default: true }),
  option('lsp.package', 'package', 'The rust-analyzer of the shell.', {
    defaultText: 'that of the toolchain, else `pkgs.rust-analyzer`',
  }),
  option(
    'import',
    'function',
    'Builds a Cargo project with crate2nix: `config.languages.rust.import ./. { }`. Needs the input `crate2nix`.',
  ),
  option('packages', 'set of packages', 'The old name of `toolchain`.', {
    deprecated: 'Use `languages.rust.toolchain`.',
  }),
  option('packages.<name>', 'package or null', 'The package that a component is taken from.', {
    deprecated: 'Use `languages.rust.toolchain`.',
  }),
];
