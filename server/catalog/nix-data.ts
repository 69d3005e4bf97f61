/** Reads Nix files that hold plain data, as the overlay's generated manifests do: sets, lists, strings, integers, imports. */

export type NixData = string | number | NixImport | readonly NixData[] | NixSet;

/** `import ./some/path.nix`. */
export class NixImport {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

export type NixSet = ReadonlyMap<string, NixData>;

/** The value of `text`; undefined when it is cut off, nested too deeply, or more than plain data. */
export function parseNixData(text: string): NixData | undefined {
  const cursor = { text, at: 0, depth: 0 };
  const value = parseValue(cursor);
  return value !== undefined && token(cursor) === '' ? value : undefined;
}

export function isNixSet(value: NixData | undefined): value is NixSet {
  return value instanceof Map;
}

export function isNixList(value: NixData | undefined): value is readonly NixData[] {
  return Array.isArray(value);
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** More than any manifest nests; keeps hostile text from overflowing the stack. */
const MAX_DEPTH = 16;

/** Blanks and comments, then one token: punctuation, a string, a name, a number or a path; empty at the end. */
const TOKEN = /(?:\s+|#[^\n]*|\/\*[\s\S]*?\*\/)*([{}[\]=;]|"[^"\\]*"|[A-Za-z_0-9./-]*)/y;

function token(cursor: Cursor): string {
  TOKEN.lastIndex = cursor.at;
  const found = TOKEN.exec(cursor.text)?.[1];
  cursor.at = TOKEN.lastIndex;
  // What no token matches must not read as a clean end.
  return found === '' && cursor.at < cursor.text.length ? '?' : (found ?? '?');
}

function parseValue(cursor: Cursor): NixData | undefined {
  return parseFrom(token(cursor), cursor);
}

function parseFrom(first: string, cursor: Cursor): NixData | undefined {
  if (first === '{' || first === '[') return nested(first === '{' ? parseSet : parseList, cursor);
  if (first === 'import') {
    const path = token(cursor);
    return path.startsWith('./') ? new NixImport(path.slice(2)) : undefined;
  }
  if (first.startsWith('"')) return first.slice(1, -1);
  return /^\d+$/.test(first) ? Number(first) : undefined;
}

function nested(parse: (cursor: Cursor) => NixData | undefined, cursor: Cursor): NixData | undefined {
  if (MAX_DEPTH <= cursor.depth) return undefined;
  cursor.depth += 1;
  const value = parse(cursor);
  cursor.depth -= 1;
  return value;
}

function parseSet(cursor: Cursor): NixSet | undefined {
  const set = new Map<string, NixData>();
  for (let name = token(cursor); name !== '}'; name = token(cursor)) {
    if (token(cursor) !== '=') return undefined;
    const value = parseValue(cursor);
    if (value === undefined || token(cursor) !== ';') return undefined;
    set.set(name.startsWith('"') ? name.slice(1, -1) : name, value);
  }
  return set;
}

function parseList(cursor: Cursor): readonly NixData[] | undefined {
  const list: NixData[] = [];
  for (let first = token(cursor); first !== ']'; first = token(cursor)) {
    const value = parseFrom(first, cursor);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
}
