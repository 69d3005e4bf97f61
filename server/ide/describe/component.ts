/** Components and targets as names in a list: what they are, and whether the release has them. */
import type { Catalog, CatalogView, Manifest } from '../../catalog/catalog.ts';
import { systemOfTriple } from '../../catalog/hosts.ts';
import { notAComponent } from '../../knowledge/components/components.ts';
import { renderComponent, renderTarget } from '../../knowledge/components/render.ts';
import type { Choice } from '../../knowledge/domain.ts';
import { type Card, cardOfRow, codeList, typed, withMore } from './card.ts';
import { releaseLabel, releaseName } from './release.ts';

/** A component as its name was written; `undefined` for a name that nothing is known about. */
export function componentCard(name: string, choice: Choice | undefined, catalog: Catalog): Card | undefined {
  const mistaken = notAComponent(name);
  if (mistaken) return { code: typed(name, 'no component'), doc: [`It is ${mistaken.what}.`] };
  const row = renderComponent(name);
  const card = row === undefined ? undescribed(name, choice) : cardOfRow(row, 'component');
  return card && choice?.manifest
    ? withMore(card, availability(name, choice, choice.manifest, catalog))
    : card;
}

/** A component that the tables do not have, but the release does. */
function undescribed(name: string, choice: Choice | undefined): Card | undefined {
  const isThere = choice?.components?.includes(name) || choice?.manifest?.resolve(name) !== undefined;
  return isThere ? { code: typed(name, 'component') } : undefined;
}

function availability(
  name: string,
  choice: Choice,
  manifest: Manifest,
  catalog: Catalog,
): Omit<Card, 'code'> {
  const { host } = choice;
  const view = catalog.asOf(undefined);
  if (!manifest.availableFor(name, host)) {
    const elsewhere = hosts(manifest, name);
    return {
      notes: [`**Not for \`${host}\`** in ${releaseName(manifest)}.${lastWith(name, host, manifest, view)}`],
      facts: elsewhere === undefined ? [] : [`There for ${elsewhere}`],
    };
  }
  const first = firstStable(name, host, manifest, view);
  const isThere = choice.profile.some((it) => it === manifest.resolve(name));
  return {
    notes: isThere ? ['The profile has it already.'] : [],
    facts: [
      `In ${releaseLabel(manifest) ?? manifest.version} for ${hosts(manifest, name) ?? 'no host'}`,
      ...(first === undefined ? [] : [`In stable since \`${first}\``]),
    ],
  };
}

/** The first stable release with a component; nothing where all that are known have it. */
function firstStable(
  name: string,
  host: string,
  { channel }: Manifest,
  view: CatalogView,
): string | undefined {
  // Thousands of nights would have to be read, and hardly anyone uses an old one.
  if (channel !== 'stable') return undefined;
  const first = view.span('stable', name, host)?.first;
  return first === view.span('stable', 'rustc', host)?.first ? undefined : first;
}

/** Where to find a component that a release lacks: the last of its channel, or the newest nightly. */
function lastWith(name: string, host: string, { channel }: Manifest, view: CatalogView): string {
  const last = channel === 'nightly' ? undefined : view.span(channel, name, host)?.last;
  if (last !== undefined) return ` The last ${channel} with it is \`${last}\`.`;
  const nightly = view.newestWith('nightly', name, host);
  return nightly === undefined ? '' : ` The newest nightly with it is \`${nightly}\`.`;
}

/** The hosts of a component, as Nix calls them; those that Nix has no name for are counted. */
function hosts(manifest: Manifest, name: string): string | undefined {
  const triples = manifest.hostsOf(name);
  if (triples.includes('*')) return 'every host';
  const systems = [...new Set(triples.flatMap((it) => systemOfTriple(it) ?? []))];
  const first = systems.filter((it) => COMMON.has(it));
  const rest = systems.length - first.length;
  if (triples.length === 0) return undefined;
  if (first.length === 0) return `${triples.length} platforms, none of which is a usual system`;
  return rest === 0 ? codeList(first) : `${codeList(first)} and ${rest} more systems`;
}

/** The systems that flakes are usually written for. */
const COMMON = new Set(['x86_64-linux', 'aarch64-linux', 'x86_64-darwin', 'aarch64-darwin']);

/** A target as its name was written; `undefined` for what is no triple. */
export function targetCard(triple: string, choice: Choice | undefined): Card | undefined {
  const row = renderTarget(triple);
  if (row === undefined) return undefined;
  const card = cardOfRow(row, 'target');
  const manifest = choice?.manifest;
  if (!manifest) return card;
  const release = releaseName(manifest);
  if (triple === choice.host)
    return withMore(card, { notes: ['It is the host, which every toolchain compiles for.'] });
  return withMore(
    card,
    manifest.hasTarget(triple)
      ? { facts: [`${releaseLabel(manifest) ?? release} has its standard library`] }
      : { notes: [`**${release} has no compiled standard library for it.**`] },
  );
}
