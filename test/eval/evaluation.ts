/** Evaluates expressions with our evaluator, and shows what comes out. */
import { globalNames } from '../../server/eval/builtins/builtins.ts';
import { createEvaluator } from '../../server/eval/evaluate.ts';
import type { Evaluator } from '../../server/eval/evaluator.ts';
import type { Thunk, Value } from '../../server/eval/value.ts';
import { unknown } from '../../server/eval/values.ts';
import { openFile, type SourceFile } from '../../server/syntax/source-file.ts';

export interface Workspace {
  /** The texts of files by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further names in scope of every file. */
  readonly names?: Readonly<Record<string, Thunk>>;
  readonly fuel?: number;
}

export const SYSTEM = 'x86_64-linux';

/** An evaluator over a few files; `/main.nix` holds `text`. */
export function evaluatorOf(
  text: string,
  { files = {}, names = {}, fuel = 200_000 }: Workspace = {},
): Evaluator {
  const texts: Readonly<Record<string, string>> = { ...files, '/main.nix': text };
  const opened = new Map<string, SourceFile>();
  return createEvaluator({
    system: SYSTEM,
    fuel,
    globals: (machine) => new Map([...globalNames(machine), ...Object.entries(names)]),
    hooks: {
      importSource: () => undefined,
      importFile: () => undefined,
      fetched: (fetcher) => unknown(`fetched by ${fetcher}`),
      searchPath: (path) => unknown(`search path ${path}`),
      call: () => undefined,
      missing: () => {},
      argument: () => undefined,
    },
    files: {
      file(id) {
        const written = texts[id];
        if (written === undefined || !id.endsWith('.nix')) return undefined;
        const file = opened.get(id) ?? openFile(id, written, 1);
        opened.set(id, file);
        return file;
      },
      text: (id) => texts[id],
      exists: (id) => (id.startsWith('/definitely/not') ? false : texts[id] === undefined ? undefined : true),
    },
  });
}

/** The value of an expression. */
export function evaluated(text: string, workspace?: Workspace): Value {
  return evaluatorOf(text, workspace).fileValue('/main.nix');
}

/** Stands in plain data for what is not known. */
export const UNKNOWN = { unknown: true } as const;

const MAX_DEPTH = 100;

/** A value as plain data, as Nix writes JSON; `UNKNOWN` where any part is not known or has no JSON. */
export function plain(value: Value): unknown {
  try {
    return plainOf(value, 0);
  } catch (error) {
    if (error === UNKNOWN) return UNKNOWN;
    throw error;
  }
}

function plainOf(value: Value, depth: number): unknown {
  if (depth > MAX_DEPTH) throw UNKNOWN;
  switch (value.kind) {
    case 'string':
      return value.parts
        .map((part) => {
          if (typeof part !== 'string') throw UNKNOWN;
          return part;
        })
        .join('');
    case 'int':
      return Number(value.value);
    case 'float':
    case 'bool':
      return value.value;
    case 'null':
      return null;
    case 'list':
      if (value.open) throw UNKNOWN;
      return value.items.map((it) => plainOf(it.force(), depth + 1));
    case 'attrs':
      return plainSet(value, depth);
    default:
      throw UNKNOWN;
  }
}

function plainSet(set: Extract<Value, { kind: 'attrs' }>, depth: number): unknown {
  const out = set.members.get('outPath');
  if (out) return plainOf(out.force(), depth + 1);
  if (set.open) throw UNKNOWN;
  return Object.fromEntries(
    set.members.names().map((name) => {
      const member = set.members.get(name);
      if (!member) throw new Error(`the set names ${name} and lacks it`);
      return [name, plainOf(member.force(), depth + 1)];
    }),
  );
}

/** A value in short, with what is not known: `<why>`, `<why: a | b>`, `[ 1 … ]`, `{ a = 1; … }`, `"x${<why>}"`. */
export function shown(value: Value, depth = 0): string {
  if (depth > 6) return '<deep>';
  const inside = (it: Thunk): string => shown(it.force(), depth + 1);
  switch (value.kind) {
    case 'unknown':
      return value.alternatives
        ? `<${value.why}: ${value.alternatives.map(inside).join(' | ')}>`
        : `<${value.why}>`;
    case 'string':
      return `"${value.parts.map((it) => (typeof it === 'string' ? it : `\${${shown(it, depth + 1)}}`)).join('')}"`;
    case 'path':
      return value.path;
    case 'int':
    case 'float':
    case 'bool':
      return String(value.value);
    case 'null':
      return 'null';
    case 'list':
      return ['[', ...value.items.map(inside), ...(value.open ? ['…'] : []), ']'].join(' ');
    case 'attrs':
      return shownSet(value, depth);
    case 'lambda':
      return '<function>';
    case 'primop':
      return `<${value.name}>`;
  }
}

function shownSet(set: Extract<Value, { kind: 'attrs' }>, depth: number): string {
  if (set.domain) return `<${set.domain.domain}>`;
  const members = [...set.members.names()].sort().map((name) => {
    const member = set.members.get(name);
    return `${name} = ${member ? shown(member.force(), depth + 1) : '<lacking>'};`;
  });
  return ['{', ...members, ...(set.open ? ['…'] : []), '}'].join(' ');
}
