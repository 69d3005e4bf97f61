/** The modules that have to do with a place. */
import type { Analysis } from '../knowledge/analysis.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { baseName } from '../text/path.ts';

/** The modules that were evaluated on the way to a node; those of a file that is a plain set are used by others. */
export function modulesAround(node: SyntaxNode, analysis: Analysis): Analysis['facts']['modules'] {
  analysis.lookAround(node);
  const { id } = node.owner;
  const whole = [...node.ancestors()].at(-1)?.field('expression');
  if (whole?.kind === 'attrset_expression' && baseName(id) !== 'flake.nix') analysis.explore(id);
  return analysis.facts.modules;
}
