/** What a source of definitions gets, and what it gives. */
import type { Analysis } from '../../knowledge/analysis.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Offset, TextRange } from '../../text/range.ts';
import type { World } from '../host.ts';

export interface DefinitionContext {
  readonly world: World;
  readonly analysis: Analysis;
  readonly offset: Offset;
  /** An identifier, a whole string, a path … */
  readonly token: SyntaxNode;
}

export interface Found {
  /** What was asked about, where that is not the token. */
  readonly range?: TextRange | undefined;
  /** Names of bindings and formals, or the expressions that give a value. */
  readonly nodes?: readonly SyntaxNode[];
  /** Ids of whole files. */
  readonly files?: readonly string[];
}

/** `undefined` where the token is nothing that the source knows. */
export type DefinitionSource = (context: DefinitionContext) => Found | undefined;
