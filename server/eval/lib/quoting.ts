/** Text written so that something else reads it as text. */

const KEYWORDS = new Set(['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with']);

/** As Nix reads a string. */
export function nixString(text: string): string {
  return JSON.stringify(text).replaceAll('$', '\\$');
}

/** As Nix reads an attribute's name. */
export function nixIdentifier(text: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_'-]*$/.test(text) && !KEYWORDS.has(text) ? text : nixString(text);
}

/** As a shell reads one word; left as it is where that is safe. */
export function shellWord(text: string): string {
  return /^[0-9A-Za-z,._+:@%/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** With a backslash before each of these characters. */
export function escaped(characters: readonly string[], text: string): string {
  return [...text].map((it) => (characters.includes(it) ? `\\${it}` : it)).join('');
}

export const REGEX_CHARACTERS: readonly string[] = [...'\\[{()^$?*+|.'];

/** As in a URL: everything in ASCII but letters, digits and a few marks as two hexadecimal digits. */
export function urlText(text: string): string {
  return text.replace(
    /[\t\n\r -,/:-@[-^`{-}]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

export function xmlText(text: string): string {
  return text.replace(/["'<>&]/g, (it) => XML[it] ?? it);
}

const XML: Readonly<Record<string, string>> = {
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
};
