/** What a call of the hovered function gives. */

import type { Value } from '../../eval/value.ts';
import { knownOf } from '../../knowledge/domain.ts';
import { groupedToolchains, inputsOf } from '../../knowledge/shells.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { releaseName } from '../describe/release.ts';
import { toolchainLine } from '../describe/toolchain.ts';
import type { HoverContext } from './context.ts';

/** Sentences about the result of calling `fn`; none where it is not called, or nothing is known of the result. */
export function callNotes(fn: SyntaxNode, { analysis }: HoverContext): readonly string[] {
  const call = callOf(fn);
  return call ? resultNotes(analysis.valueAt(call)) : [];
}

/** The outermost application of a function: `f a b` for `f`. */
export function callOf(fn: SyntaxNode): SyntaxNode | undefined {
  let node = fn;
  while (node.parent?.kind === 'parenthesized_expression') node = node.parent;
  if (node.fieldName !== 'function' || node.parent?.kind !== 'apply_expression') return undefined;
  while (node.fieldName === 'function' && node.parent?.kind === 'apply_expression') node = node.parent;
  return node;
}

export function resultNotes(value: Value): readonly string[] {
  const known = knownOf(value);
  if (known?.domain === 'toolchain') return [`Here: ${toolchainLine(known)}`];
  if (known?.domain === 'toolchain-set') return [`Here: **${releaseName(known)}**`];
  if (known?.domain !== 'derivation') return [];
  return groupedToolchains(inputsOf(known).toolchains).map((it) => `Here: ${toolchainLine(it.toolchain)}`);
}
