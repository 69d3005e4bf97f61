/** The comment that stands directly before a binding, a formal or a file's expression. */
import type { SyntaxNode } from '../../syntax/node.ts';

/** Its text without the marks of comments; `undefined` where there is none. */
export function commentOn(node: SyntaxNode): string | undefined {
  const { text } = node.owner;
  const lines: string[] = [];
  let before = node;
  for (const comment of commentsBefore(node)) {
    const gap = text.slice(comment.end, before.start);
    const isAside = !/(?:^|\n)[ \t]*$/.test(text.slice(0, comment.start)) && gap.includes('\n');
    // A comment behind something else on its line is about that.
    if (gap.trim() !== '' || /\n[ \t\r]*\n/.test(gap) || isAside) break;
    lines.unshift(plain(comment.text));
    before = comment;
    if (comment.text.startsWith('/*')) break;
  }
  const found = lines.join('\n').trim();
  return found === '' ? undefined : found;
}

/** Comments among the siblings before a node, the nearest first; those before the first binding are its set's. */
function* commentsBefore(node: SyntaxNode): Generator<SyntaxNode> {
  const siblings = node.parent?.children ?? [];
  for (let index = siblings.indexOf(node) - 1; 0 <= index; index--) {
    const it = siblings[index];
    if (it?.kind === 'comment') yield it;
    else if (it !== undefined) return;
  }
  if (node.parent?.kind === 'binding_set') yield* commentsBefore(node.parent);
}

function plain(comment: string): string {
  if (comment.startsWith('#')) return comment.replace(/^#+ ?/, '').trimEnd();
  return comment
    .replace(/^\/\*+/, '')
    .replace(/\*+\/$/, '')
    .split('\n')
    .map((it) => it.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}
