/** The calls that a place stands in, as an argument or inside one: the only part of signature help that climbs the tree. */
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';

export interface CallSite {
  readonly call: SyntaxNode;
  /** What is called: of `f a b`, `f a` where the place is in `b`. */
  readonly fn: SyntaxNode;
  /** The name in the set of arguments whose value, or which itself, the place is. */
  readonly name: string | undefined;
  /** Whether the place is the argument, or a name or whole value in its set: not deeper inside. */
  readonly near: boolean;
  /** Whether the argument is a function, and the place in what it gives. */
  readonly inFunction: boolean;
}

/** What is known of the way from the place up to a node. */
interface Way {
  readonly name: string | undefined;
  readonly near: boolean;
  readonly inFunction: boolean;
  /** Whether a set was left. */
  readonly inSet: boolean;
}

const START: Way = { name: undefined, near: true, inFunction: false, inSet: false };
const DEEP: Way = { ...START, near: false };

/** Innermost first. */
export function* callSites(place: SyntaxNode): Generator<CallSite> {
  let way = place.kind === 'indented_string_expression' ? DEEP : START;
  for (let child = place; child.parent; child = child.parent) {
    const outer = child.parent;
    if (outer.kind === 'apply_expression' && child.fieldName === 'argument') {
      const fn = outer.field('function');
      const { name, near, inFunction } = way;
      if (fn) yield { call: outer, fn, name, near, inFunction };
    }
    const next = step(way, child, outer);
    if (!next) return;
    way = next;
  }
}

/** The way, one node further up; `undefined` where no call further out has to do with the place. */
function step(way: Way, child: SyntaxNode, outer: SyntaxNode): Way | undefined {
  switch (outer.kind) {
    case 'binding':
      return bindingStep(way, child, outer);
    case 'inherited_attrs':
      return { ...way, name: staticName(child) };
    case 'attrset_expression':
    case 'rec_attrset_expression':
      return { ...way, inSet: true, near: way.near && !way.inSet };
    case 'string_expression':
      return child.kind === 'interpolation'
        ? { ...DEEP, inFunction: way.inFunction }
        : { ...way, near: false };
    case 'function_expression':
      return child.fieldName === 'body' ? { ...way, inFunction: true } : undefined;
    default:
      return isTransparent(child, outer) ? way : { ...DEEP, inFunction: way.inFunction };
  }
}

function bindingStep(way: Way, child: SyntaxNode, binding: SyntaxNode): Way {
  // Names of a `let` are variables.
  if (binding.parent?.parent?.kind === 'let_expression') return { ...DEEP, inFunction: way.inFunction };
  const path = attrNameNodes(binding.field('attrpath'));
  const [first] = path;
  const isNested = child.fieldName === 'expression' && path.length > 1;
  return { ...way, name: first && staticName(first), near: way.near && !isNested };
}

/** Whether an outer expression gives what the inner one gives, or they are parts of one name or set. */
function isTransparent(child: SyntaxNode, outer: SyntaxNode): boolean {
  switch (outer.kind) {
    case 'let_expression':
    case 'with_expression':
    case 'assert_expression':
      return child.fieldName === 'body';
    case 'if_expression':
      return child.fieldName !== 'condition';
    case 'binary_expression':
      return outer.field('operator')?.text === '//';
    case 'attrpath':
      return outer.parent?.kind === 'binding';
    case 'inherit_from':
      return child.fieldName !== 'expression';
    default:
      return TRANSPARENT.has(outer.kind);
  }
}

const TRANSPARENT: ReadonlySet<string> = new Set([
  'binding_set',
  'ERROR',
  'inherit',
  'parenthesized_expression',
  'variable_expression',
]);
