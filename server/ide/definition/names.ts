/** Variables, attributes, the names of `inherit`, formals, and the names of arguments. */
import { attrName, steps } from '../../eval/selection.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes } from '../../syntax/nodes.ts';
import { callSites } from '../signature-help/call-site.ts';
import type { DefinitionContext, Found } from './context.ts';
import { inheritedNodes, memberNodes, variableNodes } from './members.ts';

export function variableDefinition({ token, analysis }: DefinitionContext): Found | undefined {
  const variable = token.parent;
  if (variable?.kind !== 'variable_expression') return undefined;
  return { nodes: variableNodes(token.text, analysis.envAt(variable)) };
}

/** `x.y.z` and `x ? y`. */
export function attributeDefinition({ token, analysis }: DefinitionContext): Found | undefined {
  const path = token.parent;
  const owner = path?.kind === 'attrpath' ? path.parent : undefined;
  if (owner?.kind !== 'select_expression' && owner?.kind !== 'has_attr_expression') return undefined;
  const env = analysis.envAt(owner);
  const before = steps(owner, env, analysis.evaluator)[attrNameNodes(path).indexOf(token)];
  const name = attrName(token, env, analysis.evaluator);
  return { nodes: before && name !== undefined ? memberNodes(before, name) : [] };
}

export function inheritDefinition({ token, analysis }: DefinitionContext): Found | undefined {
  return token.parent?.kind === 'inherited_attrs' ? { nodes: inheritedNodes(token, analysis) } : undefined;
}

/** An argument of a function: what its callers give for it. */
export function formalDefinition({ token, analysis }: DefinitionContext): Found | undefined {
  const { parent } = token;
  const isFormal = parent?.kind === 'formal' && token.fieldName === 'name';
  const fn = isFormal ? parent.parent?.parent : token.fieldName === 'universal' ? parent : undefined;
  const body = fn?.kind === 'function_expression' ? fn.field('body') : undefined;
  if (!fn || !body) return undefined;
  // Has what calls the function evaluated, from files that bring this one in, too.
  analysis.envAt(body);
  const given = analysis.evaluator
    .applications(fn)
    .flatMap(({ body: { argument } }): readonly SyntaxNode[] => {
      if (isFormal) return argument ? memberNodes(argument.force(), token.text) : [];
      return argument?.node ? [argument.node] : [];
    });
  return { nodes: [...new Set(given)] };
}

/** A name in the set that a function of the user's gets: its formal there. */
export function argumentDefinition({ token, analysis }: DefinitionContext): Found | undefined {
  const binding = token.parent?.kind === 'attrpath' ? token.parent.parent : undefined;
  if (binding?.kind !== 'binding') return undefined;
  const [site] = callSites(token);
  if (!site?.near || site.inFunction || site.name === undefined) return undefined;
  const fn = analysis.valueAt(site.fn);
  if (fn.kind !== 'lambda') return undefined;
  const formals = fn.node.field('formals')?.fields('formal') ?? [];
  const names = formals.flatMap((it) => it.field('name') ?? []);
  return { nodes: names.filter((it) => it.text === site.name) };
}
