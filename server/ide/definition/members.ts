/** Where the members of sets and the variables of scopes are written. */
import { withs } from '../../eval/env.ts';
import { possibleValues } from '../../eval/possible.ts';
import type { Env, Value } from '../../eval/value.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import { bindingShape } from '../../syntax/binding-shape.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';

/** `inherit`s that are followed one after the other. */
const MAX_INHERITS = 16;

/** Where `set.name` is written: a name in a binding, or the expression that gives it. */
export function memberNodes(set: Value, name: string): readonly SyntaxNode[] {
  const found = possibleValues(set).flatMap((it) => {
    if (it.kind !== 'attrs') return [];
    return it.members.definition?.(name) ?? writtenNode(it.members.get(name)) ?? [];
  });
  return [...new Set(found)];
}

/** The expression of a member that a function has put into a set. */
function writtenNode(member: ReturnType<Extract<Value, { kind: 'attrs' }>['members']['get']>) {
  if (!member) return undefined;
  if (member.node) return member.node;
  const value = member.force();
  // What is known of a provider was made by no expression of the user's.
  const isPlain = value.kind === 'lambda' || (value.kind === 'attrs' && !value.domain);
  return isPlain && value.origin && MAKERS.has(value.origin.kind) ? value.origin : undefined;
}

const MAKERS: ReadonlySet<string> = new Set([
  'attrset_expression',
  'function_expression',
  'rec_attrset_expression',
]);

/** Where a variable is bound: in a `let`, a `rec`, as a formal, or in the set of a `with`. */
export function variableNodes(name: string, env: Env): readonly SyntaxNode[] {
  for (let it: Env | undefined = env; it; it = it.parent) {
    if (!it.names?.get(name)) continue;
    const node = it.node && boundNode(it.node, name);
    return node ? [node] : [];
  }
  for (const set of withs(env)) {
    const value = set.force();
    if (value.kind === 'attrs' && value.members.get(name)) return memberNodes(value, name);
  }
  return [];
}

/** The name in the expression that binds it. */
function boundNode(scope: SyntaxNode, name: string): SyntaxNode | undefined {
  if (scope.kind === 'function_expression') {
    const whole = scope.field('universal');
    if (whole?.text === name) return whole;
    const formals = scope.field('formals')?.fields('formal') ?? [];
    return formals.map((it) => it.field('name')).find((it) => it?.text === name);
  }
  const bindings = scope.child('binding_set');
  const place = bindings && bindingShape(bindings).named.get(name)?.[0];
  const binding = place && bindings.childAt(place.child);
  if (binding?.kind === 'binding') return attrNameNodes(binding.field('attrpath'))[0];
  return place && attrNameNodes(binding?.field('attrs'))[place.attr];
}

/** What stands behind the name in an `inherit`; the names themselves where that is not known. */
export function withoutInherits(nodes: readonly SyntaxNode[], analysis: Analysis): readonly SyntaxNode[] {
  const seen = new Set<SyntaxNode>();
  const follow = (node: SyntaxNode): readonly SyntaxNode[] => {
    if (node.parent?.kind !== 'inherited_attrs' || seen.size >= MAX_INHERITS || seen.has(node)) return [node];
    seen.add(node);
    const behind = inheritedNodes(node, analysis).filter((it) => it !== node);
    return behind.length === 0 ? [node] : behind.flatMap(follow);
  };
  return [...new Set(nodes.flatMap(follow))];
}

/** Where that is written which a name in an `inherit` takes over. */
export function inheritedNodes(attr: SyntaxNode, analysis: Analysis): readonly SyntaxNode[] {
  const inherit = attr.parent?.parent;
  const name = staticName(attr);
  if (!inherit || name === undefined) return [];
  if (inherit.kind === 'inherit') return variableNodes(name, analysis.envAt(attr));
  const source = inherit.field('expression');
  return source ? memberNodes(analysis.valueAt(source), name) : [];
}
