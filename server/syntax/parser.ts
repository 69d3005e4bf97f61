/** The Nix parser: tree-sitter's WebAssembly runtime with this project's grammar, started once per process. */
import { Language, Parser, type Tree } from 'web-tree-sitter';

/** The two WebAssembly modules; where they come from (files, a bundle, a download) is the caller's affair. */
export interface ParserBytes {
  /** `web-tree-sitter.wasm` */
  readonly runtime: Uint8Array;
  /** `nix.wasm` */
  readonly grammar: Uint8Array;
}

let started: Promise<Parser> | undefined;
let parser: Parser | undefined;

/** Must be awaited once before the first `parse`. Later calls wait for the first one and ignore their bytes. */
export async function initParser(bytes: ParserBytes): Promise<void> {
  started ??= start(bytes);
  parser = await started;
}

/** Whether `parse` may be called. */
export function isParserReady(): boolean {
  return parser !== undefined;
}

/**
 * Parses `text`. With `previous`, which must have been told of every edit since (`previous.edit`), only what changed
 * is parsed anew. The caller owns the tree, and deletes it: it lives outside the JavaScript heap.
 */
export function parse(text: string, previous?: Tree): Tree {
  const tree = parseWithin(Number.POSITIVE_INFINITY, text, previous);
  if (tree === undefined) throw new Error('the parser returned no tree');
  return tree;
}

/** The same, given up after about that many milliseconds: getting over errors takes ever longer in some junk. */
export function parseWithin(milliseconds: number, text: string, previous?: Tree): Tree | undefined {
  const it = ready();
  const end = performance.now() + milliseconds;
  const tree = it.parse(text, previous, { progressCallback: () => end < performance.now() });
  // It would go on where it stopped.
  if (tree === null) it.reset();
  return tree ?? undefined;
}

/** The grammar, to compile queries against. */
export function language(): Language {
  const { language: it } = ready();
  if (it === null) throw new Error('the parser has no language');
  return it;
}

async function start({ runtime, grammar }: ParserBytes): Promise<Parser> {
  // A copy with a plain ArrayBuffer of its own: the runtime's type wants one, and a Node Buffer may share its memory.
  await Parser.init({ wasmBinary: new Uint8Array(runtime).buffer });
  return new Parser().setLanguage(await Language.load(grammar));
}

function ready(): Parser {
  if (parser === undefined) throw new Error('initParser() has not finished');
  return parser;
}
