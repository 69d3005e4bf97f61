/** The greens that are shared: one for each anonymous token, one for each thing that may be missing. */
import type { Green } from './green.ts';

const TOKENS = new Map<string, Green>();
const MISSING = new Map<string, Green>();

/** The one green of an anonymous token. */
export function tokenGreen(kind: string): Green {
  let green = TOKENS.get(kind);
  if (green === undefined) {
    green = { kind, width: kind.length, named: false, broken: false, missing: false, children: [] };
    TOKENS.set(kind, green);
  }
  return green;
}

/** What a text lacks: a token by its text, a name, or a whole expression. */
export function missingGreen(kind: string): Green {
  let green = MISSING.get(kind);
  if (green === undefined) {
    const part = PARTS[kind];
    const children = part === undefined ? [] : [{ at: 0, field: part, node: missingGreen('identifier') }];
    green = { kind, width: 0, named: NAMED.has(kind), broken: true, missing: true, children };
    MISSING.set(kind, green);
  }
  return green;
}

const NAMED = new Set(['attrpath', 'identifier', 'path_fragment', 'variable_expression']);

/** A missing expression or path is one with a missing name. */
const PARTS: Readonly<Record<string, string>> = { variable_expression: 'name', attrpath: 'attr' };
