/** `flake.lock`: which revision of each input is used, and of which day. */
import { recent } from '../text/recent.ts';

export interface LockedInput {
  /** Unix seconds of the locked revision. */
  readonly lastModified: number | undefined;
  readonly rev: string | undefined;
  /** The original reference as a URL. */
  readonly url: string | undefined;
}

export interface FlakeLock {
  /** The node at the end of a path of input names, `follows` resolved; `undefined` where there is none. */
  input(path: readonly string[]): LockedInput | undefined;
}

interface LockNode {
  readonly inputs: ReadonlyMap<string, string | readonly string[]>;
  readonly locked: LockedInput;
}

const VERSIONS: readonly unknown[] = [5, 6, 7];

/** Names that are looked up for one path at most. A lock that lies may send us in circles, or double the way at each step. */
const MAX_STEPS = 1000;

const read = recent<string, FlakeLock | undefined>(4);

/** Reads a lock file; one that is broken, or of a version that is not known, is as good as none. Format: Nix manual, “Lock files”. */
export function parseFlakeLock(text: string): FlakeLock | undefined {
  const known = read.get(text);
  if (known) return known;
  const made = lockOf(text);
  read.set(text, made);
  return made;
}

function lockOf(text: string): FlakeLock | undefined {
  const lock = json(text);
  if (
    !isTable(lock) ||
    !VERSIONS.includes(lock['version']) ||
    typeof lock['root'] !== 'string' ||
    !isTable(lock['nodes'])
  )
    return undefined;
  const nodes = new Map(
    Object.entries(lock['nodes']).map(([label, node]) => [label, readNode(node)] as const),
  );
  const root = lock['root'];

  function find(start: readonly string[]): LockNode | undefined {
    // The names that are still to be followed, the next one last. A list is a `follows`: a path from the root.
    const left = [...start].reverse();
    let node = nodes.get(root);
    for (let steps = 0; node && steps < MAX_STEPS; steps++) {
      const name = left.pop();
      if (name === undefined) return node;
      const next = node.inputs.get(name);
      if (next === undefined) return undefined;
      if (typeof next === 'string') node = nodes.get(next);
      else if (MAX_STEPS < next.length) return undefined;
      else {
        left.push(...[...next].reverse());
        node = nodes.get(root);
      }
    }
    return undefined;
  }
  return { input: (path) => find(path)?.locked };
}

function readNode(node: unknown): LockNode {
  const inputs = new Map<string, string | readonly string[]>();
  if (isTable(node) && isTable(node['inputs'])) {
    for (const [name, target] of Object.entries(node['inputs'])) {
      if (typeof target === 'string') inputs.set(name, target);
      else if (Array.isArray(target))
        inputs.set(
          name,
          target.filter((it) => typeof it === 'string'),
        );
    }
  }
  const locked = isTable(node) && isTable(node['locked']) ? node['locked'] : {};
  const original = isTable(node) && isTable(node['original']) ? node['original'] : locked;
  const { lastModified, rev } = locked;
  return {
    inputs,
    locked: {
      lastModified: typeof lastModified === 'number' && isPlausible(lastModified) ? lastModified : undefined,
      rev: typeof rev === 'string' ? rev : undefined,
      url: referenceOf(original),
    },
  };
}

/** No lock is older than flakes; what says so has the time of the store (1), or none. After the year 9999 there are no days. */
function isPlausible(seconds: number): boolean {
  return Date.UTC(2018) / 1000 <= seconds && seconds < Date.UTC(10_000) / 1000;
}

function referenceOf(original: Readonly<Record<string, unknown>>): string | undefined {
  const { type, owner, repo, url, id } = original;
  if (typeof url === 'string') return url;
  if (typeof id === 'string') return id;
  return typeof type === 'string' && typeof owner === 'string' && typeof repo === 'string'
    ? `${type}:${owner}/${repo}`
    : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
