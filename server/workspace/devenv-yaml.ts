/** `devenv.yaml`: the inputs of a devenv project, their overlays, and the folders that it imports. */

export interface DevenvInput {
  readonly name: string;
  readonly url: string | undefined;
  /** Names of its overlays that are applied. */
  readonly overlays: readonly string[];
}

export interface DevenvYaml {
  readonly inputs: readonly DevenvInput[];
  readonly imports: readonly string[];
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** A node of the file: a text, a list of texts, or names with nodes. */
type Node = string | readonly string[] | ReadonlyMap<string, Node>;

/** Nested deeper than this, the file is no project of devenv. */
const MAX_DEPTH = 16;

/** Reads the part of YAML that the file is written in; the rest is passed over. */
export function parseDevenvYaml(text: string): DevenvYaml {
  const [root] = block(linesOf(text), 0, 0, 0);
  const inputs = mapIn(mapIn(root)?.get('inputs'));
  return {
    inputs: [...(inputs ?? [])].map(([name, node]) => {
      const members = mapIn(node);
      const url = members?.get('url');
      return {
        name,
        url: typeof url === 'string' ? url : undefined,
        overlays: textsIn(members?.get('overlays')),
      };
    }),
    imports: textsIn(mapIn(root)?.get('imports')),
  };
}

function mapIn(node: Node | undefined): ReadonlyMap<string, Node> | undefined {
  return node instanceof Map ? node : undefined;
}

function textsIn(node: Node | undefined): readonly string[] {
  return Array.isArray(node) ? node : [];
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const plain = line.replace(/(^|\s)#.*$/, '').trimEnd();
    const content = plain.trimStart();
    return content === '' || content === '---'
      ? []
      : [{ indent: plain.length - content.length, text: content }];
  });
}

/** What stands from line `start` on at `indent` or deeper, and the line after it. */
function block(lines: readonly Line[], start: number, indent: number, depth: number): [Node, number] {
  const first = lines[start];
  if (!first || depth > MAX_DEPTH) return ['', lines.length];
  const own = Math.max(first.indent, indent);
  if (first.text.startsWith('- ') || first.text === '-') return sequence(lines, start, own);
  const found = new Map<string, Node>();
  let at = start;
  for (let line = lines[at]; line && line.indent === own; line = lines[at]) {
    const [, quoted, bare, value = ''] =
      /^(?:["']([^"']*)["']|([^\s:#][^:]*?))\s*:(?:\s+(.*))?$/.exec(line.text) ?? [];
    const name = quoted ?? bare;
    at++;
    if (name === undefined) continue;
    if (value !== '') {
      found.set(name, scalar(value));
      continue;
    }
    const next = lines[at];
    const isList = next?.text.startsWith('-') === true && next.indent === own;
    if (next && (next.indent > own || isList)) {
      const [node, after] = block(lines, at, next.indent, depth + 1);
      found.set(name, node);
      at = after;
    }
    // What is deeper than its neighbours belongs to nothing that is known here.
    while ((lines[at]?.indent ?? 0) > own) at++;
  }
  return [found, at];
}

function sequence(lines: readonly Line[], start: number, indent: number): [Node, number] {
  const items: string[] = [];
  let at = start;
  for (let line = lines[at]; line && line.indent >= indent; line = lines[at]) {
    if (line.indent === indent && !line.text.startsWith('-')) break;
    if (line.indent === indent) items.push(plainText(line.text.slice(1).trim()));
    at++;
  }
  return [items, at];
}

function scalar(value: string): Node {
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list === undefined) return plainText(value);
  return list
    .split(',')
    .map((it) => plainText(it.trim()))
    .filter((it) => it !== '');
}

function plainText(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}
