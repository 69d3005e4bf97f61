/** The outline of a file: its bindings, nested as they are written, with a flake's inputs, shells and packages told apart. */
import { baseName } from '../text/path.ts';
import { contains, type TextRange } from '../text/range.ts';
import type { OutlineItem } from './answer.ts';
import type { World } from './host.ts';
import { type Level, type Meaning, meaning } from './outline/meaning.ts';
import { namesWritten, type Written } from './outline/written.ts';

/**
 * A broken text has what the parser can place in it, and the names before a `=` in the rest. Junk that takes the parser
 * more than a second has no outline.
 */
export function outline(world: World, id: string): readonly OutlineItem[] {
  const file = world.file(id);
  if (!file) return [];
  const top = baseName(id) === 'flake.nix' ? 'flake' : 'code';
  const roots = nested(namesWritten(file) ?? [], top);
  return roots.map((it) => itemOf(it, file.text));
}

/** A name with those that stand in its value. */
interface Branch {
  readonly written: Written;
  readonly meaning: Meaning;
  readonly children: Branch[];
}

/** Names inside each other that are listed; code is seldom nested deeper. */
const MAX_DEPTH = 64;

function nested(names: readonly Written[], top: Level): readonly Branch[] {
  const roots: Branch[] = [];
  const above: Branch[] = [];
  for (const written of names) {
    while (0 < above.length && !holds(above.at(-1)?.written, written)) above.pop();
    const around = above.at(-1);
    const it = meaning(written, around?.meaning.level ?? top);
    if (!it || MAX_DEPTH <= above.length) continue;
    const branch: Branch = { written, meaning: it, children: [] };
    (around?.children ?? roots).push(branch);
    above.push(branch);
  }
  return roots;
}

function holds(outer: TextRange | undefined, inner: TextRange): boolean {
  return outer !== undefined && contains(outer, inner);
}

function itemOf({ written, meaning: { kind }, children }: Branch, text: string): OutlineItem {
  const { start, end, nameRange } = written;
  return {
    name: text.slice(nameRange.start, nameRange.end),
    detail: kind === 'input' ? reference(written, children) : undefined,
    kind,
    range: { start, end },
    nameRange,
    children: children.map((it) => itemOf(it, text)),
  };
}

/** The reference of an input: the string itself, or what its `url` or `follows` says. */
function reference(written: Written, children: readonly Branch[]): string | undefined {
  if (written.text !== undefined) return written.text;
  const named = children.find(({ written: { path, text } }) => {
    const [name, ...rest] = path;
    return rest.length === 0 && text !== undefined && (name === 'url' || name === 'follows');
  });
  return named?.written.text;
}
