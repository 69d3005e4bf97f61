/** What the flake around a file says of its inputs, and what its lock pins them to. */
import { declaredInputs } from '../../knowledge/flake/inputs.ts';
import { parentFolder, resolvePath } from '../../text/path.ts';
import { type FlakeLock, parseFlakeLock } from '../../workspace/flake-lock.ts';
import { analysisOf } from '../analysis.ts';
import type { World } from '../host.ts';
import type { InputFacts } from './flake-input.ts';

/** Folders above a file that are looked at for its flake. */
const MAX_FOLDERS = 8;

/** An input of the flake that `id` is or belongs to; `undefined` where there is no such input. */
export function inputFactsOf(world: World, id: string, name: string): InputFacts | undefined {
  const flake = flakeAround(world, id);
  if (flake === undefined) return undefined;
  const declared = declaredInputs(analysisOf(world).flake(flake).file).get(name);
  const locked = lockOf(world, parentFolder(flake))?.input([name]);
  if (!declared && !locked) return undefined;
  return {
    name,
    url: declared ? declared.url : locked?.url,
    follows: declared?.follows,
    flake: declared?.flake ?? true,
    locked,
  };
}

/** The `flake.nix` that a file is, or the nearest one in its folder or above. */
function flakeAround(world: World, id: string): string | undefined {
  let folder = parentFolder(id);
  for (let depth = 0; depth < MAX_FOLDERS; depth++) {
    const found = resolvePath(folder, 'flake.nix');
    if (found === id || world.exists(found)) return found;
    if (folder === '/' || world.roots.includes(folder)) return undefined;
    folder = parentFolder(folder);
  }
  return undefined;
}

/** The lock of the flake in `folder`. */
function lockOf(world: World, folder: string): FlakeLock | undefined {
  const text = world.text(resolvePath(folder, 'flake.lock'));
  return text === undefined ? undefined : parseFlakeLock(text);
}
