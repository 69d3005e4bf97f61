/** The analysis of a world: one for each system that is asked about. */
import { type Analysis, createAnalysis } from '../knowledge/analysis.ts';
import type { World } from './host.ts';

const analyses = new WeakMap<World, Map<string, Analysis>>();

/** The analysis of `world` for `system`, by default the one of the settings or the machine. Made once for each world. */
export function analysisOf(world: World, system = world.settings.system ?? world.machineSystem): Analysis {
  const ofWorld = analyses.get(world) ?? new Map<string, Analysis>();
  analyses.set(world, ofWorld);
  const known = ofWorld.get(system);
  if (known) return known;
  const made = newAnalysis(world, system);
  ofWorld.set(system, made);
  return made;
}

const explored = new WeakMap<World, Map<string, Analysis>>();

/** An analysis that has explored `id` and nothing else, so that its facts depend on the files alone, not on what was asked before. */
export function exploredAnalysis(world: World, id: string): Analysis {
  const ofWorld = explored.get(world) ?? new Map<string, Analysis>();
  explored.set(world, ofWorld);
  const known = ofWorld.get(id);
  if (known) return known;
  const made = newAnalysis(world, world.settings.system ?? world.machineSystem);
  made.explore(id);
  ofWorld.set(id, made);
  return made;
}

function newAnalysis(world: World, system: string): Analysis {
  return createAnalysis({
    system,
    roots: world.roots,
    files: { file: (id) => world.file(id), text: (id) => world.text(id), exists: (id) => world.exists(id) },
  });
}
