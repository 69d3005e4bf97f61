/** The catalog that is carried, and catalogs that are missing, cut off or wrong. */
import { describe, expect, test } from 'vitest';
import { catalogText } from '../../server/catalog/data/catalog.ts';
import { bundledCatalog, loadCatalog } from '../../server/catalog/load.ts';

const HOST = 'x86_64-unknown-linux-gnu';

describe('the carried catalog', () => {
  const { catalog, ok } = bundledCatalog();
  const view = catalog.asOf(undefined);

  test('can be read', () => {
    expect(ok).toBe(true);
    expect(catalog.day).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(catalog.fenixDay).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('has every release from 1.29 on, and every night from 2018-09-13 on', () => {
    expect(view.versions('stable').at(-1)).toBe('1.29.0');
    expect(view.versions('stable').length).toBeGreaterThanOrEqual(102);
    expect(catalog.manifest('nightly', '2018-09-13')?.version).toBe('1.30.0-nightly');
    expect(catalog.manifest('beta', '2018-09-13')).toBeUndefined();
  });

  test('describes every toolchain that is there wholly', () => {
    const incomplete = view.channels.flatMap((channel) =>
      view.versions(channel).filter((key) => {
        const manifest = view.manifest(channel, key);
        const date = channel === 'stable' ? manifest?.date : key;
        const complete =
          manifest?.availableFor('rustc', HOST) &&
          manifest.hasTarget(HOST) &&
          manifest.key === key &&
          manifest.date === date &&
          (channel === 'stable' ? manifest.version === key : manifest.version.includes(`-${channel}`));
        return !complete;
      }),
    );
    expect(incomplete).toEqual([]);
  });
});

describe('a catalog that cannot be read', () => {
  test.for([
    ['missing', '', 'the catalog is empty'],
    ['cut off', catalogText.slice(0, 100_000), 'the catalog is damaged or cut off'],
    ['something else', '[1, 2]', 'this is no catalog of toolchains'],
    ['from a newer program', '{"format": 99}', 'the catalog has format 99, this version of Ferronix reads 1'],
    ['without a table', '{"format": 1, "overlayTime": "0", "fenixTime": "0"}', 'the catalog lacks a table'],
  ] as const)('says so when it is %s', ([, text, reason]) => {
    expect(loadCatalog(text)).toMatchObject({ ok: false, reason });
  });

  test('says so wherever it is cut off', () => {
    for (let length = 0; length < catalogText.length; length += 9_973) {
      expect(loadCatalog(catalogText.slice(0, length)).ok).toBe(false);
    }
  });

  test('leaves a catalog that knows nothing and claims nothing', () => {
    const { catalog } = loadCatalog('');
    const view = catalog.asOf('2024-06-01');
    expect(catalog.day).toBe('');
    expect(view.channels).toEqual([]);
    expect(view.versions('stable')).toEqual([]);
    expect(view.latest('nightly')).toBeUndefined();
    expect(view.manifest('stable', 'latest')).toBeUndefined();
    expect(view.span('stable', 'miri', HOST)).toBeUndefined();
    expect(view.status('stable', '1.80.1')).toEqual({ kind: 'unknown' });
    expect(view.status('stable', '1.80')).toEqual({ kind: 'unknown' });
    expect(catalog.fenixAsOf('2024-06-01').known).toBe(false);
    expect(catalog.fenixAsOf(undefined).toolchain('stable', HOST)).toBeUndefined();
  });

  test('does not make damaged rows throw', () => {
    const damaged = loadCatalog(catalogText.replaceAll(/ (\d+)/g, ' 99999'));
    const view = damaged.catalog.asOf(undefined);
    for (const channel of view.channels) {
      for (const key of view.versions(channel)) view.manifest(channel, key)?.componentsFor(HOST);
    }
    expect(damaged.catalog.fenixAsOf(undefined).toolchain('stable', HOST)?.members()).toBeUndefined();
  });
});
