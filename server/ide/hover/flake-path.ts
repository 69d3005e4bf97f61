/** Where in `flake.nix` an attribute stands. */
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import { baseName } from '../../text/path.ts';

/** Nix reads a flake's attributes without evaluating anything, so only literal sets lie on the way. */
const TRANSPARENT = new Set([
  'attrset_expression',
  'binding_set',
  'parenthesized_expression',
  'rec_attrset_expression',
  'source_code',
]);

/** The names from the top of `flake.nix` down to `attr` itself, a name left of a `=`; `undefined` elsewhere. */
export function flakePath(attr: SyntaxNode): readonly string[] | undefined {
  const attrpath = attr.parent;
  const binding = attrpath?.parent;
  if (baseName(attr.owner.id) !== 'flake.nix' || attrpath?.kind !== 'attrpath' || binding?.kind !== 'binding')
    return undefined;
  const path: (string | undefined)[] = namesUpTo(attrpath, attr);
  for (let it = binding.parent; it; it = it.parent) {
    if (it.kind === 'binding') path.unshift(...namesUpTo(it.field('attrpath'), undefined));
    else if (!TRANSPARENT.has(it.kind)) return undefined;
  }
  return path.every((it) => it !== undefined) ? path : undefined;
}

function namesUpTo(path: SyntaxNode | undefined, last: SyntaxNode | undefined): (string | undefined)[] {
  const names = attrNameNodes(path);
  const end = last === undefined ? names.length : names.indexOf(last) + 1;
  return names.slice(0, end).map(staticName);
}
