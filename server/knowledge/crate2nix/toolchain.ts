/** What a `Cargo.nix` of crate2nix compiles with: nixpkgs’ compiler, or what `buildRustCrate.override` is given. */
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, member, primop, unknown } from '../../eval/values.ts';
import { lacksArgument } from '../arguments.ts';
import { type KnownSet, knownOf, titled } from '../domain.ts';
import { toolchainOfBuildRustCrate } from '../nixpkgs/build-rust-crate.ts';

/** The compiler and cargo that the arguments of a `Cargo.nix` lead to. */
export function crateToolchain(args: Value, pkgs: Thunk, machine: Machine): readonly Value[] {
  const own = member(args, 'buildRustCrateForPkgs');
  const plain = (own === undefined || own.kind === 'null') && lacksArgument(args, 'buildRustCrate');
  if (own === undefined && !lacksArgument(args, 'buildRustCrateForPkgs'))
    return [unknown('arguments of Cargo.nix')];
  if (plain) return parts(pkgs.force(), machine);
  if (own === undefined || own.kind === 'null')
    return (
      toolchainOfBuildRustCrate(member(args, 'buildRustCrate')) ?? [unknown('buildRustCrate of Cargo.nix')]
    );
  // The function is called with packages whose `buildRustCrate` remembers what it is overridden with.
  const probed = lazy(() => update(pkgs.force(), attrsOf([['buildRustCrate', done(probe(pkgs))]])));
  const overridden = overridesOf(machine.apply(own, probed));
  return overridden ? parts(overridden, machine) : [unknown('buildRustCrateForPkgs')];
}

function parts(from: Value, machine: Machine): readonly Value[] {
  const values = ['rustc', 'cargo'].map(
    (it) => machine.select(from, it)?.force() ?? unknown(`${it} of Cargo.nix`),
  );
  return [...new Set(values)];
}

const overrides = new WeakMap<object, Thunk>();

/** A `buildRustCrate` that knows the packages it would use. */
function probe(packages: Thunk): Attrs {
  const domain: KnownSet = titled('buildRustCrate');
  overrides.set(domain, packages);
  const override = primop('override', 1, ([change], machine) =>
    probe(lazy(() => update(packages.force(), changed(change, packages, machine)))),
  );
  return attrsOf([['override', done(override)]], { open: true, domain });
}

function changed(change: Thunk | undefined, packages: Thunk, machine: Machine): Value {
  const value = change?.force() ?? unknown('argument');
  return value.kind === 'lambda' || value.kind === 'primop' ? machine.apply(value, packages) : value;
}

function overridesOf(value: Value): Value | undefined {
  const domain = knownOf(value);
  return domain && overrides.get(domain)?.force();
}
