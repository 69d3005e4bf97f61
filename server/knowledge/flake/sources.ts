/** The sources that are known by name: what their flake gives, and what importing them gives. */

import type { Moment } from '../../catalog/catalog.ts';
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { libSet } from '../../eval/lib/lib.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, list, str, unknown } from '../../eval/values.ts';
import { CARGO2NIX_OUTPUTS } from '../cargo2nix/cargo2nix.ts';
import { CRANE_OUTPUTS, importCrane } from '../crane/crane.ts';
import { CRATE2NIX_OUTPUTS, importCrate2nix } from '../crate2nix/crate2nix.ts';
import { importedDerivation } from '../crate2nix/generated.ts';
import { DEVENV_OUTPUTS } from '../devenv/devenv.ts';
import { DEVSHELL_OUTPUTS, importDevshell } from '../devshell/devshell.ts';
import { type FlakeDomain, knownOf, type Release, type SourceDomain, titled } from '../domain.ts';
import { DREAM2NIX_OUTPUTS } from '../dream2nix/dream2nix.ts';
import { fenixPackages } from '../fenix/fenix.ts';
import { FENIX_OUTPUTS, importFenix } from '../fenix/flake.ts';
import { FLAKE_PARTS_OUTPUTS } from '../flake-parts/flake-parts.ts';
import { knownInput, knownInputByUrl } from '../flake-schema/known-input.ts';
import { DEFAULT_SYSTEMS, FLAKE_UTILS_OUTPUTS } from '../flake-utils/flake-utils.ts';
import { GIT_HOOKS_OUTPUTS } from '../git-hooks/git-hooks.ts';
import { IMPORT_CARGO_OUTPUTS } from '../import-cargo/import-cargo.ts';
import type { Kit } from '../kit.ts';
import { importMozilla, MOZILLA_OUTPUTS } from '../mozilla/mozilla.ts';
import { importNaersk, NAERSK_OUTPUTS } from '../naersk/naersk.ts';
import { nixpkgsFunction, nixpkgsInstance, type Provided } from '../nixpkgs/instance.ts';
import { releaseIn } from '../nixpkgs/releases.ts';
import { packageValue } from '../package.ts';
import { PROCESS_COMPOSE_OUTPUTS } from '../process-compose/process-compose.ts';
import { RUST_FLAKE_OUTPUTS } from '../rust-flake/rust-flake.ts';
import { mayBeRust } from '../rust-name.ts';
import { importRustOverlay, RUST_OVERLAY_OUTPUTS } from '../rust-overlay/overlay.ts';
import { rustBin } from '../rust-overlay/rust-bin.ts';
import { byName, type Entry, entryValue } from '../table.ts';
import { TREEFMT_OUTPUTS } from '../treefmt/treefmt.ts';

export interface When extends Pick<Release, 'moment' | 'certain'> {
  /** For nixpkgs: the release that its branch is of, `24.05`. */
  readonly branch?: string | undefined;
  /** The day of one of the flake's own inputs, where the lock tells. */
  below?(input: string): Moment | undefined;
}

export interface Sources {
  /** A well-known flake as an input of that name. */
  flake(known: string, input: string, when: When): Value;
  unknownFlake(input: string): Value;
  /** A fetched source by its URL. */
  fetched(url: string, when: When): Value;
  /** `import` of a source, or of a path inside it; `undefined` where it is none. */
  imported(source: Value, machine: Machine): Value | undefined;
  /** A nixpkgs that the code only calls like one. */
  assumedNixpkgs(machine: Machine): Value;
  readonly provided: Provided;
}

/** A flake that is known: its outputs, and what importing its source gives. */
interface KnownFlake {
  readonly outputs: readonly Entry<SourceContext>[];
  imported(context: SourceContext, inside: string): Value;
}

export interface SourceContext extends When {
  /** The name of the flake input that the source is. */
  readonly input?: string | undefined;
  readonly kit: Kit;
  readonly systems: readonly string[];
  readonly sources: Sources;
  readonly machine: Machine;
}

export function createSources(kit: Kit, machine: () => Machine): Sources {
  const provided: Provided = {
    names: new Set(['rust-bin', 'rustChannelOf', 'rustChannelOfTargets', 'rustChannels', 'latest', 'fenix']),
    assumed(name, system) {
      const when = { kit, moment: undefined, certain: false };
      const host = tripleOfSystem(system) ?? system;
      if (name === 'rust-bin') return rustBin({ ...when, host });
      return name === 'fenix' ? fenixPackages(when, host) : undefined;
    },
  };
  const contextOf = (when: When): SourceContext => ({
    ...when,
    kit,
    systems: DEFAULT_SYSTEMS,
    sources,
    machine: machine(),
  });

  const sources: Sources = {
    provided,
    flake: (known, input, when) => {
      const flake = KNOWN_FLAKES[known];
      const domain: FlakeDomain = {
        domain: 'flake',
        input,
        known,
        moment: when.moment,
        branch: when.branch,
        describe: (name) => flake && byName(flake.outputs).get(name),
      };
      return flake ? outputsSet(flake, domain, { ...contextOf(when), input }) : openFlake(input, domain);
    },
    unknownFlake: (input) =>
      openFlake(input, { domain: 'flake', input, known: undefined, moment: undefined }),
    fetched(url, when) {
      const domain: SourceDomain = {
        domain: 'source',
        known: knownInputByUrl(url),
        moment: when.moment,
        certain: when.certain,
        branch: when.branch ?? releaseIn(url),
        inside: '',
      };
      return attrs(
        {
          get: () => undefined,
          names: () => [],
          guess: (name) => done(unknown(`${name} of a fetched source`)),
        },
        { open: true, domain },
      );
    },
    imported(source, machineNow) {
      const [what, inside] = sourceAndPath(source);
      const domain = knownOf(what);
      if (domain?.domain === 'derivation') return importedDerivation(domain, kit, sources);
      if (domain?.domain !== 'flake' && domain?.domain !== 'source') return undefined;
      const flake = domain.known === undefined ? undefined : KNOWN_FLAKES[domain.known];
      if (!flake)
        return unknown(
          `import of ${domain.domain === 'flake' ? `input ${domain.input}` : 'a fetched source'}`,
        );
      const when: When = {
        moment: domain.moment,
        certain: domain.domain === 'source' ? domain.certain : true,
        branch: domain.branch,
      };
      const input = domain.domain === 'flake' ? domain.input : undefined;
      return flake.imported({ ...contextOf(when), machine: machineNow, input }, inside);
    },
    assumedNixpkgs: (machineNow) =>
      nixpkgsInstance({
        kit,
        machine: machineNow,
        system: machineNow.system,
        overlays: [],
        overlaysKnown: false,
        assumed: true,
        provided,
      }),
  };
  return sources;
}

/** `source`, `"${source}/inside"` and `source + "/inside"`. */
function sourceAndPath(value: Value): [Value, string] {
  if (value.kind !== 'string') return [value, ''];
  const [first, rest = '', ...more] = value.parts;
  if (first === undefined || typeof first === 'string' || typeof rest !== 'string' || more.length > 0)
    return [value, ''];
  return [first, rest];
}

function outputsSet(flake: KnownFlake, domain: FlakeDomain, context: SourceContext): Attrs {
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(name) {
        const known = made.get(name);
        if (known) return known;
        if (name === 'inputs') return lazy(() => ownInputs(domain, context));
        const entry = byName(flake.outputs).get(name);
        if (!entry) return undefined;
        const thunk = lazy(() => entryValue(entry, context));
        made.set(name, thunk);
        return thunk;
      },
      names: () => flake.outputs.map((it) => it.name),
      guess: (name) => done(unknown(`${domain.input}.${name}`)),
    },
    { open: true, domain },
  );
}

/** The inputs of a known flake, of revisions that only its own lock says. */
function ownInputs(domain: FlakeDomain, context: SourceContext): Value {
  const names = knownInput(domain.known ?? '')?.inputs ?? [];
  const when: When = { moment: undefined, certain: false };
  return attrsOf(
    names.map((name) => [name, lazy(() => context.sources.flake(name, name, when))] as const),
    { open: true },
  );
}

function openFlake(input: string, domain: FlakeDomain): Attrs {
  return attrs(
    { get: () => undefined, names: () => [], guess: (name) => outputOfUnknown(input, name) },
    { open: true, domain },
  );
}

/** Outputs of any flake that hold packages by system and name. */
const PACKAGE_OUTPUTS = new Set(['packages', 'legacyPackages', 'checks', 'defaultPackage']);

/** What a flake that no table knows has for packages: packages, unless their names say that they may be toolchains. */
function outputOfUnknown(input: string, output: string): Thunk {
  const none = (): Thunk => done(unknown(`input ${input}`));
  if (!PACKAGE_OUTPUTS.has(output) || mayBeRust(input)) return none();
  const made = (path: string): Value => packageValue(path, { flake: input });
  const ofSystem = (system: string): Value =>
    output === 'defaultPackage'
      ? made(`${output}.${system}`)
      : openSet((name) => (mayBeRust(name) ? none() : lazy(() => made(`${output}.${system}.${name}`))));
  return lazy(() => openSet((system) => lazy(() => ofSystem(system))));
}

function openSet(guess: (name: string) => Thunk): Attrs {
  return attrs({ get: () => undefined, names: () => [], guess }, { open: true });
}

const NIXPKGS_OUTPUTS: readonly Entry<SourceContext>[] = [
  { name: 'lib', type: 'set', doc: 'nixpkgs’ library of functions.', value: () => libSet() },
  {
    name: 'legacyPackages',
    type: 'set',
    doc: 'The packages by system, without overlays: `legacyPackages.${system}`.',
    value: legacyPackages,
  },
  { name: 'nixosModules', type: 'set', doc: 'Modules of NixOS.', value: () => unknown('nixosModules') },
];

function legacyPackages(context: SourceContext): Value {
  const instance = (system: string): Thunk =>
    lazy(() =>
      nixpkgsInstance({
        kit: context.kit,
        machine: context.machine,
        system,
        overlays: [],
        overlaysKnown: true,
        provided: context.sources.provided,
        release: context,
      }),
    );
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(system) {
        const known =
          made.get(system) ?? (tripleOfSystem(system) === undefined ? undefined : instance(system));
        if (known) made.set(system, known);
        return known;
      },
      names: () => [...context.systems],
    },
    { domain: titled('nixpkgs.legacyPackages') },
  );
}

/** Inputs that are nixpkgs, or nothing but a list of systems. */
const NIXPKGS: KnownFlake = {
  outputs: NIXPKGS_OUTPUTS,
  imported: (context, inside) => {
    if (inside === '/lib') return libSet();
    return inside === '' || inside === '/default.nix'
      ? nixpkgsFunction({ kit: context.kit, provided: context.sources.provided, release: context })
      : unknown('file inside nixpkgs');
  },
};

const KNOWN_FLAKES: Readonly<Record<string, KnownFlake>> = {
  nixpkgs: NIXPKGS,
  'rust-overlay': { outputs: RUST_OVERLAY_OUTPUTS, imported: importRustOverlay },
  'nixpkgs-mozilla': { outputs: MOZILLA_OUTPUTS, imported: importMozilla },
  fenix: { outputs: FENIX_OUTPUTS, imported: importFenix },
  cargo2nix: { outputs: CARGO2NIX_OUTPUTS, imported: () => unknown('import of cargo2nix') },
  crate2nix: { outputs: CRATE2NIX_OUTPUTS, imported: importCrate2nix },
  crane: { outputs: CRANE_OUTPUTS, imported: importCrane },
  naersk: { outputs: NAERSK_OUTPUTS, imported: importNaersk },
  'import-cargo': { outputs: IMPORT_CARGO_OUTPUTS, imported: () => unknown('import of import-cargo') },
  dream2nix: { outputs: DREAM2NIX_OUTPUTS, imported: () => unknown('import of dream2nix') },
  'flake-parts': { outputs: FLAKE_PARTS_OUTPUTS, imported: () => unknown('import of flake-parts') },
  devshell: { outputs: DEVSHELL_OUTPUTS, imported: importDevshell },
  'git-hooks': { outputs: GIT_HOOKS_OUTPUTS, imported: () => unknown('import of git-hooks') },
  'treefmt-nix': { outputs: TREEFMT_OUTPUTS, imported: () => unknown('import of treefmt-nix') },
  'process-compose-flake': {
    outputs: PROCESS_COMPOSE_OUTPUTS,
    imported: () => unknown('import of process-compose-flake'),
  },
  'rust-flake': { outputs: RUST_FLAKE_OUTPUTS, imported: () => unknown('import of rust-flake') },
  devenv: { outputs: DEVENV_OUTPUTS, imported: () => unknown('import of devenv') },
  'flake-utils': { outputs: FLAKE_UTILS_OUTPUTS, imported: () => unknown('import of flake-utils') },
  systems: { outputs: [], imported: ({ systems }) => list(systems.map((it) => done(str(it)))) },
};
