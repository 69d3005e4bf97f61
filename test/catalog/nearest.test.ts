/** What is offered for a name or a version that does not exist. */
import { describe, expect, test } from 'vitest';
import { bundledCatalog } from '../../server/catalog/load.ts';
import {
  nearestComponents,
  nearestKeys,
  nearestNames,
  nearestTargets,
} from '../../server/catalog/nearest.ts';
import { RELEASE } from './made-manifest.ts';

const HOST = 'x86_64-unknown-linux-gnu';
const STABLE = bundledCatalog().catalog.manifest('stable', '1.90.0') ?? RELEASE;

describe('components', () => {
  test.for([
    ['rust-scr', 'rust-src'],
    ['rust_src', 'rust-src'],
    ['clipy', 'clippy'],
    ['cargo-clippy', 'clippy'],
    ['rustanalyzer', 'rust-analyzer'],
    ['rust-analyser', 'rust-analyzer'],
    ['rustfmt-previw', 'rustfmt'],
    ['llvm-tool', 'llvm-tools'],
    ['src', 'rust-src'],
  ] as const)('%s → %s', ([typo, meant]) => {
    expect(nearestComponents(STABLE, typo, HOST)[0]).toBe(meant);
  });

  test('nothing where nothing is alike', () => {
    expect(nearestComponents(STABLE, 'openssl', HOST)).toEqual([]);
  });

  test('only what the host has', () => {
    expect(nearestComponents(RELEASE, 'mirii', HOST)).toEqual([]);
  });
});

describe('targets', () => {
  test.for([
    ['wasm32-wasi', 'wasm32-wasip1'],
    ['x86_64-linux', 'x86_64-unknown-linux-gnu'],
    ['aarch64-darwin', 'aarch64-apple-darwin'],
    ['arm64-apple-darwin', 'aarch64-apple-darwin'],
    ['x86_64-linux-musl', 'x86_64-unknown-linux-musl'],
    ['x86_64-unknown-linux-gnu.2.17', 'x86_64-unknown-linux-gnu'],
    ['riscv64-unknown-linux-gnu', 'riscv64gc-unknown-linux-gnu'],
    ['aarch64-unknown-linux-android', 'aarch64-linux-android'],
    ['armv7-linux-gnueabihf', 'armv7-unknown-linux-gnueabihf'],
    ['thumbv7em-none-eabi-hf', 'thumbv7em-none-eabihf'],
    ['wasm32-unknow-unknown', 'wasm32-unknown-unknown'],
  ] as const)('%s → %s', ([typo, meant]) => {
    expect(nearestTargets(STABLE, typo)[0]).toBe(meant);
  });

  test('a beginning stands for all that it begins', () => {
    expect(nearestTargets(STABLE, 'wasm32')).toContain('wasm32-unknown-unknown');
  });
});

describe('versions and dates', () => {
  const versions = ['1.81.0', '1.80.1', '1.80.0', '1.79.0'];

  test('a minor version stands for its patch releases, newest first', () => {
    expect(nearestKeys('1.80', versions)).toEqual(['1.80.1', '1.80.0']);
    expect(nearestKeys('1.80.7', versions)).toEqual(['1.80.1', '1.80.0']);
  });

  test('the days around come first', () => {
    expect(nearestKeys('2024-06-03', ['2024-06-30', '2024-06-04', '2024-06-01'])).toEqual([
      '2024-06-04',
      '2024-06-01',
      '2024-06-30',
    ]);
  });

  test('a mistyped date is like one that is there', () => {
    expect(nearestKeys('2024-6-1', ['2024-06-30', '2024-06-01'])[0]).toBe('2024-06-01');
  });
});

test('a blank name is like nothing', () => {
  expect(nearestNames('', ['cargo'])).toEqual([]);
});
