/** Runs the program of a regular expression over a byte string, with a bound on the steps it may take. */
import type { Program } from './regex.ts';

/** Where a match and its groups lie. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Start and end of each group; `undefined` for one that took no part. */
  readonly groups: readonly (readonly [number, number] | undefined)[];
}

/** What is left of the steps that may be taken; a backtracking expression can want more than there is time for. */
export interface Patience {
  left: number;
}

/** `exhausted`: gave up. */
export type Outcome = Match | undefined | 'exhausted';

/** Matches the whole of `text`. */
export function matchWhole(program: Program, text: string, patience: Patience): Outcome {
  return run(program, text, { from: 0, atStart: true, whole: true, filled: false }, patience);
}

/** Every match in `text`, from left to right, none inside another. */
export function matchAll(program: Program, text: string, patience: Patience): Match[] | 'exhausted' {
  const found: Match[] = [];
  let last = search(program, text, 0, patience);
  while (last !== undefined) {
    if (last === 'exhausted') return last;
    found.push(last);
    last = following(program, text, last, patience);
  }
  return found;
}

/** After an empty match, one that is not empty may begin at the same place. */
function following(program: Program, text: string, last: Match, patience: Patience): Outcome {
  if (last.end > last.start) return search(program, text, last.end, patience);
  if (last.end === text.length) return undefined;
  const here = run(program, text, { from: last.end, atStart: false, whole: false, filled: true }, patience);
  return here ?? search(program, text, last.end + 1, patience);
}

function search(program: Program, text: string, from: number, patience: Patience): Outcome {
  for (let at = from; at <= text.length; at++) {
    const found = run(program, text, { from: at, atStart: at === 0, whole: false, filled: false }, patience);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Task {
  readonly from: number;
  /** Whether `^` holds at `from`. */
  readonly atStart: boolean;
  readonly whole: boolean;
  /** Whether an empty match is no match. */
  readonly filled: boolean;
}

/** A way not yet tried, or something to undo once all ways behind it have been tried. */
type Pending =
  | { readonly kind: 'otherwise'; readonly step: number; readonly at: number }
  | { readonly kind: 'other'; readonly step: number; readonly at: number }
  | { readonly kind: 'found'; readonly before: boolean }
  | { readonly kind: 'bound'; readonly bounds: Int32Array; readonly index: number; readonly value: number };

/**
 * The ways through the program are tried depth first, and the first one that ends is taken, but both sides of a `|` are
 * tried for the longer match. That is what the C++ library does that Nix uses, and not quite what POSIX says.
 */
function run(program: Program, text: string, task: Task, patience: Patience): Outcome {
  const { steps, groups } = program;
  patience.left -= steps.length >> 4;
  const bounds = new Int32Array(groups * 2).fill(-1);
  const rounds = new Int32Array(steps.length * 2).fill(-1);
  const pending: Pending[] = [];
  let best: Match | undefined;
  let found = false;
  let at = task.from;
  let step = program.entry;

  const keep = (array: Int32Array, index: number, value: number): void => {
    pending.push({ kind: 'bound', bounds: array, index, value: array[index] ?? -1 });
    array[index] = value;
  };

  /** Takes up the next way; false when there is none. */
  const backtrack = (): boolean => {
    for (let it = pending.pop(); it; it = pending.pop()) {
      switch (it.kind) {
        case 'bound':
          it.bounds[it.index] = it.value;
          break;
        case 'found':
          found ||= it.before;
          break;
        case 'otherwise':
          if (found) break;
          step = it.step;
          at = it.at;
          return true;
        case 'other':
          pending.push({ kind: 'found', before: found });
          found = false;
          step = it.step;
          at = it.at;
          return true;
      }
    }
    return false;
  };

  for (;;) {
    if (patience.left-- <= 0) return 'exhausted';
    const it = steps[step];
    if (!it) return best;
    let alive = true;
    switch (it.op) {
      case 'byte':
        alive = at < text.length && it.set[text.charCodeAt(at)] === 1;
        at++;
        break;
      case 'start':
        alive = at === task.from && task.atStart;
        break;
      case 'end':
        alive = at === text.length;
        break;
      case 'open':
        keep(bounds, it.group * 2, at);
        break;
      case 'close':
        keep(bounds, it.group * 2 + 1, at);
        break;
      case 'either':
        pending.push({ kind: 'other', step: it.next, at });
        break;
      case 'repeat': {
        pending.push({ kind: 'otherwise', step: it.next, at });
        // The body may be gone through twice without moving on, so that empty groups are set.
        const count = rounds[step * 2] === at ? (rounds[step * 2 + 1] ?? 0) : 0;
        alive = count < 2;
        if (alive) {
          keep(rounds, step * 2, at);
          keep(rounds, step * 2 + 1, count + 1);
        }
        break;
      }
      case 'accept':
        if ((!task.whole || at === text.length) && !(task.filled && at === task.from)) {
          found = true;
          if (!best || best.end < at) best = { start: task.from, end: at, groups: read(bounds) };
        }
        alive = false;
        break;
      default:
        break;
    }
    if (alive) step = it.op === 'either' ? it.first : it.op === 'repeat' ? it.body : it.next;
    else if (!backtrack()) return best;
  }
}

function read(bounds: Int32Array): (readonly [number, number] | undefined)[] {
  return Array.from({ length: bounds.length / 2 }, (_, group) => {
    const [start, end] = [bounds[group * 2] ?? -1, bounds[group * 2 + 1] ?? -1];
    return start >= 0 && end >= start ? ([start, end] as const) : undefined;
  });
}
