/** How rust-overlay picks components from a manifest: `override { extensions, targets, targetExtensions }`. */
import type { Manifest } from './catalog.ts';

/** What a toolchain expression asks for. Names are manifest names or aliases. */
export interface Selection {
  /** `minimal`, `default`, `complete` …; `rust` is the pre-aggregated package, which every release has. */
  readonly profile: string;
  readonly extensions?: readonly string[];
  readonly targets?: readonly string[];
  readonly targetExtensions?: readonly string[];
  /** The triple that rustc runs on. */
  readonly host: string;
  /** The triple of the cross target of `stdenv`; the host when there is no cross compilation. */
  readonly target?: string;
}

export interface SelectedComponent {
  /** The manifest name. */
  readonly name: string;
  /** The triple it is installed for. */
  readonly triple: string;
}

export type SelectionErrorKind =
  /** The release has nothing for the host: the toolchain set has no profiles at all. */
  | 'unsupported-host'
  /** The release has no such profile; it has none at all before Rust 1.33. */
  | 'unknown-profile'
  | 'unknown-component'
  | 'unknown-target'
  /** The component has no archive for the host. */
  | 'unavailable-component'
  /** The per-target component has no archive for any of the selected targets. */
  | 'component-without-target'
  /** Nothing that was selected exists for the target. */
  | 'unused-target';

export interface SelectionError {
  readonly kind: SelectionErrorKind;
  /** The name or triple as it was asked for. */
  readonly name: string;
}

export type ResolvedToolchain =
  | {
      readonly ok: true;
      readonly components: readonly SelectedComponent[];
      readonly targets: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly SelectionError[] };

/** Components that are installed once for each target; everything else is installed for the host. */
const PER_TARGET: ReadonlySet<string> = new Set(['rust-std', 'rustc-dev', 'rustc-docs']);

/** Selections whose answers are kept: as many as a large project may have, and what is typed meanwhile. */
const KEPT = 1000;

let kept = new Map<string, ResolvedToolchain>();
const numbers = new WeakMap<Manifest, number>();
let lastNumber = 0;

/** What rust-overlay installs for `selection`, or everything that it complains about. */
export function resolveToolchain(manifest: Manifest, selection: Selection): ResolvedToolchain {
  const number = numbers.get(manifest) ?? ++lastNumber;
  numbers.set(manifest, number);
  const { profile, extensions, targets, targetExtensions, host, target } = selection;
  // After each key press the same toolchains are asked about again.
  const key = JSON.stringify([number, profile, extensions, targets, targetExtensions, host, target]);
  const known = kept.get(key);
  if (known) return known;
  const made = resolved(manifest, selection);
  if (KEPT <= kept.size) kept = new Map();
  kept.set(key, made);
  return made;
}

function resolved(manifest: Manifest, selection: Selection): ResolvedToolchain {
  const { host } = selection;
  if (!manifest.supportsHost(host)) return failed([{ kind: 'unsupported-host', name: host }]);
  const base = selection.profile === 'rust' ? ['rust'] : manifest.profile(selection.profile);
  if (base === undefined) return failed([{ kind: 'unknown-profile', name: selection.profile }]);

  const extensions = selection.extensions ?? [];
  const targetExtensions = selection.targetExtensions ?? [];
  const targets = [...new Set([host, selection.target ?? host, ...(selection.targets ?? [])])];
  const asked = [...base, ...extensions, ...targetExtensions];
  const typos = [...unknownTargets(manifest, targets), ...unknownComponents(manifest, asked)];
  if (0 < typos.length) return failed(typos);

  const components: SelectedComponent[] = [];
  const errors: SelectionError[] = [];
  const take = (name: string, triples: readonly string[]): boolean => {
    const found = triples.filter((triple) => manifest.availableFor(name, triple));
    for (const triple of found) components.push({ name: manifest.resolve(name) ?? name, triple });
    return 0 < found.length;
  };
  // A profile lists components that not every host has: those are left out without a word.
  for (const name of base) take(name, PER_TARGET.has(name) ? targets : [host]);
  for (const name of extensions) {
    const perTarget = PER_TARGET.has(name);
    if (take(name, perTarget ? targets : [host])) continue;
    errors.push({ kind: perTarget ? 'component-without-target' : 'unavailable-component', name });
  }
  for (const name of targetExtensions) {
    if (!take(name, targets)) errors.push({ kind: 'component-without-target', name });
  }
  const serving = [...base, ...extensions].filter((it) => it === 'rust' || PER_TARGET.has(it));
  for (const target of targets) {
    const used = [...serving, ...targetExtensions].some((it) => manifest.availableFor(it, target));
    if (!used) errors.push({ kind: 'unused-target', name: target });
  }
  return 0 < errors.length ? failed(errors) : { ok: true, components: distinct(components), targets };
}

function unknownTargets(manifest: Manifest, targets: readonly string[]): SelectionError[] {
  // What there is anything for at all: a host of tools, or a target of the standard library.
  return targets.filter((it) => !manifest.supportsHost(it)).map((name) => ({ kind: 'unknown-target', name }));
}

function unknownComponents(manifest: Manifest, names: readonly string[]): SelectionError[] {
  return names
    .filter((it) => manifest.resolve(it) === undefined)
    .map((name) => ({ kind: 'unknown-component', name }));
}

function distinct(components: readonly SelectedComponent[]): SelectedComponent[] {
  const triples = new Map<string, Set<string>>();
  return components.filter(({ name, triple }) => {
    const known = triples.get(name) ?? new Set();
    if (known.has(triple)) return false;
    triples.set(name, known.add(triple));
    return true;
  });
}

function failed(errors: readonly SelectionError[]): ResolvedToolchain {
  return { ok: false, errors };
}
