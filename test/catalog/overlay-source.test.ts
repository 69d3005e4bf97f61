/** rust-overlay's own files: today's form, the first one, and broken ones. */
import { describe, expect, test } from 'vitest';
import { parseNixData } from '../../server/catalog/nix-data.ts';
import { readOverlayManifest, readOverlayTables } from '../../server/catalog/overlay-format.ts';
import { readOverlaySource } from '../../server/catalog/overlay-source.ts';

const LINUX = 'x86_64-unknown-linux-gnu';

const FILES: Readonly<Record<string, string>> = {
  'manifests/targets.nix': `{ _0 = "${LINUX}"; _1 = "wasm32-unknown-unknown"; }`,
  'manifests/renames.nix': '[ { clippy = "clippy-preview"; } ]',
  'manifests/profiles.nix': '[ { minimal = [ "rustc" "rust-std" ]; } ]',
  'manifests/stable/default.nix':
    '{ "1.9.0" = import ./1.9.0.nix; "1.80.1" = import ./1.80.1.nix; "1.81.0" = import ./1.81.0.nix; latest = "1.81.0"; }',
  'manifests/stable/1.80.1.nix':
    '{v="1.80.1";d="2024-08-08";r=0;p=0;rustc={_0="h=";};rust-std={_0="h=";_1="h=";};clippy-preview={u="0.1.80";_0="h=";};rust-src={_="h=";};}',
  'manifests/stable/1.81.0.nix': '{v="1.81.0";d="2024-',
  'manifests/nightly/default.nix': '{ "2024-09-01" = import ./2024/2024-09-01.nix; latest = "2024-09-01"; }',
  'manifests/nightly/2024/2024-09-01.nix':
    '{v="1.83.0-nightly";d="2024-09-01";r=0;rustc={_0="h=";};rust-docs={_0=1;};}',
};

describe('the overlay of a lock', () => {
  const view = readOverlaySource((path) => FILES[path], Date.parse('2024-09-02T00:00:00Z') / 1000);

  test('has the versions of its indexes, newest first', () => {
    expect(view?.channels).toEqual(['stable', 'nightly']);
    expect(view?.versions('stable')).toEqual(['1.81.0', '1.80.1', '1.9.0']);
    expect(view?.latest('nightly')).toBe('2024-09-01');
    expect(view?.day).toBe('2024-09-02');
  });

  test('reads a manifest', () => {
    const manifest = view?.manifest('stable', '1.80.1');
    expect(manifest?.componentsFor(LINUX)).toEqual(['rustc', 'rust-std', 'clippy-preview', 'rust-src']);
    expect(manifest?.targets()).toEqual(['wasm32-unknown-unknown', LINUX]);
    expect(manifest?.resolve('clippy')).toBe('clippy-preview');
    expect(manifest?.profile('minimal')).toEqual(['rustc', 'rust-std']);
  });

  test('an archive that stands in for another counts as one', () => {
    expect(view?.manifest('nightly', 'latest')?.availableFor('rust-docs', LINUX)).toBe(true);
  });

  test('has no more than its indexes', () => {
    expect(view?.open).toBe(false);
    expect(view?.status('stable', '1.80.0')).toEqual({ kind: 'never' });
    expect(view?.status('stable', '1.82.0')).toEqual({ kind: 'future', since: undefined });
  });

  test('a manifest that is cut off or missing is there, but not known', () => {
    expect(view?.status('stable', '1.81.0')).toEqual({ kind: 'present' });
    expect(view?.manifest('stable', '1.81.0')).toBeUndefined();
    expect(view?.manifest('stable', '1.9.0')).toBeUndefined();
    expect(view?.newestWith('stable', 'rustc', LINUX)).toBe('1.80.1');
  });

  test('other files are no overlay', () => {
    expect(readOverlaySource(() => undefined, 0)).toBeUndefined();
    expect(readOverlaySource(() => '{ lib }: lib', 0)).toBeUndefined();
  });
});

test('the first manifests had a version for each component and neither renames nor profiles', () => {
  const tables = readOverlayTables({
    targets: FILES['manifests/targets.nix'] ?? '',
    renames: undefined,
    profiles: undefined,
  });
  const text = '{date="2020-11-19";rustc={v="1.48.0 (7eac88abb 2020-11-16)";k=2;_0="h=";};}';
  expect(tables && readOverlayManifest(text, tables, { channel: 'stable', key: '1.48.0' })).toEqual({
    channel: 'stable',
    key: '1.48.0',
    version: '1.48.0',
    date: '2020-11-19',
    components: new Map([['rustc', new Set([LINUX])]]),
    aliases: new Map(),
    profiles: new Map(),
  });
});

describe('plain data in Nix', () => {
  test('comments and blanks do not matter', () => {
    expect(parseNixData('# one\n{ a = 1; /* two */ "b c" = [ "x" 2 ];\n}\n')).toEqual(
      new Map<string, unknown>([
        ['a', 1],
        ['b c', ['x', 2]],
      ]),
    );
  });

  test.for([
    '',
    '{',
    '{ a = 1 }',
    '{ a = ; }',
    '{ a = "x; }',
    '[ 1 2',
    '{ a = b; }',
    '{ } { }',
    '{ a = import <x>; }',
    '"\\"',
    '\0',
    '['.repeat(100_000),
    '{a='.repeat(100_000),
    '/*'.repeat(100_000),
  ])('what is more or less than that has no value (%#)', (text) => {
    expect(parseNixData(text)).toBeUndefined();
  });
});
