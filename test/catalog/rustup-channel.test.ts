/** Channel names of toolchain files. */
import { expect, test } from 'vitest';
import { bundledCatalog } from '../../server/catalog/load.ts';
import { resolveRustupChannel } from '../../server/catalog/rustup-channel.ts';

const view = bundledCatalog().catalog.asOf('2024-09-01');

test.for([
  ['stable', 'stable 1.80.1'],
  ['1.80', 'stable 1.80.1'],
  ['1.80.0', 'stable 1.80.0'],
  ['1.8', 'unavailable stable 1.8'],
  ['1.80.7', 'unavailable stable 1.80.7'],
  ['beta', `beta ${view.latest('beta')}`],
  ['nightly', 'nightly 2024-09-01'],
  ['nightly-2024-08-01', 'nightly 2024-08-01'],
  ['nightly-2024-09-02', 'unavailable nightly 2024-09-02'],
  ['nightly-2019-01-01', 'unavailable nightly 2019-01-01'],
  ['stable-2024-08-08', 'unknown-channel'],
  ['1.80.0-beta.1', 'unknown-channel'],
  ['nightly-x86_64-unknown-linux-gnu', 'unknown-channel'],
  ['', 'unknown-channel'],
] as const)('%s is %s', ([name, expected]) => {
  expect(rendered(name)).toBe(expected);
});

test('a date goes with a bare channel only', () => {
  expect(rendered('nightly', '2024-08-02')).toBe('nightly 2024-08-02');
  expect(rendered('stable', '2024-08-02')).toBe('unexpected-date');
  expect(rendered('1.80', '2024-08-02')).toBe('unexpected-date');
  expect(rendered('nightly-2024-08-01', '2024-08-02')).toBe('unexpected-date');
});

function rendered(name: string, date?: string): string {
  const resolved = resolveRustupChannel(view, name, date);
  if (resolved.ok) return `${resolved.channel} ${resolved.key}`;
  return resolved.kind === 'unavailable' ? `unavailable ${resolved.channel} ${resolved.key}` : resolved.kind;
}
