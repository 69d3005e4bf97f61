/** The questions that are answered by the shape of a tree alone: the queries of grammar-queries/, compiled when first asked. */
import { type Node, Query, type QueryCapture } from 'web-tree-sitter';
import type { TextRange } from '../text/range.ts';
import { language } from './parser.ts';
import { queryText } from './query-files.ts';

export const QUERIES = [
  'environment',
  'flake-inputs',
  'folds',
  'highlights',
  'injections',
  'locals',
  'outline',
  'toolchain-sites',
] as const;

export type QueryName = (typeof QUERIES)[number];

/** What a pattern named: a range and no node, which would not outlive its tree. */
export interface Capture extends TextRange {
  readonly name: string;
  readonly kind: string;
}

const compiled = new Map<QueryName, Query>();

/** The compiled query. The parser must have been started. */
export function query(name: QueryName): Query {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const made = new Query(language(), queryText(name));
  compiled.set(name, made);
  return made;
}

/** All captures below `node`, or of what overlaps `within`, in the order of the text. */
export function captures(name: QueryName, node: Node, within?: TextRange): Capture[] {
  // The runtime counts these in bytes of UTF-16, unlike all its other indices.
  const options = within === undefined ? {} : { startIndex: 2 * within.start, endIndex: 2 * within.end };
  return published(query(name).captures(node, options));
}

/** The captures of each place where a pattern fits, apart. */
export function matches(name: QueryName, node: Node): Capture[][] {
  return query(name)
    .matches(node)
    .map((it) => published(it.captures));
}

/** A name with an underscore in front is for the query's own conditions. */
function published(found: readonly QueryCapture[]): Capture[] {
  return found
    .filter((it) => !it.name.startsWith('_'))
    .map(({ name, node }) => ({ name, kind: node.type, start: node.startIndex, end: node.endIndex }));
}
