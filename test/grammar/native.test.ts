/** The native parser, built from the same C files, as a second opinion on what the WebAssembly one says. */
import { beforeAll, expect, test } from 'vitest';
import { initParser, language, parse } from '../../server/syntax/parser.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';
import { buildNatively, parseNatively } from './native.ts';
import { shapeOfTree } from './shape.ts';

beforeAll(async () => {
  await initParser(wasmFiles());
  buildNatively();
});

test('native', () => {
  const text = '{ a = [ 1 "x${b}" ./c ]; # ü😀\n inherit (x) y; b = a: a.b or c; }';
  const fields = language().fields.filter((it) => it !== null);
  expect(parseNatively(text, fields)).toEqual(shapeOfTree(parse(text)));
});
