/** Examples: Nix before and after, as the pages show them and the tests run them. */

/**
 * In `before`, `$0` is the cursor (two of them a selection), `# ^^^ error: text` labels what stands above the carets,
 * and `#- /rust-toolchain.toml` starts another file than the `/flake.nix` that a text is otherwise.
 */
export interface Example {
  readonly title: string;
  readonly before: string;
  /** The text that a fix or an action leaves; of several files, those that it changes. */
  readonly after?: string;
  /** The title of the action, where several are offered. */
  readonly action?: string;
}

/** A text without the indentation that it has in the source. Takes no values: a forgotten `\${` does not compile. */
export function nix(strings: TemplateStringsArray, ..._values: never[]): string {
  return dedent(strings.join(''));
}

/** Takes off the indentation that all lines share, and the line breaks at both ends. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^[ \t]*\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const indents = lines.filter((it) => it.trim() !== '').map((it) => it.length - it.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((it) => it.slice(Math.min(least, it.length))).join('\n');
}
