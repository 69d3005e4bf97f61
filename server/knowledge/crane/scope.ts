/** crane's library as a scope: its members under what `overrideScope` and `overrideToolchain` lay over them. */
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Attrs, Machine, Members, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, primop, unknown } from '../../eval/values.ts';
import { compared } from '../builders/comparison.ts';
import type { Description, KnownSet } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { callPackage } from '../nixpkgs/call-package.ts';
import { byName, type Entry, tableMembers } from '../table.ts';
import { CRANE_API } from './links.ts';

export interface CraneOptions {
  readonly kit: Kit;
  /** The nixpkgs that it was made for. */
  readonly pkgs: Thunk;
  /** Functions `final: prev: { … }`, the last one on top. */
  readonly overrides: readonly Thunk[];
  readonly machine: Machine;
  readonly entries: readonly Entry<CraneContext>[];
}

/** What the entries of crane's table get to see. */
export interface CraneContext {
  readonly kit: Kit;
  readonly pkgs: Thunk;
  /** The finished library. */
  readonly self: Thunk;
  /** The same library with one more override. */
  with(override: Thunk): Attrs;
}

export const CRANE_SELF: Description = {
  name: 'craneLib',
  type: 'set',
  doc: compared('crane for one nixpkgs and toolchain: functions that build, check and vendor.', 'crane'),
  link: CRANE_API,
};

export function craneScope(options: CraneOptions): Attrs {
  const { entries, machine } = options;
  const self: Thunk = lazy(() => top);
  const context: CraneContext = {
    kit: options.kit,
    pkgs: options.pkgs,
    self,
    with: (override) => craneScope({ ...options, overrides: [...options.overrides, override] }),
  };
  const domain: KnownSet = {
    domain: 'set',
    title: 'craneLib',
    self: CRANE_SELF,
    describe: (name) => byName(entries).get(name),
  };
  let members = tableMembers(entries, context);
  for (const override of options.overrides) members = overlaid(members, override, self, domain, machine);
  const top: Attrs = attrs({ ...members, guess: notKnown }, { open: true, domain });
  return top;
}

/** Other releases of crane have other members. */
function notKnown(name: string): Thunk {
  return done(unknown(`craneLib.${name}`));
}

function overlaid(under: Members, override: Thunk, self: Thunk, domain: KnownSet, machine: Machine): Members {
  const prev = attrs({ ...under, guess: notKnown }, { open: true, domain });
  const result = lazy(() => machine.apply(machine.apply(override.force(), self), done(prev)), override.node);
  const over = (): Members | undefined => {
    const value = result.force();
    return value.kind === 'attrs' ? value.members : undefined;
  };
  // Nobody replaces crane's own functions, but what is not understood may well replace the compiler.
  const otherwise = (name: string): Thunk | undefined => {
    const value = result.force();
    return value.kind === 'attrs' && !value.open ? undefined : notKnown(name);
  };
  return {
    get: (name) => over()?.get(name) ?? under.get(name) ?? otherwise(name),
    names: () => [...new Set([...(over()?.names() ?? []), ...under.names()])],
    definition: (name) => over()?.definition?.(name) ?? under.definition?.(name),
  };
}

/** A program as crane's builders get it: from the library where it was replaced there, else from nixpkgs. */
export function program(context: CraneContext, name: string, machine: Machine): Value {
  const own = context.self.force();
  const replaced = own.kind === 'attrs' ? own.members.get(name) : undefined;
  return (replaced ?? machine.select(context.pkgs.force(), name))?.force() ?? unknown(`${name} of craneLib`);
}

/** The programs of a build, each once: a joined toolchain stands for several of them. */
export function programs(
  context: CraneContext,
  names: readonly string[],
  machine: Machine,
): readonly Value[] {
  return [...new Set(names.map((it) => program(context, it, machine)))];
}

/** The override that puts a toolchain in the place of all its parts. */
export function toolchainOverride(toolchain: Thunk): Thunk {
  const parts = attrsOf(['cargo', 'clippy', 'rustc', 'rustfmt'].map((it) => [it, toolchain] as const));
  return done(primop('overrideToolchain', 2, () => parts));
}

/** `callPackage` with the library's members before those of nixpkgs. */
export function scopedCallPackage(context: CraneContext, extra?: Thunk): Value {
  const pkgs = lazy(() => {
    const all = update(context.pkgs.force(), context.self.force());
    return extra ? update(all, extra.force()) : all;
  });
  return primop('craneLib.callPackage', 2, callPackage({ pkgs }));
}
