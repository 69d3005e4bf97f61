/** What rustup's components and profiles are for. Which of them exist, and where, is the catalog's to say. */

export interface ComponentDoc {
  /** The short name, without `-preview`. */
  readonly name: string;
  readonly doc: string;
  readonly neededBy: readonly string[];
  /** The programs it brings. */
  readonly programs?: readonly string[];
  /** Components it is of no use without. */
  readonly alsoNeeds?: readonly string[];
  readonly note?: string;
  /** Why nobody should add it today. */
  readonly deprecated?: string;
  /** The component that took its place. */
  readonly replacedBy?: string;
}

export const COMPONENT_DOCS = [
  {
    name: 'rustc',
    doc: 'The compiler and `rustdoc`, with the server that expands procedural macros for rust-analyzer.',
    neededBy: ['everything'],
    programs: ['rustc', 'rustdoc', 'rust-gdb', 'rust-lldb'],
  },
  {
    name: 'cargo',
    doc: 'The package manager and build tool.',
    neededBy: ['everything'],
    programs: ['cargo'],
  },
  {
    name: 'rust-std',
    doc: 'The compiled standard library for one target. `targets = [ … ]` adds it for more of them.',
    neededBy: ['building for that target'],
  },
  {
    name: 'rust-docs',
    doc: 'The documentation as HTML pages, several hundred megabytes of them. The profile `minimal` leaves it out.',
    neededBy: ['reading the documentation offline', '`rustup doc`'],
  },
  {
    name: 'rustfmt',
    doc: 'The formatter.',
    neededBy: ['`cargo fmt`', 'formatting in rust-analyzer'],
    programs: ['rustfmt', 'cargo-fmt'],
  },
  {
    name: 'clippy',
    doc: 'The linter.',
    neededBy: ['`cargo clippy`', 'rust-analyzer, where it checks with Clippy'],
    programs: ['cargo-clippy', 'clippy-driver'],
  },
  {
    name: 'rust-src',
    doc: 'The sources of the standard library, in `lib/rustlib/src/rust/library`.',
    neededBy: [
      'rust-analyzer, to know the standard library',
      '`cargo -Z build-std`',
      'Miri',
      'eBPF programs with aya, embedded and kernel code',
    ],
  },
  {
    name: 'rust-analyzer',
    doc: 'The language server of the same release.',
    neededBy: ['editors'],
    programs: ['rust-analyzer'],
    alsoNeeds: ['rust-src'],
    note: 'nixpkgs has it as `pkgs.rust-analyzer`, and fenix a nightly build of it.',
  },
  {
    name: 'llvm-tools',
    doc: 'LLVM’s own tools for the compiler’s version of LLVM: `llvm-objcopy`, `llvm-objdump`, `llvm-nm`, `llvm-size`, `llvm-profdata`, `llvm-cov`, `rust-lld` and others. They lie in `lib/rustlib/<host>/bin`, not on `PATH`.',
    neededBy: [
      'cargo-llvm-cov',
      'cargo-binutils',
      'bootimage',
      'grcov',
      'cargo-pgo and other profile-guided builds',
    ],
    note: 'Which tools it holds may change from release to release.',
  },
  {
    name: 'rustc-dev',
    doc: 'The compiler’s own crates as libraries.',
    neededBy: [
      'lints of one’s own with dylint',
      'the development of Clippy, Miri and code generators',
      'verification tools such as Kani and Flowistry',
    ],
    alsoNeeds: ['llvm-tools'],
    note: 'Code that uses it needs a nightly toolchain, or `RUSTC_BOOTSTRAP`.',
  },
  {
    name: 'rustc-docs',
    doc: 'The documentation of the compiler’s own crates.',
    neededBy: ['work on the compiler'],
  },
  {
    name: 'miri',
    doc: 'The interpreter that finds undefined behaviour.',
    neededBy: ['`cargo miri`'],
    programs: ['miri', 'cargo-miri'],
    alsoNeeds: ['rust-src'],
  },
  {
    name: 'rustc-codegen-cranelift',
    doc: 'The Cranelift code generator, for faster debug builds.',
    neededBy: ['`-Z codegen-backend=cranelift`'],
  },
  {
    name: 'rustc-codegen-gcc',
    doc: 'The code generator that uses GCC.',
    neededBy: ['`-Z codegen-backend=gcc`'],
    alsoNeeds: ['gcc-x86_64-unknown-linux-gnu'],
  },
  {
    name: 'gcc-x86_64-unknown-linux-gnu',
    doc: 'The libgccjit that the GCC code generator loads.',
    neededBy: ['`rustc-codegen-gcc`'],
  },
  {
    name: 'rust-docs-json',
    doc: 'The documentation of the standard library as JSON.',
    neededBy: ['tools that compare public interfaces, such as cargo-public-api and cargo-semver-checks'],
  },
  {
    name: 'llvm-bitcode-linker',
    doc: 'The linker for NVPTX bitcode.',
    neededBy: ['the target `nvptx64-nvidia-cuda`'],
  },
  {
    name: 'enzyme',
    doc: 'Automatic differentiation.',
    neededBy: ['`std::autodiff`'],
  },
  {
    name: 'offload',
    doc: 'Running code on a graphics card.',
    neededBy: ['`std::offload`'],
  },
  {
    name: 'rust-mingw',
    doc: 'The linker and import libraries for the windows-gnu targets.',
    neededBy: ['toolchains that run on windows-gnu'],
  },
  {
    name: 'rust-analysis',
    doc: 'Metadata on the standard library for the Rust Language Server.',
    neededBy: ['`rls`'],
    deprecated: 'It has been of no use since RLS was retired.',
  },
  {
    name: 'rls',
    doc: 'The Rust Language Server, which came before rust-analyzer.',
    neededBy: ['old editor set-ups'],
    deprecated: 'rust-analyzer replaced it; what the last releases carried was a stub.',
    replacedBy: 'rust-analyzer',
  },
  {
    name: 'reproducible-artifacts',
    doc: 'Files for reproducing the release, such as its profiling data.',
    neededBy: ['nobody who only uses Rust'],
  },
  {
    name: 'lldb',
    doc: 'The LLDB debugger.',
    neededBy: ['`rust-lldb`'],
    deprecated: 'It was only ever built for macOS. Use `pkgs.lldb`.',
  },
  {
    name: 'rust',
    doc: 'Everything a release installs by default, joined in one derivation.',
    neededBy: ['toolchains from before there were profiles'],
    note: 'It is no component to list: rust-overlay and nixpkgs-mozilla offer it as an attribute.',
  },
] as const satisfies readonly ComponentDoc[];

export interface ProfileDoc {
  readonly name: string;
  readonly doc: string;
  readonly note?: string;
}

export const PROFILE_DOCS = [
  {
    name: 'minimal',
    doc: 'What it takes to compile: `rustc`, `cargo` and `rust-std`, on Windows `rust-mingw` too.',
  },
  {
    name: 'default',
    doc: 'The profile `minimal` with `rustfmt`, `clippy` and `rust-docs`. rustup installs it by default.',
  },
  {
    name: 'complete',
    doc: 'Every component that rustup knows.',
    note: 'It often cannot be installed, because some component is missing that day or exists for nightly only: take `default` and add what you need.',
  },
] as const satisfies readonly ProfileDoc[];

/** A name people take for a component. */
export interface NotAComponent {
  readonly name: string;
  readonly what: string;
  /** The component to list in its place. */
  readonly component?: string;
}

export const NOT_COMPONENTS = [
  { name: 'rust-analyzer-src', what: 'an attribute of fenix, the source of its nightly rust-analyzer' },
  { name: 'cargo-clippy', what: 'a program of the component `clippy`', component: 'clippy' },
  { name: 'clippy-driver', what: 'a program of the component `clippy`', component: 'clippy' },
  { name: 'cargo-fmt', what: 'a program of the component `rustfmt`', component: 'rustfmt' },
  { name: 'rustdoc', what: 'a program of the component `rustc`', component: 'rustc' },
  { name: 'rust-gdb', what: 'a program of the component `rustc`', component: 'rustc' },
  { name: 'rust-lldb', what: 'a program of the component `rustc`', component: 'rustc' },
  { name: 'cargo-miri', what: 'a program of the component `miri`', component: 'miri' },
  { name: 'rustup', what: 'a package of nixpkgs' },
  { name: 'gdb', what: 'a package of nixpkgs' },
  { name: 'lldb', what: 'a package of nixpkgs' },
  { name: 'lld', what: 'a package of nixpkgs' },
  { name: 'mold', what: 'a package of nixpkgs' },
] as const satisfies readonly NotAComponent[];

const COMPONENTS: ReadonlyMap<string, ComponentDoc> = new Map(COMPONENT_DOCS.map((it) => [it.name, it]));
const PROFILES: ReadonlyMap<string, ProfileDoc> = new Map(PROFILE_DOCS.map((it) => [it.name, it]));
const IMPOSTORS: ReadonlyMap<string, NotAComponent> = new Map(NOT_COMPONENTS.map((it) => [it.name, it]));

/** The name without the `-preview` that manifests give to components they do not promise to keep. */
export function shortName(component: string): string {
  return component.endsWith('-preview') ? component.slice(0, -'-preview'.length) : component;
}

/** What a component is for, by its short or its `-preview` name. */
export function componentDoc(name: string): ComponentDoc | undefined {
  return COMPONENTS.get(shortName(name));
}

export function profileDoc(name: string): ProfileDoc | undefined {
  return PROFILES.get(name);
}

/** What a name is that looks like a component and is none. */
export function notAComponent(name: string): NotAComponent | undefined {
  return IMPOSTORS.get(name);
}
