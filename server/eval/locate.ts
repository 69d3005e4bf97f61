/** From a place in a file to the scope it stands in, and to the value of the expression there. */
import type { SyntaxNode } from '../syntax/node.ts';
import { calledEnv } from './agreement.ts';
import { recursiveEnv, withScope } from './control.ts';
import { bindingEnv, innerEnv } from './env.ts';
import type { Evaluator } from './evaluator.ts';
import { formalsOf } from './functions.ts';
import { lazy } from './thunk.ts';
import type { Env, Lambda, Value } from './value.ts';
import { attrs, done, unknown } from './values.ts';

/** What is inside more than that is in no scope: nobody writes so, and junk would have a million scopes to look through. */
const MAX_AROUND = 20_000;

/**
 * The scope of a node. Inside functions it is what their callers agree on; of a function that nothing was seen to call,
 * the arguments are what their names usually stand for.
 */
export function envAt(node: SyntaxNode, ev: Evaluator): Env {
  const chain = [...node.ancestors()].reverse();
  if (MAX_AROUND < chain.length) return ev.fileEnv(node.owner.id);
  let env = ev.fileEnv(node.owner.id);
  let index = 0;
  for (let i = chain.length - 2; i >= 0; i--) {
    const [outer, inner] = [chain[i], chain[i + 1]];
    const called = outer && inner && isInsideFunction(outer, inner) ? calledEnv(outer, ev) : undefined;
    if (!called) continue;
    env = called;
    index = i + 1;
    break;
  }
  for (; index < chain.length - 1; index++) {
    const [outer, inner] = [chain[index], chain[index + 1]];
    if (outer && inner) env = scopeOf(outer, inner, env, ev);
  }
  return env;
}

/** The value of the expression that `node` is. */
export function valueAt(node: SyntaxNode, ev: Evaluator): Value {
  return ev.evaluate(node, envAt(node, ev));
}

/** Whether a child of a function sees its arguments. */
function isInsideFunction(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return (
    outer.kind === 'function_expression' && (inner.fieldName === 'body' || inner.fieldName === 'formals')
  );
}

/** The scope of a child of `outer`, which itself stands in `env`. */
function scopeOf(outer: SyntaxNode, inner: SyntaxNode, env: Env, ev: Evaluator): Env {
  switch (outer.kind) {
    case 'let_expression':
    case 'rec_attrset_expression':
    case 'let_attrset_expression':
      return recursiveEnv(outer, env, ev);
    case 'inherit':
      // A plain `inherit` in a `let` or `rec` means the names outside of it.
      return env.node?.kind === 'attrset_expression' ? env : outerOf(outer, env);
    case 'with_expression':
      return inner.fieldName === 'body' ? withScope(outer, env, ev) : env;
    case 'function_expression':
      return isInsideFunction(outer, inner) ? assumedBody(outer, env, ev) : env;
    default:
      return env;
  }
}

function outerOf(inherit: SyntaxNode, env: Env): Env {
  const set = inherit.parent?.parent;
  return env.node !== undefined && env.node === set ? (env.parent ?? env) : env;
}

/** The scope of a function's body when nothing was seen to call it. */
function assumedBody(fn: SyntaxNode, env: Env, ev: Evaluator): Env {
  const called = calledEnv(fn, ev);
  if (called) return called;
  return innerEnv(env, fn, () => {
    const names = new Map<string, ReturnType<Evaluator['delayed']>>();
    const body = bindingEnv(env, fn, names);
    for (const formal of formalsOf(fn)) {
      const name = formal.field('name')?.text;
      const fallback = formal.field('default');
      if (name === undefined) continue;
      names.set(
        name,
        lazy(() =>
          fallback
            ? ev.evaluate(fallback, body)
            : (ev.hooks.argument(name, fn, ev) ?? unknown(`argument ${name}`)),
        ),
      );
    }
    const whole = fn.field('universal');
    if (whole)
      names.set(
        whole.text,
        fn.field('formals')
          ? done(wholeSet(names, fn, ev))
          : lazy(() => ev.hooks.argument(whole.text, fn, ev) ?? unknown(`argument ${whole.text}`)),
      );
    return body;
  });
}

/** `args` in `args@{ a, b, ... }`: the formals, and whatever else its name lets expect. */
function wholeSet(
  names: ReadonlyMap<string, ReturnType<Evaluator['delayed']>>,
  fn: SyntaxNode,
  ev: Evaluator,
): Value {
  const found = new Map(names);
  return attrs(
    {
      get: (name) => found.get(name),
      names: () => [...found.keys()],
      guess: (name) => lazy(() => ev.hooks.argument(name, fn, ev) ?? unknown(`argument ${name}`)),
    },
    { open: true },
  );
}

/** What the first call that was seen gives, or a call with the arguments that their names let expect. */
export function assumedResult(fn: Lambda, ev: Evaluator): Value {
  const body = ev.applications(fn.node)[0]?.body ?? assumedBody(fn.node, fn.env, ev);
  return ev.evaluate(fn.node.field('body'), body);
}
