/** Markdown for clients that show plain text. */
import { expect, test } from 'vitest';
import { plainText } from '../../server/lsp/plain-text.ts';

test.for([
  ['**RUST_SRC_PATH** is read by *rust-analyzer*', 'RUST_SRC_PATH is read by rust-analyzer'],
  ['### Components', 'Components'],
  ['see [the book](https://doc.rust-lang.org)', 'see the book'],
  ['[Documentation](https://doc.rust-lang.org)', 'Documentation: https://doc.rust-lang.org'],
  ['`a_b_c` and `**x**`', 'a_b_c and **x**'],
  ['2 * 3 * 4, snake_case_name', '2 * 3 * 4, snake_case_name'],
  ['a\\_b \\<x\\>', 'a_b <x>'],
  ['<https://example.org>', 'https://example.org'],
  ['- one\n- two', '- one\n- two'],
  ['above\n\n---\n\nbelow', 'above\n\nbelow'],
  ['| tier | target |\n|---|:---:|\n| 2 | `wasm32` |', 'tier  target\n2  wasm32'],
  ['```nix\n# not a heading\nx = "**";\n```\n\nand', '# not a heading\nx = "**";\n\nand'],
  ['a&nbsp;&lt;b&gt; &amp;c', 'a <b> &c'],
] as const)('%j is %j', ([markdown, plain]) => {
  expect(plainText(markdown)).toBe(plain);
});
