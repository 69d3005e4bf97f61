/** `rustPlatform.buildRustPackage`. */
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, bool, done, list, member, str, textOf, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { compared } from '../builders/comparison.ts';
import { optional } from '../builders/params.ts';
import { type Description, knownOf } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { BUILD_RUST_PACKAGE } from './build-rust-package-arguments.ts';
import { derivation } from './derivation.ts';
import { overridable } from './overridable.ts';
import { CARGO_LOCK_ARGUMENT } from './vendoring.ts';

export const BUILD_RUST_PACKAGE_SELF: Description = {
  name: 'buildRustPackage',
  type: 'function',
  doc: compared(
    'Builds a crate or workspace with its `Cargo.lock`: needs `pname`, `version`, `src` and one of `cargoHash`, `cargoLock`, `cargoDeps`, `cargoVendorDir`. Takes a set, or a function of the final arguments: `buildRustPackage (finalAttrs: { … })`.',
    'buildRustPackage',
  ),
  link: 'https://nixos.org/manual/nixpkgs/stable/#compiling-rust-applications-with-cargo',
  named: true,
  params: BUILD_RUST_PACKAGE,
};

interface Call {
  readonly kit: Kit;
  readonly toolchain: readonly Value[];
  readonly machine: Machine;
  readonly site: SyntaxNode | undefined;
}

const OVERRIDE: Description = {
  name: 'override',
  type: 'function',
  doc: 'The same function with other packages: `buildRustPackage.override { stdenv = clangStdenv; }`.',
  named: true,
  params: [optional('stdenv', 'stdenv', 'The standard environment to build in.', 'pkgs.stdenv')],
};

/** The function, with what its platform compiles with. */
export function buildRustPackageFunction(kit: Kit, toolchain: readonly Value[]): Attrs {
  const again = (): Attrs =>
    overridable(
      BUILD_RUST_PACKAGE_SELF,
      kit,
      ([arg], machine, site) =>
        arg ? buildRustPackage(arg, { kit, toolchain, machine, site }) : unknown('argument'),
      again,
      OVERRIDE,
    );
  return again();
}

function buildRustPackage(given: Thunk, { kit, toolchain, machine, site }: Call): Value {
  const result = derivation(given, {
    kit,
    kind: 'package',
    builder: BUILD_RUST_PACKAGE_SELF.name,
    takes: BUILD_RUST_PACKAGE_SELF,
    brings: toolchain,
    adds: (name, args) => added(name, args, kit, machine),
    site,
    machine,
  });
  noteCargoLock(result, kit, site);
  return result;
}

/** What a package has beyond its arguments, for those who override it. */
function added(name: string, args: Value, kit: Kit, machine: Machine): Thunk | undefined {
  switch (name) {
    case 'name':
      return lazy(() => fullName(args));
    case 'cargoDeps':
      return lazy(() => vendored(args, kit, machine));
    case 'nativeBuildInputs':
    case 'buildInputs':
    case 'patches':
      return done(list([]));
    case 'doCheck':
    case 'strictDeps':
      return done(bool(true));
    default:
      return undefined;
  }
}

function fullName(args: Value): Value {
  const [pname, version] = [textOf(member(args, 'pname')), textOf(member(args, 'version'))];
  return pname === undefined || version === undefined
    ? unknown('name of a package')
    : str(`${pname}-${version}`);
}

function vendored(args: Value, kit: Kit, machine: Machine): Value {
  const lock = member(args, 'cargoLock');
  const builder = lock === undefined || lock.kind === 'null' ? 'fetchCargoVendor' : 'importCargoLock';
  return derivation(done(attrsOf([])), { kit, kind: 'package', builder, site: undefined, machine });
}

/** `cargoLock = { … }` becomes the arguments of a function. */
function noteCargoLock(result: Value, kit: Kit, site: SyntaxNode | undefined): void {
  const known = knownOf(result);
  if (known?.domain !== 'derivation') return;
  const { args } = known;
  const lock = lazy(() => member(args.force(), 'cargoLock') ?? unknown('no cargoLock'));
  kit.facts.calls.push({ fn: { domain: 'function', self: CARGO_LOCK_ARGUMENT }, args: [lock], site });
}
