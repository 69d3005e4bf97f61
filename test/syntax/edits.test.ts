/** Versions of a document: whatever the edits were, a version reads like its text alone. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Green } from '../../server/syntax/green.ts';
import { initParser } from '../../server/syntax/parser.ts';
import { capturesIn } from '../../server/syntax/queries.ts';
import { closeFile, editFile, openFile, type SourceFile } from '../../server/syntax/source-file.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';
import { applyEdits, type TextEdit } from '../../server/text/edit.ts';

await initParser(wasmFiles());

const FLAKE = readFileSync(new URL('flake.nix', import.meta.url), 'utf8');

/** Pieces that people type, sound and broken, with what is awkward about texts. */
const PIECES = [
  'a',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '{ a = 1; }',
  '[ 1 2 ]',
  '"',
  "''",
  '${',
  '}',
  '{',
  ']',
  '[',
  '(',
  ')',
  ';',
  '=',
  '.',
  ',',
  'let x = 1; in ',
  'inherit (x) y;',
  '😀',
  '# note\n',
  '/* c */',
  'rec ',
  'with pkgs; ',
  '"é😀"',
  './a',
  'x: ',
  '// b',
  '++ [ ]',
];

/** One or several changes at once, at places that are shares of the text. */
const step = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), fc.constantFrom(...PIECES, '')),
  {
    minLength: 1,
    maxLength: 3,
  },
);

function editsOf(text: string, changes: readonly (readonly [number, number, string])[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let last = -1;
  for (const [share, length, piece] of [...changes].sort((a, b) => a[0] - b[0])) {
    const start = Math.floor(share * text.length);
    if (start <= last) continue;
    const end = Math.min(text.length, start + length);
    edits.push({ range: { start, end }, text: piece });
    last = end;
  }
  return edits;
}

/** All of a tree: kinds, widths, places, fields. */
function plain(file: SourceFile): unknown {
  const walk = (green: Green): unknown => [
    green.kind,
    green.width,
    green.missing,
    green.broken,
    (green.children ?? []).map((it) => [it.at, it.field, walk(it.node)]),
  ];
  return [walk(file.root.green), file.problems];
}

test('after any edits, a version has the text and the tree that its text alone has', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), fc.boolean(), (steps, readEach) => {
      let file = openFile('/a.nix', FLAKE, 0);
      let text = FLAKE;
      for (const [index, changes] of steps.entries()) {
        const edits = editsOf(text, changes);
        text = applyEdits(text, edits);
        const next = editFile(file, edits, index + 1);
        closeFile(file);
        file = next;
        if (readEach) expect(file.root.end).toBe(text.length);
      }
      expect(file.text).toBe(text);
      expect(plain(file)).toEqual(plain(openFile('/a.nix', text, 0)));
      closeFile(file);
    }),
    { numRuns: 150, seed: 20260822 },
  );
});

test('ten thousand edits leave no memory behind', () => {
  let file = openFile('/a.nix', FLAKE, 0);
  const at = FLAKE.indexOf('buildInputs');
  const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const before = used();
  for (let version = 1; version <= 10_000; version++) {
    const text = version % 2 === 1 ? 'x' : '';
    const next = editFile(
      file,
      [{ range: { start: at, end: at + (version % 2 === 1 ? 0 : 1) }, text }],
      version,
    );
    closeFile(file);
    file = next;
    expect(file.root.end).toBe(file.text.length);
  }
  expect(file.text).toBe(FLAKE);
  expect(used() - before).toBeLessThan(200 * 1024 * 1024);
});

test('nor do queries that are asked after each', { timeout: 120_000 }, () => {
  const text = FLAKE.slice(0, FLAKE.indexOf('outputs'));
  const at = text.indexOf('url');
  let file = openFile('/a.nix', `${text}}`, 0);
  // Trees live outside the JavaScript heap; ten thousand of these take almost 50 MB.
  const used = (): number => process.memoryUsage().external;
  const ask = (): number | undefined => capturesIn('folds', file)?.length;
  const first = ask();
  const before = used();
  for (let version = 1; version <= 10_000; version++) {
    // Sound, broken, sound …
    const range = { start: at, end: at + (version % 2 === 1 ? 0 : 1) };
    const next = editFile(file, [{ range, text: version % 2 === 1 ? '=' : '' }], version);
    closeFile(file);
    file = next;
    if (version % 2 === 0) expect(ask()).toBe(first);
    else ask();
  }
  expect(first).toBeGreaterThan(0);
  expect(used() - before).toBeLessThan(10 * 1024 * 1024);
  closeFile(file);
});
