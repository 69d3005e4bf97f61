/** What an analysis saw of the files, so that it holds for as long as they say the same. */
import type { Files } from '../eval/evaluator.ts';
import { isInside } from '../text/path.ts';
import type { World } from './host.ts';

type Answers<T> = Map<string, T>;

/** What the files answered, by what they were asked. */
export interface Seen {
  readonly file: Answers<ReturnType<Files['file']>>;
  readonly text: Answers<string | undefined>;
  readonly exists: Answers<boolean | undefined>;
  readonly list: Answers<ReturnType<World['list']>>;
}

export function noteSeen(): Seen {
  return { file: new Map(), text: new Map(), exists: new Map(), list: new Map() };
}

/** The files of a world; whether something outside of it exists cannot be known. */
export function filesOf(world: World): Required<Files> {
  return {
    file: (id) => world.file(id),
    text: (id) => world.text(id),
    exists: (id) => (world.roots.some((it) => isInside(it, id)) ? world.exists(id) : undefined),
    list: (id) => world.list(id),
  };
}

/** The same files, with what they answer noted in `seen`. */
export function noted(files: Required<Files>, seen: Seen): Required<Files> {
  return {
    file: (id) => remembered(seen.file, id, files.file(id)),
    text: (id) => remembered(seen.text, id, files.text(id)),
    exists: (id) => remembered(seen.exists, id, files.exists(id)),
    list: (id) => remembered(seen.list, id, files.list(id)),
  };
}

function remembered<T>(answers: Answers<T>, id: string, answer: T): T {
  answers.set(id, answer);
  return answer;
}

/** Whether the files of `world` answer as they did. */
export function isAsSeen(seen: Seen, world: World): boolean {
  const files = filesOf(world);
  return (
    isSame(seen.file, files.file) &&
    isSame(seen.text, files.text) &&
    isSame(seen.exists, files.exists) &&
    isSame(seen.list, files.list)
  );
}

function isSame<T>(answers: Answers<T>, now: (id: string) => T): boolean {
  for (const [id, answer] of answers) if (now(id) !== answer) return false;
  return true;
}
