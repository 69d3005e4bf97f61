/** What the providers' tables need beyond the evaluator: the catalog, and a place to note what was seen. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Attrs, Thunk } from '../eval/value.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Derivation, KnownFunction, Toolchain } from './domain.ts';

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

/** What came up while files were evaluated, in the order in which it did; the rules read it. */
export interface Facts {
  readonly toolchains: Toolchain[];
  readonly missing: MissingMember[];
  readonly calls: KnownCall[];
  readonly derivations: { readonly derivation: Derivation; readonly site: SyntaxNode | undefined }[];
}

export function noFacts(): Facts {
  return { toolchains: [], missing: [], calls: [], derivations: [] };
}

export interface Kit {
  /** Loaded on first use. */
  catalog(): Catalog;
  readonly facts: Facts;
}
