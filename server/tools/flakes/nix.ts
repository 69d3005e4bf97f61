/** Evaluates a flake's dev shells with Nix: their names, and what is in each. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import type { InputGraph } from './input-graph.ts';

/** A component as its overlay unpacks it, or nixpkgs' own. */
export type Part = { readonly url: string; readonly overlay: boolean } | { readonly rust: readonly string[] };

export type Answer<T> = { readonly value: T } | { readonly error: string };

const Names = v.array(v.string());
const Parts = v.array(
  v.array(
    v.union([v.object({ url: v.string(), overlay: v.boolean() }), v.object({ rust: v.array(v.string()) })]),
  ),
);

export interface Flake {
  /** Names of the dev shells, as attribute paths. */
  shells(): Answer<readonly string[]>;
  /** What a shell lists: for each package with Rust in it its components. */
  contents(shell: string): Answer<readonly (readonly Part[])[]>;
}

interface Settings {
  readonly nixpkgsLib: string;
  /** Where the stub and the plan are written; a store is made in it. */
  readonly work: string;
  readonly system: string;
}

const TOOLS = resolve('server/tools/flakes');

/** Writes the stand-in for nixpkgs into `folder`; `flake` gives the names that its packages have. */
export function writeStub(folder: string, names: Names, nixpkgsLib: string): void {
  mkdirSync(join(folder, 'lib'), { recursive: true });
  const file = join(folder, 'names.json');
  writeFileSync(file, JSON.stringify(names));
  writeFileSync(join(folder, 'lib/default.nix'), `import ${nixpkgsLib}\n`);
  writeFileSync(
    join(folder, 'stub.nix'),
    `import ${join(TOOLS, 'nixpkgs.nix')} ({ nixpkgsLib = ${nixpkgsLib}; root = ${folder}; } // builtins.fromJSON (builtins.readFile ${file}))\n`,
  );
  mkdirSync(join(folder, 'nixos/modules/misc'), { recursive: true });
  writeFileSync(
    join(folder, 'nixos/modules/misc/nixpkgs.nix'),
    `import ${join(TOOLS, 'nixpkgs-module.nix')} ${folder}\n`,
  );
  writeFileSync(
    join(folder, 'default.nix'),
    'args: (import ./stub.nix).packages ({ system = "x86_64-linux"; } // args)\n',
  );
}

/** The library in `folder` as an older Nix can read it, which lacks some of the functions that it calls. */
export function writeLibrary(work: string, folder: string): string {
  mkdirSync(work, { recursive: true });
  const file = join(work, 'nixpkgs-lib.nix');
  const text = `let
  type = path: (builtins.readDir (dirOf path)).\${baseNameOf path};
  scope = {
    builtins = { readFileType = type; warn = message: it: builtins.trace message it; } // builtins;
    import = builtins.scopedImport scope;
  };
in
builtins.scopedImport scope ${folder}
`;
  writeFileSync(file, text);
  return file;
}

export interface Names {
  readonly names: readonly string[];
  readonly own: readonly string[];
}

/** Packages that nixpkgs' library names. */
const OF_LIBRARY = ['qemu-user', 'winePackagesFor'];

/** Every identifier below `own` and `others` may be the name of a package; of `others`, what is selected, below one. */
export function namesIn(own: string, others: readonly string[]): Names {
  const below = identifiersBelow(own);
  const foreign = others.map(identifiersBelow);
  const all = new Set([...below.all, ...foreign.flatMap((it) => [...it.all])]);
  // What a file gives itself where nobody does is not in nixpkgs.
  for (const name of below.defaulted) all.delete(name);
  return {
    own: [...new Set([...below.all, ...foreign.flatMap((it) => [...it.selected])])],
    names: [...all, ...OF_LIBRARY],
  };
}

interface Identifiers {
  readonly all: ReadonlySet<string>;
  /** Those of `x.y` and `inherit (x) y;`. */
  readonly selected: ReadonlySet<string>;
  /** Those of `y ? true` and its like, without those of `pkgs.y`. */
  readonly defaulted: ReadonlySet<string>;
}

const known = new Map<string, Identifiers>();

function identifiersBelow(folder: string): Identifiers {
  const found = known.get(folder);
  if (found !== undefined) return found;
  const names = new Set<string>();
  const selected = new Set<string>();
  const defaulted = new Set<string>();
  const ofPackages = new Set<string>();
  const take = (to: Set<string>, text: string, pattern: RegExp): void => {
    for (const [, name = ''] of text.matchAll(pattern)) to.add(name);
  };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.nix')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    take(names, text, /([A-Za-z_][\w'-]*)/g);
    take(selected, text, /\.([A-Za-z_][\w'-]*)/g);
    take(defaulted, text, /([A-Za-z_][\w'-]*)\s*\?\s*(?:[({["!\d]|true|false|null|builtins)/g);
    take(ofPackages, text, /\bpkgs\.([A-Za-z_][\w'-]*)/g);
    for (const [, list = ''] of text.matchAll(/\binherit\s*\([^)]*\)([^;]*);/g))
      take(selected, list, /([A-Za-z_][\w'-]*)/g);
  }
  for (const name of ofPackages) defaulted.delete(name);
  const result = { all: names, selected, defaulted };
  known.set(folder, result);
  return result;
}

/** The flake that `graph` describes. */
export function evaluated(
  graph: InputGraph,
  stub: string,
  { nixpkgsLib, work, system }: Settings,
  name: string,
): Flake {
  mkdirSync(work, { recursive: true });
  const plan = join(work, `${name}.json`);
  writeFileSync(plan, JSON.stringify({ ...graph, stub: join(stub, 'stub.nix') }));

  function ask<T>(schema: v.GenericSchema<unknown, T>, extra: readonly string[]): Answer<T> {
    const { stdout, stderr, status } = spawnSync(
      'nix-instantiate',
      [
        ...['--eval', '--strict', '--json', '--read-write-mode', join(TOOLS, 'flakes.nix')],
        ...['--arg', 'plan', plan, '--arg', 'nixpkgsLib', nixpkgsLib, '--argstr', 'system', system, ...extra],
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000, env: environment(work) },
    );
    if (status !== 0) return { error: reason(stderr) };
    return { value: v.parse(schema, JSON.parse(stdout)) };
  }

  return {
    shells: () => ask(Names, []),
    contents: (shell) => ask(Parts, ['--argstr', 'shell', shell]),
  };
}

/** A store of its own, and nothing from the network. */
function environment(work: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NIX_STORE_DIR: join(work, 'nix/store'),
    NIX_STATE_DIR: join(work, 'nix/state'),
    NIX_LOG_DIR: join(work, 'nix/log'),
    NIX_PATH: '',
    NIX_CONFIG: 'substitute = false\nsubstituters =\nconnect-timeout = 1\ndownload-attempts = 1',
    https_proxy: 'http://127.0.0.1:9',
    http_proxy: 'http://127.0.0.1:9',
  };
}

/** The message without the trace. */
function reason(stderr: string): string {
  const lines = stripVTControlCharacters(stderr).split('\n');
  const at = lines.findIndex((it) => it.startsWith('error:'));
  if (at < 0) return lines.find((it) => it !== '') ?? 'time is up';
  const message = lines
    .slice(at, at + 3)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  return message.replace(/^error: /, '').slice(0, 300);
}
