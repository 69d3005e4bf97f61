/** rust-overlay as of a day: what was there, what came later, what is gone. */
import { describe, expect, test } from 'vitest';
import { bundledCatalog } from '../../server/catalog/load.ts';

const { catalog } = bundledCatalog();
const LINUX = 'x86_64-unknown-linux-gnu';

describe('a day in the past', () => {
  const view = catalog.asOf('2022-03-01');

  test('has the newest toolchains of then', () => {
    expect(view.latest('stable')).toBe('1.59.0');
    expect(view.latest('beta')).toBe('2022-02-22');
    expect(view.latest('nightly')).toBe('2022-03-01');
    expect(view.manifest('stable', 'latest')?.date).toBe('2022-02-24');
  });

  test('lists versions by number and dates by day, newest first', () => {
    expect(view.versions('stable').slice(0, 3)).toEqual(['1.59.0', '1.58.1', '1.58.0']);
    expect(view.versions('nightly').slice(0, 2)).toEqual(['2022-03-01', '2022-02-28']);
    expect(view.versions('stable').indexOf('1.9.0')).toBe(-1);
  });

  test('does not have what came later', () => {
    expect(view.status('stable', '1.80.0')).toEqual({ kind: 'future', since: '2024-07-25' });
    expect(view.manifest('stable', '1.80.0')).toBeUndefined();
    expect(view.status('nightly', '2199-01-01')).toEqual({ kind: 'future', since: undefined });
  });

  test('still has what was purged later', () => {
    expect(view.status('nightly', '2018-09-13')).toEqual({ kind: 'present' });
  });

  test('knows that what it lacks was never there', () => {
    expect(view.status('stable', '1.47.9')).toEqual({ kind: 'never' });
    expect(view.status('stable', '1.58')).toEqual({ kind: 'never' });
    expect(view.status('nightly', '2020-02-30')).toEqual({ kind: 'never' });
  });
});

describe('the time of a lock', () => {
  test('is exact within a day', () => {
    const revision = Date.parse('2022-02-25T02:19:26Z') / 1000;
    expect(catalog.asOf(revision).latest('stable')).toBe('1.59.0');
    expect(catalog.asOf(revision - 1).latest('stable')).toBe('1.58.1');
    expect(catalog.asOf(revision - 1).day).toBe('2022-02-25');
  });

  test('a day counts with all that it brought', () => {
    expect(catalog.asOf('2022-02-24').latest('stable')).toBe('1.58.1');
    expect(catalog.asOf('2022-02-25').latest('stable')).toBe('1.59.0');
  });

  test('before the overlay began there was nothing', () => {
    const view = catalog.asOf('2020-12-31');
    expect(view.channels).toEqual([]);
    expect(view.status('stable', '1.48.0')).toMatchObject({ kind: 'future' });
  });
});

describe('today', () => {
  const view = catalog.asOf(undefined);

  test('old nightlies are purged', () => {
    expect(view.status('nightly', '2023-05-01')).toEqual({
      kind: 'purged',
      from: '2023-05-01',
      until: '2025-01-11',
    });
    expect(view.manifest('nightly', '2023-05-01')).toBeUndefined();
    expect(catalog.manifest('nightly', '2023-05-01')?.version).toBe('1.71.0-nightly');
  });

  test('what is newer than the data may exist', () => {
    expect(view.open).toBe(true);
    expect(view.status('nightly', '2199-01-01')).toEqual({ kind: 'unknown' });
    expect(view.status('stable', '9.0.0')).toEqual({ kind: 'unknown' });
    expect(catalog.asOf('2199-01-01').status('stable', '9.0.0')).toEqual({ kind: 'unknown' });
  });

  test('what is no version cannot be a newer one', () => {
    expect(view.status('stable', '9.0')).toEqual({ kind: 'never' });
    expect(view.status('nightly', 'tomorrow')).toEqual({ kind: 'never' });
  });

  test('a day that is none counts as today', () => {
    expect(catalog.asOf('yesterday').latest('stable')).toBe(view.latest('stable'));
  });

  test('near a purged nightly are the oldest that are left', () => {
    const oldest = view.versions('nightly').at(-1);
    expect(view.nearest('nightly', '2018-10-01')[0]).toBe(oldest);
  });
});

describe('where a component exists', () => {
  const view = catalog.asOf('2026-01-01');

  test('from its first version on', () => {
    expect(view.span('stable', 'rust-analyzer', LINUX)).toEqual({ first: '1.64.0', last: undefined });
    expect(view.span('nightly', 'miri', LINUX)).toEqual({ first: '2019-03-10', last: undefined });
  });

  test('until its last version', () => {
    expect(view.span('stable', 'rls', LINUX)).toEqual({ first: '1.29.0', last: '1.86.0' });
    expect(view.span('stable', 'rust-std', 'wasm32-wasi')).toEqual({ first: '1.36.0', last: '1.83.0' });
  });

  test('nowhere in a channel', () => {
    expect(view.span('stable', 'miri', LINUX)).toBeUndefined();
  });

  test('an alias exists since the manifests list it', () => {
    expect(view.span('stable', 'llvm-tools', LINUX)?.first).toBe('1.67.0');
    expect(view.span('stable', 'llvm-tools-preview', LINUX)?.first).toBe('1.29.0');
  });

  test('only as far as that day knew', () => {
    expect(catalog.asOf('2022-03-01').span('stable', 'rust-analyzer', LINUX)).toBeUndefined();
  });

  test('in the newest toolchain that has it', () => {
    expect(view.newestWith('stable', 'rls', LINUX)).toBe('1.86.0');
    expect(view.newestWith('stable', 'miri', LINUX)).toBeUndefined();
    expect(catalog.asOf('2021-06-01').newestWith('nightly', 'miri', LINUX)).toBe('2021-05-31');
  });
});
