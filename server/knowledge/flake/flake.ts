/** A flake of the workspace: its inputs put in, its outputs evaluated. */
import type { Evaluator } from '../../eval/evaluator.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Thunk, Value } from '../../eval/value.ts';
import { attrs, member, unknown } from '../../eval/values.ts';
import { parentFolder, resolvePath } from '../../text/path.ts';
import { type FlakeLock, parseFlakeLock } from '../../workspace/flake-lock.ts';
import { inputDefinition, inputValues, selfSet } from './inputs.ts';
import type { Sources } from './sources.ts';

export interface Flake {
  /** What the file itself evaluates to. */
  readonly file: Value;
  readonly inputs: ReadonlyMap<string, Thunk>;
  readonly outputs: Thunk;
  /** What others see of it. */
  readonly self: Value;
}

/** Flakes of the workspace that bring each other in. */
const MAX_NESTING = 8;

export function createFlakes(ev: Evaluator, sources: Sources): (id: string) => Flake {
  const flakes = new Map<string, Flake>();
  let nesting = 0;

  function local(folder: string): Value | undefined {
    const id = resolvePath(folder, 'flake.nix');
    if (nesting >= MAX_NESTING || ev.files.file(id) === undefined) return undefined;
    nesting++;
    try {
      return flake(id).self;
    } finally {
      nesting--;
    }
  }

  function flake(id: string): Flake {
    const known = flakes.get(id);
    if (known) return known;
    const folder = parentFolder(id);
    const file = ev.fileValue(id);
    const inputs = inputValues(file, {
      sources,
      machine: ev,
      lock: lockOf(folder),
      folder,
      localFlake: local,
    });
    const all = new Map(inputs);
    const outputs: Thunk = lazy(() => {
      const fn = member(file, 'outputs') ?? unknown('flake without outputs');
      return ev.apply(
        fn,
        lazy(() =>
          attrs({
            get: (name) => all.get(name),
            names: () => [...all.keys()],
            definition: (name) => inputDefinition(file, name),
          }),
        ),
      );
    });
    const self = selfSet(outputs, inputs, folder, file);
    all.set(
      'self',
      lazy(() => self),
    );
    const made: Flake = { file, inputs, outputs, self };
    flakes.set(id, made);
    return made;
  }

  function lockOf(folder: string): FlakeLock | undefined {
    const text = ev.files.text(resolvePath(folder, 'flake.lock'));
    return text === undefined ? undefined : parseFlakeLock(text);
  }
  return flake;
}
