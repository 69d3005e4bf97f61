/** Character classes of the Nix language, one lookup per UTF-16 unit. */

export const SPACE = 1;
export const DIGIT = 2;
export const NAME_START = 4;
export const NAME_PART = 8;
export const PATH_PART = 16;
export const SCHEME_PART = 32;
export const URI_PART = 64;

const CLASSES = new Uint8Array(128);

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
mark(' \t\r\n', SPACE);
mark(DIGITS, DIGIT);
mark(`${LETTERS}_`, NAME_START);
mark(`${LETTERS}${DIGITS}_'-`, NAME_PART);
mark(`${LETTERS}${DIGITS}._-+`, PATH_PART);
mark(`${LETTERS}${DIGITS}+-.`, SCHEME_PART);
mark(`${LETTERS}${DIGITS}%/?:@&=+$,-_.!~*'`, URI_PART);

/** Whether the unit `code` is in the class; `NaN` (the end of a text) and what is beyond ASCII is in none. */
export function isIn(code: number, charClass: number): boolean {
  return code < 128 && ((CLASSES[code] ?? 0) & charClass) !== 0;
}

/** The first offset at or behind `from` whose unit is not in the class. */
export function skip(text: string, from: number, charClass: number): number {
  let at = from;
  while (isIn(text.charCodeAt(at), charClass)) at++;
  return at;
}

function mark(characters: string, charClass: number): void {
  for (const it of characters) CLASSES[it.charCodeAt(0)] = (CLASSES[it.charCodeAt(0)] ?? 0) | charClass;
}
