/** The inputs of a flake and of its inputs, as far as their code is there: from flake.lock, else from flake.nix. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Clones } from './clones.ts';
import { type Reference, referenceOf, referenceOfLocked } from './reference.ts';

export interface GraphNode {
  /** `nixpkgs` and `library` are replaced, `source` is an input without a flake, `missing` has no code here. */
  readonly kind: 'flake' | 'source' | 'nixpkgs' | 'library' | 'missing';
  readonly label: string;
  readonly path: string;
  readonly rev: string | null;
  readonly lastModified: number;
  readonly lastModifiedDate: string;
  readonly narHash: string;
  /** Names of inputs to names of nodes. */
  readonly inputs: Readonly<Record<string, string>>;
}

export interface InputGraph {
  readonly root: string;
  readonly nodes: Readonly<Record<string, GraphNode>>;
  /** Inputs whose code is of another revision than the lock's. */
  readonly newer: readonly string[];
}

const Lock = v.object({
  root: v.string(),
  nodes: v.record(
    v.string(),
    v.object({
      inputs: v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
      locked: v.optional(v.record(v.string(), v.unknown())),
      flake: v.optional(v.boolean()),
    }),
  ),
});

interface Declared {
  readonly url?: string | undefined;
  readonly follows?: string | undefined;
  readonly flake?: boolean | undefined;
  readonly inputs?: Readonly<Record<string, Declared>> | undefined;
}
const Declaration: v.GenericSchema<Declared> = v.object({
  url: v.optional(v.string()),
  follows: v.optional(v.string()),
  flake: v.optional(v.boolean()),
  inputs: v.optional(
    v.record(
      v.string(),
      v.lazy(() => Declaration),
    ),
  ),
});
const Declarations = v.record(v.string(), Declaration);

const ROOT = 'self';

/** The graph below the flake in `folder`; `stub` stands for nixpkgs. */
export function inputGraph(folder: string, clones: Clones, stub: string): InputGraph {
  const nodes: Record<string, GraphNode> = {};
  const newer = new Set<string>();

  /** A node for what `reference` names, with inputs still to be filled in. */
  function nodeFor(label: string, reference: Reference, isFlake: boolean, beside: string): GraphNode {
    const { repository, revision, path, directory } = reference;
    const bare = { label, inputs: {}, ...attributes(revision ?? null, 0) };
    if (repository !== undefined && /\/nixpkgs$/i.test(repository))
      return { ...bare, kind: 'nixpkgs', path: stub };
    if (repository !== undefined && /\/nixpkgs\.lib$/i.test(repository))
      return { ...bare, kind: 'library', path: stub };
    const code =
      repository === undefined
        ? path === undefined
          ? undefined
          : { folder: join(beside, path), exact: true, revision: null, time: 0 }
        : clones.code(repository, revision);
    const found = code && join(code.folder, directory ?? '');
    if (code === undefined || found === undefined || (isFlake && !existsSync(join(found, 'flake.nix')))) {
      // Sources are only looked into for what is in them.
      if (!isFlake) return { ...bare, kind: 'source', path: `/stub/source-${label}` };
      return { ...bare, kind: 'missing', label: repository ?? label, path: '' };
    }
    if (!code.exact) newer.add(repository ?? label);
    return {
      ...bare,
      kind: isFlake ? 'flake' : 'source',
      path: found,
      ...attributes(code.revision, code.time),
    };
  }

  /** Adds the flake in `at` as `name`, with what its inputs are; `given` replaces some of them. */
  function add(
    name: string,
    node: GraphNode,
    given: Readonly<Record<string, string>>,
    depth: number,
  ): GraphNode {
    const lock = join(node.path, 'flake.lock');
    if (depth > 4) return node;
    return existsSync(lock) ? fromLock(name, node, lock, given) : fromFlake(name, node, given, depth);
  }

  function fromLock(
    name: string,
    node: GraphNode,
    file: string,
    given: Readonly<Record<string, string>>,
  ): GraphNode {
    const lock = v.parse(Lock, JSON.parse(readFileSync(file, 'utf8')));
    const own = (key: string): string => (key === lock.root ? name : `${name}/${key}`);
    const follow = (target: string | readonly string[]): string => {
      if (typeof target === 'string') return target;
      return target.reduce((key, step) => follow(lock.nodes[key]?.inputs?.[step] ?? step), lock.root);
    };
    const inputsOf = (key: string): Record<string, string> =>
      Object.fromEntries(
        Object.entries(lock.nodes[key]?.inputs ?? {}).map(([it, target]) => [it, own(follow(target))]),
      );
    for (const [key, { locked = {}, flake = true }] of Object.entries(lock.nodes)) {
      if (key === lock.root) continue;
      const made = nodeFor(key, referenceOfLocked(locked), flake, node.path);
      const { lastModified: modified } = locked;
      const time = typeof modified === 'number' ? modified : made.lastModified;
      nodes[own(key)] = {
        ...made,
        ...attributes(made.rev, time),
        inputs: made.kind === 'flake' ? inputsOf(key) : {},
      };
    }
    return { ...node, inputs: { ...inputsOf(lock.root), ...given } };
  }

  function fromFlake(
    name: string,
    node: GraphNode,
    given: Readonly<Record<string, string>>,
    depth: number,
  ): GraphNode {
    const { inputs, formals } = declaredIn(join(node.path, 'flake.nix'));
    const names = new Set([...Object.keys(inputs), ...formals.filter((it) => it !== 'self')]);
    const keys = Object.fromEntries([...names].map((it) => [it, given[it] ?? `${name}/${it}`]));
    const target = (path: string): string => keys[path.split('/')[0] ?? ''] ?? `${name}/${path}`;
    for (const it of names) {
      const { url, follows, flake = true, inputs: below = {} } = inputs[it] ?? {};
      if (follows !== undefined) keys[it] = target(follows);
      else if (given[it] === undefined) {
        const made = nodeFor(it, referenceOf(url ?? it), flake, node.path);
        const replaced = Object.entries(below).flatMap(([input, { follows: to }]) =>
          to === undefined ? [] : [[input, target(to)] as const],
        );
        nodes[`${name}/${it}`] =
          made.kind === 'flake' ? add(`${name}/${it}`, made, Object.fromEntries(replaced), depth + 1) : made;
      }
    }
    return { ...node, inputs: keys };
  }

  const bare: GraphNode = {
    kind: 'flake',
    label: ROOT,
    path: folder,
    inputs: {},
    ...attributes('0'.repeat(40), 0),
  };
  nodes[ROOT] = add(ROOT, bare, {}, 0);
  return { root: ROOT, nodes, newer: [...newer] };
}

/** The inputs that a flake.nix declares and the arguments that its `outputs` takes. */
function declaredIn(file: string): {
  readonly inputs: Readonly<Record<string, Declared>>;
  readonly formals: readonly string[];
} {
  const expression = `let it = import ${file}; in {
    inputs = it.inputs or { };
    formals = builtins.attrNames (builtins.functionArgs it.outputs);
  }`;
  const output = execFileSync('nix-instantiate', ['--eval', '--strict', '--json', '-E', expression], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return v.parse(v.object({ inputs: Declarations, formals: v.array(v.string()) }), JSON.parse(output));
}

function attributes(
  rev: string | null,
  time: number,
): Pick<GraphNode, 'rev' | 'lastModified' | 'lastModifiedDate' | 'narHash'> {
  const date = new Date(time * 1000).toISOString().replace(/\.\d+/, '').replaceAll(/[^\d]/g, '');
  return {
    rev,
    lastModified: time,
    lastModifiedDate: date,
    narHash: 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  };
}
