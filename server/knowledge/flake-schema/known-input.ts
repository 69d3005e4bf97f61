/** Recognising the well-known inputs by name or by reference. */
import { type FlakeRef, flakeRefOf, parseFlakeRef } from './flake-ref.ts';
import { KNOWN_INPUTS, type KnownInput, type KnownInputName } from './known-inputs.ts';
import { type Repository, repositoryOf } from './repository.ts';

const ROWS: readonly KnownInput[] = KNOWN_INPUTS;

const BY_NAME: ReadonlyMap<string, KnownInput> = new Map([
  ...ROWS.flatMap((row) => (row.aliases ?? []).map((alias) => [alias, row] as const)),
  ...ROWS.map((row) => [row.name, row] as const),
]);

const NAME_BY_REPOSITORY: ReadonlyMap<string, KnownInputName> = new Map(
  KNOWN_INPUTS.flatMap((row) => references(row).flatMap((url) => keyed(url, row.name))),
);

/** What is known of an input with that name. A name proves nothing: look at its reference first. */
export function knownInput(name: string): KnownInput | undefined {
  return BY_NAME.get(name);
}

/** The known input that a reference leads to, written in whatever form: a URL, or attributes as in `flake.lock`. */
export function knownInputByUrl(
  reference: string | Readonly<Record<string, unknown>>,
): KnownInputName | undefined {
  const ref = typeof reference === 'string' ? parseFlakeRef(reference) : flakeRefOf(reference);
  return ref && knownInputByRef(ref);
}

export function knownInputByRef(ref: FlakeRef): KnownInputName | undefined {
  if (ref.type === 'indirect') return KNOWN_INPUTS.find((row) => row.name === ref.id)?.name;
  if (ref.type === 'file' && isManifest(ref.url)) return 'rust-manifest';
  const repository = repositoryOf(ref);
  return repository && NAME_BY_REPOSITORY.get(key(repository));
}

function references(row: KnownInput): readonly string[] {
  return [row.url, ...(row.alternatives ?? []), ...(row.formerly ?? [])];
}

function keyed(url: string, name: KnownInputName): (readonly [string, KnownInputName])[] {
  const ref = parseFlakeRef(url);
  const repository = ref && repositoryOf(ref);
  return repository === undefined ? [] : [[key(repository), name]];
}

function key({ host, owner, name }: Repository): string {
  return `${host}/${owner}/${name}`;
}

function isManifest(url: string): boolean {
  return /^https:\/\/static\.rust-lang\.org\/dist\/.*channel-rust-[\w.-]+\.toml$/.test(url);
}
