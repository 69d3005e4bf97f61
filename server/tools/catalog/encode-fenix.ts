/** Writes fenix' history as rows of the catalog. */
import { type CatalogData, encodeTime } from '../../catalog/format.ts';
import { encodeProfiles, encodeSet, encodeShape, type SharedTables } from './encode.ts';
import type { At, FenixChannelData, FenixHistory, FenixNightlyData } from './fenix-history.ts';
import { createInterner, type Interner } from './interner.ts';

type FenixRows = Pick<
  CatalogData,
  'fenixStable' | 'fenixBeta' | 'fenixNightly' | 'fenixLists' | 'fenixGroups' | 'fenixExceptions'
>;

export function encodeFenix(history: FenixHistory, tables: SharedTables): FenixRows {
  const lists = createInterner();
  const groups = createInterner();
  const exceptions = createInterner();
  const nightly = history.nightly.map(({ time, value }) => ({
    time,
    value: nightlyFields(value, { tables, lists, groups, exceptions }),
  }));
  return {
    fenixStable: changes(channelFields(history.stable, tables)),
    fenixBeta: changes(channelFields(history.beta, tables)),
    fenixNightly: changes(nightly),
    fenixLists: lists.rows,
    fenixGroups: groups.rows,
    fenixExceptions: exceptions.rows,
  };
}

/** A row for each revision after which something else holds. */
function changes(states: readonly At<string>[]): string[] {
  return states
    .filter((it, at) => it.value !== states[at - 1]?.value)
    .map(({ time, value }) => `${encodeTime(time)} ${value}`);
}

function channelFields(series: readonly At<FenixChannelData>[], tables: SharedTables): At<string>[] {
  return series.map(({ time, value: { date, version, components, profiles } }) => {
    const shape = encodeShape(components, tables);
    return { time, value: `${date} ${version} ${shape} ${encodeProfiles(profiles, tables)}` };
  });
}

function nightlyFields(
  data: FenixNightlyData,
  {
    tables,
    lists,
    groups,
    exceptions,
  }: Record<'lists' | 'groups' | 'exceptions', Interner> & { tables: SharedTables },
): string {
  const newest =
    [...data.values()]
      .flatMap((it) => [...it.values()].map((set) => set.date))
      .sort()
      .at(-1) ?? '';
  const alike = new Map<string, string[]>();
  const older = new Map<string, string[]>();
  const collect = (into: Map<string, string[]>, what: string, triple: string): void => {
    into.set(what, [...(into.get(what) ?? []), triple]);
  };
  for (const [triple, sets] of data) {
    for (const [name, { date, components }] of sets) {
      const list = [...components.keys()].map((it) => tables.components.of(it)).join(',');
      collect(alike, `${name}:${lists.of(list)}`, triple);
      if (date !== newest) collect(older, `${name}:${date}`, triple);
      for (const [component, own] of components) {
        if (own !== date) collect(older, `${name}.${tables.components.of(component)}:${own}`, triple);
      }
    }
  }
  const rows = (collected: Map<string, string[]>): string =>
    [...collected]
      .map(([what, triples]) => ({ what: what.split(':'), triples: encodeSet(triples, tables) }))
      // A whole set comes before its single components, which refine it: a comma sorts before a point.
      .sort((a, b) => (a.what.join() < b.what.join() ? -1 : 1))
      .map(({ what: [name, value], triples }) => `${name}:${triples}:${value}`)
      .join(' ');
  return `${newest} ${groups.of(rows(alike))} ${exceptions.of(rows(older))}`;
}
