/** What the callers of a function agree on: its scope for whoever looks at the function, not at one of its calls. */
import type { SyntaxNode } from '../syntax/node.ts';
import { bindingEnv } from './env.ts';
import type { Application, Evaluator } from './evaluator.ts';
import { lazy } from './thunk.ts';
import type { Env, Thunk, Value } from './value.ts';
import { unknown } from './values.ts';

/** Callers that are asked; a helper may have hundreds. */
const MAX_CALLERS = 4;

interface Merged {
  readonly callers: number;
  readonly env: Env;
}

const merged = new WeakMap<readonly Application[], Merged>();

/**
 * The scope of a function's body; `undefined` where nothing was seen to call it. An argument that its callers give
 * differently is unknown, with what they give as alternatives. One place that calls often (once for each system) is one
 * caller, and its first call counts.
 */
export function calledEnv(fn: SyntaxNode, ev: Evaluator): Env | undefined {
  const all = ev.applications(fn);
  const callers = onePerSite(all);
  const [first] = callers;
  if (!first || callers.length === 1) return first?.body;
  const known = merged.get(all);
  if (known?.callers === callers.length) return known.env;
  const env = mergedEnv(fn, callers, ev);
  merged.set(all, { callers: callers.length, env });
  return env;
}

function onePerSite(all: readonly Application[]): Application[] {
  const callers: Application[] = [];
  for (const it of all) {
    if (callers.length === MAX_CALLERS) break;
    if (!callers.some((other) => other.site === it.site)) callers.push(it);
  }
  return callers;
}

function mergedEnv(fn: SyntaxNode, callers: readonly Application[], ev: Evaluator): Env {
  const bodies = callers.map((it) => it.body);
  const [first] = bodies;
  const names = new Map<string, Thunk>();
  for (const name of first?.names?.keys() ?? []) {
    const given = bodies.flatMap((it) => it.names?.get(name) ?? []);
    names.set(name, agreed(given));
  }
  return bindingEnv(first?.parent ?? ev.fileEnv(fn.owner.id), fn, names, first?.argument);
}

function agreed(given: readonly Thunk[]): Thunk {
  return lazy(() => {
    const [first = unknown('argument'), ...others] = given.map((it) => it.force());
    return others.every((it) => isSame(first, it))
      ? first
      : unknown('argument that callers give differently', given);
  }, given[0]?.node);
}

/** Whether two values are plainly the same: what would have to be looked into is not. */
function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'null':
      return true;
    case 'bool':
    case 'int':
    case 'float':
      return 'value' in b && a.value === b.value;
    case 'path':
      return b.kind === 'path' && a.path === b.path;
    case 'string':
      return (
        b.kind === 'string' &&
        a.parts.length === b.parts.length &&
        a.parts.every((part, index) => part === b.parts[index])
      );
    default:
      return false;
  }
}
