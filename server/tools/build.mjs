/**
 * Bundles the program into one file without runtime dependencies: dist/ferronix.cjs.
 *
 * It has two parts, because Node compiles the whole of a file before its first line runs. In front stands what answers
 * `initialize`; the rest (the protocol's library, the core, the commands) is a compressed text inside it, which is unpacked and
 * compiled after that answer.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const pathOf = (path) => fileURLToPath(new URL(path, root));

/** The largest that the bundle may become. */
const MAX_BYTES = 1_500_000;

/** What the part in front loads later: where the part behind begins. */
const ENTRIES = ['server/lsp/server.ts', 'server/cli/command-line.ts'];

/** Undoes `packed`, inside the bundle. */
const UNPACK = `
  const { brotliDecompressSync } = require('node:zlib');
  const unpack = (text) => brotliDecompressSync(Buffer.from(text, 'base64'));`;

const behind = await bundle({
  stdin: { resolveDir: pathOf('.'), contents: ENTRIES.map(lazyExport).join('\n') },
  // Users' logs shall name our functions; compressed, the names cost little.
  minifyIdentifiers: false,
  // The ESM build of the parser's runtime imports, and code that is compiled from a text cannot.
  alias: { 'web-tree-sitter': modulePath('web-tree-sitter') },
  plugins: [embeddedWasm(), embeddedQueries(), embeddedCatalog(), lazyBuiltins()],
});

const front = await bundle({
  entryPoints: [pathOf('server/main.ts')],
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: '#!/usr/bin/env node\nconst bundleUrl=require("node:url").pathToFileURL(__filename).href;' },
  plugins: [versionOnly(), partBehind(), ...ENTRIES.map(fromPartBehind)],
});

const size = Buffer.byteLength(front);
if (MAX_BYTES < size) throw new Error(`the bundle would have ${size} bytes, more than ${MAX_BYTES}`);
const output = pathOf('dist/ferronix.cjs');
mkdirSync(pathOf('dist'), { recursive: true });
writeFileSync(output, front);
chmodSync(output, 0o755);
process.stdout.write(`dist/ferronix.cjs: ${Math.round(size / 1000)} kB\n`);

async function bundle(options) {
  const built = await build({
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    // CommonJS starts faster than ESM, and the protocol's library is CommonJS anyway.
    format: 'cjs',
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    // One letter beyond Latin-1 would double the size of the source in memory, and the time to read it.
    charset: 'ascii',
    // Node prints the whole of a line that throws.
    lineLimit: 200,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  }).catch(() => process.exit(1)); // It has said what is wrong.
  return built.outputFiles[0].text;
}

function modulePath(name) {
  return createRequire(import.meta.url).resolve(name);
}

function lazyExport(entry) {
  return `Object.defineProperty(exports, '${entry}', { get: () => require('./${entry}') });`;
}

/** The part behind, as a module of the part in front. */
function partBehind() {
  return virtual(
    'ferronix:behind',
    () => `
    ${UNPACK}
    const { Script } = require('node:vm');
    const source = '(function(require,exports,__filename,__dirname){' + unpack(${packed(behind)}) + '\\n})';
    const run = new Script(source, { filename: __filename + ' (core)' }).runInThisContext();
    run(require, exports, __filename, __dirname);`,
  );
}

function fromPartBehind(entry) {
  return replaced(entry, () => `module.exports = require('ferronix:behind')['${entry}'];`);
}

/** Of package.json only the version gets into the bundle. */
function versionOnly() {
  return replaced('package.json', (path) => {
    const { version } = JSON.parse(readFileSync(path, 'utf8'));
    return `module.exports = ${JSON.stringify({ version })};`;
  });
}

/** The parser's WebAssembly, unpacked when the parser starts. */
function embeddedWasm() {
  return replaced('server/syntax/wasm-files.ts', () => {
    const runtime = readFileSync(modulePath('web-tree-sitter/web-tree-sitter.wasm'));
    const grammar = readFileSync(pathOf('grammar-queries/nix.wasm'));
    return `
      ${UNPACK}
      exports.wasmFiles = () => ({ runtime: unpack(${packed(runtime)}), grammar: unpack(${packed(grammar)}) });`;
  });
}

/** The queries' texts. */
function embeddedQueries() {
  return replaced('server/syntax/query-files.ts', () => {
    const folder = pathOf('grammar-queries');
    const files = readdirSync(folder).filter((it) => it.endsWith('.scm'));
    const texts = files.map((it) => [it.replace('.scm', ''), readFileSync(`${folder}/${it}`, 'utf8')]);
    // Comments are for readers.
    const bare = texts.map(([name, text]) => [name, text.replace(/^;.*\n/gm, '')]);
    return `
      const texts = ${JSON.stringify(Object.fromEntries(bare))};
      exports.queryText = (name) => texts[name];`;
  });
}

/** The catalog's text, unpacked on first use; a bundle that is damaged there has none, and says so. */
function embeddedCatalog() {
  return replaced('server/catalog/data/catalog.ts', async (path) => {
    const source = readFileSync(path).toString('base64');
    const { catalogText } = await import(`data:text/javascript;base64,${source}`);
    // A property, because its importers read it only when they need it.
    return `
      ${UNPACK}
      let text;
      function catalog() {
        try {
          return unpack(${packed(catalogText)}).toString();
        } catch {
          return '';
        }
      }
      Object.defineProperty(exports, 'catalogText', { enumerable: true, get: () => (text ??= catalog()) });`;
  });
}

/** Modules of Node that the protocol's library loads, which takes milliseconds, and that this program never uses. */
function lazyBuiltins() {
  return {
    name: 'lazy builtins',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:child_process|crypto)$/ }, ({ path, importer }) =>
        /[/\\]vscode-(?:languageserver|jsonrpc)[/\\]/.test(importer)
          ? { path, namespace: 'lazy' }
          : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({
        contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
      }));
    },
  };
}

/** Puts CommonJS in the place of one file of ours; in a namespace of its own, package.json does not say it were ESM. */
function replaced(file, contentsOf) {
  const path = pathOf(file);
  const filter = new RegExp(`/${file.split('/').at(-1).replaceAll('.', '\\.')}$`);
  const isIt = ({ path: written, resolveDir }) => resolve(resolveDir, written) === path;
  return module({ name: file, filter, isIt, contentsOf: () => contentsOf(path) });
}

function virtual(name, contentsOf) {
  return module({ name, filter: new RegExp(`^${name}$`), isIt: () => true, contentsOf });
}

function module({ name, filter, isIt, contentsOf }) {
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter }, (args) => (isIt(args) ? { path: name, namespace: name } : undefined));
      onLoad({ filter: /.*/, namespace: name }, async () => ({
        contents: await contentsOf(),
        resolveDir: pathOf('.'),
      }));
    },
  };
}

/** A JavaScript string of what `UNPACK` makes bytes of again. */
function packed(content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
  return JSON.stringify(brotliCompressSync(Buffer.from(content), { params }).toString('base64'));
}
