/** Where an attribute stands in a file whose attributes have a meaning by their names: `flake.nix`, `devenv.nix`. */
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import { baseName } from '../../text/path.ts';

/** Nix reads a flake's attributes without evaluating anything, so only literal sets lie on the way. */
const LITERAL: ReadonlySet<string> = new Set([
  'attrset_expression',
  'binding_set',
  'parenthesized_expression',
  'rec_attrset_expression',
  'source_code',
]);

/** What a module may be wrapped in. */
const MODULE: ReadonlySet<string> = new Set([
  ...LITERAL,
  'function_expression',
  'let_expression',
  'with_expression',
]);

/** The names from the top of `flake.nix` down to `attr` itself, a name left of a `=`; `undefined` elsewhere. */
export function flakePath(attr: SyntaxNode): readonly string[] | undefined {
  return baseName(attr.owner.id) === 'flake.nix' ? pathTo(attr, LITERAL) : undefined;
}

/** The same for `devenv.nix`, which is a module: a set, or a function that gives one. */
export function devenvPath(attr: SyntaxNode): readonly string[] | undefined {
  return baseName(attr.owner.id) === 'devenv.nix' ? pathTo(attr, MODULE) : undefined;
}

function pathTo(attr: SyntaxNode, transparent: ReadonlySet<string>): readonly string[] | undefined {
  const attrpath = attr.parent;
  const binding = attrpath?.parent;
  if (attrpath?.kind !== 'attrpath' || binding?.kind !== 'binding') return undefined;
  const path: (string | undefined)[] = namesUpTo(attrpath, attr);
  let child: SyntaxNode = binding;
  for (let it = binding.parent; it; it = it.parent) {
    if (it.kind === 'binding') path.unshift(...namesUpTo(it.field('attrpath'), undefined));
    // The bindings of a `let` are variables.
    else if (!transparent.has(it.kind) || isBound(it, child)) return undefined;
    child = it;
  }
  return path.every((it) => it !== undefined) ? path : undefined;
}

function isBound(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.kind === 'let_expression' && inner.fieldName !== 'body';
}

function namesUpTo(path: SyntaxNode | undefined, last: SyntaxNode | undefined): (string | undefined)[] {
  const names = attrNameNodes(path);
  const end = last === undefined ? names.length : names.indexOf(last) + 1;
  return names.slice(0, end).map(staticName);
}
