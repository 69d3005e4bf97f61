/** Functions: patterns, defaults, application. */
import type { SyntaxNode } from '../syntax/node.ts';
import { bindingEnv } from './env.ts';
import type { Evaluator } from './evaluator.ts';
import { placed } from './selection.ts';
import { lazy } from './thunk.ts';
import type { Env, Lambda, Primop, Thunk, Value } from './value.ts';
import { done, unknown } from './values.ts';

export function functionExpression(node: SyntaxNode, env: Env): Lambda {
  return { kind: 'lambda', node, env, origin: node };
}

/** `f a b c`: reads the chain without recursion, since a chain may be long. */
export function application(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  const calls: SyntaxNode[] = [];
  let head: SyntaxNode | undefined = node;
  while (head?.kind === 'apply_expression') {
    calls.push(head);
    head = head.field('function');
  }
  let value = ev.evaluate(head, env);
  for (const call of calls.reverse()) {
    value = placed(ev.apply(value, ev.delayed(call.field('argument'), env), call), call);
    if (call !== node) env.values.set(call, value);
  }
  return value;
}

export function apply(fn: Value, arg: Thunk, site: SyntaxNode | undefined, ev: Evaluator): Value {
  switch (fn.kind) {
    case 'lambda':
      return applyLambda(fn, arg, site, ev);
    case 'primop':
      return applyPrimop(fn, arg, site, ev);
    case 'attrs': {
      const functor = fn.members.get('__functor');
      if (functor) return ev.apply(ev.apply(functor.force(), done(fn), site), arg, site);
      return ev.hooks.call(fn, arg, ev, site) ?? unknown('call of a set');
    }
    case 'unknown':
      return unknown(fn.why);
    default:
      return unknown(`call of a ${fn.kind}`);
  }
}

function applyPrimop(fn: Primop, arg: Thunk, site: SyntaxNode | undefined, ev: Evaluator): Value {
  const args = [...fn.args, arg];
  if (args.length < fn.arity) return { ...fn, args };
  return fn.run(args, ev, site);
}

function applyLambda(fn: Lambda, arg: Thunk, site: SyntaxNode | undefined, ev: Evaluator): Value {
  const body = bodyEnv(fn, arg, ev);
  ev.recordApplication(fn.node, { body, site });
  return ev.evaluate(fn.node.field('body'), body);
}

/** The scope of a function's body, and of its defaults, for one argument. */
function bodyEnv(fn: Lambda, arg: Thunk, ev: Evaluator): Env {
  const names = new Map<string, Thunk>();
  const env = bindingEnv(fn.env, fn.node, names, arg);
  const whole = fn.node.field('universal');
  if (whole) names.set(whole.text, arg);
  for (const formal of formalsOf(fn.node)) {
    const name = formal.field('name')?.text;
    if (name !== undefined) names.set(name, formalValue(name, formal.field('default'), arg, env, ev));
  }
  return env;
}

export function formalsOf(fn: SyntaxNode): SyntaxNode[] {
  return fn.field('formals')?.fields('formal') ?? [];
}

/** Whether every formal has a default, so that the function can be called with `{ }`. */
export function callsItself(fn: SyntaxNode): boolean {
  return fn.field('formals') !== undefined && formalsOf(fn).every((it) => it.field('default') !== undefined);
}

function formalValue(
  name: string,
  fallback: SyntaxNode | undefined,
  arg: Thunk,
  env: Env,
  ev: Evaluator,
): Thunk {
  return lazy(() => {
    const given = arg.force();
    const found = given.kind === 'attrs' ? given.members.get(name) : undefined;
    if (found) return found.force();
    if (given.kind === 'attrs' && !given.open)
      return fallback ? ev.evaluate(fallback, env) : unknown(`missing argument ${name}`);
    if (given.kind === 'attrs') {
      const guess = given.members.guess?.(name)?.force();
      if (guess) return guess;
    }
    const why = given.kind === 'unknown' ? given.why : `argument ${name}`;
    return fallback ? unknown(why, [ev.delayed(fallback, env)]) : unknown(why);
  }, arg.node);
}
