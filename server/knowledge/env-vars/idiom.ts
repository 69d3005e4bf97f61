/** Nix text to put after `NAME = `, as plain text and as an LSP snippet. */

export interface Idiom {
  readonly snippet: string;
  readonly plain: string;
}

/**
 * Reads a template in which «text» is a tab stop. The free names in it are `pkgs`, `lib` and, inside a tab stop,
 * names the user will put something else for. Taking no values makes a forgotten `\${` a compile error.
 */
export function nix(strings: TemplateStringsArray, ..._values: never[]): Idiom {
  return idiomOf(strings.join(''));
}

export function idiomOf(template: string): Idiom {
  const parts = template.split(/[«»]/);
  const plain = parts.join('');
  const snippet = parts
    .map((part, index) => (index % 2 === 0 ? escaped(part) : `\${${(index + 1) / 2}:${escapedInside(part)}}`))
    .join('');
  return { snippet, plain };
}

/** The names under which a place reaches nixpkgs and its library. */
export interface NixNames {
  /** How the package set is called; empty under `with pkgs;`. */
  readonly pkgs: string;
  readonly lib: string;
}

/** Spells an idiom for a place where `pkgs` or `lib` are called otherwise (`pkgs.lib`, or nothing under `with pkgs;`). */
export function spelled(idiom: Idiom, names: NixNames): Idiom {
  return { snippet: respelled(idiom.snippet, names), plain: respelled(idiom.plain, names) };
}

/** `pkgs.` and `lib.` are names of their own where no path, attribute path or longer name leads up to them. */
const FREE_NAME = /(?<![\w./'-])(pkgs|lib)\./g;

export function respelled(text: string, names: NixNames): string {
  return text.replace(FREE_NAME, (_, name: string) => {
    const prefix = name === 'pkgs' ? names.pkgs : names.lib;
    return prefix === '' ? '' : `${prefix}.`;
  });
}

function escaped(text: string): string {
  return text.replace(/[\\$]/g, '\\$&');
}

function escapedInside(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
