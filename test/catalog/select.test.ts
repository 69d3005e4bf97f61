/** What rust-overlay installs for an `override`, and what it complains about. */
import { describe, expect, test } from 'vitest';
import { resolveToolchain, type Selection } from '../../server/catalog/select.ts';
import { madeManifest, RELEASE } from './made-manifest.ts';

const HOST = 'x86_64-unknown-linux-gnu';

/** `name` for the host, `name@triple` for another triple, `! kind name` for an error. */
function resolved(selection: Partial<Selection>): string[] {
  const result = resolveToolchain(RELEASE, { profile: 'minimal', host: HOST, ...selection });
  if (!result.ok) return result.errors.map((it) => `! ${it.kind} ${it.name}`);
  return result.components.map((it) => (it.triple === HOST ? it.name : `${it.name}@${it.triple}`));
}

describe('what is installed', () => {
  test('a profile, without the components that the host does not have', () => {
    expect(resolved({})).toEqual(['rustc', 'cargo', 'rust-std']);
  });

  test('extensions under either name, once', () => {
    expect(resolved({ extensions: ['clippy', 'clippy-preview', 'rust-src'] })).toEqual([
      'rustc',
      'cargo',
      'rust-std',
      'clippy-preview',
      'rust-src',
    ]);
  });

  test('the standard library for each target', () => {
    expect(resolved({ targets: ['wasm32-unknown-unknown', HOST] })).toEqual([
      'rustc',
      'cargo',
      'rust-std',
      'rust-std@wasm32-unknown-unknown',
    ]);
  });

  test('the standard library for the target of a cross compilation', () => {
    expect(resolved({ target: 'wasm32-unknown-unknown' })).toContain('rust-std@wasm32-unknown-unknown');
  });

  test('a per-target extension for those targets that have it', () => {
    expect(resolved({ extensions: ['rustc-dev'], targets: ['wasm32-unknown-unknown'] })).toEqual([
      'rustc',
      'cargo',
      'rust-std',
      'rust-std@wasm32-unknown-unknown',
      'rustc-dev',
    ]);
  });

  test('target extensions for every target that has them', () => {
    expect(resolved({ targetExtensions: ['cargo'], targets: ['aarch64-apple-darwin'] })).toEqual([
      'rustc',
      'cargo',
      'rust-std',
      'rust-std@aarch64-apple-darwin',
      'cargo@aarch64-apple-darwin',
    ]);
  });

  test('the pre-aggregated package', () => {
    expect(resolved({ profile: 'rust', extensions: ['rust-src'] })).toEqual(['rust', 'rust-src']);
  });
});

describe('what is wrong', () => {
  test.for([
    ['a typo in a component', { extensions: ['rust-scr'] }, ['! unknown-component rust-scr']],
    ['a typo in a target', { targets: ['wasm32'] }, ['! unknown-target wasm32']],
    ['a component that the host lacks', { extensions: ['miri'] }, ['! unavailable-component miri']],
    ['an alias of what is not there', { extensions: ['rls'] }, ['! unavailable-component rls']],
    ['a profile that is none', { profile: 'maximal' }, ['! unknown-profile maximal']],
    [
      'a host without any archive',
      { host: 'riscv32gc-unknown-linux-gnu' },
      ['! unsupported-host riscv32gc-unknown-linux-gnu'],
    ],
    [
      'a target that has tools only',
      { targets: ['x86_64-pc-windows-gnu'] },
      ['! unused-target x86_64-pc-windows-gnu'],
    ],
    [
      'a target extension for no target',
      { targetExtensions: ['rust-mingw'] },
      ['! component-without-target rust-mingw'],
    ],
    [
      'a target for the pre-aggregated package, which has no standard libraries for others',
      { profile: 'rust', targets: ['wasm32-unknown-unknown'] },
      ['! unused-target wasm32-unknown-unknown'],
    ],
  ] as const)('%s', ([, selection, expected]) => {
    expect(resolved(selection)).toEqual(expected);
  });

  test('typos hide what comes after them', () => {
    expect(resolved({ extensions: ['miri', 'clipy'], targets: ['wasm'] })).toEqual([
      '! unknown-target wasm',
      '! unknown-component clipy',
    ]);
  });

  test('everything at once', () => {
    expect(resolved({ extensions: ['miri', 'reproducible-artifacts', 'rls'] })).toEqual([
      '! unavailable-component miri',
      '! unavailable-component rls',
    ]);
  });

  test('a release without profiles has only the pre-aggregated package', () => {
    const old = madeManifest({ rust: HOST, 'rust-std': HOST });
    expect(resolveToolchain(old, { profile: 'default', host: HOST })).toEqual({
      ok: false,
      errors: [{ kind: 'unknown-profile', name: 'default' }],
    });
    expect(resolveToolchain(old, { profile: 'rust', host: HOST }).ok).toBe(true);
  });
});
