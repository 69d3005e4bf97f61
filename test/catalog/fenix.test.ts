/** fenix as of a day, and the attributes of its toolchain sets. */
import { describe, expect, test } from 'vitest';
import { fenixToolchain, fenixToolchainOf, selectFenixFile } from '../../server/catalog/fenix-toolchain.ts';
import { bundledCatalog } from '../../server/catalog/load.ts';
import { RELEASE } from './made-manifest.ts';

const { catalog } = bundledCatalog();
const LINUX = 'x86_64-unknown-linux-gnu';

describe('a day in the past', () => {
  const view = catalog.fenixAsOf('2024-01-15');

  test('has the stable, beta and nightly of then', () => {
    const carried = (['stable', 'beta', 'minimal', 'complete'] as const).map((name) => {
      const toolchain = view.toolchain(name, LINUX);
      return `${toolchain?.version} of ${toolchain?.date}`;
    });
    expect(carried).toEqual([
      '1.75.0 of 2023-12-28',
      '1.76.0-beta.5 of 2024-01-13',
      '1.77.0-nightly of 2024-01-15',
      '1.77.0-nightly of 2024-01-15',
    ]);
  });

  test('has only the standard library for a target that is no host', () => {
    expect(view.toolchain('latest', 'wasm32-unknown-unknown')?.members()).toEqual([
      'rust-std',
      'toolchain',
      'withComponents',
    ]);
    expect(view.toolchain('minimal', 'wasm32-unknown-unknown')).toBeUndefined();
    expect(view.toolchain('stable', 'wasm32-unknown-unknown')?.components).toContain('rust-std');
    expect(view.toolchain('stable', 'wasm32')).toBeUndefined();
  });

  test('serves five hosts', () => {
    expect([...view.hosts()].sort()).toEqual([
      'aarch64-apple-darwin',
      'aarch64-unknown-linux-gnu',
      'i686-unknown-linux-gnu',
      'x86_64-apple-darwin',
      'x86_64-unknown-linux-gnu',
    ]);
  });
});

test('sets of one revision can be of different days', () => {
  const view = catalog.fenixAsOf('2021-05-09');
  expect(view.toolchain('minimal', LINUX)?.date).toBe('2021-05-09');
  const complete = catalog.fenixAsOf('2021-05-09').toolchain('complete', 'aarch64-unknown-linux-gnu');
  expect(complete?.date).toBe('2020-08-15');
});

test('components of latest can be of different days', () => {
  const days = new Set<string | undefined>();
  for (const day of ['2021-02-10', '2022-02-01', '2025-10-15']) {
    const latest = catalog.fenixAsOf(day).toolchain('latest', LINUX);
    for (const component of latest?.components ?? []) {
      if (latest?.dateOf(component) !== latest?.date) days.add(component);
    }
  }
  expect(days).toContain('rls-preview');
});

test('before stable was added there was only nightly', () => {
  const view = catalog.fenixAsOf('2021-03-01');
  expect(view.toolchain('stable', LINUX)).toBeUndefined();
  expect(view.toolchain('default', LINUX)?.components).toContain('clippy-preview');
});

describe('the members of a set', () => {
  const toolchain = fenixToolchainOf(RELEASE, LINUX);

  test('are components, short names, bare forms, joins and functions', () => {
    expect([...toolchain.members()].sort()).toEqual([
      'cargo',
      'clippy',
      'clippy-preview',
      'clippy-preview-unwrapped',
      'clippy-unwrapped',
      'defaultToolchain',
      'manifest',
      'minimalToolchain',
      'reproducible-artifacts',
      'rust',
      'rust-src',
      'rust-std',
      'rustc',
      'rustc-dev',
      'rustc-unwrapped',
      'toolchain',
      'withComponents',
    ]);
  });

  test('of nightly have no profiles and no manifest', () => {
    const nightly = fenixToolchain({
      name: 'minimal',
      triple: LINUX,
      version: undefined,
      date: '2024-06-01',
      components: new Map([['cargo', '2024-06-01']]),
      profiles: undefined,
    });
    expect(nightly.members()).toEqual(['cargo', 'toolchain', 'withComponents']);
  });

  test('bring what they need', () => {
    expect(toolchain.componentsIn('rustc')).toEqual(['rustc', 'rust-std']);
    expect(toolchain.componentsIn('rustc-unwrapped')).toEqual(['rustc']);
    expect(toolchain.componentsIn('clippy')).toEqual(['clippy-preview', 'rustc', 'rust-std']);
    expect(toolchain.componentsIn('minimalToolchain')).toEqual(['rustc', 'rust-std', 'cargo']);
  });

  test('the join of all leaves the compiler crates out', () => {
    expect(toolchain.componentsIn('toolchain')).toContain('rust-src');
    expect(toolchain.componentsIn('toolchain')).not.toContain('rustc-dev');
  });

  test('that are functions or missing hold no components', () => {
    expect(toolchain.componentsIn('withComponents')).toBeUndefined();
    expect(toolchain.componentsIn('miri')).toBeUndefined();
  });
});

describe('a toolchain file', () => {
  test('gives the default profile, its components and targets', () => {
    expect(
      selectFenixFile(RELEASE, {
        host: LINUX,
        components: ['rust-src'],
        targets: ['wasm32-unknown-unknown'],
      }),
    ).toEqual({
      components: ['rustc', 'rust-std', 'cargo', 'clippy-preview', 'rust-src'],
      dropped: ['rust-mingw'],
      targets: ['wasm32-unknown-unknown'],
      missingTargets: [],
    });
  });

  test('loses components that the release lacks without a word', () => {
    expect(
      selectFenixFile(RELEASE, { host: LINUX, profile: 'minimal', components: ['miri'] })?.dropped,
    ).toEqual(['rust-mingw', 'miri']);
  });

  test('fails for a target without a standard library and for an unknown profile', () => {
    expect(selectFenixFile(RELEASE, { host: LINUX, targets: ['wasm32-wasi'] })?.missingTargets).toEqual([
      'wasm32-wasi',
    ]);
    expect(selectFenixFile(RELEASE, { host: LINUX, profile: 'maximal' })).toBeUndefined();
  });
});
