/** Reads rust-overlay's own files: its channel indexes, and its manifests in every form that they have had. */
import type { Channel } from './catalog.ts';
import type { ManifestData } from './manifest.ts';
import { isNixList, isNixSet, type NixData, NixImport, type NixSet, parseNixData } from './nix-data.ts';

/** `manifests/<channel>/default.nix`: the keys of a channel with their files, and which one `latest` is. */
export interface OverlayIndex {
  /** Key → file beside the index. */
  readonly files: ReadonlyMap<string, string>;
  readonly latest: string | undefined;
}

export function readOverlayIndex(text: string): OverlayIndex | undefined {
  const data = parseNixData(text);
  if (!isNixSet(data)) return undefined;
  const files = new Map<string, string>();
  for (const [key, value] of data) if (value instanceof NixImport) files.set(key, value.path);
  const latest = data.get('latest');
  return { files, latest: typeof latest === 'string' ? latest : undefined };
}

/** The tables that manifests refer to by index. */
export interface OverlayTables {
  readonly targets: NixSet;
  readonly renames: readonly ReadonlyMap<string, string>[];
  readonly profiles: readonly ReadonlyMap<string, readonly string[]>[];
}

/** Reads `targets.nix`, `renames.nix` and `profiles.nix`; the first overlays had only targets. */
export function readOverlayTables(texts: {
  readonly targets: string;
  readonly renames: string | undefined;
  readonly profiles: string | undefined;
}): OverlayTables | undefined {
  const targets = parseNixData(texts.targets);
  if (!isNixSet(targets)) return undefined;
  return {
    targets,
    renames: sets(texts.renames).map((set) => strings(set)),
    profiles: sets(texts.profiles).map((set) => stringLists(set)),
  };
}

/** Attributes of a manifest that are no components; `date` is what `d` was called at first. */
const HEADER: ReadonlySet<string> = new Set(['v', 'd', 'r', 'p', 'date']);

/** The manifest in `text`; undefined when it cannot be read or refers to what the tables lack. */
export function readOverlayManifest(
  text: string,
  tables: OverlayTables,
  of: { readonly channel: Channel; readonly key: string },
): ManifestData | undefined {
  const data = parseNixData(text);
  if (!isNixSet(data)) return undefined;
  const components = new Map<string, ReadonlySet<string>>();
  for (const [name, hashes] of data) {
    if (HEADER.has(name) || !isNixSet(hashes)) continue;
    const triples = triplesOf(hashes, tables);
    if (triples === undefined) return undefined;
    components.set(name, triples);
  }
  const version = data.get('v') ?? compilerVersion(data);
  const date = data.get('d') ?? data.get('date');
  if (typeof version !== 'string' || typeof date !== 'string') return undefined;
  const aliases = entry(tables.renames, data.get('r'));
  const profiles = entry(tables.profiles, data.get('p'));
  if (aliases === undefined || profiles === undefined) return undefined;
  return { ...of, version, date, components, aliases, profiles };
}

/** A component's keys are `_` and an index of the target table, `_` alone for any host; others (`u`, `v`) do not matter here. */
function triplesOf(hashes: NixSet, { targets }: OverlayTables): Set<string> | undefined {
  const triples = new Set<string>();
  for (const key of hashes.keys()) {
    if (!key.startsWith('_')) continue;
    const triple = key === '_' ? '*' : targets.get(key);
    if (typeof triple !== 'string') return undefined;
    triples.add(triple);
  }
  return triples;
}

/** Before manifests had a version of their own, each component had one: `1.48.0 (7eac88abb 2020-11-16)`. */
function compilerVersion(manifest: NixSet): string | undefined {
  const rustc = manifest.get('rustc');
  const version = isNixSet(rustc) ? rustc.get('v') : undefined;
  return typeof version === 'string' ? version.split(' ')[0] : undefined;
}

function entry<T>(
  table: readonly ReadonlyMap<string, T>[],
  index: NixData | undefined,
): ReadonlyMap<string, T> | undefined {
  if (index === undefined) return new Map();
  return typeof index === 'number' ? table[index] : undefined;
}

function sets(text: string | undefined): NixSet[] {
  const data = text === undefined ? undefined : parseNixData(text);
  return isNixList(data) ? data.filter(isNixSet) : [];
}

function strings(set: NixSet): Map<string, string> {
  return new Map([...set].flatMap(([name, it]) => (typeof it === 'string' ? [[name, it] as const] : [])));
}

function stringLists(set: NixSet): Map<string, readonly string[]> {
  return new Map(
    [...set].flatMap(([name, it]) =>
      isNixList(it) ? [[name, it.filter((item) => typeof item === 'string')] as const] : [],
    ),
  );
}
