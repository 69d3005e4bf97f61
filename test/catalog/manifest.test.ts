/** What one release says about components, hosts and targets. */
import { expect, test } from 'vitest';
import { madeManifest, RELEASE } from './made-manifest.ts';

test('a name resolves whether it is short or long', () => {
  expect([RELEASE.resolve('clippy'), RELEASE.resolve('clippy-preview')]).toEqual([
    'clippy-preview',
    'clippy-preview',
  ]);
  expect(RELEASE.resolve('clipy')).toBeUndefined();
});

test('where a name is both a component and an alias, the alias counts', () => {
  const release = madeManifest(
    { clippy: 'a-b-c', 'clippy-preview': 'd-e-f' },
    { aliases: new Map([['clippy', 'clippy-preview']]) },
  );
  expect(release.availableFor('clippy', 'a-b-c')).toBe(false);
  expect(release.availableFor('clippy', 'd-e-f')).toBe(true);
});

test('sources are for every host, tools only for theirs', () => {
  expect(RELEASE.availableFor('rust-src', 'aarch64-apple-darwin')).toBe(true);
  expect(RELEASE.availableFor('reproducible-artifacts', 'aarch64-apple-darwin')).toBe(false);
  expect(RELEASE.componentsFor('aarch64-apple-darwin')).not.toContain('reproducible-artifacts');
});

test('a listed component without archives is available for nobody', () => {
  expect(RELEASE.resolve('miri')).toBe('miri-preview');
  expect(RELEASE.availableFor('miri', 'x86_64-unknown-linux-gnu')).toBe(false);
});

test('targets are what has a standard library', () => {
  expect(RELEASE.hasTarget('wasm32-unknown-unknown')).toBe(true);
  expect(RELEASE.hasTarget('x86_64-pc-windows-gnu')).toBe(false);
  expect(RELEASE.targets()).toEqual([
    'aarch64-apple-darwin',
    'wasm32-unknown-unknown',
    'x86_64-unknown-linux-gnu',
  ]);
});

test('a host is supported when it has any archive of its own', () => {
  expect(RELEASE.supportsHost('x86_64-pc-windows-gnu')).toBe(true);
  expect(RELEASE.supportsHost('riscv32gc-unknown-linux-gnu')).toBe(false);
});
