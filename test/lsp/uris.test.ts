/** Between the URIs of clients and the ids of the core. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOfUri, uriOfId } from '../../server/lsp/uris.ts';

test.for([
  ['file:///home/me/flake.nix', '/home/me/flake.nix'],
  ['file:///home/a%20b/x.nix', '/home/a b/x.nix'],
  ['file:///home/100%25/x.nix', '/home/100%/x.nix'],
  ['file:///home/j%C3%BCrgen/x.nix', '/home/jürgen/x.nix'],
  ['file:///home/jürgen/x.nix', '/home/jürgen/x.nix'],
  ['file:///home/%F0%9F%A6%80/x.nix', '/home/🦀/x.nix'],
  ['file:///home/%ff/x.nix', '/home/%ff/x.nix'],
  ['file:///home/%ff%C3%BC%2/x.nix', '/home/%ff%C3%BC%2/x.nix'],
  ['file:///c%3A/work/x.nix', '/c:/work/x.nix'],
  ['file:///C:/work/x.nix', '/c:/work/x.nix'],
  ['file:/home/me/x.nix', '/home/me/x.nix'],
  ['FILE:///home/me/x.nix', '/home/me/x.nix'],
  ['file://localhost/home/me/x.nix', '/home/me/x.nix'],
  ['file://server/share/x.nix', '//server/share/x.nix'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ['vscode-vfs://github/a/b/flake.nix', 'vscode-vfs://github/a/b/flake.nix'],
] as const)('reads %s as %s', ([uri, id]) => {
  expect(idOfUri(uri)).toBe(id);
});

test('writes a URI that gives the id back', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((it) => !it.includes('/'));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const id = `/root/${names.join('/')}`;
      expect(uriOfId(id)).toMatch(/^file:\/\/\/[!-~]*$/);
      expect(idOfUri(uriOfId(id))).toBe(id);
    }),
  );
});

test.for(['/c:/work/x.nix', '//server/share/a b.nix', 'untitled:Untitled-1', '/home/%41.nix'])(
  'gives %s back',
  (id) => {
    expect(idOfUri(uriOfId(id))).toBe(id);
  },
);
