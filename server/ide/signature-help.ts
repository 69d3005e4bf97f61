/** Signature help: what the function takes that is being called where the cursor stands. */
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, nodeAt, staticName, unwrapped } from '../syntax/nodes.ts';
import { closeFile, type SourceFile } from '../syntax/source-file.ts';
import type { Offset } from '../text/range.ts';
import { analysisOf } from './analysis.ts';
import type { SignatureHelp } from './answer.ts';
import { placeCursor } from './completion/cursor.ts';
import type { World } from './host.ts';
import { type CallSite, callSites } from './signature-help/call-site.ts';
import { labelled } from './signature-help/label.ts';
import { type Shape, shapesOf } from './signature-help/shape.ts';

/** The innermost call around `offset`; `undefined` where there is none, or nothing is known of what is called. */
export function signatureHelp(world: World, id: string, offset: Offset): SignatureHelp | undefined {
  const file = world.file(id);
  if (!file) return undefined;
  if (isInWord(file, offset)) return helpAt(nodeAt(file.root, offset), offset, world);
  // Behind a space, another argument may begin: it is read as if it were there.
  const cursor = placeCursor(world, id, offset);
  if (!cursor) return helpAt(nodeAt(file.root, offset), offset, world);
  try {
    return helpAt(cursor.node, cursor.range.end, cursor.world);
  } finally {
    closeFile(cursor.file);
  }
}

/** Whether the cursor touches a name, a number, or the quotes or text of a string. */
function isInWord({ text }: SourceFile, offset: Offset): boolean {
  return /[\w'"-]/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

function helpAt(place: SyntaxNode, offset: Offset, world: World): SignatureHelp | undefined {
  if (place.kind === 'comment' && place.start < offset) return undefined;
  const analysis = analysisOf(world);
  for (const site of callSites(place)) {
    const callee = shapesOf(analysis.valueAt(site.fn), writtenName(site.fn), analysis.evaluator);
    if (callee === 'no function') continue;
    if (callee === 'unknown') return undefined;
    const shapes = callee.filter((it) => !site.inFunction || it.takesFunction);
    return shapes.length === 0 ? undefined : helpOf(shapes, site);
  }
  return undefined;
}

function helpOf(shapes: readonly Shape[], { name, near }: CallSite): SignatureHelp {
  const signatures = shapes.map((shape) => {
    const { label, parameters, active } = labelled(shape, name);
    const { markdown = '' } = shape;
    return {
      label,
      parameters,
      ...(markdown !== '' && { markdown }),
      ...(active !== undefined && { active }),
    };
  });
  const labels = signatures.map((it) => it.label);
  return { signatures: signatures.filter((it, index) => labels.indexOf(it.label) === index), near };
}

/** How a function is called in the text: its last name. */
function writtenName(fn: SyntaxNode): string {
  let head = unwrapped(fn);
  for (let inner = head.field('function'); inner; inner = head.field('function')) head = unwrapped(inner);
  if (head.kind === 'variable_expression') return head.text;
  const attr = head.kind === 'select_expression' ? attrNameNodes(head.field('attrpath')).at(-1) : undefined;
  return (attr && staticName(attr)) ?? 'function';
}
