/** What can be folded: whatever stands between brackets or quotes on several lines, and blocks of comments. */
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, bindingsOf, staticName } from '../syntax/nodes.ts';
import { baseName } from '../text/path.ts';
import type { TextRange } from '../text/range.ts';
import type { Fold } from './answer.ts';
import type { World } from './host.ts';

export function folds(world: World, id: string): readonly Fold[] {
  const file = world.file(id);
  if (!file) return [];
  const found: Fold[] = [];
  const comments: SyntaxNode[] = [];
  for (const node of nodes(file.root)) {
    if (node.kind === 'comment') comments.push(node);
    else {
      const range = inside(node);
      if (range && isFoldable(range, file.text)) found.push(foldOf(node, range));
    }
  }
  return [...found, ...commentFolds(comments, file.text)].sort((a, b) => a.range.start - b.range.start);
}

/** All nodes without recursion: nesting may be deep. */
function* nodes(root: SyntaxNode): Generator<SyntaxNode> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (const child of node.children) if (child.named) stack.push(child);
  }
}

function foldOf(node: SyntaxNode, range: TextRange): Fold {
  return isInputs(node) ? { range, kind: 'imports' } : { range };
}

/** `inputs = { … }` of a flake. */
function isInputs(node: SyntaxNode): boolean {
  const binding = node.parent;
  if (binding?.kind !== 'binding' || baseName(node.owner.id) !== 'flake.nix') return false;
  const [first, ...rest] = attrNameNodes(binding.field('attrpath'));
  if (!first || staticName(first) !== 'inputs' || 0 < rest.length) return false;
  return binding.parent?.parent?.parent?.kind === 'source_code';
}

const BRACKETED = new Set([
  'attrset_expression',
  'formals',
  'indented_string_expression',
  'let_attrset_expression',
  'list_expression',
  'parenthesized_expression',
  'rec_attrset_expression',
  'string_expression',
]);

const OPENING = new Set(['{', '[', '(', '"', "''"]);
const CLOSING = new Set(['}', ']', ')', '"', "''"]);

/** What folds away of a node: the text between its brackets, or the bindings of a `let`. */
function inside(node: SyntaxNode): TextRange | undefined {
  if (node.kind === 'let_expression') {
    const start = node.child('let')?.end;
    const end = bindingsOf(node).at(-1)?.end;
    return start === undefined || end === undefined ? undefined : { start, end };
  }
  if (!BRACKETED.has(node.kind)) return undefined;
  const opening = node.children.find((it) => OPENING.has(it.kind));
  const closing = node.children.findLast((it) => CLOSING.has(it.kind) && !it.missing);
  if (!opening || !closing || closing === opening) return undefined;
  return { start: opening.end, end: lineBefore(closing.start, node.owner.text) };
}

/** The end of the line before a bracket that begins its own, so that the bracket stays in sight. */
function lineBefore(offset: number, text: string): number {
  let end = offset;
  while (0 < end && /\s/.test(text.charAt(end - 1))) end--;
  return text.slice(end, offset).includes('\n') ? end : offset;
}

function isFoldable({ start, end }: TextRange, text: string): boolean {
  const lineEnd = text.indexOf('\n', start);
  return lineEnd !== -1 && lineEnd < end;
}

/** Comments on lines of their own that follow each other, and single ones of several lines. */
function commentFolds(comments: readonly SyntaxNode[], text: string): readonly Fold[] {
  const blocks: { start: number; end: number }[] = [];
  for (const it of [...comments].sort((a, b) => a.start - b.start)) {
    const last = blocks.at(-1);
    const between = last === undefined ? undefined : text.slice(last.end, it.start);
    if (last && between !== undefined && /^\r?\n[ \t]*$/.test(between)) last.end = it.end;
    else if (isAlone(it, text)) blocks.push({ start: it.start, end: it.end });
  }
  return blocks.filter((it) => isFoldable(it, text)).map((range) => ({ range, kind: 'comment' }));
}

function isAlone({ start }: SyntaxNode, text: string): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 200), start));
}
