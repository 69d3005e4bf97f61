/**
 * Builds the parser from grammar-queries/grammar.js and scanner.c: `npm run grammar`.
 *
 * tree-sitter-cli writes parser.c, clang and wasm-ld make nix.wasm of it, and PARSER notes what it was made of. The
 * server needs nix.wasm only; parser.c and its header are kept too, compressed, so that a test can build the same parser
 * for the machine it runs on.
 *
 * Needs clang, wasm-ld and wasi's headers (Debian: clang lld wasi-libc), and the command line of tree-sitter, whose npm
 * package fetches a program from elsewhere when it is installed: `cargo install tree-sitter-cli --version 0.27.0
 * --locked --no-default-features` builds it. TREE_SITTER names the program where it is not in PATH.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../grammar-queries/', import.meta.url));
const output = mkdtempSync(join(tmpdir(), 'grammar-'));
const cli = process.env.TREE_SITTER ?? 'tree-sitter';

const COMPILE =
  '--target=wasm32-unknown-emscripten -isystem /usr/include/wasm32-wasi -fPIC -Os -fvisibility=hidden';
const LINK = '--shared --experimental-pic --export=tree_sitter_nix --allow-undefined --no-entry --strip-all';

try {
  build();
} finally {
  rmSync(output, { recursive: true });
}

function build() {
  run(cli, 'generate', '--output', output);
  const parser = readFileSync(join(output, 'parser.c'));
  const objects = [join(output, 'parser.c'), 'scanner.c'].map(compiled);
  run('wasm-ld', ...LINK.split(' '), ...objects, '-o', 'nix.wasm');
  mkdirSync(join(folder, 'src'), { recursive: true });
  chmodSync(join(folder, 'nix.wasm'), 0o644);
  keep('parser.c', parser);
  keep('parser.h', readFileSync(join(output, 'tree_sitter/parser.h')));
  writeFileSync(join(folder, 'PARSER'), pin(parser));
}

function keep(name, text) {
  writeFileSync(join(folder, `src/${name}.gz`), gzipSync(text, { level: 9 }));
}

function compiled(source) {
  const object = join(output, `${source.replace(/.*\/|\.c$/g, '')}.o`);
  run('clang', ...COMPILE.split(' '), '-I', output, '-c', source, '-o', object);
  return object;
}

function pin(parser) {
  const base = createRequire(import.meta.url).resolve('tree-sitter-nix/package.json');
  const facts = {
    'tree-sitter-nix': JSON.parse(readFileSync(base, 'utf8')).version,
    'tree-sitter-cli': run(cli, '--version').split(' ')[1],
    abi: /#define LANGUAGE_VERSION (\d+)/.exec(parser)?.[1],
    clang: /\d+\.\d+\.\d+/.exec(run('clang', '--version'))?.[0],
    compile: `clang ${COMPILE}`,
    link: `wasm-ld ${LINK}`,
    'sha256 tree-sitter-nix/grammar.js': sha256(readFileSync(base.replace('package.json', 'grammar.js'))),
    'sha256 grammar.js': sha256(read('grammar.js')),
    'sha256 scanner.c': sha256(read('scanner.c')),
    'sha256 parser.c': sha256(parser),
    'sha256 nix.wasm': sha256(read('nix.wasm')),
  };
  return Object.entries(facts)
    .map(([name, fact]) => `${name}: ${fact}\n`)
    .join('');
}

function read(name) {
  return readFileSync(join(folder, name));
}

function run(program, ...args) {
  return execFileSync(program, args, { cwd: folder, encoding: 'utf8' }).trim();
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
