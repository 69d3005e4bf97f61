/** Attributes that are to have another name. */
import type { Analysis } from '../../knowledge/analysis.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { isString, plainString, quoteName, quoteString } from '../../syntax/nodes.ts';
import { replace } from '../../text/edit.ts';
import type { Fix } from '../answer.ts';

export function renameAttribute(
  attr: SyntaxNode,
  name: string,
  title = `Replace it by \`${quoteName(name)}\``,
): Fix {
  return { title, edits: [{ id: attr.owner.id, edits: [replace(attr, quoteName(name))] }], safe: false };
}

/** The same where the name is computed: the string that it comes from is replaced, where that is one literal. */
export function renameSource(
  attr: SyntaxNode,
  { from, to }: { readonly from: string; readonly to: string },
  analysis: Analysis,
): Fix | undefined {
  if (attr.kind === 'identifier' || (isString(attr) && plainString(attr) === from))
    return renameAttribute(attr, to, `Replace it by "${to}"`);
  const expression = attr.kind === 'interpolation' ? attr.field('expression') : undefined;
  const made = expression && analysis.valueAt(expression).origin;
  if (!made || !isString(made) || plainString(made) !== from) return undefined;
  return {
    title: `Replace "${from}" by "${to}"`,
    edits: [{ id: made.owner.id, edits: [replace(made, quoteString(to))] }],
    safe: false,
  };
}
