/** The toolchain that cargo2nix chooses from rust-overlay by its arguments. */
import type { Machine, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, list, member, primop, str, textOf, unknown } from '../../eval/values.ts';

/** What `makePackageSet` compiles with. */
export function chosenToolchain(args: Value, pkgs: Value, machine: Machine): Value {
  if (args.kind !== 'attrs') return unknown('arguments of makePackageSet');
  const own = given(args, 'rustToolchain');
  if (own) return own;
  const profile = text(args, 'rustProfile', 'minimal');
  const channel = text(args, 'rustChannel', 'stable');
  const version = text(args, 'rustVersion', undefined);
  if (args.open || profile === UNKNOWN || channel === UNKNOWN || version === UNKNOWN)
    return unknown('toolchain of makePackageSet');
  const pick = (set: Value): Value => customised(along(set, [profile ?? 'minimal'], machine), args, machine);
  const bin = machine.select(pkgs, 'rust-bin')?.force() ?? unknown('rust-bin');
  if (channel === 'nightly' && (version === undefined || version === 'latest')) {
    const selector = primop('toolchain of a night', 1, ([night]) => pick(night?.force() ?? unknown('night')));
    return machine.apply(along(bin, ['selectLatestNightlyWith'], machine), done(selector));
  }
  // The channel may be a version, as it was in older releases.
  const isVersion = channel !== undefined && /^\d+\.\d+\.\d+$/.test(channel);
  if (!isVersion && version === undefined) return unknown('makePackageSet without rustVersion');
  const path = isVersion ? ['stable', channel] : [channel ?? 'stable', version ?? ''];
  return pick(along(bin, path, machine));
}

const UNKNOWN = Symbol('unknown');

/** An argument that is there and not null. */
function given(args: Value, name: string): Value | undefined {
  const value = member(args, name);
  return value?.kind === 'null' ? undefined : value;
}

function text(args: Value, name: string, standard: string | undefined): string | undefined | typeof UNKNOWN {
  const value = given(args, name);
  return value === undefined ? standard : (textOf(value) ?? UNKNOWN);
}

function along(value: Value, path: readonly string[], machine: Machine): Value {
  return path.reduce(
    (it, name) => machine.select(it, name)?.force() ?? unknown(`missing attribute ${name}`),
    value,
  );
}

/** With `rust-src`, the components that the user lists, and the target of a cross build. */
function customised(toolchain: Value, args: Value, machine: Machine): Value {
  const listed = given(args, 'extraRustComponents');
  const extra: readonly Thunk[] = listed?.kind === 'list' ? listed.items : [];
  const own = extra.some((it) => textOf(it.force()) === 'rust-src') ? [] : [done(str('rust-src'))];
  const open = listed !== undefined && (listed.kind !== 'list' || listed.open);
  const target = given(args, 'target');
  const override = attrsOf([
    ['extensions', done(list([...own, ...extra], open))],
    ['targets', done(list(target ? [done(target)] : []))],
  ]);
  return machine.apply(along(toolchain, ['override'], machine), done(override));
}
