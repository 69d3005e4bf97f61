/** `buildRustCrate`, which compiles one crate with rustc alone, and the overrides that known crates have. */
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, member, primop, unknown } from '../../eval/values.ts';
import { optional, required } from '../builders/params.ts';
import type { Description, Param } from '../domain.ts';
import type { Entry } from '../table.ts';
import { ownToolchain } from './component.ts';
import { derivation } from './derivation.ts';
import type { PackagesContext } from './instance.ts';
import { overridable } from './overridable.ts';

const LINK =
  'https://nixos.org/manual/nixpkgs/stable/#buildrustcrate-compiling-rust-crates-using-nix-instead-of-cargo';
const STRINGS = 'list of strings';
const PACKAGES = 'list of packages';

/** What describes the crate; `override` takes the rest, and both take these. */
const CRATE: readonly Param[] = [
  required('crateName', 'string', 'The name of the crate.'),
  required('version', 'string', 'Its version.'),
  optional(
    'src',
    'path or package',
    'The source; without it the crate is fetched from crates.io by `sha256`.',
  ),
  optional('sha256', 'string', 'The hash of the crate on crates.io.'),
  optional('edition', 'string', 'The edition of Rust.'),
  optional('authors', STRINGS, 'Who wrote it.'),
  optional('build', 'string', 'The path of the build script.'),
  optional('crateBin', 'list of sets', 'The programs: `[ { name = "app"; path = "src/main.rs"; } ]`.'),
  optional('libName', 'string', 'The name of the library.'),
  optional('libPath', 'string', 'The path of the library.'),
  optional('procMacro', 'boolean', 'Whether it is a procedural macro.', 'false'),
  optional('type', STRINGS, 'Kinds of library: `[ "lib" ]`, `[ "cdylib" ]`.', '[ "lib" ]'),
  optional('links', 'string', 'The native library that it links with.'),
  optional('codegenUnits', 'number', 'Parts that the compiler works on at the same time.'),
  optional('extraLinkFlags', STRINGS, 'More flags for the linker.'),
];

const SETTINGS: readonly Param[] = [
  optional('release', 'boolean', 'Whether the crate is optimised.', 'true'),
  optional('verbose', 'boolean', 'Whether the calls of rustc are shown.', 'true'),
  optional('features', STRINGS, 'Its features.', '[ ]'),
  optional('nativeBuildInputs', PACKAGES, 'Build tools.', '[ ]'),
  optional('buildInputs', PACKAGES, 'Libraries to link with.', '[ ]'),
  optional(
    'crateOverrides',
    'set',
    'What crates need beyond Rust, by their names: functions `attrs: { … }`.',
    'defaultCrateOverrides',
  ),
  optional('dependencies', PACKAGES, 'Crates that it depends on.', '[ ]'),
  optional('buildDependencies', PACKAGES, 'Crates that its build script depends on.', '[ ]'),
  optional('crateRenames', 'set', 'Other names of dependencies.', '{ }'),
  optional('extraRustcOpts', STRINGS, 'More flags of rustc.', '[ ]'),
  optional('extraRustcOptsForBuildRs', STRINGS, 'More flags of rustc for the build script.', '[ ]'),
  optional('buildTests', 'boolean', 'Builds the tests in place of the crate.', 'false'),
];

const SELF: Description = {
  name: 'buildRustCrate',
  type: 'function',
  doc: 'Compiles one crate by calling rustc, without Cargo. Hardly written by hand: crate2nix generates the calls. `buildRustCrate.override { rustc = …; defaultCrateOverrides = …; }` changes what all crates are built with.',
  link: LINK,
  named: true,
  params: [...CRATE, ...SETTINGS],
};

const OVERRIDE: Description = {
  name: 'override',
  type: 'function',
  doc: 'The same function with other packages.',
  link: LINK,
  named: true,
  params: [
    optional('rustc', 'package', 'The compiler.', 'pkgs.rustc'),
    optional('cargo', 'package', 'Cargo, for what it tells build scripts.', 'pkgs.cargo'),
    optional(
      'defaultCrateOverrides',
      'set',
      'What known crates need beyond Rust.',
      'pkgs.defaultCrateOverrides',
    ),
    optional('stdenv', 'stdenv', 'The standard environment.', 'pkgs.stdenv'),
  ],
};

const toolchains = new WeakMap<object, readonly Value[]>();

/** What a `buildRustCrate` compiles with. */
export function toolchainOfBuildRustCrate(value: Value | undefined): readonly Value[] | undefined {
  const domain = value?.kind === 'attrs' ? value.domain : undefined;
  return domain && toolchains.get(domain);
}

function crateFunction(context: PackagesContext, toolchain: readonly Value[], machine: Machine): Attrs {
  const { kit } = context;
  const made = overridable(
    SELF,
    kit,
    ([arg], machineNow, site) =>
      arg
        ? derivation(arg, {
            kit,
            kind: 'package',
            builder: SELF.name,
            takes: SELF,
            brings: toolchain,
            site,
            machine: machineNow,
          })
        : unknown('argument'),
    (change) => crateFunction(context, overridden(change, context, toolchain, machine), machine),
    OVERRIDE,
  );
  if (made.domain) toolchains.set(made.domain, toolchain);
  return made;
}

function overridden(
  change: Thunk | undefined,
  { pkgs }: PackagesContext,
  toolchain: readonly Value[],
  machine: Machine,
): readonly Value[] {
  let given = change?.force() ?? unknown('argument');
  if (given.kind === 'lambda' || given.kind === 'primop') given = machine.apply(given, pkgs);
  if (given.kind !== 'attrs' || given.open) return [unknown('buildRustCrate.override')];
  const [rustc, cargo] = toolchain;
  return [member(given, 'rustc') ?? rustc, member(given, 'cargo') ?? cargo].filter((it) => it !== undefined);
}

export const BUILD_RUST_CRATE: readonly Entry<PackagesContext>[] = [
  { ...SELF, value: (context) => crateFunction(context, ownToolchain(context), context.options.machine) },
  {
    name: 'defaultCrateOverrides',
    type: 'set',
    doc: 'What known crates need beyond Rust when `buildRustCrate` builds them, by their names: `defaultCrateOverrides // { foo-sys = attrs: { buildInputs = [ … ]; }; }`.',
    link: LINK,
    value: () =>
      attrs(
        {
          get: () => undefined,
          names: () => [],
          guess: (name) => done(primop(`defaultCrateOverrides.${name}`, 1, () => unknown('crate overrides'))),
        },
        { open: true },
      ),
  },
  {
    name: 'buildRustCrateHelpers',
    type: 'set',
    doc: 'Helpers of `buildRustCrate`.',
    hidden: true,
    value: () => unknown('buildRustCrateHelpers'),
  },
];
