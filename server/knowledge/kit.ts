/** What the providers' tables need beyond the evaluator: the catalog, and a place to note what was seen. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Attrs, Thunk, Value } from '../eval/value.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Choice, Derivation, KnownFunction, Toolchain } from './domain.ts';
import type { OptionNode } from './modules/option.ts';

export interface MissingMember {
  readonly set: Attrs;
  readonly name: string;
  readonly attr: SyntaxNode;
}

export interface KnownCall {
  readonly fn: KnownFunction;
  readonly args: readonly Thunk[];
  readonly site: SyntaxNode | undefined;
}

/** A list of names that a known function was given. */
export interface NamedList {
  readonly list: Value;
  readonly holds: 'components' | 'targets';
  readonly choice: Choice;
}

/** What a module of the user's defines, and the options that there are for it. */
export interface ModuleNote {
  readonly config: Thunk;
  options(): readonly OptionNode[];
}

/** What came up while files were evaluated, in the order in which it did; the rules read it. */
export interface Facts {
  readonly toolchains: Toolchain[];
  readonly missing: MissingMember[];
  readonly calls: KnownCall[];
  readonly lists: NamedList[];
  readonly derivations: { readonly derivation: Derivation; readonly site: SyntaxNode | undefined }[];
  readonly modules: ModuleNote[];
}

export function noFacts(): Facts {
  return { toolchains: [], missing: [], calls: [], lists: [], derivations: [], modules: [] };
}

export interface Kit {
  /** Loaded on first use. */
  catalog(): Catalog;
  readonly facts: Facts;
}
