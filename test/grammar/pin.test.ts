/** That grammar-queries/PARSER tells what the parser was made of: `npm run grammar` after a change of the grammar. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { initParser, language } from '../../server/syntax/parser.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';

const require = createRequire(import.meta.url);
const pin = new Map(
  read('PARSER')
    .toString()
    .trimEnd()
    .split('\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
);

test.for([
  ['grammar.js', () => read('grammar.js')],
  ['scanner.c', () => read('scanner.c')],
  ['nix.wasm', () => read('nix.wasm')],
  ['parser.c', () => gunzipSync(read('src/parser.c.gz'))],
  ['tree-sitter-nix/grammar.js', () => readFileSync(require.resolve('tree-sitter-nix/grammar.js'))],
] as const)('%s is the one that the parser was built from', ([name, bytes]) => {
  expect(createHash('sha256').update(bytes()).digest('hex')).toBe(pin.get(`sha256 ${name}`));
});

test('the base grammar is the version that the parser was built from', () => {
  const { version }: { version: string } = JSON.parse(
    readFileSync(require.resolve('tree-sitter-nix/package.json'), 'utf8'),
  );
  expect(version).toBe(pin.get('tree-sitter-nix'));
});

test('the parser has the noted ABI', async () => {
  await initParser(wasmFiles());
  expect(String(language().abiVersion)).toBe(pin.get('abi'));
});

function read(name: string): Buffer {
  return readFileSync(new URL(`../../grammar-queries/${name}`, import.meta.url));
}
