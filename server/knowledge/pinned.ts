/** `import ./npins` and `import ./nix/sources.nix`: the pinned sources by name. */
import { lazy } from '../eval/thunk.ts';
import type { Machine, Thunk, Value } from '../eval/value.ts';
import { attrs, done, unknown } from '../eval/values.ts';
import { baseName, parentFolder, resolvePath } from '../text/path.ts';
import { parsePins } from '../workspace/pins.ts';
import type { Sources } from './flake/sources.ts';

/** The sources that a pinning tool's generated file gives; `undefined` where the path is no such file. */
export function pinnedSources(path: string, sources: Sources, machine: Machine): Value | undefined {
  const folder = baseName(path).endsWith('.nix') ? parentFolder(path) : path;
  const name = baseName(path);
  if (name !== 'sources.nix' && name !== 'npins' && !path.endsWith('/npins/default.nix')) return undefined;
  const text = machine.readText(resolvePath(folder, 'sources.json'));
  const pins = text === undefined ? undefined : parsePins(text);
  if (!pins) return undefined;
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(pin) {
        const known = made.get(pin);
        const url = pins.get(pin)?.url;
        if (known || url === undefined) return known;
        const thunk = lazy(() => sources.fetched(url, { moment: undefined, certain: false }));
        made.set(pin, thunk);
        return thunk;
      },
      names: () => [...pins.keys()],
      guess: (pin) => done(unknown(`pin ${pin}`)),
    },
    { open: true },
  );
}
