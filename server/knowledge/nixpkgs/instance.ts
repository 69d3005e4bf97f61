/** An instantiated nixpkgs: its packages under its overlays. */
import { lazy } from '../../eval/thunk.ts';
import { tied } from '../../eval/tied.ts';
import type { Attrs, Machine, Members, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, unknown } from '../../eval/values.ts';
import { packageDoc } from '../components/packages.ts';
import type { Nixpkgs, Release } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { packageValue } from '../package.ts';
import { byName, type FunctionEntry, knownFunction, tableMembers } from '../table.ts';
import type { RustRelease } from './component.ts';
import { type Cross, crossSystem } from './cross.ts';
import { PACKAGES } from './packages.ts';
import { NIXPKGS_PARAMETERS } from './parameters.ts';
import { versionedRust } from './rust-packages.ts';
import { toolDescription, withTools } from './rust-tools.ts';
import { otherStdenv } from './stdenv.ts';
import { isUsualPackage } from './usual-packages.ts';

/** What overlays of Rust's providers add; a nixpkgs without them certainly lacks these. */
export interface Provided {
  /** The member that a convention gives, where the code does not say which overlays there are. */
  assumed(name: string, host: string): Value | undefined;
  readonly names: ReadonlySet<string>;
}

export interface InstanceOptions {
  readonly kit: Kit;
  readonly system: string;
  readonly overlays: readonly Thunk[];
  /** Whether `overlays` are all. */
  readonly overlaysKnown: boolean;
  /** The platform that programs run on, where it is not the one that builds them. */
  readonly cross?: Cross | undefined;
  /** The platform that compilers compile for, where it is another one than they run on. */
  readonly compilesFor?: Cross | undefined;
  /** Whether the code only calls something like a nixpkgs. */
  readonly assumed?: boolean;
  readonly release?: Pick<Release, 'moment' | 'certain'> & { readonly branch?: string | undefined };
  readonly provided: Provided;
  readonly machine: Machine;
}

/** What the entries of nixpkgs' table get to see. */
export interface PackagesContext {
  readonly kit: Kit;
  readonly options: InstanceOptions;
  /** The finished package set. */
  readonly pkgs: Thunk;
  /** Which Rust the set is of, where it is not the default one. */
  readonly rust?: RustRelease;
  /** The same nixpkgs with other options. */
  with(change: Partial<InstanceOptions>): Attrs;
}

export function nixpkgsInstance(options: InstanceOptions): Attrs {
  const final: Thunk = lazy(() => top);
  const context: PackagesContext = {
    kit: options.kit,
    options,
    pkgs: final,
    with: (change) => nixpkgsInstance({ ...options, ...change }),
  };
  const known = (): boolean => options.overlaysKnown && layers.every((it) => it.known());
  const layers: Layer[] = [];
  let members: Members = tableMembers<PackagesContext>(PACKAGES, context);
  for (const overlay of options.overlays) {
    const layer = overlayLayer(overlay, final, asSet(members, context), members, options.machine);
    layers.push(layer);
    members = layer.members;
  }
  const domain: Nixpkgs = {
    domain: 'nixpkgs',
    system: options.system,
    cross: crossName(options),
    get overlaysKnown() {
      return known();
    },
    assumed: options.assumed ?? false,
    describe: (name) => byName(PACKAGES).get(name) ?? toolDescription(name),
  };
  const top: Attrs = attrs(
    { ...members, names: () => withTools(members), guess: (name) => guess(name, context, known) },
    { open: true, domain },
  );
  return top;
}

/** How the platform that programs run on is told. */
function crossName({ cross, compilesFor }: InstanceOptions): string | undefined {
  const other = cross ?? compilesFor;
  return other && (other.triple ?? other.name);
}

/** The set that an overlay sees as `prev`. */
function asSet(members: Members, context: PackagesContext): Attrs {
  const { options } = context;
  const domain: Nixpkgs = {
    domain: 'nixpkgs',
    system: options.system,
    cross: crossName(options),
    overlaysKnown: true,
    assumed: options.assumed ?? false,
    describe: (name) => byName(PACKAGES).get(name) ?? toolDescription(name),
  };
  return attrs(
    { ...members, names: () => withTools(members), guess: (name) => guess(name, context, () => true) },
    { open: true, domain },
  );
}

interface Layer {
  readonly members: Members;
  /** Whether it is known what the overlay adds. */
  known(): boolean;
}

function overlayLayer(overlay: Thunk, final: Thunk, prev: Attrs, under: Members, machine: Machine): Layer {
  const result = lazy(() => machine.apply(machine.apply(overlay.force(), final), done(prev)), overlay.node);
  const over = (): Attrs | undefined => {
    const value = result.force();
    return value.kind === 'attrs' ? value : undefined;
  };
  return {
    known: () => over()?.open === false,
    members: tied({
      get: (name) => over()?.members.get(name) ?? under.get(name),
      names: () => [...new Set([...(over()?.members.names() ?? []), ...under.names()])],
      definition: (name) => over()?.members.definition?.(name) ?? under.definition?.(name),
    }),
  };
}

/** An attribute that no table knows: a package of that name, unless an overlay must have brought it. */
function guess(name: string, context: PackagesContext, known: () => boolean): Thunk | undefined {
  const { options } = context;
  const versioned = versionedRust(name, context);
  if (versioned) return versioned;
  if (name.endsWith('Stdenv')) return lazy(() => otherStdenv(context));
  if (options.provided.names.has(name)) {
    const assumed = options.assumed ? options.provided.assumed(name, options.system) : undefined;
    return done(assumed ?? unknown(`overlay that brings ${name}`));
  }
  return lazy(() =>
    known() || options.assumed || packageDoc(name) || isUsualPackage(name)
      ? withStdenv(packageValue(name, { assumed: options.assumed ?? false }), context)
      : unknown(`attribute ${name} under an unknown overlay`),
  );
}

/** Sets such as `llvmPackages_17` have a standard environment of their own. */
function withStdenv(packages: Attrs, context: PackagesContext): Attrs {
  const { members } = packages;
  const guess = (name: string): Thunk | undefined =>
    name === 'stdenv' ? lazy(() => otherStdenv(context)) : members.guess?.(name);
  return { ...packages, members: { ...members, guess } };
}

/** The function that `import nixpkgs` gives. */
export function nixpkgsFunction(
  defaults: Omit<InstanceOptions, 'system' | 'overlays' | 'overlaysKnown' | 'machine'>,
): Value {
  const entry: FunctionEntry<{ readonly kit: Kit }> = {
    name: 'nixpkgs',
    type: 'function',
    doc: 'The packages of nixpkgs for one system, changed by overlays.',
    link: 'https://nixos.org/manual/nixpkgs/stable/#chap-overlays',
    ...NIXPKGS_PARAMETERS,
    arity: 1,
    run:
      () =>
      ([arg], machine) => {
        const args = arg?.force() ?? unknown('argument');
        const system = systemArgument(args, machine);
        const given = args.kind === 'attrs' ? args.members.get('overlays')?.force() : undefined;
        const overlays = given?.kind === 'list' ? given.items : [];
        const unknownOverlays =
          args.kind !== 'attrs' || (given ? given.kind !== 'list' || given.open : args.open);
        const cross = crossSystem(
          args.kind === 'attrs' ? args.members.get('crossSystem')?.force() : undefined,
          system,
        );
        return nixpkgsInstance({
          ...defaults,
          machine,
          system,
          cross,
          overlays,
          overlaysKnown: !unknownOverlays,
        });
      },
  };
  return knownFunction(entry, { kit: defaults.kit });
}

function systemArgument(args: Value, machine: Machine): string {
  for (const name of ['system', 'localSystem', 'hostPlatform']) {
    const given = args.kind === 'attrs' ? args.members.get(name)?.force() : undefined;
    const text =
      systemText(given) ??
      (given?.kind === 'attrs' ? systemText(given.members.get('system')?.force()) : undefined);
    if (text !== undefined) return text;
  }
  return machine.system;
}

function systemText(value: Value | undefined): string | undefined {
  if (value?.kind !== 'string') return undefined;
  const [text] = value.parts;
  return value.parts.length === 1 && typeof text === 'string' ? text : undefined;
}
