/** What is known about one environment variable that Rust tools, build scripts or programs read. */
import type { Idiom } from './idiom.ts';

export const ENV_VAR_GROUPS = {
  cargo: 'Cargo',
  rust: 'Rust tools',
  'bindgen-clang': 'bindgen, clang and LLVM',
  'pkg-config': 'pkg-config',
  cc: 'C and C++ compilers, CMake',
  'sys-crate': 'Native crates and their build scripts',
  'linker-runtime': 'Linking and running',
  'graphics-desktop': 'Graphics, sound and desktop',
} as const;

export type EnvVarGroup = keyof typeof ENV_VAR_GROUPS;

/** The forms a value can have, each with the phrase a hover shows. */
export const ENV_VAR_FORMS = {
  dir: 'a directory',
  file: 'the path of a file',
  'path-or-name': 'a program, by its path or by its name on `PATH`',
  'flags-space': 'flags separated by spaces',
  'list-colon': 'a list separated by colons',
  'list-comma': 'a list separated by commas',
  'list-space': 'a list separated by spaces',
  'list-0x1f': 'a list separated by the ASCII unit separator (0x1f)',
  bool: '`true` or `false`',
  bool01: '`1` or `0`',
  'bool-not0': 'a switch: any value but `0` turns it on',
  'bool-any': 'a switch: any value turns it on, even `0` or the empty string',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  url: 'a URL',
  enum: 'one of a few words',
} as const;

export type EnvVarForm = keyof typeof ENV_VAR_FORMS;

/** A row of a table. `<TRIPLE>`, `<target>`, `<NAME>` … in a name stand for what the user fills in: see `pattern.ts`. */
export interface EnvVarRow {
  readonly name: string;
  readonly form: EnvVarForm;
  /** The words an `enum` accepts. */
  readonly values?: readonly string[];
  readonly readBy: string;
  /** What it does, in one or two sentences of Markdown. */
  readonly doc: string;
  /** The value a shell usually gives it. */
  readonly idiom?: Idiom;
  /** Other good values. */
  readonly alternatives?: readonly Idiom[];
  /**
   * The line to run in `shellHook`, where the value needs `$PWD` or must extend the old value. It stands inside a
   * Nix `''` string: `${…}` in it belongs to Nix, and `$NAME` to the shell.
   */
  readonly shellHook?: string;
  /** A clause that reads well after “Not needed”. */
  readonly notNeeded?: string;
  /** What people get wrong, one sentence each. */
  readonly mistakes?: readonly string[];
  readonly default?: string;
  /** False where a tool sets it, so that a person should not. */
  readonly setByHand?: false;
  /** The first version of the reader that knows it. */
  readonly since?: string;
  /** What to do instead. */
  readonly deprecated?: string;
  /** The same setting in `.cargo/config.toml`. */
  readonly configKey?: string;
  /** Further names that mean the same for one target, the host and so on; may be patterns. */
  readonly variants?: readonly string[];
  /** A full name, for a pattern. */
  readonly example?: string;
  readonly link?: string;
}

export interface EnvVar extends Omit<EnvVarRow, 'setByHand'> {
  readonly group: EnvVarGroup;
  readonly setByHand: boolean;
  /** Matches the names that a pattern stands for; its groups are the placeholders. */
  readonly pattern?: RegExp;
}
