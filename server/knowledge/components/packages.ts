/** One line on each nixpkgs package that Rust shells list: the toolchain’s parts and the tools around Cargo. */

export interface PackageDoc {
  readonly attribute: string;
  readonly doc: string;
  /** Components of the toolchain it is of no use without. */
  readonly needs?: readonly string[];
  /** It works with a nightly toolchain only. */
  readonly nightly?: true;
}

export const RUST_PACKAGES = [
  {
    attribute: 'rustc',
    doc: 'The compiler and rustdoc, wrapped: the wrapper names the sysroot and adds `NIX_RUSTFLAGS`. It has no `rust-src`.',
  },
  { attribute: 'rustc-unwrapped', doc: 'The compiler without nixpkgs’ wrapper.' },
  { attribute: 'cargo', doc: 'The package manager and build tool.' },
  { attribute: 'clippy', doc: 'The linter, for nixpkgs’ own `rustc`.' },
  { attribute: 'rustfmt', doc: 'The formatter, for nixpkgs’ own `rustc`; stable options only.' },
  {
    attribute: 'rust-analyzer',
    doc: 'The language server, wrapped: the wrapper points `RUST_SRC_PATH` at nixpkgs’ sources of the standard library unless it is set.',
  },
  {
    attribute: 'rust-analyzer-unwrapped',
    doc: 'The language server without the wrapper, for a toolchain that has `rust-src`.',
    needs: ['rust-src'],
  },
  {
    attribute: 'rustup',
    doc: 'The toolchain manager. It downloads toolchains as `rust-toolchain.toml` says and patches them for Nix, outside the store.',
  },
  { attribute: 'rust-bindgen', doc: 'The bindgen program, which already knows where libclang is.' },
  { attribute: 'rust-cbindgen', doc: 'Makes C headers from Rust code.' },
  { attribute: 'rust-jemalloc-sys', doc: 'The jemalloc that the crate tikv-jemalloc-sys can link with.' },
  { attribute: 'crate2nix', doc: 'Makes a Nix file with one derivation per crate from `Cargo.lock`.' },
  { attribute: 'cargo-auditable', doc: 'Builds programs that carry the list of their dependencies.' },
  { attribute: 'evcxr', doc: 'An interactive Rust prompt and Jupyter kernel.' },
  { attribute: 'cargo-nextest', doc: 'A faster test runner.' },
  { attribute: 'cargo-watch', doc: 'Runs Cargo again on every change; no longer maintained.' },
  { attribute: 'bacon', doc: 'Checks in the background on every change.' },
  { attribute: 'cargo-edit', doc: 'Adds, removes and upgrades dependencies from the command line.' },
  { attribute: 'cargo-expand', doc: 'Shows what macros expand to; it needs nightly, or `RUSTC_BOOTSTRAP`.' },
  { attribute: 'cargo-audit', doc: 'Looks for dependencies with security advisories.' },
  { attribute: 'cargo-deny', doc: 'Checks licences, advisories, duplicates and sources of dependencies.' },
  { attribute: 'cargo-outdated', doc: 'Lists dependencies with newer versions.' },
  { attribute: 'cargo-udeps', doc: 'Finds dependencies that nothing uses.', nightly: true },
  { attribute: 'cargo-machete', doc: 'Finds dependencies that nothing uses, quickly and by text.' },
  { attribute: 'cargo-shear', doc: 'Finds and removes dependencies that nothing uses.' },
  { attribute: 'cargo-llvm-cov', doc: 'Measures test coverage with LLVM.', needs: ['llvm-tools'] },
  { attribute: 'cargo-tarpaulin', doc: 'Measures test coverage.' },
  { attribute: 'cargo-insta', doc: 'Reviews the snapshots of insta tests.' },
  { attribute: 'cargo-mutants', doc: 'Changes the code at random places to see whether tests notice.' },
  { attribute: 'cargo-fuzz', doc: 'Fuzzes with libFuzzer.', nightly: true },
  { attribute: 'cargo-make', doc: 'A task runner.' },
  { attribute: 'just', doc: 'A task runner.' },
  { attribute: 'cargo-generate', doc: 'Makes a new project from a template.' },
  { attribute: 'cargo-release', doc: 'Tags and publishes a release.' },
  { attribute: 'release-plz', doc: 'Prepares and publishes releases from the git history.' },
  { attribute: 'git-cliff', doc: 'Writes the changelog from the git history.' },
  { attribute: 'cargo-flamegraph', doc: 'Profiles a program as a flame graph.' },
  {
    attribute: 'cargo-binutils',
    doc: '`cargo objdump`, `objcopy`, `size`, `nm` and so on.',
    needs: ['llvm-tools'],
  },
  { attribute: 'cargo-bloat', doc: 'Shows what takes the space in a program.' },
  { attribute: 'cargo-show-asm', doc: 'Shows the assembly, LLVM IR or MIR of a function.' },
  { attribute: 'cargo-msrv', doc: 'Finds the oldest Rust that a package builds with.' },
  { attribute: 'cargo-hack', doc: 'Builds and tests combinations of features.' },
  { attribute: 'cargo-hakari', doc: 'Keeps a workspace-hack crate that unifies features.' },
  { attribute: 'cargo-zigbuild', doc: 'Cross-compiles with Zig as the linker.' },
  { attribute: 'cargo-cross', doc: 'Cross-compiles in containers.' },
  { attribute: 'cargo-leptos', doc: 'Builds and serves Leptos apps.' },
  { attribute: 'cargo-tauri', doc: 'Builds and runs Tauri apps.' },
  { attribute: 'trunk', doc: 'Builds and serves web apps in WebAssembly.' },
  { attribute: 'wasm-pack', doc: 'Makes npm packages from Rust in WebAssembly.' },
  {
    attribute: 'wasm-bindgen-cli',
    doc: 'Makes the JavaScript for a WebAssembly module. Its version must be that of the crate; attributes such as `wasm-bindgen-cli_0_2_100` pin one.',
  },
  { attribute: 'binaryen', doc: '`wasm-opt` and other WebAssembly tools.' },
  { attribute: 'wasmtime', doc: 'Runs WebAssembly programs for WASI.' },
  { attribute: 'wasm-tools', doc: 'Inspects and builds WebAssembly modules and components.' },
  { attribute: 'dioxus-cli', doc: 'Builds and serves Dioxus apps.' },
  { attribute: 'sqlx-cli', doc: 'Migrations and saved query data for SQLx.' },
  { attribute: 'diesel-cli', doc: 'Migrations and schema for Diesel.' },
  { attribute: 'sea-orm-cli', doc: 'Migrations and entities for SeaORM.' },
  { attribute: 'sccache', doc: 'A compiler cache, set up by `RUSTC_WRAPPER`.' },
  { attribute: 'mold', doc: 'A fast linker.' },
  { attribute: 'lld', doc: 'LLVM’s linker without a wrapper; for linking take `llvmPackages.bintools`.' },
  { attribute: 'wild', doc: 'A fast linker.' },
  { attribute: 'clang', doc: 'The C compiler, here mostly as the driver of another linker.' },
  {
    attribute: 'probe-rs-tools',
    doc: 'Flashes and debugs microcontrollers: `probe-rs`, `cargo-flash`, `cargo-embed`.',
  },
  { attribute: 'espflash', doc: 'Flashes Espressif chips.' },
  { attribute: 'flip-link', doc: 'A linker wrapper that guards microcontrollers against stack overflow.' },
  { attribute: 'ldproxy', doc: 'The linker wrapper for ESP-IDF.' },
  { attribute: 'maturin', doc: 'Builds Python wheels from Rust.' },
  { attribute: 'taplo', doc: 'Formats TOML, with a language server.' },
  { attribute: 'rust-script', doc: 'Runs single Rust files as scripts.' },
  { attribute: 'typos', doc: 'Finds spelling mistakes in source code.' },
  { attribute: 'mdbook', doc: 'Makes books from Markdown.' },
  { attribute: 'gdb', doc: 'The GNU debugger.' },
  { attribute: 'lldb', doc: 'LLVM’s debugger.' },
  { attribute: 'valgrind', doc: 'Finds errors in the use of memory.' },
  {
    attribute: 'vscode-extensions.vadimcn.vscode-lldb',
    doc: 'CodeLLDB, the debug adapter that VS Code and Neovim use for Rust.',
  },
] as const satisfies readonly PackageDoc[];

const PACKAGES: ReadonlyMap<string, PackageDoc> = new Map(RUST_PACKAGES.map((it) => [it.attribute, it]));

/** What a package of nixpkgs is, by its attribute path below `pkgs`. */
export function packageDoc(attribute: string): PackageDoc | undefined {
  return PACKAGES.get(attribute);
}
