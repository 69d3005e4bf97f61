/** Where an element can be added to a list that an expression gives: a literal list, or the end of the expression. */

import type { Value } from '../../../eval/value.ts';
import type { Analysis } from '../../../knowledge/analysis.ts';
import type { SyntaxNode } from '../../../syntax/node.ts';
import { unwrapped } from '../../../syntax/nodes.ts';
import type { FileEdits } from '../../answer.ts';
import { addElement } from '../layout/list.ts';
import { appendList } from '../layout/wrap.ts';

interface ListPlace {
  /** The literal list to add to; in its place, the expression to put `++ [ … ]` behind. */
  readonly list?: SyntaxNode;
  readonly append?: SyntaxNode;
}

/** The place for one more element of the list `value`, which the expression `node` gives. */
function listPlace(node: SyntaxNode | undefined, value: Value, analysis: Analysis): ListPlace | undefined {
  if (value.kind !== 'list') return undefined;
  const written = node && literalIn(node, analysis);
  if (written) return { list: written };
  if (node && isExpression(node)) return { append: node };
  const made = value.origin;
  return made?.kind === 'list_expression' && isPlainlyBound(made) ? { list: made } : undefined;
}

/** The edit that adds `element` to the list `value`, which the expression `node` gives. */
export function addToList(
  node: SyntaxNode | undefined,
  value: Value,
  element: string,
  analysis: Analysis,
): FileEdits | undefined {
  const place = listPlace(node, value, analysis);
  return place && listEdits(place, element);
}

function listEdits({ list, append }: ListPlace, element: string): FileEdits | undefined {
  if (list) {
    const edit = addElement(list, element);
    return edit && { id: list.owner.id, edits: [edit] };
  }
  return append && { id: append.owner.id, edits: appendList(append, element) };
}

/** Variables that are followed from one to the next. */
const MAX_DEPTH = 16;

/** The literal list that certainly is part of what an expression gives. */
function literalIn(node: SyntaxNode, analysis: Analysis, depth = 0): SyntaxNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = unwrapped(node);
  switch (inner.kind) {
    case 'list_expression':
      return inner;
    case 'with_expression': {
      const body = inner.field('body');
      return body && literalIn(body, analysis, depth + 1);
    }
    case 'binary_expression': {
      if (inner.field('operator')?.text !== '++') return undefined;
      const operands = operandsOf(inner);
      const written = operands.find((it) => it.kind === 'list_expression');
      return written ?? firstOf(operands, (it) => literalIn(it, analysis, depth + 1));
    }
    case 'variable_expression':
    case 'select_expression': {
      const made = analysis.valueAt(inner).origin;
      if (made === undefined || made === inner || !isPlainlyBound(made)) return undefined;
      return made.kind === 'list_expression' || made.kind === 'binary_expression'
        ? literalIn(made, analysis, depth + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

function firstOf<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The operands of a chain of `++`, the last one first: a literal there is nearer than what a variable holds. */
function operandsOf(chain: SyntaxNode): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  const open = [chain];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const inner = unwrapped(node);
    if (inner.kind === 'binary_expression' && inner.field('operator')?.text === '++')
      open.push(...[inner.field('left'), inner.field('right')].flatMap((it) => it ?? []));
    else operands.push(inner);
  }
  return operands;
}

/** Whether an expression is what a name is bound to, and not an argument that a function may or may not use. */
function isPlainlyBound(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.kind === 'parenthesized_expression') return isPlainlyBound(parent);
  if (parent?.kind === 'with_expression') return node.fieldName === 'body' && isPlainlyBound(parent);
  return parent?.kind === 'binding' || parent?.kind === 'formal';
}

function isExpression(node: SyntaxNode): boolean {
  return node.kind.endsWith('_expression') && !node.missing && node.parent?.kind !== 'inherited_attrs';
}
