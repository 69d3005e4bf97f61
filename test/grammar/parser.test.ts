/** The parser as the server uses it: started once, synchronous, incremental. */
import { expect, test } from 'vitest';
import { initParser, language, parse } from '../../server/syntax/parser.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';

test('refuses to parse before it is started', () => {
  expect(() => parse('1')).toThrow('initParser() has not finished');
});

test('parses after it is started, any number of times', async () => {
  await Promise.all([initParser(wasmFiles()), initParser(wasmFiles())]);
  await initParser(wasmFiles());
  const tree = parse('{ a = [ 1 ]; }');
  expect(tree.rootNode.type).toBe('source_code');
  expect(tree.rootNode.hasError).toBe(false);
  tree.delete();
  expect(language().name).toBe('nix');
});

test('reads each opening of an unclosed comment once', () => {
  // To look for the end of every one of them would take hours.
  const tree = parse('/* '.repeat(100_000));
  expect(tree.rootNode.hasError).toBe(true);
  tree.delete();
});
