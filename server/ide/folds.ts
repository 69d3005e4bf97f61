/** What can be folded: whatever stands between brackets or quotes on several lines, and blocks of comments. */
import { type Capture, matchesIn } from '../syntax/queries.ts';
import { baseName } from '../text/path.ts';
import type { Offset, TextRange } from '../text/range.ts';
import type { Fold } from './answer.ts';
import type { World } from './host.ts';

/** In the order of the text. What has no end, or is no part of anything in a broken text, does not fold; junk has no folds. */
export function folds(world: World, id: string): readonly Fold[] {
  const file = world.file(id);
  const matches = file && matchesIn('folds', file);
  if (!matches) return [];
  const named = (name: string): Capture[] => matches.flatMap((it) => it.filter((part) => part.name === name));
  const imports = new Set(baseName(id) === 'flake.nix' ? named('imports').map((it) => it.start) : []);
  const lineEnds = lineEndsOf(file.text);
  const found: Fold[] = [];
  for (const { start, range } of foldable(matches, named('close'), file.text))
    found.push(imports.has(start) ? { range, kind: 'imports' } : { range });
  const comments = commentBlocks(named('comment'), file.text).map(
    (range): Fold => ({ range, kind: 'comment' }),
  );
  return [...found, ...comments]
    .filter(({ range }) => isOnSeveralLines(range, lineEnds))
    .sort((a, b) => a.range.start - b.range.start);
}

/** What folds away of each node, with the place where the node starts. */
function* foldable(
  matches: readonly (readonly Capture[])[],
  closing: readonly Capture[],
  text: string,
): Generator<{ readonly start: Offset; readonly range: TextRange }> {
  const folds = matches.filter((match) => match.some((it) => it.name === 'fold'));
  // Where a bracket is missing, the parser puts in one of no length; then a node and what is inside it end together.
  const byEnd = new Map(closing.filter((it) => it.start < it.end).map((it) => [it.end, it.start]));
  const innermost = new Map<Offset, Offset>();
  const part = (match: readonly Capture[], name: string): Capture | undefined =>
    match.find((it) => it.name === name);
  for (const match of folds) {
    const fold = part(match, 'fold');
    if (fold && !part(match, 'last'))
      innermost.set(fold.end, Math.max(fold.start, innermost.get(fold.end) ?? fold.start));
  }
  for (const match of folds) {
    const [fold, open, last] = [part(match, 'fold'), part(match, 'open'), part(match, 'last')];
    if (!fold || !open) continue;
    const close = byEnd.get(fold.end);
    if (last) yield { start: fold.start, range: { start: open.end, end: last.end } };
    else if (close !== undefined && open.end <= close && innermost.get(fold.end) === fold.start)
      yield { start: fold.start, range: { start: open.end, end: lineBefore(close, text) } };
  }
}

/** The end of the line before a bracket that begins its own, so that the bracket stays in sight. */
function lineBefore(offset: number, text: string): number {
  let end = offset;
  while (0 < end && /\s/.test(text.charAt(end - 1))) end--;
  return text.slice(end, offset).includes('\n') ? end : offset;
}

function lineEndsOf(text: string): readonly Offset[] {
  const ends: Offset[] = [];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) ends.push(end);
  return ends;
}

/** Whether a line ends inside; `lineEnds` are in order. */
function isOnSeveralLines({ start, end }: TextRange, lineEnds: readonly Offset[]): boolean {
  let [low, high] = [0, lineEnds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineEnds[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const first = lineEnds[low];
  return first !== undefined && first < end;
}

/** Comments on lines of their own that follow each other, as one, and single ones. */
function commentBlocks(comments: readonly TextRange[], text: string): readonly TextRange[] {
  const blocks: { start: number; end: number }[] = [];
  for (const it of comments) {
    const last = blocks.at(-1);
    const between = last === undefined ? undefined : text.slice(last.end, it.start);
    if (last && between !== undefined && /^\r?\n[ \t]*$/.test(between)) last.end = it.end;
    else if (isAlone(it, text)) blocks.push({ start: it.start, end: it.end });
  }
  return blocks;
}

function isAlone({ start }: TextRange, text: string): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 200), start));
}
