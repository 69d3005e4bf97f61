/** Paths of toolchain files: what the file asks for. */
import { typed } from '../describe/card.ts';
import { toolchainText } from '../describe/toolchain.ts';
import type { HoverContext, Hovered } from './context.ts';

export function pathHover({ token, analysis, catalog }: HoverContext): Hovered | undefined {
  if (token.kind !== 'path_expression') return undefined;
  const value = analysis.valueAt(token);
  if (value.kind !== 'path') return undefined;
  analysis.explore(token.owner.id);
  const toolchain = analysis.facts.toolchains.findLast(
    (it) => it.site.kind === 'file' && it.site.id === value.path,
  );
  if (!toolchain) return undefined;
  const code = typed(token.text, 'toolchain file');
  return { range: token, card: { code, ...toolchainText(toolchain, catalog) } };
}
