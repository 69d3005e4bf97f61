/** POSIX extended regular expressions as Nix has them, compiled to a small machine program. */

/** One step of a program; `next` follows unless the step says otherwise. */
export type Step =
  | { readonly op: 'byte'; readonly set: Uint8Array; next: number }
  | { readonly op: 'start' | 'end' | 'jump'; next: number }
  | { readonly op: 'open' | 'close'; readonly group: number; next: number }
  /** Both ways are tried; the longer match wins. */
  | { readonly op: 'either'; readonly first: number; next: number }
  /** `body` first; `next` where that came to nothing. */
  | { readonly op: 'repeat'; body: number; next: number }
  | { readonly op: 'accept'; next: number };

export interface Program {
  readonly steps: readonly Step[];
  readonly entry: number;
  readonly groups: number;
}

/** A piece of a program: where it begins, and the step whose `next` is still free. */
interface Piece {
  readonly entry: number;
  readonly exit: number;
}

type Tree =
  | { readonly kind: 'bytes'; readonly set: Uint8Array }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Tree[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: Tree }
  | { readonly kind: 'times'; readonly body: Tree; readonly min: number; readonly max: number };

const MAX_STEPS = 5000;
const MAX_NESTING = 100;
const MAX_COUNT = 1000;

/** What is wrong with an expression, or too much about it; stays inside this file. */
class Refused extends Error {}

/** The program for an expression (a byte string); `undefined` where it is malformed or too large. */
export function compileRegex(source: string): Program | undefined {
  try {
    const { tree, groups } = parseRegex(source);
    return generate(tree, groups);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function parseRegex(source: string): { tree: Tree; groups: number } {
  let at = 0;
  let groups = 0;
  let depth = 0;

  function choice(): Tree {
    if (++depth > MAX_NESTING) throw new Refused('nesting');
    const parts = [sequence()];
    while (source[at] === '|') {
      at++;
      parts.push(sequence());
    }
    depth--;
    return parts.length === 1 ? (parts[0] ?? { kind: 'sequence', parts: [] }) : { kind: 'choice', parts };
  }

  function sequence(): Tree {
    const parts: Tree[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const [tree, repeats] = atom();
      parts.push(repeats ? quantified(tree) : tree);
    }
    return { kind: 'sequence', parts };
  }

  /** One atom, and whether it can be repeated. */
  function atom(): [Tree, boolean] {
    const char = source[at++] ?? '';
    switch (char) {
      case '^':
        return [{ kind: 'start' }, false];
      case '$':
        return [{ kind: 'end' }, false];
      case '(':
        return [group(), true];
      case '[': {
        const { set, end } = bracket(source, at);
        at = end;
        return [{ kind: 'bytes', set }, true];
      }
      case '.':
        return [{ kind: 'bytes', set: setOf((byte) => byte !== 0) }, true];
      case '\\':
        return [{ kind: 'bytes', set: single(escaped(source[at++])) }, true];
      case '*':
      case '+':
      case '?':
      case '{':
        throw new Refused('nothing to repeat');
      default:
        return [{ kind: 'bytes', set: single(char) }, true];
    }
  }

  function group(): Tree {
    const index = groups++;
    const body = choice();
    if (source[at++] !== ')') throw new Refused('open group');
    return { kind: 'group', index, body };
  }

  function quantified(atomTree: Tree): Tree {
    let tree = atomTree;
    for (;;) {
      const bounds = quantifier();
      if (!bounds) return tree;
      tree = { kind: 'times', body: tree, ...bounds };
    }
  }

  function quantifier(): { min: number; max: number } | undefined {
    switch (source[at]) {
      case '*':
        at++;
        return { min: 0, max: Number.POSITIVE_INFINITY };
      case '+':
        at++;
        return { min: 1, max: Number.POSITIVE_INFINITY };
      case '?':
        at++;
        return { min: 0, max: 1 };
      case '{':
        return interval();
      default:
        return undefined;
    }
  }

  function interval(): { min: number; max: number } {
    const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(source.slice(at, at + 20));
    if (!found) throw new Refused('interval');
    at += found[0].length;
    const min = Number(found[1]);
    const max = found[2] === undefined ? min : found[3] ? Number(found[3]) : Number.POSITIVE_INFINITY;
    if (max < min || min > MAX_COUNT || (max > MAX_COUNT && max !== Number.POSITIVE_INFINITY)) {
      throw new Refused('interval');
    }
    return { min, max };
  }

  const tree = choice();
  if (at < source.length) throw new Refused('closing parenthesis');
  return { tree, groups };
}

const SPECIAL = '^$\\.*+?()[]{}|';

function escaped(char: string | undefined): string {
  if (char === undefined || !SPECIAL.includes(char)) throw new Refused('escape');
  return char;
}

function setOf(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}

const singles = new Map<number, Uint8Array>();

/** The set of one byte; shared, since long expressions are mostly made of those. */
function single(char: string): Uint8Array {
  const code = char.charCodeAt(0);
  const set = singles.get(code) ?? setOf((byte) => byte === code);
  singles.set(code, set);
  return set;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the class is made of them.
  cntrl: /[\0-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

/** `[…]`, from behind the bracket. A backslash means itself there. */
function bracket(source: string, from: number): { set: Uint8Array; end: number } {
  let at = from;
  const negated = source[at] === '^';
  if (negated) at++;
  const held = new Uint8Array(256);
  const hold = (first: number, last: number): void => {
    if (last < first) throw new Refused('range');
    held.fill(1, first, last + 1);
  };
  for (let first = true; first || source[at] !== ']'; first = false) {
    const char = source[at];
    if (char === undefined) throw new Refused('open bracket');
    if (char === '[' && source[at + 1] === ':') {
      const end = source.indexOf(':]', at);
      const members = CLASSES[source.slice(at + 2, end)];
      if (end < 0 || !members) throw new Refused('class');
      for (let byte = 0; byte < 128; byte++) if (members.test(String.fromCharCode(byte))) held[byte] = 1;
      at = end + 2;
      continue;
    }
    if (char === '[' && (source[at + 1] === '.' || source[at + 1] === '=')) throw new Refused('collation');
    const last = source[at + 2];
    if (source[at + 1] === '-' && last !== undefined && last !== ']') {
      hold(char.charCodeAt(0), last.charCodeAt(0));
      at += 3;
      continue;
    }
    hold(char.charCodeAt(0), char.charCodeAt(0));
    at++;
  }
  return { set: negated ? held.map((it) => 1 - it) : held, end: at + 1 };
}

function generate(tree: Tree, groups: number): Program {
  const steps: Step[] = [];
  const add = (step: Step): number => {
    if (steps.length >= MAX_STEPS) throw new Refused('size');
    return steps.push(step) - 1;
  };
  const link = (from: number, to: number): void => {
    const step = steps[from];
    if (step) step.next = to;
  };
  const one = (step: Step): Piece => {
    const entry = add(step);
    return { entry, exit: entry };
  };
  const chain = (pieces: readonly Piece[]): Piece => {
    let last: Piece | undefined;
    let entry: number | undefined;
    for (const piece of pieces) {
      entry ??= piece.entry;
      if (last) link(last.exit, piece.entry);
      last = piece;
    }
    return last && entry !== undefined ? { entry, exit: last.exit } : one({ op: 'jump', next: -1 });
  };

  function piece(it: Tree): Piece {
    switch (it.kind) {
      case 'bytes':
        return one({ op: 'byte', set: it.set, next: -1 });
      case 'start':
      case 'end':
        return one({ op: it.kind, next: -1 });
      case 'sequence':
        return chain(it.parts.map(piece));
      case 'group':
        return chain([
          one({ op: 'open', group: it.index, next: -1 }),
          piece(it.body),
          one({ op: 'close', group: it.index, next: -1 }),
        ]);
      case 'choice':
        return choice(it.parts);
      case 'times':
        return times(it);
    }
  }

  function choice(parts: readonly Tree[]): Piece {
    const end = add({ op: 'jump', next: -1 });
    const pieces = parts.map(piece);
    for (const it of pieces) link(it.exit, end);
    const entry = pieces
      .map((it) => it.entry)
      .reduceRight((rest, first) => add({ op: 'either', first, next: rest }));
    return { entry, exit: end };
  }

  function times({ body, min, max }: Extract<Tree, { kind: 'times' }>): Piece {
    const pieces: Piece[] = [];
    const copies = max === Number.POSITIVE_INFINITY ? Math.max(min, 1) : min;
    for (let i = min === 0 ? 1 : 0; i < copies; i++) pieces.push(piece(body));
    if (max === Number.POSITIVE_INFINITY) {
      const last = pieces.at(-1) ?? piece(body);
      const loop = add({ op: 'repeat', body: last.entry, next: -1 });
      link(last.exit, loop);
      return min === 0 ? { entry: loop, exit: loop } : { entry: chain(pieces).entry, exit: loop };
    }
    const end = one({ op: 'jump', next: -1 });
    for (let i = min; i < max; i++) {
      const optional = piece(body);
      const gate = add({ op: 'repeat', body: optional.entry, next: end.entry });
      pieces.push({ entry: gate, exit: optional.exit });
    }
    return chain([...pieces, end]);
  }

  const whole = piece(tree);
  link(whole.exit, add({ op: 'accept', next: -1 }));
  return { steps, entry: whole.entry, groups };
}
