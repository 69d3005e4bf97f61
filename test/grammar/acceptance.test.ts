/** What the grammar takes for Nix, and what it does not. */
import { beforeAll, describe, expect, test } from 'vitest';
import { initParser, parse } from '../../server/syntax/parser.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';
import { INVALID, VALID } from './cases.ts';

beforeAll(() => initParser(wasmFiles()));

describe.for(Object.entries(VALID))('accepts %s', ([, texts]) => {
  test.for(texts.map((it) => [JSON.stringify(it), it] as const))('%s', ([, text]) => {
    expect(hasError(text)).toBe(false);
  });
});

describe.for(Object.entries(INVALID))('refuses %s', ([, texts]) => {
  test.for(texts.map((it) => [JSON.stringify(it), it] as const))('%s', ([, text]) => {
    expect(hasError(text)).toBe(true);
  });
});

function hasError(text: string): boolean {
  const tree = parse(text);
  const { hasError } = tree.rootNode;
  tree.delete();
  return hasError;
}
