/** What a value is in the world of Rust and Nix, beyond being a set or a function. */
import type { Channel, Manifest, Moment } from '../catalog/catalog.ts';
import type { Domain, Thunk, Value } from '../eval/value.ts';
import type { SyntaxNode } from '../syntax/node.ts';

/** What an attribute, function or argument is, for hover, completion and diagnostics. */
export interface Description {
  readonly name: string;
  /** A few words: `toolchain`, `function`, `package` … */
  readonly type: string;
  /** One paragraph of Markdown. */
  readonly doc: string;
  readonly link?: string | undefined;
  readonly since?: string | undefined;
  readonly deprecated?: string | undefined;
  /** Internal: works, but is not offered. */
  readonly hidden?: boolean | undefined;
  readonly params?: readonly Param[] | undefined;
  /** Whether `params` are names in one set of arguments, not arguments that follow each other. */
  readonly named?: boolean | undefined;
  /** Whether that set takes no other names. */
  readonly closed?: boolean | undefined;
}

export interface Param {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  readonly default?: string | undefined;
  readonly required?: boolean | undefined;
  /** Why it should no longer be given, and what to do instead. */
  readonly deprecated?: string | undefined;
  /** What strings in it are, where they come from the catalog. */
  readonly holds?: 'components' | 'targets' | undefined;
}

interface Described extends Domain {
  /** What a member is; `undefined` for a member that nothing is known about. */
  describe?(name: string): Description | undefined;
}

/** A set with known members, such as `rust-bin` or `lib`. */
export interface KnownSet extends Described {
  readonly domain: 'set';
  /** How the set is called: `rust-bin`, `rust-bin.stable`, `fenix` … */
  readonly title: string;
  readonly self?: Description | undefined;
  /** For a set whose members are releases: which, as of when. */
  readonly releases?: { readonly channel: Channel; readonly release: Release } | undefined;
  /** The state of the provider that the set is of. */
  readonly release?: Release | undefined;
}

/** A known function. */
export interface KnownFunction extends Described {
  readonly domain: 'function';
  readonly self: Description;
  /** What the names in its string arguments are chosen from. */
  readonly choice?: Choice | undefined;
  /** The state of the provider that it chooses releases from. */
  readonly release?: Release | undefined;
}

/** What component and target names are chosen from. */
export interface Choice {
  readonly manifest: Manifest | undefined;
  readonly host: string;
  /** Components that are there anyway. */
  readonly profile: readonly string[];
  /** All components that there are, where the manifest does not say it. */
  readonly components?: readonly string[] | undefined;
}

/** The state of a provider that a value comes from. */
export interface Release {
  /** `undefined`: the newest that is known. */
  readonly moment: Moment | undefined;
  /** Whether `moment` is what the user's code really gets. Where not, only what never was is wrong. */
  readonly certain: boolean;
  /** The triple that programs run on. */
  readonly host: string;
  /** The flake input that it is, as the flake calls it. */
  readonly input?: string | undefined;
}

export type Provider = 'rust-overlay' | 'fenix' | 'nixpkgs' | 'nixpkgs-mozilla' | 'rustup' | 'devenv';

/** A name that the user listed, with the string or attribute that says it. */
export interface Listed {
  readonly name: string;
  readonly node: SyntaxNode | undefined;
  /** The argument that lists it, where that is not the usual one for such names. */
  readonly argument?: 'targetExtensions' | undefined;
}

/** Where a component or target is added to a toolchain. */
export type EditSite =
  /** `EXPR` or `EXPR.override { … }`: `argument` is the last override's set, if there is one; `under` is what it overrides. */
  | { readonly kind: 'override'; readonly argument: Value | undefined; readonly under?: EditSite }
  /** A set with `components` and `targets` as in a toolchain file. */
  | { readonly kind: 'settings'; readonly argument: Value }
  /** A list of component names; `at` is the expression that gives it. */
  | { readonly kind: 'names'; readonly list: Value; readonly at: SyntaxNode | undefined }
  /** A list of component derivations (`combine [ … ]`). */
  | { readonly kind: 'members'; readonly list: Value; readonly at: SyntaxNode | undefined }
  /** A `rust-toolchain.toml`; `at` is the expression that names it. */
  | { readonly kind: 'file'; readonly id: string; readonly at: SyntaxNode | undefined }
  /** Options of a module that hold lists of names. */
  | {
      readonly kind: 'options';
      readonly components: OptionPlace;
      readonly targets: OptionPlace;
      /** The names by which the options around them are defined. */
      readonly written: readonly SyntaxNode[];
    }
  | { readonly kind: 'none' };

/** An option of a module that holds a list of names. */
export interface OptionPlace {
  readonly name: string;
  /** What it is defined as; its node is the expression. */
  readonly list: Thunk | undefined;
  /** The default, which a definition takes the place of. */
  readonly initial: readonly string[];
  /** The name of an option beside which it is defined where it is not yet. */
  readonly beside: SyntaxNode | undefined;
  /** Whether there is one definition at most. */
  readonly known: boolean;
}

/** A Rust toolchain, or the part of one that a component derivation is. */
export interface Toolchain extends Described {
  readonly domain: 'toolchain';
  readonly provider: Provider;
  readonly channel: Channel | undefined;
  /** The key in the provider's channel (`1.80.1`, `2024-06-01`). */
  readonly key: string | undefined;
  /** rustc's version. */
  readonly version: string | undefined;
  readonly date: string | undefined;
  readonly profile: string | undefined;
  /** Manifest names of all that is installed for the host. */
  readonly components: readonly string[];
  /** Triples that it compiles for, the host included. */
  readonly targets: readonly string[];
  /** What the user listed beyond the profile. */
  readonly listed: { readonly components: readonly Listed[]; readonly targets: readonly Listed[] };
  /** The names that may be listed, where the manifest does not say it. */
  readonly choice?: readonly string[] | undefined;
  readonly manifest: Manifest | undefined;
  /** The triple that rustc runs on. */
  readonly host: string;
  /** Whether `components` and `targets` are certainly all. */
  readonly complete: boolean;
  readonly site: EditSite;
  /** How it was chosen, where that moves: `latest`, a channel name, a toolchain file. */
  readonly chosenBy?: string | undefined;
  /** One component alone (`fenix.stable.rustfmt`), not something that runs by itself. */
  readonly single?: string | undefined;
  readonly release?: Release | undefined;
}

/** `rust-bin.stable.latest`, `fenix.stable` …: a set of profiles and components of one release. */
export interface ToolchainSet extends Described {
  readonly domain: 'toolchain-set';
  readonly provider: Provider;
  readonly title: string;
  readonly channel: Channel;
  readonly key: string | undefined;
  readonly version: string | undefined;
  readonly date: string | undefined;
  readonly manifest: Manifest | undefined;
  readonly release: Release;
  /** The triple that its components are for, where that is not the host. */
  readonly triple?: string | undefined;
  readonly chosenBy?: string | undefined;
}

/** An instantiated nixpkgs. */
export interface Nixpkgs extends Described {
  readonly domain: 'nixpkgs';
  readonly system: string;
  /** The system that the packages' programs run on, where it is another: `pkgsCross.…`. */
  readonly cross?: string | undefined;
  /** Whether all overlays were understood, so that a missing attribute is certainly missing. */
  readonly overlaysKnown: boolean;
  /** Whether it stands for an argument that is only called like one. */
  readonly assumed: boolean;
}

/** A package of nixpkgs that nothing more is known about. */
export interface Package extends Described {
  readonly domain: 'package';
  /** Its attribute path below nixpkgs: `openssl`, `llvmPackages.libclang`. */
  readonly path: string;
  readonly output?: string | undefined;
  readonly assumed?: boolean | undefined;
  /** The flake input that `path` is an output of, where it is not nixpkgs. */
  readonly flake?: string | undefined;
}

/** What a builder made. */
export interface Derivation extends Described {
  readonly domain: 'derivation';
  readonly kind: 'shell' | 'package';
  /** `mkShell`, `buildRustPackage`, `symlinkJoin` … */
  readonly builder: string;
  readonly args: Thunk;
  /** What the builder takes, where that is more than every derivation takes. */
  readonly takes?: Description | undefined;
  /** What the builder itself brings: its platform's toolchain. */
  readonly brings: readonly Value[];
  /** What a package in it stands for where that depends on the shell: the toolchain that rustup runs there. */
  readonly settle?: ((toolchain: Toolchain) => Toolchain) | undefined;
}

/** A flake input, with its outputs as members. */
export interface FlakeDomain extends Described {
  readonly domain: 'flake';
  /** The name of the input. */
  readonly input: string;
  /** Which well-known flake it is. */
  readonly known: string | undefined;
  readonly moment: Moment | undefined;
  /** For nixpkgs: the release that its branch is of, `24.05`. */
  readonly branch?: string | undefined;
}

/** A fetched source that can be imported. */
export interface SourceDomain extends Described {
  readonly domain: 'source';
  readonly known: string | undefined;
  readonly moment: Moment | undefined;
  readonly certain: boolean;
  /** For nixpkgs: the release that its branch is of, `24.05`. */
  readonly branch?: string | undefined;
  /** A path inside it. */
  readonly inside: string;
}

export type Known =
  | KnownSet
  | KnownFunction
  | Toolchain
  | ToolchainSet
  | Nixpkgs
  | Package
  | Derivation
  | FlakeDomain
  | SourceDomain;

const KINDS: ReadonlySet<string> = new Set<Known['domain']>([
  'set',
  'function',
  'toolchain',
  'toolchain-set',
  'nixpkgs',
  'package',
  'derivation',
  'flake',
  'source',
]);

function isKnown(domain: Domain): domain is Known {
  return KINDS.has(domain.domain);
}

/** What a value is, where it is more than plain Nix. */
export function knownOf(value: Value | undefined): Known | undefined {
  if (value?.kind !== 'attrs' && value?.kind !== 'primop') return undefined;
  return value.domain && isKnown(value.domain) ? value.domain : undefined;
}

export function toolchainOf(value: Value | undefined): Toolchain | undefined {
  const known = knownOf(value);
  return known?.domain === 'toolchain' ? known : undefined;
}

export function nixpkgsOf(value: Value | undefined): Nixpkgs | undefined {
  const known = knownOf(value);
  return known?.domain === 'nixpkgs' ? known : undefined;
}

/** The domain of a set of which no more than its title and its members' descriptions is to be said. */
export function titled(title: string, describe?: KnownSet['describe']): KnownSet {
  return describe ? { domain: 'set', title, describe } : { domain: 'set', title };
}
