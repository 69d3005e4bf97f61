/** The questions that are answered by the shape of a tree alone: the queries of grammar-queries/, compiled when first asked. */
import { type Node, Query, type QueryCapture, type QueryOptions } from 'web-tree-sitter';
import type { TextRange } from '../text/range.ts';
import { language } from './parser.ts';
import { queryText } from './query-files.ts';
import { type SourceFile, treeOf } from './source-file.ts';

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

/** All captures below `node`, in the order of the text. */
export function captures(name: QueryName, node: Node, options?: QueryOptions): readonly Capture[] {
  return published(query(name).captures(node, options));
}

/** The captures of each place where a pattern fits, apart. */
export function matches(
  name: QueryName,
  node: Node,
  options?: QueryOptions,
): readonly (readonly Capture[])[] {
  return query(name)
    .matches(node, options)
    .map((it) => published(it.captures));
}

/** Milliseconds that a query may take: junk with tens of thousands of brackets side by side would take minutes. */
const PATIENCE = 500;

/** Longer texts are asked nothing while there are errors in them: the patience of the runtime has gaps. */
const MAX_BROKEN = 500_000;

/**
 * `captures` in the whole of a file. `undefined` where the file has no tree (`treeOf`), and for junk: broken texts of
 * more than half a million characters, and what takes the query more than half a second.
 */
export function capturesIn(name: QueryName, file: SourceFile): readonly Capture[] | undefined {
  return inTree(file, (node, options) => captures(name, node, options));
}

/** `matches` in the whole of a file; `undefined` where `capturesIn` would be. */
export function matchesIn(name: QueryName, file: SourceFile): readonly (readonly Capture[])[] | undefined {
  return inTree(file, (node, options) => matches(name, node, options));
}

function inTree<T>(file: SourceFile, ask: (node: Node, options: QueryOptions) => T): T | undefined {
  const tree = treeOf(file);
  if (tree === undefined || (MAX_BROKEN < file.text.length && tree.rootNode.hasError)) return undefined;
  const end = performance.now() + PATIENCE;
  let gaveUp = false;
  const progressCallback = (): boolean => {
    gaveUp ||= end < performance.now();
    return gaveUp;
  };
  const answer = ask(tree.rootNode, { progressCallback });
  return gaveUp ? undefined : answer;
}

/** A name with an underscore in front is for the query's own conditions. */
function published(found: readonly QueryCapture[]): Capture[] {
  return found
    .filter((it) => !it.name.startsWith('_'))
    .map(({ name, node }) => ({ name, kind: node.type, start: node.startIndex, end: node.endIndex }));
}
