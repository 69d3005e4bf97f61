/** The client's text, the edge's and the core's stay the same text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createHost, type Host } from '../../server/ide/host.ts';
import { createDocuments, MAX_TEXT } from '../../server/lsp/documents.ts';
import { applyChanges } from '../../server/lsp/text-sync.ts';
import { applyEdits } from '../../server/text/edit.ts';

const text = fc
  .array(fc.constantFrom('a', '{ x = 1; }', '\n', '\r\n', '\r', '\t', '🦀', 'é', '"', '', '\u2028'), {
    maxLength: 12,
  })
  .map((it) => it.join(''));

const position = fc.record({ line: fc.nat(6), character: fc.nat(8) });

const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

function document(content: string): TextDocument {
  return TextDocument.create('file:///x.nix', 'nix', 1, content);
}

test('gives edits by offset that lead to the same text, change by change', () => {
  fc.assert(
    fc.property(text, fc.array(change, { maxLength: 6 }), (before, changes) => {
      const edited = document(before);
      const edits = applyChanges(edited, changes, 2);
      expect(edits.reduce((it, edit) => applyEdits(it, [edit]), before)).toBe(edited.getText());
      expect(edited.version).toBe(2);
      // The table of lines is kept up to date by the edits; a fresh one must be the same.
      const fresh = document(edited.getText());
      for (let offset = 0; offset <= fresh.getText().length; offset++) {
        expect(edited.positionAt(offset)).toEqual(fresh.positionAt(offset));
      }
    }),
    { numRuns: 500 },
  );
});

test('reads each change relative to the text that the one before it left', () => {
  const doc = document('abc');
  const at = (character: number) => ({ line: 0, character });
  applyChanges(
    doc,
    [
      { range: { start: at(1), end: at(2) }, text: 'XYZ' },
      { range: { start: at(4), end: at(5) }, text: '!' },
    ],
    2,
  );
  expect(doc.getText()).toBe('aXYZ!');
});

test('counts positions in UTF-16 units', () => {
  const doc = document('"🦀" a');
  const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 6 } };
  expect(applyChanges(doc, [{ range, text: 'b' }], 2)).toEqual([{ range: { start: 5, end: 6 }, text: 'b' }]);
  expect(doc.getText()).toBe('"🦀" b');
});

test('makes a small edit of a whole new text', () => {
  const doc = document('{ a = 1; b = 2; }');
  expect(applyChanges(doc, [{ text: '{ a = 1; b = 23; }' }], 2)).toEqual([
    { range: { start: 14, end: 14 }, text: '3' },
  ]);
  expect(applyChanges(doc, [{ text: doc.getText() }], 3)).toMatchObject([{ text: '' }]);
});

function emptyHost() {
  const disk = { read: () => ({ kind: 'none' }) as const, list: () => undefined };
  return createHost({ disk, today: '2026-01-01', machineSystem: 'x86_64-linux' });
}

test('keeps the core in step with the document', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 4 }),
      (before, notifications) => {
        const host = emptyHost();
        const documents = createDocuments(host);
        documents.open({ uri: 'file:///x.nix', languageId: 'nix', version: 1, text: before });
        for (const [index, changes] of notifications.entries())
          documents.change('file:///x.nix', index + 2, changes);
        expect(host.world().text('/x.nix')).toBe(documents.get('file:///x.nix')?.text.getText());
      },
    ),
  );
});

test('keeps the core out of what is too large, until it is smaller', () => {
  const host = emptyHost();
  const documents = createDocuments(host);
  const uri = 'file:///x.nix';
  expect(documents.open({ uri, languageId: 'nix', version: 1, text: 'a' }).analysed).toBe(true);
  expect(documents.change(uri, 2, [{ text: ' '.repeat(MAX_TEXT + 1) }])?.analysed).toBe(false);
  expect(host.world().text('/x.nix')).toBeUndefined();
  expect(documents.change(uri, 3, [{ text: 'b' }])?.analysed).toBe(true);
  expect(host.world().text('/x.nix')).toBe('b');
});

test('knows a document in every spelling of its URI, and sends the client its own', () => {
  const host = emptyHost();
  const documents = createDocuments(host);
  documents.open({ uri: 'file:///C%3A/a%20b/x.nix', languageId: 'nix', version: 1, text: '' });
  expect(documents.get('file:///c:/a b/x.nix')?.id).toBe('/c:/a b/x.nix');
  expect(documents.uriOf('/c:/a b/x.nix')).toBe('file:///C%3A/a%20b/x.nix');
  expect(documents.uriOf('/c:/other.nix')).toBe('file:///c%3A/other.nix');
});

test('gives the core the whole text where an edit goes wrong in it', () => {
  const host = emptyHost();
  const clumsy: Host = {
    ...host,
    apply(changes) {
      if (changes.some((it) => it.kind === 'edit')) throw new Error('a broken parser');
      host.apply(changes);
    },
  };
  const documents = createDocuments(clumsy);
  const uri = 'file:///x.nix';
  documents.open({ uri, languageId: 'nix', version: 1, text: 'a' });
  expect(() => documents.change(uri, 2, [{ text: 'ab' }])).toThrow('a broken parser');
  expect(host.world().text('/x.nix')).toBe('ab');
});
