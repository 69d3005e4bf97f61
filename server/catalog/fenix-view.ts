/** fenix as of one moment, read from the catalog's rows. */
import type { FenixToolchain, FenixToolchainName, FenixView } from './fenix.ts';
import { fenixToolchain } from './fenix-toolchain.ts';
import { type CatalogData, dayOf, decodeTime } from './format.ts';
import type { Tables } from './tables.ts';

/** What a fenix view needs besides the rows: the Rust version of a beta or nightly of that day. */
export type VersionOfDay = (channel: 'beta' | 'nightly', date: string) => string | undefined;

type Nightly = ReadonlyMap<string, ReadonlyMap<string, NightlySet>>;

interface NightlySet {
  readonly date: string;
  /** Component → its day. */
  readonly components: ReadonlyMap<string, string>;
}

export function createFenixView(
  { data, tables, versionOf }: { data: CatalogData; tables: Tables; versionOf: VersionOfDay },
  { time, open }: { readonly time: number; readonly open: boolean },
): FenixView {
  const channels = {
    stable: rowAt(data.fenixStable, time)?.split(' '),
    beta: rowAt(data.fenixBeta, time)?.split(' '),
  };
  let nightlySets: Nightly | undefined;
  const nightly = (): Nightly => {
    nightlySets ??= readNightly(rowAt(data.fenixNightly, time), data, tables);
    return nightlySets;
  };
  const standardLibraries = (name: 'stable' | 'beta'): ReadonlySet<string> =>
    tables.shape(Number(channels[name]?.[3] ?? -1)).get('rust-std') ?? new Set();

  const channelToolchain = (name: 'stable' | 'beta', triple: string): FenixToolchain | undefined => {
    const [, date = '', version = '', shape = '', profiles = ''] = channels[name] ?? [];
    // `targets` has one entry for each triple with a standard library.
    if (!standardLibraries(name).has(triple)) return undefined;
    const components = [...tables.shape(Number(shape))].filter(([, it]) => it.has(triple) || it.has('*'));
    return fenixToolchain({
      name,
      triple,
      version: name === 'beta' ? versionOf('beta', date) : version,
      date,
      components: new Map(components.map(([component]) => [component, date])),
      profiles: tables.profiles(Number(profiles)),
    });
  };

  return {
    day: dayOf(time),
    known: rowAt(data.fenixNightly, time) !== undefined,
    open,
    targets: () => [
      ...new Set([...nightly().keys(), ...standardLibraries('stable'), ...standardLibraries('beta')]),
    ],
    hosts: () => [...nightly()].filter(([, sets]) => sets.has('minimal')).map(([triple]) => triple),
    toolchain: (name, triple) => {
      if (name === 'stable' || name === 'beta') return channelToolchain(name, triple);
      const set = nightly().get(triple)?.get(name);
      if (set === undefined) return undefined;
      const version = versionOf('nightly', set.date);
      return fenixToolchain({ name, triple, version, ...set, profiles: undefined });
    },
  };
}

/** The last row whose time is not after `time`; rows are oldest first. */
function rowAt(rows: readonly string[], time: number): string | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (decodeTime(rows[middle]?.split(' ', 1)[0]) <= time) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}

function readNightly(row: string | undefined, data: CatalogData, tables: Tables): Nightly {
  const nightly = new Map<
    string,
    Map<FenixToolchainName | string, { date: string; components: Map<string, string> }>
  >();
  const [, date = '', groups = '', exceptions = ''] = (row ?? '').split(' ');
  for (const group of words(data.fenixGroups[Number(groups)])) {
    const [name = '', triples = '', list = ''] = group.split(':');
    const components = (data.fenixLists[Number(list)] ?? '')
      .split(',')
      .map((it) => tables.component(Number(it)) ?? '');
    for (const triple of tables.set(Number(triples))) {
      const sets = nightly.get(triple) ?? new Map();
      nightly.set(triple, sets.set(name, { date, components: new Map(components.map((it) => [it, date])) }));
    }
  }
  for (const exception of words(data.fenixExceptions[Number(exceptions)])) {
    const [what = '', triples = '', older = ''] = exception.split(':');
    const [name = '', component] = what.split('.');
    for (const triple of tables.set(Number(triples))) {
      const set = nightly.get(triple)?.get(name);
      if (set === undefined) continue;
      if (component !== undefined) set.components.set(tables.component(Number(component)) ?? '', older);
      else {
        set.date = older;
        for (const it of set.components.keys()) set.components.set(it, older);
      }
    }
  }
  return nightly;
}

function words(row: string | undefined): string[] {
  return row === undefined || row === '' ? [] : row.split(' ');
}
