/** The evaluator with its knowledge, over the files of one world: values at places, shells, and the facts that came up. */

import type { Catalog } from '../catalog/catalog.ts';
import { bundledCatalog } from '../catalog/load.ts';
import { globalNames } from '../eval/builtins/builtins.ts';
import { createEvaluator } from '../eval/evaluate.ts';
import type { Evaluator, Files, Hooks } from '../eval/evaluator.ts';
import { callsItself } from '../eval/functions.ts';
import { assumedResult, envAt } from '../eval/locate.ts';
import type { Env, Lambda, Value } from '../eval/value.ts';
import { attrsOf, done, unknown } from '../eval/values.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { baseName } from '../text/path.ts';
import { conventionalArgument } from './conventions.ts';
import { generatedCargoNix } from './crate2nix/generated.ts';
import { devenvFile, isDevenvFile } from './devenv/file.ts';
import { knownOf } from './domain.ts';
import { createDriver } from './drive.ts';
import { entriesAbove } from './entries.ts';
import { fetchedSource, searchPathSource } from './fetchers.ts';
import { createFlakes, type Flake } from './flake/flake.ts';
import { createSources } from './flake/sources.ts';
import { type Facts, type Kit, noFacts } from './kit.ts';
import { calledPackage } from './nixpkgs/opaque-functions.ts';
import { pinnedSources } from './pinned.ts';

export interface AnalysisOptions {
  readonly files: Files;
  readonly system: string;
  /** Folders that files may be brought in from. */
  readonly roots: readonly string[];
  /** Whether the usual entries may bring a file in; where they are known not to, they need not be evaluated. */
  readonly mayReach?: (id: string) => boolean;
  /** Files that name a file by its path. */
  readonly importersOf?: (id: string) => readonly string[];
  readonly catalog?: () => Catalog;
}

export interface Analysis {
  readonly evaluator: Evaluator;
  readonly facts: Facts;
  readonly catalog: () => Catalog;
  /** What Nix would evaluate of a file: a flake's outputs, a shell with its defaults; `assumed` where arguments had to be guessed. */
  result(id: string): { readonly value: Value; readonly assumed: boolean };
  flake(id: string): Flake;
  /** Evaluates what the file gives and what brings it in, so that its functions have been called and facts are there. */
  explore(id: string): void;
  /** The same for that file alone. */
  exploreAlone(id: string): void;
  /** The usual entries that may bring `id` in, the outermost first, and `id` itself. */
  entries(id: string): readonly string[];
  /** The files that name `id` by its path, and those that name them, the outermost first; none where entries use it. */
  callers(id: string): readonly string[];
  /** Whether what a file gives was used so far, and if that is a function, called. */
  reached(id: string): boolean;
  /** Evaluates what is written around a node: far less than `explore` does, which sees what becomes of it elsewhere. */
  lookAround(node: SyntaxNode): void;
  envAt(node: SyntaxNode): Env;
  valueAt(node: SyntaxNode): Value;
}

/** Arguments that follow each other (`x: y: …`) at most; nobody writes more by hand. */
const MAX_ARGUMENTS = 100;

/** Files that are evaluated because they name one by its path. */
const MAX_CALLERS = 16;

/** Expressions that one world's analysis evaluates at most. */
const FUEL = 400_000;

export function createAnalysis(options: AnalysisOptions): Analysis {
  const facts = noFacts();
  const kit: Kit = { catalog: options.catalog ?? (() => bundledCatalog().catalog), facts };
  const sources = createSources(kit, () => evaluator);
  const hooks: Hooks = {
    importSource: (source, machine) => sources.imported(source, machine),
    importFile: (path, machine) =>
      generatedCargoNix(path, kit, sources, machine, (it) => evaluator.fileValue(it)) ??
      pinnedSources(path, sources, machine),
    fetched: (fetcher, arg) => fetchedSource(fetcher, arg, sources),
    searchPath: (path) => searchPathSource(path, sources),
    call: (fn) => {
      const known = knownOf(fn);
      return known?.domain === 'package' ? calledPackage(known) : unknown('call of a set');
    },
    missing: (set, name, attr) => facts.missing.push({ set, name, attr }),
    argument: (name, _fn, machine) => conventionalArgument(name, kit, sources, machine),
  };
  const evaluator = createEvaluator({
    system: options.system,
    hooks,
    files: options.files,
    globals: globalNames,
    fuel: FUEL,
  });
  const flake = createFlakes(evaluator, sources);
  const explored = new Set<string>();
  const drive = createDriver(options.system);

  const devenvFiles = new Map<string, Value>();

  /** A module is nothing by itself: what counts is the shell that devenv makes of it. */
  function devenvShell(id: string): Value {
    const known =
      devenvFiles.get(id) ??
      devenvFile(id, {
        kit,
        ev: evaluator,
        sources,
        flakeInputs: (file) => (options.files.file(file) ? flake(file).inputs : undefined),
      });
    devenvFiles.set(id, known);
    return known;
  }

  function result(id: string): { value: Value; assumed: boolean } {
    if (isDevenvFile(id)) return { value: devenvShell(id), assumed: false };
    const value = evaluator.fileValue(id);
    if (baseName(id) === 'flake.nix' && value.kind === 'attrs')
      return { value: flake(id).outputs.force(), assumed: false };
    if (value.kind !== 'lambda') return { value, assumed: false };
    if (callsItself(value.node)) return { value: evaluator.apply(value, done(attrsOf([]))), assumed: false };
    return { value: calledResult(value), assumed: true };
  }

  /** What a function gives that other files call, or that nothing was seen to call. */
  function calledResult(fn: Lambda): Value {
    let result: Value = fn;
    for (let calls = 0; result.kind === 'lambda'; calls++) {
      if (MAX_ARGUMENTS <= calls) return unknown('function of many arguments');
      result = assumedResult(result, evaluator);
    }
    return result;
  }

  function explore(id: string): void {
    if (options.mayReach?.(id) !== false)
      for (const entry of entries(id)) if (entry !== id) exploreAlone(entry);
    callers(id).forEach(exploreAlone);
    exploreAlone(id);
  }

  function exploreAlone(id: string): void {
    if (explored.has(id)) return;
    explored.add(id);
    if (!options.files.file(id)) return;
    drive(result(id).value);
    driveModules();
  }

  let driven = 0;

  /** What modules define is used by shells in part only. */
  function driveModules(): void {
    for (; driven < facts.modules.length; driven++) {
      const note = facts.modules[driven];
      if (note) drive(note.config.force());
    }
  }

  function entries(id: string): readonly string[] {
    const above = entriesAbove(id, options.roots, options.files.exists);
    return above.includes(id) ? above : [...above, id];
  }

  function callers(id: string): readonly string[] {
    const { importersOf } = options;
    if (!importersOf || reached(id) || !isFunction(id)) return [];
    const known = new Set(entries(id));
    const found: string[] = [];
    const waiting = [id];
    for (let it = waiting.pop(); it !== undefined && found.length < MAX_CALLERS; it = waiting.pop()) {
      for (const importer of importersOf(it)) {
        if (known.has(importer)) continue;
        known.add(importer);
        found.unshift(importer);
        waiting.push(importer);
      }
    }
    return found.slice(-MAX_CALLERS);
  }

  /** Whether it takes arguments, which those that bring it in would know. */
  function isFunction(id: string): boolean {
    return options.files.file(id) !== undefined && evaluator.fileValue(id).kind === 'lambda';
  }

  function reached(id: string): boolean {
    if (!evaluator.hasFileValue(id)) return false;
    const value = evaluator.fileValue(id);
    return value.kind !== 'lambda' || evaluator.applications(value.node).length > 0;
  }

  /** Sees to it that the functions around a node have been called: by what is written around it, else by anything. */
  function approach(node: SyntaxNode): void {
    const { id } = node.owner;
    if (!needsCall(node, evaluator) || explored.has(id)) return;
    const aim = { focus: node, isReached: () => !needsCall(node, evaluator) };
    const lookFrom = (entry: string): void => {
      if (options.files.file(entry)) drive(result(entry).value, aim);
    };
    for (const entry of entries(id)) {
      if (entry !== id && options.mayReach?.(id) !== false) lookFrom(entry);
      if (!needsCall(node, evaluator)) return;
    }
    // Those that call it may not give the same: all are asked, and wholly.
    callers(id).forEach(exploreAlone);
    if (!needsCall(node, evaluator)) return;
    lookFrom(id);
    if (!needsCall(node, evaluator)) return;
    explore(id);
  }

  return {
    evaluator,
    facts,
    catalog: kit.catalog,
    result,
    flake,
    explore,
    exploreAlone,
    entries,
    callers,
    reached,
    lookAround(node) {
      approach(node);
      const { id } = node.owner;
      if (!explored.has(id)) drive(result(id).value, { focus: node, isReached: () => false });
    },
    envAt(node) {
      approach(node);
      return envAt(node, evaluator);
    },
    valueAt(node) {
      approach(node);
      return evaluator.evaluate(node, envAt(node, evaluator));
    },
  };
}

/** Whether a node stands in a function that was not called yet. */
function needsCall(node: SyntaxNode, ev: Evaluator): boolean {
  for (const it of node.ancestors())
    if (it.kind === 'function_expression' && ev.applications(it).length === 0) return true;
  return false;
}
