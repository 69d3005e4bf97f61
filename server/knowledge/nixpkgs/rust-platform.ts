/** nixpkgs' own Rust: its packages as toolchain components, and `rustPlatform`. */

import { tripleOfSystem } from '../../catalog/hosts.ts';
import type { Attrs, Value } from '../../eval/value.ts';
import { member, unknown } from '../../eval/values.ts';
import { compared } from '../builders/comparison.ts';
import type { Toolchain } from '../domain.ts';
import { attrsWithOutputs, packageValue } from '../package.ts';
import { type Entry, type FunctionEntry, tableSet } from '../table.ts';
import { derivation } from './derivation.ts';
import type { PackagesContext } from './instance.ts';

const MANUAL = 'https://nixos.org/manual/nixpkgs/stable/#rust';

/** A package of nixpkgs that is a part of its toolchain. */
export function nixpkgsComponent(
  context: PackagesContext,
  components: readonly string[],
  name = components[0],
): Value {
  const host = tripleOfSystem(context.options.system) ?? context.options.system;
  const domain: Toolchain = {
    domain: 'toolchain',
    provider: 'nixpkgs',
    channel: 'stable',
    key: undefined,
    version: undefined,
    date: undefined,
    profile: undefined,
    components,
    targets: components.includes('rustc') ? [host] : [],
    listed: { components: [], targets: [] },
    manifest: undefined,
    host,
    complete: true,
    site: { kind: 'none' },
    single: name,
  };
  return attrsWithOutputs(domain);
}

interface PlatformContext extends PackagesContext {
  /** What the platform compiles with. */
  readonly toolchain: readonly Value[];
}

/** `rustPlatform`, with nixpkgs' own toolchain or a given one. */
export function rustPlatform(context: PackagesContext, toolchain: readonly Value[]): Attrs {
  return tableSet<PlatformContext>('rustPlatform', PLATFORM, { ...context, toolchain }, { open: true });
}

export function ownToolchain(context: PackagesContext): readonly Value[] {
  return [nixpkgsComponent(context, ['rustc', 'rust-std']), nixpkgsComponent(context, ['cargo'])];
}

export const MAKE_RUST_PLATFORM: FunctionEntry<PackagesContext> = {
  name: 'makeRustPlatform',
  type: 'function',
  doc: 'A `rustPlatform` with another compiler: `makeRustPlatform { cargo = toolchain; rustc = toolchain; }`.',
  link: MANUAL,
  named: true,
  params: [
    { name: 'rustc', type: 'package', required: true, doc: 'The compiler; a joined toolchain will do.' },
    { name: 'cargo', type: 'package', required: true, doc: 'Cargo; usually the same toolchain.' },
    { name: 'stdenv', type: 'stdenv', default: 'pkgs.stdenv', doc: 'The standard environment to build in.' },
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

const PLATFORM: readonly Entry<PlatformContext>[] = [
  {
    name: 'buildRustPackage',
    type: 'function',
    doc: compared(
      'Builds a crate or workspace with its `Cargo.lock`: needs `pname`, `version`, `src` and one of `cargoHash`, `cargoLock`, `cargoDeps`, `cargoVendorDir`.',
      'buildRustPackage',
    ),
    link: MANUAL,
    named: true,
    params: [
      { name: 'pname', type: 'string', doc: 'The name of the package.' },
      { name: 'version', type: 'string', doc: 'Its version.' },
      { name: 'src', type: 'path or derivation', doc: 'The source with `Cargo.toml` and `Cargo.lock`.' },
      { name: 'cargoHash', type: 'hash', doc: 'The hash of the vendored dependencies.' },
      {
        name: 'cargoLock',
        type: 'set',
        doc: '`{ lockFile = ./Cargo.lock; outputHashes = { }; }`: vendors from the lock file, without a hash of it all.',
      },
      { name: 'nativeBuildInputs', type: 'list of packages', default: '[ ]', doc: 'Build tools.' },
      { name: 'buildInputs', type: 'list of packages', default: '[ ]', doc: 'Libraries.' },
    ],
    arity: 1,
    run:
      ({ kit, toolchain }) =>
      ([arg], machine, site) =>
        arg
          ? derivation(arg, {
              kit,
              kind: 'package',
              builder: 'buildRustPackage',
              brings: toolchain,
              site,
              machine,
            })
          : unknown('argument'),
  },
  {
    name: 'rustLibSrc',
    type: 'package',
    doc: 'The sources of the standard library: the right value for `RUST_SRC_PATH` with this platform’s compiler.',
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
  hook(
    'bindgenHook',
    'Tells bindgen where libclang and the C headers are: `LIBCLANG_PATH` and `BINDGEN_EXTRA_CLANG_ARGS`. Belongs in `nativeBuildInputs`.',
  ),
  hook('cargoSetupHook', 'Makes cargo use the vendored dependencies of `cargoDeps`.'),
  hook('cargoBuildHook', 'Builds with cargo.'),
  hook('cargoCheckHook', 'Runs `cargo test`.'),
  hook('cargoNextestHook', 'Runs the tests with cargo-nextest.'),
  hook('cargoInstallHook', 'Installs what cargo built.'),
  hook('maturinBuildHook', 'Builds Python wheels with maturin.'),
  {
    name: 'importCargoLock',
    type: 'function',
    doc: 'Vendors dependencies from a `Cargo.lock`: `importCargoLock { lockFile = ./Cargo.lock; }`.',
    link: MANUAL,
    value: () => packageFunction('rustPlatform.importCargoLock'),
  },
  {
    name: 'fetchCargoVendor',
    type: 'function',
    doc: 'Vendors dependencies by one hash: `fetchCargoVendor { src = …; hash = "…"; }`.',
    link: MANUAL,
    since: '24.11',
    value: () => packageFunction('rustPlatform.fetchCargoVendor'),
  },
  {
    name: 'rust',
    type: 'set',
    doc: 'The compiler and cargo of this platform.',
    value: (context) =>
      tableSet<PlatformContext>(
        'rustPlatform.rust',
        [
          {
            name: 'rustc',
            type: 'package',
            doc: 'The compiler.',
            value: ({ toolchain }) => toolchain[0] ?? unknown('rustc'),
          },
          {
            name: 'cargo',
            type: 'package',
            doc: 'Cargo.',
            value: ({ toolchain }) => toolchain[1] ?? unknown('cargo'),
          },
        ],
        context,
      ),
  },
];

/** A function whose result is a package that nothing more is known about. */
export function packageFunction(name: string): Value {
  return { kind: 'primop', name, arity: 1, args: [], run: () => packageValue(name) };
}
