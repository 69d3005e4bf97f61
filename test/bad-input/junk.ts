/** Junk of any length: what no one would call Nix. */

/** A text of `length` units out of pieces in an order that is the same each time. */
function mixed(pieces: readonly string[], length: number): string {
  // Any odd step goes through all places of the block before it repeats itself.
  const block = Array.from(
    { length: 4096 },
    (_, index) => pieces[((index * 2654435761) % 4294967291) % pieces.length],
  );
  return filled(block.join(''), length);
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
const TOKENS: readonly string[] =
  "{ } [ ] ( ) \" '' ${ ; = . , : @ ? a let in with if then else rec inherit // ++ 1 ./a /* */ # \n"
    .split(' ')
    .map((it) => `${it} `);

/** Each kind by what it is, for any length. */
export const JUNK: readonly (readonly [what: string, text: (length: number) => string])[] = [
  ['bytes as Latin-1', (length) => mixed(BYTES, length)],
  ['tokens', (length) => mixed(TOKENS, length)],
  ['one line of {', (length) => filled('{', length)],
  ['one line of quotes', (length) => filled('"', length)],
  ['one line of dots', (length) => filled('.', length)],
  ['one line of ?', (length) => filled('?', length)],
  ['half quotes', (length) => filled("'", length)],
  ['one name', (length) => filled('a', length)],
  ['one number', (length) => filled('1', length)],
  ['one string', (length) => `"${filled('a', length - 2)}"`],
  ['a string without an end', (length) => `"${filled('a\n', length - 1)}`],
  ['a comment without an end', (length) => `/*${filled('*', length - 2)}`],
  ['white space', (length) => filled(' \t\r\n', length)],
  ['NUL bytes', (length) => filled('\0', length)],
  ['lone surrogates', (length) => filled('\udc00\ud800', length)],
  ['opened interpolations', (length) => filled('"${', length)],
  ['opened lets', (length) => filled('let ', length)],
  ['half bindings', (length) => filled('a = ', length)],
  ['names in a row', (length) => filled('a ', length)],
  ['withs', (length) => filled('with a; ', length)],
  ['a list', (length) => `[${filled(' "rust-src"\n', length - 2)}]`],
  ['a set', (length) => `{${filled(' a.b = 1;\n', length - 2)}}`],
];
