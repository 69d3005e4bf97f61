/** How nixpkgs and its library are called at a place, for values that are written there. */
import { lookup } from '../../eval/env.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import { nixpkgsOf } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { variableName } from '../../syntax/nodes.ts';
import type { NamesInUse } from './place.ts';

/** What a `with` opens needs no name; else nixpkgs is called as in the calls around (`final.mkShell { … }`). */
export function namesInUse(node: SyntaxNode, analysis: Analysis): NamesInUse {
  const lib = lookup(analysis.envAt(node), 'lib') === undefined ? undefined : 'lib';
  let called: string | undefined;
  for (const it of node.ancestors()) {
    const environment = it.kind === 'with_expression' ? it.field('environment') : undefined;
    if (environment && environment.end <= node.start && nixpkgsOf(analysis.valueAt(environment)))
      return { pkgs: '', lib: lib ?? 'lib' };
    called ??= it.kind === 'apply_expression' ? nixpkgsIn(it, analysis) : undefined;
  }
  const pkgs = called ?? 'pkgs';
  return { pkgs, lib: lib ?? `${pkgs}.lib` };
}

/** The variable that holds the nixpkgs whose function is called. */
function nixpkgsIn(call: SyntaxNode, analysis: Analysis): string | undefined {
  const fn = call.field('function');
  const base = fn?.kind === 'select_expression' ? fn.field('expression') : undefined;
  const name = base && variableName(base);
  return base && name !== undefined && nixpkgsOf(analysis.valueAt(base)) ? name : undefined;
}
