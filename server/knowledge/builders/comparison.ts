/** How the builders of Rust packages differ: a table, and the sentence that a hover tells of one of them. */

export type BuilderName =
  | 'buildRustPackage'
  | 'crane'
  | 'naersk'
  | 'cargo2nix'
  | 'crate2nix'
  | 'import-cargo'
  | 'dream2nix';

export interface Builder {
  readonly name: BuilderName;
  /** What runs the compiler. */
  readonly logic: 'cargo' | 'cargo, crate by crate' | 'buildRustCrate';
  /** Derivations: all in one, the dependencies apart, or one for each crate. */
  readonly derivations: 'one' | 'two' | 'one or two' | 'many';
  /** How the builder learns what `Cargo.lock` asks for. */
  readonly lock: 'hash' | 'import' | 'generated' | 'generated or import from derivation';
  readonly cross: 'yes' | 'experimental' | 'unclear';
  readonly note?: string;
}

export const BUILDERS_COMPARED: readonly Builder[] = [
  {
    name: 'buildRustPackage',
    logic: 'cargo',
    derivations: 'one',
    lock: 'hash',
    cross: 'yes',
    note: 'It is part of nixpkgs.',
  },
  {
    name: 'crane',
    logic: 'cargo',
    derivations: 'two',
    lock: 'import',
    cross: 'yes',
    note: 'Builds, lints, tests and documentation are functions that can share the compiled dependencies.',
  },
  {
    name: 'naersk',
    logic: 'cargo',
    derivations: 'two',
    lock: 'import',
    cross: 'yes',
    note: 'One function does it all, by its `mode`.',
  },
  {
    name: 'cargo2nix',
    logic: 'cargo, crate by crate',
    derivations: 'many',
    lock: 'generated',
    cross: 'yes',
    note: 'Its toolchain comes from rust-overlay.',
  },
  {
    name: 'crate2nix',
    logic: 'buildRustCrate',
    derivations: 'many',
    lock: 'generated or import from derivation',
    cross: 'experimental',
  },
  {
    name: 'import-cargo',
    logic: 'cargo',
    derivations: 'one',
    lock: 'import',
    cross: 'unclear',
    note: 'It has not changed since 2020; `rustPlatform.importCargoLock` does the same.',
  },
  {
    name: 'dream2nix',
    logic: 'cargo',
    derivations: 'one or two',
    lock: 'import',
    cross: 'yes',
    note: 'Its modules build with `buildRustPackage` or with crane.',
  },
];

const LOGIC: Readonly<Record<Builder['logic'], string>> = {
  cargo: 'builds with cargo',
  'cargo, crate by crate': 'builds one crate at a time with cargo',
  buildRustCrate: 'builds with nixpkgs’ `buildRustCrate`, without cargo',
};

const DERIVATIONS: Readonly<Record<Builder['derivations'], string>> = {
  one: 'all in one derivation, so that every change compiles the dependencies again',
  two: 'the dependencies in a derivation of their own, so that a change compiles only your code again',
  'one or two': 'all in one derivation, or the dependencies in one of their own',
  many: 'each crate in a derivation of its own, so that a change compiles only what depends on it again',
};

const LOCK: Readonly<Record<Builder['lock'], string>> = {
  hash: 'vendors the dependencies by one hash (`cargoHash`) or from `Cargo.lock` (`cargoLock`)',
  import: 'reads `Cargo.lock` by itself, without a hash to keep up to date',
  generated: 'needs a generated `Cargo.nix` beside `Cargo.lock`',
  'generated or import from derivation':
    'needs a generated `Cargo.nix`, or makes it while it evaluates (import from derivation)',
};

const CROSS: Readonly<Record<Builder['cross'], string>> = {
  yes: 'cross-compiles',
  experimental: 'cross-compiles as an experiment',
  unclear: '',
};

/** `Compared: builds with cargo; …; cross-compiles.` */
export function comparison(name: BuilderName): string {
  const row = BUILDERS_COMPARED.find((it) => it.name === name);
  if (!row) return '';
  const parts = [LOGIC[row.logic], DERIVATIONS[row.derivations], LOCK[row.lock], CROSS[row.cross]];
  const compared = `Compared with other builders: ${parts.filter((it) => it !== '').join('; ')}.`;
  return row.note === undefined ? compared : `${compared} ${row.note}`;
}

/** A description's text with the comparison as its last paragraph. */
export function compared(doc: string, name: BuilderName): string {
  return `${doc}\n\n${comparison(name)}`;
}
