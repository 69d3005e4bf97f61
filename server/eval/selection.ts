/** Selections: `a.b.c`, `a.b or c`, `a ? b`. */
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, staticName } from '../syntax/nodes.ts';
import type { Evaluator } from './evaluator.ts';
import { lazy } from './thunk.ts';
import type { Attrs, Env, Thunk, Value } from './value.ts';
import { bool, done, textOf, unknown } from './values.ts';

export function selection(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  let value = ev.evaluate(node.field('expression'), env);
  const fallback = node.field('default');
  for (const attr of attrNameNodes(node.field('attrpath'))) {
    const name = attrName(attr, env, ev);
    if (name === undefined) return orElse(unknown('computed attribute name'), fallback, env, ev);
    const found = ev.select(value, name);
    if (!found) {
      if (fallback) return ev.evaluate(fallback, env);
      const meant = value.kind === 'attrs' ? missingMember(value, name, attr, ev) : undefined;
      if (!meant) return unknown(`missing attribute ${name}`);
      value = meant.force();
      continue;
    }
    value = found.force();
  }
  return orElse(placed(value, node), fallback, env, ev);
}

/** Notes that a closed set lacks a name, and gives what it would stand for, where the set knows (a purged release). */
export function missingMember(set: Attrs, name: string, attr: SyntaxNode, ev: Evaluator): Thunk | undefined {
  ev.hooks.missing(set, name, attr);
  return set.members.guess?.(name);
}

/** Known things are made where they are first selected or called for; edits and definitions land there. */
export function placed(value: Value, node: SyntaxNode): Value {
  return value.kind === 'attrs' && value.domain && !value.origin ? { ...value, origin: node } : value;
}

/** The values along `a.b.c`: before the first attribute, after it, and so on; stops where one is missing. */
export function steps(node: SyntaxNode, env: Env, ev: Evaluator): Value[] {
  const values = [ev.evaluate(node.field('expression'), env)];
  for (const attr of attrNameNodes(node.field('attrpath'))) {
    const name = attrName(attr, env, ev);
    const last = values.at(-1);
    const found = last && name !== undefined ? ev.select(last, name) : undefined;
    if (!found) break;
    values.push(found.force());
  }
  return values;
}

/** The name that an attribute of a path stands for; `undefined` where it is computed from something unknown. */
export function attrName(attr: SyntaxNode, env: Env, ev: Evaluator): string | undefined {
  return (
    staticName(attr) ??
    textOf(ev.evaluate(attr.kind === 'interpolation' ? attr.field('expression') : attr, env))
  );
}

/** An unknown with an `or` may be the default, too. */
function orElse(value: Value, fallback: SyntaxNode | undefined, env: Env, ev: Evaluator): Value {
  if (value.kind !== 'unknown' || !fallback) return value;
  return unknown(value.why, [...(value.alternatives ?? []), ev.delayed(fallback, env)]);
}

/** `value.name`; `undefined` where it is certainly not there. */
export function selectMember(value: Value, name: string): Thunk | undefined {
  if (value.kind === 'unknown') return selectAlternative(value.why, value.alternatives, name);
  if (value.kind !== 'attrs') return undefined;
  const found = value.members.get(name);
  if (found) return found;
  if (!value.open || value.members.lacks?.(name)) return undefined;
  return value.members.guess?.(name) ?? done(unknown(`attribute ${name} of an open set`));
}

/** Things that something may be are followed up to this many. */
const MAX_ALTERNATIVES = 8;

/** The member of something that is one of several: itself one of several. Looked into only when it is asked for. */
function selectAlternative(why: string, alternatives: readonly Thunk[] | undefined, name: string): Thunk {
  if (!alternatives) return done(unknown(why));
  return lazy(() => {
    const found = alternatives.slice(0, MAX_ALTERNATIVES).flatMap((it) => {
      const value = it.force();
      return value.kind === 'unknown' && !value.alternatives ? [] : (selectMember(value, name) ?? []);
    });
    return unknown(why, found.length > 0 ? found : undefined);
  });
}

export function hasAttribute(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  let value = ev.evaluate(node.field('expression'), env);
  for (const attr of attrNameNodes(node.field('attrpath'))) {
    const name = attrName(attr, env, ev);
    if (name === undefined) return unknown('computed attribute name');
    if (value.kind === 'unknown') return unknown(value.why);
    if (value.kind !== 'attrs') return bool(false, node);
    const found = value.members.get(name);
    if (!found) {
      const open = value.open && !value.members.lacks?.(name);
      return open ? unknown(`attribute ${name} of an open set`) : bool(false, node);
    }
    value = found.force();
  }
  return bool(true, node);
}
