/** What the main thread and the worker of the corpus run tell each other. */

/** One workspace: a folder and the Nix files in it. */
export interface Job {
  readonly root: string;
  readonly files: readonly string[];
  /** Places that are asked about in each file; 0 stands for all. */
  readonly most: number;
  /** The project's own folder, as a URL. */
  readonly project: string;
}

export interface Thrown {
  readonly what: string;
  readonly offset: number;
  readonly line: number;
  readonly stack: string;
}

export interface FoundFinding {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly excerpt: string;
  readonly message: string;
}

export interface FoundOutput {
  readonly path: string;
  readonly kind: 'shell' | 'package';
  readonly complete: boolean;
  readonly unknowns: readonly string[];
  readonly toolchains: readonly string[];
}

/** What came of one file. */
export interface Visit {
  readonly path: string;
  readonly characters: number;
  readonly sound: boolean;
  readonly places: number;
  readonly ms: number;
  /** Milliseconds of every call, by question. */
  readonly calls: Readonly<Record<string, readonly number[]>>;
  /** How many of the calls had an answer, by question. */
  readonly answered: Readonly<Record<string, number>>;
  readonly throws: readonly Thrown[];
  readonly findings: readonly FoundFinding[];
  readonly outputs: readonly FoundOutput[];
}

/** From the worker. `begun` comes before each file, so that the main thread knows what hangs. */
export type Progress =
  | { readonly kind: 'begun'; readonly path: string }
  | { readonly kind: 'visited'; readonly visit: Visit };
