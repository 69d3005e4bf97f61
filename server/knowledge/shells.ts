/** The shells, packages and checks of a file, and the toolchains that each of them gets. */
import type { Attrs, Value } from '../eval/value.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { type Derivation, knownOf, type Toolchain } from './domain.ts';

/** A toolchain as one shell gets it. */
export interface ToolchainUse {
  readonly toolchain: Toolchain;
  /** The value that is the toolchain; its origin is the expression that makes it. */
  readonly value: Value;
  /** The element of the shell's list that brings it. */
  readonly element: SyntaxNode | undefined;
}

/** What goes into a shell or package. */
export interface Inputs {
  readonly toolchains: readonly ToolchainUse[];
  /** Packages of nixpkgs by their attribute paths. */
  readonly packages: readonly string[];
  /** Whether everything that goes in was understood. */
  readonly complete: boolean;
  /** Why not, once for each thing that was not understood. */
  readonly unknowns: readonly string[];
}

export interface Output {
  /** Attribute path from the top: `devShells.x86_64-linux.default`; empty for what the file itself is. */
  readonly path: string;
  readonly kind: Derivation['kind'];
  readonly value: Value;
  readonly derivation: Derivation;
}

/** Arguments that bring packages into a derivation. */
const INPUT_ARGUMENTS: readonly string[] = [
  'packages',
  'buildInputs',
  'nativeBuildInputs',
  'propagatedBuildInputs',
  'propagatedNativeBuildInputs',
  'depsBuildBuild',
  'depsHostHost',
  'checkInputs',
  'nativeCheckInputs',
  'runtimeInputs',
  'paths',
];

/** Builders that only put their inputs together. */
const JOINING: ReadonlySet<string> = new Set(['symlinkJoin', 'buildEnv']);

const MAX_DEPTH = 8;

/** Elements that are looked at: lists and shells that hold others twice grow with each level. */
const MAX_ELEMENTS = 20_000;

/** What goes into a derivation, through `inputsFrom` and joins. */
export function inputsOf(derivation: Derivation): Inputs {
  const toolchains: ToolchainUse[] = [];
  const packages: string[] = [];
  const unknowns: string[] = [];
  let left = MAX_ELEMENTS;

  function fromDerivation(it: Derivation, depth: number): void {
    if (depth > MAX_DEPTH) return;
    const args = it.args.force();
    if (args.kind !== 'attrs') {
      unknowns.push(args.kind === 'unknown' ? args.why : 'arguments');
      return;
    }
    if (args.open) unknowns.push('open arguments');
    for (const name of INPUT_ARGUMENTS) fromList(args.members.get(name)?.force(), depth, false, undefined);
    fromList(args.members.get('inputsFrom')?.force(), depth, true, undefined);
    for (const it_ of it.brings) fromValue(it_, depth, false, it_.origin);
  }

  function fromList(
    list: Value | undefined,
    depth: number,
    inside: boolean,
    element: SyntaxNode | undefined,
  ): void {
    if (list === undefined || list.kind === 'null') return;
    if (list.kind !== 'list') {
      fromValue(list, depth, inside, element);
      return;
    }
    left -= list.items.length;
    if (list.open || left < 0) unknowns.push('open list');
    for (const item of left < 0 ? [] : list.items)
      fromValue(item.force(), depth, inside, element ?? item.node);
  }

  function fromValue(value: Value, depth: number, inside: boolean, element: SyntaxNode | undefined): void {
    if (value.kind === 'list') {
      if (depth < MAX_DEPTH) fromList(value, depth + 1, inside, element);
      return;
    }
    if (value.kind === 'unknown') {
      unknowns.push(value.why);
      return;
    }
    const known = knownOf(value);
    if (known?.domain === 'toolchain')
      toolchains.push({ toolchain: derivation.settle?.(known) ?? known, value, element });
    else if (known?.domain === 'package')
      packages.push(known.flake === undefined ? known.path : `${known.flake}.${known.path}`);
    else if (known?.domain === 'derivation' && (inside || JOINING.has(known.builder)))
      fromDerivation(known, depth + 1);
  }

  fromDerivation(derivation, 0);
  return { toolchains, packages, complete: unknowns.length === 0, unknowns };
}

/** Joins components that come one by one into the toolchain that they make together. */
export function groupedToolchains(uses: readonly ToolchainUse[]): ToolchainUse[] {
  const groups = new Map<string, ToolchainUse>();
  const result: ToolchainUse[] = [];
  const seen = new Set<Toolchain>();
  for (const use of uses) {
    const { toolchain } = use;
    if (seen.has(toolchain)) continue;
    seen.add(toolchain);
    if (toolchain.single === undefined) {
      if (!result.some((it) => isSame(it.toolchain, toolchain))) result.push(use);
      continue;
    }
    const key = [toolchain.provider, toolchain.channel, toolchain.key, toolchain.host].join(' ');
    const known = groups.get(key);
    const merged: ToolchainUse = known
      ? { ...known, toolchain: merge(known.toolchain, toolchain) }
      : { ...use, toolchain: { ...toolchain } };
    if (known) result[result.indexOf(known)] = merged;
    else result.push(merged);
    groups.set(key, merged);
  }
  return result.map(aloneOfRelease);
}

/** nixpkgs' language server by itself is of no release of Rust. */
function aloneOfRelease(use: ToolchainUse): ToolchainUse {
  const { toolchain } = use;
  return toolchain.provider === 'nixpkgs' && toolchain.components.every((it) => it === 'rust-analyzer')
    ? { ...use, toolchain: { ...toolchain, key: undefined } }
    : use;
}

/** Whether two expressions made the same toolchain, such as a shell's own and that of a package in `inputsFrom`. */
function isSame(a: Toolchain, b: Toolchain): boolean {
  const facts = ({
    provider,
    channel,
    key,
    date,
    profile,
    host,
    components,
    targets,
    complete,
    single,
  }: Toolchain) =>
    JSON.stringify([provider, channel, key, date, profile, host, components, targets, complete, single]);
  return a.complete && facts(a) === facts(b);
}

function merge(a: Toolchain, b: Toolchain): Toolchain {
  return {
    ...a,
    version: a.version ?? b.version,
    components: [...new Set([...a.components, ...b.components])],
    targets: [...new Set([...a.targets, ...b.targets])],
    complete: a.complete && b.complete,
  };
}

/** Flake outputs that hold derivations by system and name. */
const BY_SYSTEM: readonly string[] = [
  'devShells',
  'packages',
  'checks',
  'devShell',
  'defaultPackage',
  'legacyPackages',
];

/** The shells, packages and checks of a flake's outputs. */
export function flakeOutputs(outputs: Value, system: string): Output[] {
  if (outputs.kind !== 'attrs') return [];
  return BY_SYSTEM.flatMap((name) => {
    const bySystem = outputs.members.get(name)?.force();
    const own = bySystem?.kind === 'attrs' ? bySystem.members.get(system)?.force() : undefined;
    return own ? derivationsIn(own, `${name}.${system}`, 3) : [];
  });
}

/** The derivations that a value is or holds by name. */
export function derivationsIn(value: Value, path: string, depth: number): Output[] {
  const known = knownOf(value);
  if (known?.domain === 'derivation') return [{ path, kind: known.kind, value, derivation: known }];
  if (value.kind !== 'attrs' || known || depth === 0) return [];
  return memberNames(value).flatMap((name) => {
    const member = value.members.get(name)?.force();
    return member
      ? derivationsIn(member, path === '' ? quoted(name) : `${path}.${quoted(name)}`, depth - 1)
      : [];
  });
}

/** A set with more members than this is data or a package set: nobody lists shells in it. */
const MAX_MEMBERS = 500;

function memberNames(set: Attrs): readonly string[] {
  const names = set.members.names();
  return names.length > MAX_MEMBERS ? [] : names;
}

function quoted(name: string): string {
  return /^[A-Za-z_][\w'-]*$/.test(name) ? name : JSON.stringify(name);
}
