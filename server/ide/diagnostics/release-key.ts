/** The place in the code that says which release a toolchain is of: `latest`, a version, a date. */
import type { Toolchain } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, quoteName, staticName, unwrapped } from '../../syntax/nodes.ts';
import { replace } from '../../text/edit.ts';
import type { Fix } from '../answer.ts';
import { keyName } from './words.ts';

/** The fix that chooses another release, where the selection around `inside` says which one it is. */
export function chooseRelease(inside: SyntaxNode, toolchain: Toolchain, key: string): Fix | undefined {
  const { channel } = toolchain;
  const attr =
    channel && releaseAttr(inside, channel, toolchain.chosenBy === undefined ? toolchain.key : 'latest');
  if (!attr) return undefined;
  return {
    title: `Use ${keyName(channel, key)}`,
    edits: [{ id: attr.owner.id, edits: [replace(attr, quoteName(key))] }],
    safe: false,
  };
}

/** The attribute behind the channel's in the call that `inside` is an argument of: `rust-bin.nightly."2024-06-01"`. */
function releaseAttr(inside: SyntaxNode, channel: string, key: string | undefined): SyntaxNode | undefined {
  for (const node of inside.ancestors()) {
    if (node.kind === 'function_expression' || node.kind === 'let_expression') return undefined;
    const selection = node.kind === 'apply_expression' ? node.field('function') : undefined;
    const found = selection && inSelection(selection, channel, key);
    if (found) return found;
  }
  return undefined;
}

function inSelection(node: SyntaxNode, channel: string, key: string | undefined): SyntaxNode | undefined {
  const selection = unwrapped(node);
  if (selection.kind !== 'select_expression') return undefined;
  const attrs = attrNameNodes(selection.field('attrpath'));
  const index = attrs.findIndex((it) => staticName(it) === channel);
  const attr = attrs[index + 1];
  if (index !== -1 && attr && staticName(attr) === key) return attr;
  const base = selection.field('expression');
  return base && inSelection(base, channel, key);
}
