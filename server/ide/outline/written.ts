/** The names that a file gives to things, as the query `outline` finds them: also those whose values have no end yet. */
import { plainString } from '../../syntax/nodes.ts';
import { type Capture, matchesIn } from '../../syntax/queries.ts';
import { openFile, type SourceFile } from '../../syntax/source-file.ts';
import { contains, type Offset, type TextRange } from '../../text/range.ts';
import { openNames } from './open-names.ts';

/** A name with what it names. */
export interface Written extends TextRange {
  readonly nameRange: TextRange;
  /** The names of its path; `undefined` for those that are computed. */
  readonly path: readonly (string | undefined)[];
  readonly value: 'set' | 'function' | 'plain' | 'other' | 'inherited';
  /** Whether a `let` has it. */
  readonly isLocal: boolean;
  /** The text of a string. */
  readonly text: string | undefined;
}

/** In the order of the text, the outer one first; `undefined` where the file could not be asked. */
export function namesWritten(file: SourceFile): readonly Written[] | undefined {
  const matches = matchesIn('outline', file);
  if (!matches) return undefined;
  const all = (name: string): Capture[] => matches.flatMap((match) => match.filter((it) => it.name === name));
  const names: Names = {
    paths: pathsIn(all('attr'), file.text),
    locals: new Set(all('local').map((it) => it.start)),
    isInherited: covering(all('local').filter((it) => it.kind !== 'binding')),
    textOf: (it) => file.text.slice(it.start, it.end),
  };
  const isClosed = covering(all('closed'));
  return [...bound(matches, names), ...openNames(matches).map((it) => withPath(it, names))]
    .filter((it) => !isClosed(it))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What the matches say of names, by the places where those start. */
interface Names {
  readonly paths: Paths;
  readonly locals: ReadonlySet<Offset>;
  readonly isInherited: (it: TextRange) => boolean;
  readonly textOf: (it: TextRange) => string;
}

type Paths = readonly { readonly start: Offset; readonly name: string | undefined }[];

const VALUES: Readonly<Record<string, Written['value']>> = {
  set: 'set',
  function: 'function',
  list: 'plain',
  string: 'plain',
  number: 'plain',
  path: 'plain',
  value: 'other',
  inherited: 'inherited',
};

function* bound(matches: readonly (readonly Capture[])[], names: Names): Generator<Written> {
  for (const match of matches) {
    const whole = match.find((it) => VALUES[it.name] !== undefined);
    const name = match.find((it) => it.name === 'name');
    const value = VALUES[whole?.name ?? ''];
    if (!whole || !name || !value) continue;
    const text = match.find((it) => it.name === 'text');
    yield {
      ...withPath({ start: whole.start, end: whole.end, nameRange: name, value }, names),
      isLocal: value === 'inherited' ? names.isInherited(name) : names.locals.has(whole.start),
      text: text && stringText(names.textOf(text)),
    };
  }
}

function withPath(it: Pick<Written, 'start' | 'end' | 'nameRange' | 'value'>, { paths }: Names): Written {
  const { start, end } = it.nameRange;
  const path: (string | undefined)[] = [];
  for (let index = firstFrom(paths, start); (paths[index]?.start ?? end) < end; index++)
    path.push(paths[index]?.name);
  return { ...it, nameRange: { start, end }, path, isLocal: false, text: undefined };
}

function pathsIn(attrs: readonly Capture[], text: string): Paths {
  const named = (it: Capture): string | undefined => {
    const written = text.slice(it.start, it.end);
    return it.kind === 'identifier' ? written : stringText(written.replace(/^\$\{\s*(".*")\s*\}$/s, '$1'));
  };
  return attrs.map((it) => ({ start: it.start, name: named(it) })).sort((a, b) => a.start - b.start);
}

/** The text of a string without interpolations. */
function stringText(written: string): string | undefined {
  const node = openFile('', written, 0).root.field('expression');
  return node && /^(?:indented_)?string_expression$/.test(node.kind) ? plainString(node) : undefined;
}

/** Whether a range lies in one of `ranges`, which hold each other or lie apart. */
function covering(ranges: readonly TextRange[]): (it: TextRange) => boolean {
  const outermost: TextRange[] = [];
  for (const it of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end))
    if ((outermost.at(-1)?.end ?? 0) <= it.start) outermost.push(it);
  return (it) => {
    const before = outermost[firstFrom(outermost, it.start + 1) - 1];
    return before !== undefined && contains(before, it);
  };
}

/** The index of the first that starts at `offset` or later. */
function firstFrom(sorted: readonly { readonly start: Offset }[], offset: Offset): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
