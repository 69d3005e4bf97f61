/** Functions that the user wrote: `x: { a, b ? 1, ... }: …`, with the comments on them. */
import { formalsOf } from '../../eval/functions.ts';
import type { Lambda } from '../../eval/value.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import { baseName } from '../../text/path.ts';
import { commentOn } from './comment.ts';
import type { Argument, Parameter, Shape } from './shape.ts';

/** Arguments that follow each other in one label. */
const MAX_ARGUMENTS = 20;

/** Of a default that is longer, or has several lines, `…` is shown. */
const MAX_DEFAULT = 24;

/** Functions around that give this one are part of the same call, as `x:` is for `y:` in `x: y: …`. */
export function lambdaShape(fn: Lambda, written: string): Shape {
  let outermost = fn.node;
  let given = 0;
  while (given < MAX_ARGUMENTS && isBodyOfFunction(outermost) && outermost.parent) {
    outermost = outermost.parent;
    given++;
  }
  const args: Argument[] = [];
  let node: SyntaxNode | undefined = outermost;
  while (node?.kind === 'function_expression' && args.length <= MAX_ARGUMENTS) {
    args.push(argumentOf(node));
    node = node.field('body');
  }
  const name = nameOf(outermost) ?? written;
  const markdown = commentOn(commented(outermost));
  // Nix itself gives `__functor` its first argument: the set that is called.
  return name === '__functor'
    ? { name: written, args: args.slice(1), given: given - 1, markdown, takesFunction: false }
    : { name, args, given, markdown, takesFunction: false };
}

function isBodyOfFunction(fn: SyntaxNode): boolean {
  return fn.fieldName === 'body' && fn.parent?.kind === 'function_expression';
}

/** The name that a function is bound to; of a file that is one, the file's. */
function nameOf(fn: SyntaxNode): string | undefined {
  const { parent } = fn;
  if (parent?.kind === 'source_code') return baseName(fn.owner.id);
  const attr = parent?.kind === 'binding' ? attrNameNodes(parent.field('attrpath')).at(-1) : undefined;
  return attr && staticName(attr);
}

function commented(fn: SyntaxNode): SyntaxNode {
  return fn.parent?.kind === 'binding' ? fn.parent : fn;
}

function argumentOf(fn: SyntaxNode): Argument {
  const formals = fn.field('formals');
  if (!formals) {
    const name = fn.field('universal')?.text ?? '_';
    return { kind: 'single', parameter: { name, text: name } };
  }
  const parameters = formalsOf(fn).flatMap((it) => parameterOf(it) ?? []);
  return { kind: 'set', parameters, open: formals.field('ellipses') !== undefined };
}

function parameterOf(formal: SyntaxNode): Parameter | undefined {
  const name = formal.field('name');
  if (!name || name.missing) return undefined;
  const fallback = formal.field('default');
  return {
    name: name.text,
    text: fallback ? `${name.text} ? ${shortened(fallback.text)}` : name.text,
    markdown: commentOn(formal),
    required: fallback === undefined,
  };
}

function shortened(text: string): string {
  return text.length > MAX_DEFAULT || text.includes('\n') ? '…' : text;
}
