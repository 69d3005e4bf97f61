/** Which nightly `selectLatestNightlyWith` takes. */
import { expect, test } from 'vitest';
import { latestNightlyWith } from '../../server/catalog/latest-nightly.ts';
import { bundledCatalog } from '../../server/catalog/load.ts';
import { resolveToolchain } from '../../server/catalog/select.ts';

const { catalog } = bundledCatalog();
const view = catalog.asOf('2021-06-01');
const host = 'x86_64-unknown-linux-gnu';

/** The nightly whose default profile can be had with `extensions`. */
function nightlyWith(...extensions: string[]): string {
  const found = latestNightlyWith(
    view,
    (it) => resolveToolchain(it, { profile: 'default', extensions, host }).ok,
  );
  return `${found?.manifest.key} ${found?.ok ? 'resolves' : 'does not resolve'}`;
}

test('the newest when all that is asked for is there', () => {
  expect(nightlyWith('rust-src')).toBe('2021-06-01 resolves');
});

test('an older one when the newest lacks a component', () => {
  expect(nightlyWith('miri')).toBe('2021-05-31 resolves');
});

test('the 256th when none before it resolves', () => {
  expect(nightlyWith('openssl')).toBe(`${view.versions('nightly')[255]} does not resolve`);
});

test('none where there are no nightlies', () => {
  expect(latestNightlyWith(catalog.asOf('2020-01-01'), () => true)).toBeUndefined();
});
