/** The same grammar, built for this machine from the same C files, under a native tree-sitter. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse, registerDynamicLanguage, type SgNode } from '@ast-grep/napi';
import type { Shape } from './shape.ts';

const grammar = fileURLToPath(new URL('../../grammar-queries/', import.meta.url));

/** Builds the grammar; `parseNatively` works from then on. Needs a C compiler, and throws without one. */
export function buildNatively(): void {
  const folder = mkdtempSync(join(tmpdir(), 'native-grammar-'));
  try {
    mkdirSync(join(folder, 'tree_sitter'));
    unpack('parser.h', join(folder, 'tree_sitter/parser.h'));
    unpack('parser.c', join(folder, 'parser.c'));
    const libraryPath = join(folder, 'nix.so');
    const sources = [join(folder, 'parser.c'), join(grammar, 'scanner.c')];
    execFileSync(process.env['CC'] ?? 'clang', [
      '-shared',
      '-fPIC',
      '-I',
      folder,
      ...sources,
      '-o',
      libraryPath,
    ]);
    registerDynamicLanguage({ nix: { libraryPath, extensions: ['nix'], languageSymbol: 'tree_sitter_nix' } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each node is told the fields of the grammar, since it knows only who fills a given one. */
export function parseNatively(text: string, fields: readonly string[]): Shape {
  return shapeOf(parse('nix', text).root(), undefined, fields);
}

function shapeOf(node: SgNode, field: string | undefined, fields: readonly string[]): Shape {
  const filled = new Map(fields.flatMap((name) => node.fieldChildren(name).map((it) => [it.id(), name])));
  return {
    kind: String(node.kind()),
    named: node.isNamed(),
    field,
    start: node.range().start.index,
    end: node.range().end.index,
    children: node.children().map((it) => shapeOf(it, filled.get(it.id()), fields)),
  };
}

function unpack(name: string, target: string): void {
  writeFileSync(target, gunzipSync(readFileSync(join(grammar, `src/${name}.gz`))));
}
