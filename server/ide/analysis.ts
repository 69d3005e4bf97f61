/** The analysis of a world: one for each system that is asked about. */
import { type Analysis, createAnalysis } from '../knowledge/analysis.ts';
import { entriesAbove } from '../knowledge/entries.ts';
import type { Facts } from '../knowledge/kit.ts';
import { recent } from '../text/recent.ts';
import type { World } from './host.ts';
import { importersOf } from './importers.ts';
import { matters } from './matters.ts';
import { filesOf, isAsSeen, noted, noteSeen, type Seen } from './seen-files.ts';

/** Worlds whose analyses are kept: the newest, and the one in which a name stands at the cursor. */
const WORLDS = 2;

const analyses = recent<World, Map<string, Analysis>>(WORLDS);

/** The analysis of `world` for `system`, by default the one of the settings or the machine. Made once for each world. */
export function analysisOf(world: World, system = systemOf(world)): Analysis {
  const ofWorld = analyses.get(world) ?? new Map<string, Analysis>();
  analyses.set(world, ofWorld);
  const known = ofWorld.get(system);
  if (known) return known;
  const made = newAnalysis(world, system);
  ofWorld.set(system, made);
  return made;
}

/** An analysis, and what had come up in it when it had explored what it was made for. */
export interface Explored {
  readonly analysis: Analysis;
  readonly facts: Facts;
}

/** What the usual entries above a file come to, and what that depends on. */
interface Above extends Explored {
  readonly seen: Seen;
}

/** Groups of entries whose explorations are kept: those of the files that people go to and fro between. */
const GROUPS = 4;

const shared = recent<string, Above>(GROUPS);

/**
 * An analysis for the rules: it has explored the files that may bring `id` in, or `id` and what calls it where they do
 * not use it, and nothing else. So its facts depend on the files alone, not on what was asked before. `undefined` where
 * nothing is explored, because the file cannot have to do with Rust.
 */
export function exploredFor(world: World, id: string): Explored | undefined {
  if (!matters(world, id)) return undefined;
  const { ids, key } = entriesFor(world, id);
  const before = shared.get(key);
  const above = before && isAsSeen(before.seen, world) ? before : exploredAbove(world, ids);
  shared.set(key, above);
  if (ids.includes(id) || above.analysis.reached(id)) return above;
  const alone = newAnalysis(world, systemOf(world), noteSeen(), () => false);
  return explored(alone, [...alone.callers(id), id]);
}

function entriesFor(world: World, id: string): { readonly ids: readonly string[]; readonly key: string } {
  const ids = entriesAbove(id, world.roots, world.exists);
  return { ids, key: [systemOf(world), world.today, ...world.roots, '', ...ids].join('\n') };
}

function exploredAbove(world: World, ids: readonly string[]): Above {
  const seen = noteSeen();
  return {
    ...explored(
      newAnalysis(world, systemOf(world), seen, () => true),
      ids,
    ),
    seen,
  };
}

/** Whether the entries above a file may use it: certainly not, where they did not when they were as they are now. */
function mayReach(world: World, id: string): boolean {
  const above = shared.get(entriesFor(world, id).key);
  return above === undefined || above.seen.file.has(id) || !isAsSeen(above.seen, world);
}

function explored(analysis: Analysis, ids: readonly string[]): Explored {
  for (const id of ids) analysis.exploreAlone(id);
  const { toolchains, missing, calls, lists, derivations, modules } = analysis.facts;
  const facts: Facts = {
    toolchains: [...toolchains],
    missing: [...missing],
    calls: [...calls],
    lists: [...lists],
    derivations: [...derivations],
    modules: [...modules],
  };
  return { analysis, facts };
}

function newAnalysis(
  world: World,
  system = systemOf(world),
  seen = noteSeen(),
  reaches: (id: string) => boolean = (id) => mayReach(world, id),
): Analysis {
  return createAnalysis({
    system,
    roots: world.roots,
    mayReach: reaches,
    importersOf: (id) => importersOf(id, world),
    files: noted(filesOf(world), seen),
  });
}

function systemOf(world: World): string {
  return world.settings.system ?? world.machineSystem;
}
