/** The analysis of a world: one for each system that is asked about. */
import { type Analysis, createAnalysis } from '../knowledge/analysis.ts';
import type { Facts } from '../knowledge/kit.ts';
import { baseName, isInside } from '../text/path.ts';
import { recent } from '../text/recent.ts';
import type { World } from './host.ts';
import { importersOf } from './importers.ts';
import { matters } from './matters.ts';

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

const shared = recent<World, Map<string, Explored>>(WORLDS);

/**
 * An analysis for the rules: it has explored the files that may bring `id` in, or `id` alone where they do not use it,
 * and nothing else. So its facts depend on the files alone, not on what was asked before. `undefined` where nothing is
 * explored, because the file cannot have to do with Rust.
 */
export function exploredFor(world: World, id: string): Explored | undefined {
  if (!matters(world, id)) return undefined;
  const fresh = newAnalysis(world);
  const entries = fresh.entries(id).filter((it) => it !== id || ENTRY_NAMES.has(baseName(it)));
  const group = entries.join('\n');
  const ofWorld = shared.get(world) ?? new Map<string, Explored>();
  shared.set(world, ofWorld);
  const above = ofWorld.get(group) ?? explored(newAnalysis(world), entries);
  ofWorld.set(group, above);
  return entries.includes(id) || above.analysis.reached(id) ? above : explored(fresh, [id]);
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

const ENTRY_NAMES: ReadonlySet<string> = new Set(['flake.nix', 'default.nix', 'shell.nix', 'devenv.nix']);

function newAnalysis(world: World, system = systemOf(world)): Analysis {
  return createAnalysis({
    system,
    roots: world.roots,
    importersOf: (id) => importersOf(id, world),
    files: {
      file: (id) => world.file(id),
      text: (id) => world.text(id),
      exists: (id) => (world.roots.some((it) => isInside(it, id)) ? world.exists(id) : undefined),
      list: (id) => world.list(id),
    },
  });
}

function systemOf(world: World): string {
  return world.settings.system ?? world.machineSystem;
}
