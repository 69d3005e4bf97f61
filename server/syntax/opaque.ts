/** Brackets that are nested too deep to be read: one node without children. */
import type { Offset } from '../text/range.ts';
import { plain } from './expected.ts';
import { fragmentEnd, indentedFragmentEnd } from './fragments.ts';
import { scan, scanned } from './lexer.ts';
import { brokenLeaf, MAX_DEPTH, type Part, type Reading, report, settle } from './reading.ts';
import { skipTrivia } from './starts.ts';

/** Where the reading is too deep: what is ahead, up to its closing bracket, as an `ERROR`. */
export function opaqueBrackets(r: Reading): Part | undefined {
  if (r.depth < MAX_DEPTH) return undefined;
  const { start } = r.lexer;
  const isWord = r.lexer.kind === 'rec' || r.lexer.kind === 'let';
  const end = balancedEnd(r.text, isWord ? skipTrivia(r.text, r.lexer.end) : start);
  report(r, plain({ start, end: start + 1 }, `more than ${MAX_DEPTH} levels of nesting are not read`));
  r.lexer.seek(end);
  settle(r);
  return brokenLeaf('ERROR', start, end);
}

/** The end of the brackets or the string that open at `start`, whatever is in them. */
function balancedEnd(text: string, start: Offset): Offset {
  const open: string[] = [];
  let at = start;
  do {
    const quote = open.at(-1);
    if (quote === '"' || quote === "''") at = afterFragment(text, at, quote, open);
    else at = afterToken(text, skipTrivia(text, at), open);
  } while (open.length > 0 && at < text.length);
  return at;
}

function afterFragment(text: string, from: Offset, quote: string, open: string[]): Offset {
  const at = quote === '"' ? fragmentEnd(text, from) : indentedFragmentEnd(text, from);
  if (text.startsWith('${', at)) {
    open.push('}');
    return at + 2;
  }
  if (quote === '"' ? text.charCodeAt(at) === 92 : /^''(?:'|\$|\\)/.test(text.slice(at, at + 3)))
    return at + quote.length + 1;
  open.pop();
  return Math.min(text.length, at + quote.length);
}

const CLOSERS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '${': '}',
  '"': '"',
  "''": "''",
};

function afterToken(text: string, at: Offset, open: string[]): Offset {
  scan(text, at);
  const { kind, end } = scanned;
  const closer = CLOSERS[kind];
  if (closer !== undefined) open.push(closer);
  else if (kind === open.at(-1)) open.pop();
  return end;
}
