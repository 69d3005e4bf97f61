/** Runs Nix's own language tests through the grammar: `node test/grammar/language-tests.mjs <tests/functional/lang>`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

const folder = process.argv[2];
if (folder === undefined) throw new Error('which folder? (tests/functional/lang of the sources of Nix)');
await Parser.init();
const grammar = readFileSync(new URL('../../grammar-queries/nix.wasm', import.meta.url));
const parser = new Parser().setLanguage(await Language.load(grammar));

const names = readdirSync(folder).filter((it) => it.endsWith('.nix'));
const failing = names.filter((it) => it.startsWith('parse-fail-'));
const valid = names.filter((it) => !it.startsWith('parse-fail-'));
const rejected = valid.filter(hasError);
const missed = failing.filter((it) => !hasError(it));
console.log(`valid: ${valid.length - rejected.length} of ${valid.length} accepted`);
for (const it of rejected) console.log(`  rejected: ${it}`);
console.log(`parse-fail: ${failing.length - missed.length} of ${failing.length} flagged by the tree`);
for (const it of missed) console.log(`  not flagged: ${it}`);

function hasError(name) {
  const tree = parser.parse(readFileSync(join(folder, name), 'utf8'));
  const { hasError } = tree.rootNode;
  tree.delete();
  return hasError;
}
