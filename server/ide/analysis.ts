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
  const made = createAnalysis({
    system,
    roots: world.roots,
    files: { file: (id) => world.file(id), text: (id) => world.text(id), exists: (id) => world.exists(id) },
  });
  ofWorld.set(system, made);
  return made;
}
