/** Nix systems and Rust triples. */
import { expect, test } from 'vitest';
import { systemOfTriple, tripleOfSystem } from '../../server/catalog/hosts.ts';

test.for([
  ['x86_64-linux', 'x86_64-unknown-linux-gnu'],
  ['aarch64-linux', 'aarch64-unknown-linux-gnu'],
  ['x86_64-darwin', 'x86_64-apple-darwin'],
  ['aarch64-darwin', 'aarch64-apple-darwin'],
  ['i686-linux', 'i686-unknown-linux-gnu'],
  ['armv6l-linux', 'arm-unknown-linux-gnueabihf'],
  ['armv7l-linux', 'armv7-unknown-linux-gnueabihf'],
  ['riscv64-linux', 'riscv64gc-unknown-linux-gnu'],
  ['powerpc64le-linux', 'powerpc64le-unknown-linux-gnu'],
  ['x86_64-freebsd', 'x86_64-unknown-freebsd'],
] as const)('%s runs %s and back', ([system, triple]) => {
  expect(tripleOfSystem(system)).toBe(triple);
  expect(systemOfTriple(triple)).toBe(system);
});

test('what is no system has no triple', () => {
  expect(tripleOfSystem('x86_64-unknown-linux-gnu')).toBeUndefined();
  expect(tripleOfSystem('')).toBeUndefined();
  for (const name of ['flake-utils', 'rust-src', 'my-shell']) expect(tripleOfSystem(name)).toBeUndefined();
});

test('another C library runs on the same system', () => {
  expect(systemOfTriple('aarch64-unknown-linux-musl')).toBe('aarch64-linux');
});

test('nothing runs on bare metal or in a browser', () => {
  expect(systemOfTriple('wasm32-unknown-unknown')).toBeUndefined();
  expect(systemOfTriple('thumbv7em-none-eabi')).toBeUndefined();
  expect(systemOfTriple('aarch64-apple-ios')).toBeUndefined();
});
