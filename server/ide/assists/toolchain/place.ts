/** The toolchain at a place in a file: of the expression there, of a variable, or of the shell that gets one. */

import type { Value } from '../../../eval/value.ts';
import type { Analysis } from '../../../knowledge/analysis.ts';
import { type Derivation, knownOf, type Toolchain, toolchainOf } from '../../../knowledge/domain.ts';
import { inputsOf } from '../../../knowledge/shells.ts';
import type { SyntaxNode } from '../../../syntax/node.ts';
import { attrNameNodes, nodeAt } from '../../../syntax/nodes.ts';
import type { SourceFile } from '../../../syntax/source-file.ts';
import type { Offset } from '../../../text/range.ts';

export interface ToolchainPlace {
  readonly toolchain: Toolchain;
  /** The expression that makes it, maybe in another file. */
  readonly node: SyntaxNode | undefined;
}

/** The toolchain that the text at `offset` is about; climbs from the innermost expression to the shell around it. */
export function toolchainAt(
  file: SourceFile,
  offset: Offset,
  analysis: Analysis,
): ToolchainPlace | undefined {
  // Behind a bracket the cursor still belongs to what that closes.
  const isBehindBracket = /[)}\]"]/.test(file.text[offset - 1] ?? '');
  return climbFrom(nodeAt(file.root, isBehindBracket ? offset - 1 : offset), analysis);
}

/** Nodes that are climbed; a chain of calls may have ten thousand. */
const MAX_STEPS = 64;

function climbFrom(start: SyntaxNode, analysis: Analysis): ToolchainPlace | undefined {
  let inner: SyntaxNode | undefined;
  let steps = 0;
  for (const node of start.ancestors()) {
    if (++steps > MAX_STEPS) return undefined;
    const found = isOverridden(node) ? undefined : placeOf(node, inner, analysis);
    if (found) return found;
    if (isBoundary(node)) return undefined;
    inner = node;
  }
  return undefined;
}

/** `node.override …`: what is added to `node` might be overridden, and the whole is what is meant. */
function isOverridden(node: SyntaxNode): boolean {
  const { parent, fieldName } = node;
  if (parent?.kind === 'parenthesized_expression') return isOverridden(parent);
  if (parent?.kind !== 'select_expression' || fieldName !== 'expression') return false;
  return attrNameNodes(parent.field('attrpath')).at(-1)?.text === 'override';
}

function placeOf(
  node: SyntaxNode,
  inner: SyntaxNode | undefined,
  analysis: Analysis,
): ToolchainPlace | undefined {
  switch (node.kind) {
    case 'variable_expression':
    case 'select_expression':
    case 'apply_expression':
    case 'parenthesized_expression':
      return placeIn(analysis.valueAt(node));
    case 'binding': {
      // On the name of a binding: what it is bound to.
      const value = node.field('expression');
      const bound = inner?.fieldName === 'attrpath' && value ? placeIn(analysis.valueAt(value)) : undefined;
      return bound ?? placeOfOptions(node, analysis);
    }
    case 'attrset_expression':
      return placeOfOptions(node, analysis);
    default:
      return undefined;
  }
}

/** The toolchain that the options of a module make, on one of them or in the set that they stand in. */
function placeOfOptions(node: SyntaxNode, analysis: Analysis): ToolchainPlace | undefined {
  analysis.explore(node.owner.id);
  const toolchain = analysis.facts.toolchains.findLast(
    ({ site }) => site.kind === 'options' && site.written.some((it) => isAmong(node, it)),
  );
  return toolchain && { toolchain, node: undefined };
}

/** Whether `node` is a binding beside that of `attr`, the set that both stand in, or what that set is bound to. */
function isAmong(node: SyntaxNode, attr: SyntaxNode): boolean {
  const binding = attr.parent?.parent;
  const set = binding?.parent?.parent;
  if (!binding || !set) return false;
  const around = namesBefore(binding, attr);
  if (around.length === 0 && (node === set || set.parent === node)) return true;
  const isSibling = node.kind === 'binding' && node.parent?.parent === set;
  const names = isSibling ? attrNameNodes(node.field('attrpath')).map((it) => it.text) : [];
  return isSibling && names.length > around.length && around.every((it, index) => names[index] === it);
}

function namesBefore(binding: SyntaxNode, attr: SyntaxNode): string[] {
  return attrNameNodes(binding.field('attrpath'))
    .filter((it) => it.end <= attr.start)
    .map((it) => it.text);
}

/** The toolchain that a value is, or that a shell gets. */
export function placeIn(value: Value): ToolchainPlace | undefined {
  const toolchain = toolchainOf(value);
  // A component alone takes no others; what it is joined with does.
  if (toolchain && toolchain.single === undefined) return { toolchain, node: value.origin };
  const known = knownOf(value);
  return known?.domain === 'derivation' && known.kind === 'shell' ? placeInShell(known) : undefined;
}

function placeInShell(shell: Derivation): ToolchainPlace | undefined {
  const uses = inputsOf(shell).toolchains.filter((it) => it.toolchain.single === undefined);
  const use = uses.find((it) => it.toolchain.components.includes('rustc')) ?? uses[0];
  return use && { toolchain: use.toolchain, node: use.value.origin };
}

/** What a place is not looked for beyond: functions, scopes, plain sets, and texts such as a shell's hook. */
function isBoundary(node: SyntaxNode): boolean {
  switch (node.kind) {
    case 'function_expression':
    case 'let_expression':
    case 'indented_string_expression':
    case 'comment':
      return true;
    case 'attrset_expression':
    case 'rec_attrset_expression':
      return node.parent?.kind !== 'apply_expression';
    default:
      return false;
  }
}
