/** What a rule gets to see of a file: what the evaluator found in it. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import type { Toolchain } from '../../knowledge/domain.ts';
import { type KnownCall, type MissingMember, noFacts } from '../../knowledge/kit.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import type { SourceFile } from '../../syntax/source-file.ts';
import { analysisOf, exploredFor } from '../analysis.ts';
import type { World } from '../host.ts';
import { type Shell, shellsIn } from './shells.ts';

export interface RuleContext {
  readonly world: World;
  readonly file: SourceFile;
  /** What it found out depends on the files alone. */
  readonly analysis: Analysis;
  readonly catalog: Catalog;
  /** All toolchains that came up, also those of the files that bring this one in. */
  readonly toolchains: readonly Toolchain[];
  /** Selections in this file of members that a set certainly lacks. */
  readonly missing: readonly MissingMember[];
  /** Calls in this file of known functions. */
  readonly calls: readonly KnownCall[];
  /** Shells that are written in this file. */
  shells(): readonly Shell[];
  /** Whether a node stands in this file. */
  here(node: SyntaxNode | undefined): node is SyntaxNode;
}

export function ruleContext(world: World, file: SourceFile): RuleContext {
  const explored = exploredFor(world, file.id);
  const { toolchains, missing, calls } = explored?.facts ?? noFacts();
  const analysis = (): Analysis => explored?.analysis ?? analysisOf(world);
  const here = (node: SyntaxNode | undefined): node is SyntaxNode => node?.owner.id === file.id;
  let shells: readonly Shell[] | undefined;
  return {
    world,
    file,
    get analysis() {
      return analysis();
    },
    get catalog() {
      return analysis().catalog();
    },
    toolchains,
    missing: missing.filter((it) => here(it.attr)),
    calls: calls.filter((it) => here(it.site)),
    shells() {
      shells ??= explored ? shellsIn(file.id, explored.analysis) : [];
      return shells;
    },
    here,
  };
}
