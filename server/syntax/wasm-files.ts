/** The parser's WebAssembly files as bytes, read from the disk; the build replaces this module by embedded bytes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ParserBytes } from './parser.ts';

export function wasmFiles(): ParserBytes {
  return {
    runtime: readFileSync(createRequire(import.meta.url).resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: readFileSync(new URL('../../grammar-queries/nix.wasm', import.meta.url)),
  };
}
