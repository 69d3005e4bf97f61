/** The values of the symbolic evaluator: what Nix has, and what is not known. */
import type { SyntaxNode } from '../syntax/node.ts';
import type { FolderEntry } from '../text/folder-entry.ts';

/** A value whose computation is put off until it is asked for, and then remembered. */
export interface Thunk {
  /** The expression that gives the value, where it was written in a file. */
  readonly node: SyntaxNode | undefined;
  /** Never throws; a cycle, a lack of fuel or too deep a nesting gives an `Unknown`. */
  force(): Value;
}

interface Made {
  /** The expression that made the value; edits and definitions land there. */
  readonly origin?: SyntaxNode | undefined;
}

/** What cannot be known without Nix. Contagious, and no rule speaks about it. */
export interface Unknown extends Made {
  readonly kind: 'unknown';
  /** Why, in a few words that can be counted: `cycle`, `input nix-filter`, `function pkgs.symlinkJoin` … */
  readonly why: string;
  /** What it may be, where a condition is not known: the branches of an `if`, an `or` and so on. */
  readonly alternatives?: readonly Thunk[] | undefined;
}

/** A string; parts that are not text (a derivation's store path, an unknown) stand as values between the texts. */
export interface Str extends Made {
  readonly kind: 'string';
  readonly parts: readonly (string | Value)[];
}

/** A path. `path` is absolute and normalised, or starts with what the file's id starts with; unknown parts make it an `Unknown`. */
export interface Path extends Made {
  readonly kind: 'path';
  readonly path: string;
}

export interface Int extends Made {
  readonly kind: 'int';
  readonly value: bigint;
}

export interface Float extends Made {
  readonly kind: 'float';
  readonly value: number;
}

export interface Bool extends Made {
  readonly kind: 'bool';
  readonly value: boolean;
}

export interface Null extends Made {
  readonly kind: 'null';
}

export interface List extends Made {
  readonly kind: 'list';
  readonly items: readonly Thunk[];
  /** Whether it may hold more than `items` (`known ++ unknown`). */
  readonly open: boolean;
}

/** The members of an attribute set, looked up lazily. */
export interface Members {
  /** `undefined`: not there, as far as is known (see `Attrs.open`). */
  get(name: string): Thunk | undefined;
  /** The names that are known to be there, in no particular order. */
  names(): readonly string[];
  /** Where a member is defined: the attribute's name in a binding or `inherit`. */
  definition?(name: string): SyntaxNode | undefined;
  /** For an open set: what a name that is not known stands for, if it is there (`pkgs.openssl`: that package). */
  guess?(name: string): Thunk | undefined;
  /** For an open set: whether a name is certainly not there all the same. */
  lacks?(name: string): boolean;
}

/** What a set, a function or a derivation is in the world of Rust and Nix; the knowledge layer says which there are. */
export interface Domain {
  readonly domain: string;
}

export interface Attrs extends Made {
  readonly kind: 'attrs';
  readonly members: Members;
  /** Whether it may have more members than are known. */
  readonly open: boolean;
  readonly domain?: Domain | undefined;
}

/** A function that the user wrote. */
export interface Lambda extends Made {
  readonly kind: 'lambda';
  readonly node: SyntaxNode;
  readonly env: Env;
}

/** A function that is built in or known. */
export interface Primop extends Made {
  readonly kind: 'primop';
  readonly name: string;
  readonly arity: number;
  readonly args: readonly Thunk[];
  readonly run: PrimopBody;
  readonly domain?: Domain | undefined;
}

export type Value = Unknown | Str | Path | Int | Float | Bool | Null | List | Attrs | Lambda | Primop;

/** `site` is the application that gives the last argument, where it was written in a file. */
export type PrimopBody = (args: readonly Thunk[], machine: Machine, site: SyntaxNode | undefined) => Value;

/** What built-in and known functions may ask of the evaluator. */
export interface Machine {
  /** Calls `fn`; a set with `__functor` and a domain value that can be called are called too. */
  apply(fn: Value, arg: Thunk, site?: SyntaxNode): Value;
  /** A thunk for a computation; runs at most once. */
  lazy(compute: () => Value, node?: SyntaxNode): Thunk;
  /** `set.name`: unknown for unknowns and for absent members of open sets; `undefined` where it certainly lacks. */
  select(set: Value, name: string): Thunk | undefined;
  /** Nix's `==`; `undefined` when it cannot be known. */
  equal(a: Value, b: Value): boolean | undefined;
  /** Nix's coercion to a string as in an interpolation; a derivation or an unknown becomes a part. */
  coerce(value: Value): Str | Unknown;
  /** `import` of a path, a fetched source, a flake input …: the value that it evaluates to. */
  importValue(source: Value, site?: SyntaxNode): Value;
  /** The text of a file in the workspace, or `undefined`. */
  readText(path: string): string | undefined;
  /** Whether something is at the path; `undefined` when it cannot be known. */
  pathExists(path: string): boolean | undefined;
  /** What is in a folder of the workspace, or `undefined`. */
  listFolder(path: string): readonly FolderEntry[] | undefined;
  /** What a builtin fetcher gives, from its argument (`fetchTarball "https://…"`, `fetchGit { … }`, `getFlake "…"`). */
  fetched(fetcher: string, arg: Value): Value;
  /** Pays for so many characters that are gone through at once; false when there is nothing left to pay with. */
  pay(size: number): boolean;
  /** The system that host-dependent answers are for, such as `x86_64-linux`. */
  readonly system: string;
}

/** The names that a scope binds; a `Map` is one. */
export interface Names {
  get(name: string): Thunk | undefined;
  keys(): Iterable<string>;
}

/** A scope. `with` sets are asked only when no binding around has the name, innermost first, as Nix does. */
export interface Env {
  readonly parent: Env | undefined;
  /** The syntax that opens the scope. */
  readonly node: SyntaxNode | undefined;
  readonly names: Names | undefined;
  readonly with: Thunk | undefined;
  /** What the function was called with whose body this is the scope of; `undefined` where that was guessed. */
  readonly argument?: Thunk | undefined;
  /** Scopes that were opened inside this one, so that a place has one scope only. */
  readonly inner: Map<SyntaxNode, Env>;
  /** What expressions in this scope came to, so that an expression has one value only. */
  readonly values: Map<SyntaxNode, Value>;
}
