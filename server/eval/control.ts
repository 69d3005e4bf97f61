/** Names, lists and the expressions that choose or open scopes. */
import type { SyntaxNode } from '../syntax/node.ts';
import { boundNames } from './bindings.ts';
import { bindingEnv, innerEnv, lookup, withEnv } from './env.ts';
import type { Evaluator } from './evaluator.ts';
import type { Env, Value } from './value.ts';
import { boolOf, list, unknown } from './values.ts';

export function variable(node: SyntaxNode, env: Env): Value {
  const name = node.text;
  return lookup(env, name)?.force() ?? unknown(`undefined name ${name}`);
}

export function listExpression(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  return list(
    node.fields('element').map((it) => ev.delayed(it, env)),
    false,
    node,
  );
}

export function conditional(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  const branch = (name: string): SyntaxNode | undefined => node.field(name);
  switch (boolOf(ev.evaluate(branch('condition'), env))) {
    case true:
      return ev.evaluate(branch('consequence'), env);
    case false:
      return ev.evaluate(branch('alternative'), env);
    default:
      return unknown('condition', [
        ev.delayed(branch('consequence'), env),
        ev.delayed(branch('alternative'), env),
      ]);
  }
}

export function assertion(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  if (boolOf(ev.evaluate(node.field('condition'), env)) === false) return unknown('failed assertion');
  return ev.evaluate(node.field('body'), env);
}

export function letExpression(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  return ev.evaluate(node.field('body'), recursiveEnv(node, env, ev));
}

/** `let { body = …; }`, the form of long ago. */
export function letAttrset(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  return lookup(recursiveEnv(node, env, ev), 'body')?.force() ?? unknown('let without body');
}

export function withExpression(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  return ev.evaluate(node.field('body'), withScope(node, env, ev));
}

/** The scope of a `let`, a `rec { }` or a `let { }`: its names see each other. */
export function recursiveEnv(node: SyntaxNode, env: Env, ev: Evaluator): Env {
  return innerEnv(env, node, () => {
    const scope: Env = bindingEnv(
      env,
      node,
      boundNames(node, () => scope, env, ev),
    );
    return scope;
  });
}

export function withScope(node: SyntaxNode, env: Env, ev: Evaluator): Env {
  return innerEnv(env, node, () => withEnv(env, node, ev.delayed(node.field('environment'), env)));
}
