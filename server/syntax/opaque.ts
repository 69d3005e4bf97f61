/** How deep constructs may lie in each other; what is deeper becomes one node without children. */
import type { Offset } from '../text/range.ts';
import { plain } from './expected.ts';
import { fragmentEnd, indentedFragmentEnd } from './fragments.ts';
import { brokenLeaf, MAX_DEPTH, type Part, type Reading, report, settle } from './reading.ts';
import { skipTrivia } from './starts.ts';
import { type Known, nothingKnown, scan, scanned } from './tokens.ts';

/** Reads one construct deeper; where that is too deep, takes it to its closing bracket as an `ERROR`. */
export function deeper(r: Reading, parse: (r: Reading) => Part): Part {
  if (r.depth >= MAX_DEPTH) return opaque(r);
  r.depth++;
  r.deepest = Math.max(r.deepest, r.depth);
  const part = parse(r);
  r.depth--;
  return part;
}

function opaque(r: Reading): Part {
  const { kind, start } = r.lexer;
  report(r, plain({ start, end: r.lexer.end }, `more than ${MAX_DEPTH} levels of nesting are not read`));
  const isWord = kind === 'rec' || kind === 'let';
  const end = balancedEnd(r.text, isWord && r.lexer.next === '{' ? skipTrivia(r.text, r.lexer.end) : start);
  r.lexer.seek(end);
  settle(r);
  return brokenLeaf('ERROR', start, end);
}

/** The end of the brackets or the string that open at `start`, whatever is in them. */
function balancedEnd(text: string, start: Offset): Offset {
  const open: string[] = [];
  const known = nothingKnown();
  let at = start;
  do {
    const quote = open.at(-1);
    if (quote === '"' || quote === "''") at = afterFragment(text, at, quote, open);
    else at = afterToken(text, skipTrivia(text, at, known), open, known);
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

function afterToken(text: string, at: Offset, open: string[], known: Known): Offset {
  const kind = scan(text, at, known);
  const { end } = scanned;
  const closer = CLOSERS[kind];
  if (closer !== undefined) open.push(closer);
  else if (kind === open.at(-1)) open.pop();
  return end;
}
