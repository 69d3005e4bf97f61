/** What the parts of the evaluator ask of each other, and what the knowledge layer tells it. */

import type { SyntaxNode } from '../syntax/node.ts';
import type { SourceFile } from '../syntax/source-file.ts';
import type { FolderEntry } from '../text/folder-entry.ts';
import type { Attrs, Env, Machine, Thunk, Value } from './value.ts';

/** What the evaluator does not know of itself: the world of flakes, fetchers and packages. */
export interface Hooks {
  /** What `import source` gives where `source` is no path of the workspace. */
  importSource(source: Value, machine: Machine, site: SyntaxNode | undefined): Value | undefined;
  /** What `import path` gives where the file is made by a known tool; `undefined`: what is in it. */
  importFile(path: string, machine: Machine): Value | undefined;
  /** What a builtin fetcher gives. */
  fetched(fetcher: string, arg: Value, machine: Machine): Value;
  /** What `<name/rest>` gives. */
  searchPath(path: string, machine: Machine): Value;
  /** Calls a set that is no `__functor`, such as a package that stands for a function. */
  call(fn: Attrs, arg: Thunk, machine: Machine, site: SyntaxNode | undefined): Value | undefined;
  /** `name` was selected from a closed set that has no such member, and no `or` was there. */
  missing(set: Attrs, name: string, attr: SyntaxNode): void;
  /** A function that is known was called from a file. */
  argument(name: string, fn: SyntaxNode, machine: Machine): Value | undefined;
}

/** The files as the evaluator sees them. */
export interface Files {
  file(id: string): SourceFile | undefined;
  text(id: string): string | undefined;
  /** `undefined` when it cannot be known. */
  exists(id: string): boolean | undefined;
  /** What is in a folder; `undefined` where there is none, or it cannot be known. */
  list?(id: string): readonly FolderEntry[] | undefined;
}

/** One call of a function. */
export interface Application {
  /** The scope in which the body was evaluated. */
  readonly body: Env;
  /** The expression that calls, where one is written. */
  readonly site: SyntaxNode | undefined;
}

/** The evaluator's parts, as they see each other. */
export interface Evaluator extends Machine {
  readonly hooks: Hooks;
  readonly files: Files;
  /** The value of an expression in a scope; the same object each time. */
  evaluate(node: SyntaxNode | undefined, env: Env): Value;
  /** A thunk for an expression in a scope. */
  delayed(node: SyntaxNode | undefined, env: Env): Thunk;
  /** The outermost scope of a file. */
  fileEnv(id: string): Env;
  /** The value of a whole file; unknown where there is none. */
  fileValue(id: string): Value;
  /** Whether the value of a whole file was asked for. */
  hasFileValue(id: string): boolean;
  /** The calls of a function so far, in their order. */
  applications(fn: SyntaxNode): readonly Application[];
  recordApplication(fn: SyntaxNode, call: Application): void;
}
