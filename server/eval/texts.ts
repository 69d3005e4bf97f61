/** Strings, paths and numbers. */
import type { SyntaxNode } from '../syntax/node.ts';
import { stringParts } from '../syntax/nodes.ts';
import { parentFolder, resolvePath } from '../text/path.ts';
import type { Evaluator } from './evaluator.ts';
import type { Env, Str, Unknown, Value } from './value.ts';
import { int, path, str, strOf, textOf, unknown } from './values.ts';

export function stringExpression(node: SyntaxNode, env: Env, ev: Evaluator): Str {
  const parts = stringParts(node).map((it): string | Value =>
    typeof it === 'string' ? it : ev.coerce(ev.evaluate(it.field('expression'), env)),
  );
  return strOf(parts, node);
}

/** `./x`, `../x`, `/x`, `x/y`, with interpolations; relative to the file that it stands in. */
export function pathExpression(node: SyntaxNode, env: Env, ev: Evaluator): Value {
  let text = '';
  for (const child of node.children) {
    if (child.kind === 'path_fragment') text += child.text;
    else if (child.kind === 'interpolation') {
      const value = ev.evaluate(child.field('expression'), env);
      const part = value.kind === 'path' ? value.path : textOf(value);
      if (part === undefined) return unknown('computed path');
      text += part;
    }
  }
  return path(resolvePath(parentFolder(node.owner.id), text || node.text), node);
}

export function searchPath(node: SyntaxNode, ev: Evaluator): Value {
  return ev.hooks.searchPath(node.text.slice(1, -1), ev);
}

export function uri(node: SyntaxNode): Str {
  return str(node.text, node);
}

export function integer(node: SyntaxNode): Value {
  const value = BigInt(node.text);
  return value > 9223372036854775807n ? unknown('integer overflow') : int(value, node);
}

export function float(node: SyntaxNode): Value {
  return { kind: 'float', value: Number(node.text), origin: node };
}

/** A value where a string is wanted, as in an interpolation. */
export function coerceToString(value: Value, ev: Evaluator): Str | Unknown {
  switch (value.kind) {
    case 'string':
      return value;
    case 'path':
      return strOf([value], value.origin);
    case 'unknown':
      return value;
    case 'attrs': {
      const custom = value.members.get('__toString');
      if (custom)
        return coerceToString(ev.apply(custom.force(), { node: undefined, force: () => value }), ev);
      if (!value.domain && !value.open) {
        const out = value.members.get('outPath');
        return out ? coerceToString(out.force(), ev) : unknown('set as string');
      }
      return strOf([value], value.origin);
    }
    default:
      return unknown(`${value.kind} as string`);
  }
}
