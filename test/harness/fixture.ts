/** Fixtures: small texts with marks for the cursor, for what is expected where, and for where a file starts. */
import { dedent } from '../../server/ide/example.ts';
import { contains, type TextRange } from '../../server/text/range.ts';

/** What `# ^^^ error: text` expects. */
export interface Label {
  readonly id: string;
  /** What stands above the carets; the whole first line for `# ^file`. */
  readonly range: TextRange;
  readonly severity: string;
  readonly text: string;
}

export interface Fixture {
  /** The texts by id, without marks. */
  readonly files: ReadonlyMap<string, string>;
  /** The file with the cursor, or the first one. */
  readonly main: string;
  /** Where `$0` was; of two, the second. */
  readonly offset: number | undefined;
  readonly selection: TextRange | undefined;
  readonly labels: readonly Label[];
}

const HEADER = /^#- (\/\S+)$/;
const LABEL = /^\s*#( *)(\^+|\^file)(?: (error|warning|hint)(?:: ?(.*))?)?$/;
const CURSOR = '$0';

/** Reads a fixture. `$0` and labels are marks, never text; a line of carets labels the last line before it that is none. */
export function parseFixture(source: string): Fixture {
  const files = new Map<string, string>();
  const labels: Label[] = [];
  const cursors: { id: string; offset: number }[] = [];
  for (const [id, lines] of filesIn(dedent(source))) {
    const { text, labels: found } = withoutLabels(id, lines);
    const parts = text.split(CURSOR);
    let offset = 0;
    for (const part of parts.slice(0, -1)) {
      offset += part.length;
      cursors.push({ id, offset });
    }
    files.set(id, parts.join(''));
    labels.push(...found);
  }
  const [first, second] = cursors;
  if (cursors.length > 2) throw new Error('a fixture has one cursor or two');
  if (second && first && second.id !== first.id) throw new Error('a selection lies in one file');
  const last = second ?? first;
  return {
    files,
    main: last?.id ?? [...files.keys()][0] ?? '/flake.nix',
    offset: last?.offset,
    selection: first && second ? { start: first.offset, end: second.offset } : undefined,
    labels,
  };
}

function* filesIn(source: string): Generator<[string, string[]]> {
  let id = '/flake.nix';
  let lines: string[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    const next = HEADER.exec(line)?.[1];
    if (next === undefined) {
      lines.push(line);
      continue;
    }
    if (index > 0) yield [id, lines];
    id = next;
    lines = [];
  }
  yield [id, lines];
}

/** A label's carets count in the text as it is shown, without the cursor's marks. */
function withoutLabels(id: string, lines: readonly string[]): { text: string; labels: Label[] } {
  const kept: string[] = [];
  const labels: Label[] = [];
  let start = 0;
  let previous = '';
  for (const line of lines) {
    const [, spaces, carets, severity, text] = LABEL.exec(line) ?? [];
    if (carets === undefined) {
      start = kept.join('\n').replaceAll(CURSOR, '').length + (kept.length > 0 ? 1 : 0);
      kept.push(line);
      previous = line.replaceAll(CURSOR, '');
      continue;
    }
    const column = line.indexOf('#') + 1 + (spaces?.length ?? 0);
    const range =
      carets === '^file'
        ? { start: 0, end: 0 }
        : { start: start + column, end: Math.min(start + column + carets.length, start + previous.length) };
    labels.push({ id, range, severity: severity ?? '', text: text ?? '' });
  }
  return { text: kept.join('\n'), labels };
}

/** Whether what was found at `range` is what the label means: of several lines, the label shows the first. */
export function isLabelled(label: Label, range: TextRange, text: string): boolean {
  const lineEnd = text.indexOf('\n', range.start);
  const shown = { start: range.start, end: lineEnd === -1 ? range.end : Math.min(range.end, lineEnd) };
  if (label.range.end === 0) return range.start === 0 || contains(range, label.range);
  return shown.start === label.range.start && shown.end === label.range.end;
}
