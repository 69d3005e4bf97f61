/** `rustPlatform`: builders, hooks and sources for one Rust, and `makeRustPlatform` that makes it for another. */
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { member, primop, unknown } from '../../eval/values.ts';
import { packageValue } from '../package.ts';
import { type Entry, type FunctionEntry, tableSet } from '../table.ts';
import { BUILD_RUST_PACKAGE_SELF, buildRustPackageFunction } from './build-rust-package.ts';
import { callPackage } from './call-package.ts';
import type { PackagesContext } from './instance.ts';
import { VENDORING } from './vendoring.ts';

const MANUAL = 'https://nixos.org/manual/nixpkgs/stable/#rust';

interface PlatformContext extends PackagesContext {
  /** What the platform compiles with: rustc and cargo. */
  readonly toolchain: readonly Value[];
}

/** `rustPlatform`, with nixpkgs' own toolchain or a given one. */
export function rustPlatform(context: PackagesContext, toolchain: readonly Value[]): Attrs {
  return tableSet<PlatformContext>('rustPlatform', PLATFORM, { ...context, toolchain }, { open: true });
}

export const MAKE_RUST_PLATFORM: FunctionEntry<PackagesContext> = {
  name: 'makeRustPlatform',
  type: 'function',
  doc: 'A `rustPlatform` with another compiler: `makeRustPlatform { cargo = toolchain; rustc = toolchain; }`. A joined toolchain of rust-overlay or fenix stands for both.',
  link: MANUAL,
  named: true,
  params: [
    { name: 'rustc', type: 'package', required: true, doc: 'The compiler; a joined toolchain will do.' },
    { name: 'cargo', type: 'package', required: true, doc: 'Cargo; usually the same toolchain.' },
    { name: 'stdenv', type: 'stdenv', default: 'pkgs.stdenv', doc: 'The standard environment to build in.' },
    {
      name: 'cargo-auditable',
      type: 'package',
      default: 'pkgs.cargo-auditable',
      doc: 'What puts the list of dependencies into programs.',
    },
  ],
  arity: 1,
  run:
    (context) =>
    ([arg]) => {
      const args = arg?.force();
      const parts = [member(args, 'rustc'), member(args, 'cargo')];
      return rustPlatform(
        context,
        parts.map((it) => it ?? unknown('rustc of a rustPlatform')),
      );
    },
};

function hook(name: string, doc: string): Entry<PlatformContext> {
  return { name, type: 'hook', doc, link: MANUAL, value: () => packageValue(`rustPlatform.${name}`) };
}

const HOOKS: readonly Entry<PlatformContext>[] = [
  hook(
    'bindgenHook',
    'Tells bindgen where libclang and the C headers are. Sets `LIBCLANG_PATH` and `BINDGEN_EXTRA_CLANG_ARGS`, in shells too: what the arguments say about them is lost. Belongs in `nativeBuildInputs`.',
  ),
  hook(
    'cargoSetupHook',
    'Makes cargo use the vendored crates of `cargoDeps` or `cargoVendorDir`, with linkers for the platform, and checks that their `Cargo.lock` is that of the source. Reads `cargoRoot` and `dontCargoSetupPostUnpack`, too.',
  ),
  hook(
    'cargoBuildHook',
    'Runs `cargo build` for the platform, without network. Reads `cargoBuildType`, `cargoBuildFlags`, `cargoBuildFeatures`, `cargoBuildNoDefaultFeatures`, `buildAndTestSubdir` and `dontCargoBuild`.',
  ),
  hook(
    'cargoCheckHook',
    'Runs `cargo test`. Reads `cargoCheckType`, `cargoTestFlags`, `cargoCheckFeatures`, `cargoCheckNoDefaultFeatures`, `checkFlags`, `dontUseCargoParallelTests`, `buildAndTestSubdir` and `dontCargoCheck`.',
  ),
  hook('cargoNextestHook', 'Runs the tests with cargo-nextest. Reads what `cargoCheckHook` reads.'),
  hook(
    'cargoInstallHook',
    'Installs programs to `bin` and libraries to `lib`. Reads `cargoBuildType` and `dontCargoInstall`.',
  ),
  hook(
    'maturinBuildHook',
    'Builds Python wheels with maturin, into `dist`. Reads `maturinBuildFlags`, `buildAndTestSubdir` and `cargoRoot`.',
  ),
];

const SOURCES: readonly Entry<PlatformContext>[] = [
  {
    name: 'rustLibSrc',
    type: 'package',
    doc: 'The sources of the standard library: the right value for `RUST_SRC_PATH` with this platform’s compiler, as a string: `"${rustPlatform.rustLibSrc}"`.',
    link: MANUAL,
    value: () => packageValue('rustPlatform.rustLibSrc'),
  },
  {
    name: 'rustcSrc',
    type: 'package',
    doc: 'The sources of the compiler. `RUST_SRC_PATH` must not point here, but at its `library` folder.',
    link: MANUAL,
    value: () => packageValue('rustPlatform.rustcSrc'),
  },
  {
    name: 'rustVendorSrc',
    type: 'package',
    doc: 'The vendored sources of Rust’s own archive, for rebuilding the standard library.',
    value: () => packageValue('rustPlatform.rustVendorSrc'),
  },
];

const SCOPE: readonly Entry<PlatformContext>[] = [
  {
    name: 'rust',
    type: 'set',
    doc: 'The compiler and cargo of this platform.',
    value: (context) => tableSet<PlatformContext>('rustPlatform.rust', RUST, context, { open: true }),
  },
  {
    name: 'callPackage',
    type: 'function',
    doc: 'nixpkgs’ `callPackage`, with the platform’s members among the arguments.',
    arity: 2,
    run: (context) => callPackage({ pkgs: scope(context) }),
  },
  {
    name: 'newScope',
    type: 'function',
    doc: '`callPackage` with further arguments: `newScope extra`.',
    arity: 1,
    run:
      (context) =>
      ([extra]) =>
        primop(
          'callPackage',
          2,
          callPackage({
            pkgs: lazy(() => update(scope(context).force(), extra?.force() ?? unknown('argument'))),
          }),
        ),
  },
  {
    name: 'overrideScope',
    type: 'function',
    doc: 'The same platform with other members: `overrideScope (final: prev: { … })`.',
    params: [{ name: 'overlay', type: 'function', required: true, doc: '`final: prev: { … }`.' }],
    arity: 1,
    run:
      (context) =>
      ([overlay], machine) => {
        const prev = rustPlatform(context, context.toolchain);
        const result: Thunk = lazy(() => {
          const withFinal = machine.apply(overlay?.force() ?? unknown('argument'), result);
          return update(
            prev,
            machine.apply(
              withFinal,
              lazy(() => prev),
            ),
          );
        });
        return result.force();
      },
  },
];

function scope(context: PlatformContext): Thunk {
  return lazy(() => update(context.pkgs.force(), rustPlatform(context, context.toolchain)));
}

function part(name: string, doc: string, index: number): Entry<PlatformContext> {
  return {
    name,
    type: 'package',
    doc,
    value: ({ toolchain }) => toolchain[index] ?? unknown(`${name} of a rustPlatform`),
  };
}

const RUST: readonly Entry<PlatformContext>[] = [
  part('rustc', 'The compiler.', 0),
  part('cargo', 'Cargo.', 1),
];

const PLATFORM: readonly Entry<PlatformContext>[] = [
  {
    ...BUILD_RUST_PACKAGE_SELF,
    value: ({ kit, toolchain }) => buildRustPackageFunction(kit, toolchain),
  },
  ...VENDORING,
  ...HOOKS,
  ...SOURCES,
  ...SCOPE,
];
