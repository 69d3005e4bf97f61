/** The catalog's generator, on small repositories that go through what the real ones went through. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Catalog } from '../../server/catalog/catalog.ts';
import { loadCatalog } from '../../server/catalog/load.ts';
import { catalogJson, encodeCatalog } from '../../server/tools/catalog/encode.ts';
import { readFenixHistory } from '../../server/tools/catalog/fenix-history.ts';
import { readOverlayHistory } from '../../server/tools/catalog/overlay-history.ts';
import { type MadeRepository, makeRepository } from './made-repository.ts';

const LINUX = 'x86_64-unknown-linux-gnu';
const WASM = 'wasm32-unknown-unknown';

let overlay: MadeRepository;
let fenix: MadeRepository;
let catalog: Catalog;

beforeAll(async () => {
  overlay = makeRepository();
  fillOverlay(overlay);
  fenix = makeRepository();
  fillFenix(fenix);
  catalog = await catalogOf(overlay, fenix);
});

afterAll(() => {
  overlay.remove();
  fenix.remove();
});

describe('rust-overlay', () => {
  test('a toolchain is there from the revision that brought it', () => {
    expect(catalog.asOf('2021-01-01').versions('stable')).toEqual(['1.48.0']);
    expect(catalog.asOf('2021-01-01').status('stable', '1.49.0')).toEqual({
      kind: 'future',
      since: '2021-01-03',
    });
    expect(catalog.asOf('2021-01-03').latest('stable')).toBe('1.49.0');
  });

  test('a key counts once its file is there', () => {
    const view = catalog.asOf('2021-01-03');
    expect(view.versions('nightly')).toEqual(['2021-01-02']);
    expect(view.status('nightly', '2021-01-01')).toEqual({ kind: 'future', since: '2021-01-04' });
  });

  test('a manifest is read as it was written last, with the tables of then', () => {
    const manifest = catalog.asOf('2021-01-01').manifest('stable', '1.48.0');
    expect(manifest?.version).toBe('1.48.0');
    expect(manifest?.hostsOf('rustc')).toEqual([LINUX]);
    expect(manifest?.targets()).toEqual([WASM, LINUX]);
    expect(manifest?.resolve('clippy')).toBe('clippy-preview');
    expect(manifest?.profile('minimal')).toEqual(['rustc', 'rust-std']);
  });

  test('a purge counts from its merge on', () => {
    expect(catalog.asOf('2024-07-31').versions('nightly')).toEqual([
      '2024-07-30',
      '2021-01-02',
      '2021-01-01',
    ]);
    expect(catalog.asOf('2024-08-01').versions('nightly')).toEqual(['2024-07-30']);
    expect(catalog.asOf(undefined).status('nightly', '2021-01-02')).toEqual({
      kind: 'purged',
      from: '2021-01-03',
      until: '2024-08-01',
    });
    expect(catalog.manifest('nightly', '2021-01-02')?.date).toBe('2021-01-02');
  });

  test('the data reaches to the newest revision', () => {
    expect(catalog.day).toBe('2024-08-02');
  });

  test('a latest that is not the newest key is refused, for the data could not say it', async () => {
    const odd = makeRepository();
    odd.commit('2021-01-01T10:00:00Z', {
      'manifests/targets.nix': `{ _0 = "${LINUX}"; }`,
      'manifests/stable/1.48.0.nix': manifestText('1.48.0', '2020-11-19'),
      'manifests/stable/1.49.0.nix': manifestText('1.49.0', '2020-12-31'),
      'manifests/stable/default.nix': indexText(['1.48.0', '1.49.0'], '1.48.0'),
    });
    await expect(catalogOf(odd, fenix)).rejects.toThrow('latest was 1.48.0, not the newest key 1.49.0');
    odd.remove();
  });
});

describe('fenix', () => {
  test('nightly sets have the days that they were made of', () => {
    const view = catalog.fenixAsOf('2021-05-12');
    expect(view.toolchain('minimal', LINUX)?.date).toBe('2021-05-11');
    expect(view.toolchain('complete', LINUX)?.date).toBe('2021-04-01');
    const latest = view.toolchain('latest', LINUX);
    expect([latest?.dateOf('rustc'), latest?.dateOf('miri-preview')]).toEqual(['2021-05-11', '2021-05-01']);
    expect(catalog.fenixAsOf('2021-01-02').toolchain('minimal', LINUX)?.date).toBe('2021-01-02');
  });

  test.for([
    ['2021-05-12', '1.52.1'],
    ['2021-07-03', '1.53.0'],
    ['2021-10-24', '1.56.0'],
  ] as const)('stable of %s is %s, in whichever form it was kept', ([day, version]) => {
    const stable = catalog.fenixAsOf(day).toolchain('stable', LINUX);
    expect(stable?.version).toBe(version);
    expect(stable?.components).toEqual(['rust-std', 'rustc']);
  });

  test('an archive that is listed as unavailable is none', () => {
    const view = catalog.fenixAsOf('2021-07-03');
    expect(view.toolchain('stable', WASM)?.components).toEqual(['rust-std']);
    expect(catalog.fenixAsOf('2021-07-03').toolchain('stable', LINUX)?.members()).not.toContain('rls');
  });
});

describe('the program', () => {
  const program = 'server/tools/catalog/generate.mjs';

  test('writes a module with the data', () => {
    const out = join(overlay.path, '.git', 'catalog.ts');
    execFileSync('node', [program, '--rust-overlay', overlay.path, '--fenix', fenix.path, '--out', out]);
    const text = /`([^`]*)`/.exec(readFileSync(out, 'utf8').replace('`npm run catalog`', ''))?.[1] ?? '';
    expect(loadCatalog(text).catalog.asOf(undefined).latest('stable')).toBe('1.80.1');
  });

  test('says how to call it', () => {
    const { status, stderr } = spawnSync('node', [program], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('usage: ');
  });
});

async function catalogOf(rustOverlay: MadeRepository, fenixRepository: MadeRepository): Promise<Catalog> {
  const histories = [
    await readOverlayHistory(rustOverlay.path),
    await readFenixHistory(fenixRepository.path),
  ] as const;
  const loaded = loadCatalog(catalogJson(encodeCatalog(...histories)));
  expect(loaded.ok).toBe(true);
  return loaded.catalog;
}

function fillOverlay({ commit, merge }: MadeRepository): void {
  // At first each component had a version of its own, and there were neither renames nor profiles.
  commit('2021-01-01T12:00:00Z', {
    'manifests/targets.nix': `{ _0 = "${WASM}"; _1 = "${LINUX}"; }`,
    'manifests/stable/1.48.0.nix': '{date="2020-11-19";rustc={v="1.48.0 (7eac88abb 2020-11-16)";_1="h=";};}',
    'manifests/stable/default.nix': indexText(['1.48.0'], '1.48.0'),
  });
  commit('2021-01-03T12:00:00Z', {
    'manifests/stable/1.49.0.nix': manifestText('1.49.0', '2020-12-31').replaceAll('_0', '_1'),
    'manifests/stable/default.nix': indexText(['1.48.0', '1.49.0'], '1.49.0'),
    'manifests/nightly/default.nix': nightlyIndex('2021-01-01', '2021-01-02'),
    'manifests/nightly/2021/2021-01-02.nix': manifestText('1.51.0-nightly', '2021-01-02'),
  });
  commit('2021-01-04T12:00:00Z', {
    'manifests/nightly/2021/2021-01-01.nix': manifestText('1.51.0-nightly', '2021-01-01'),
  });
  const regenerated = (version: string, date: string): string =>
    `{v="${version}";d="${date}";r=0;p=0;clippy-preview={_0="h=";};rust-std={_0="h=";_1="h=";};rustc={_0="h=";};}`;
  commit('2021-04-06T20:00:00Z', {
    'manifests/targets.nix': `{ _0 = "${LINUX}"; _1 = "${WASM}"; }`,
    'manifests/renames.nix': '[ { clippy = "clippy-preview"; } ]',
    'manifests/profiles.nix': '[ { minimal = [ "rustc" "rust-std" ]; } ]',
    'manifests/stable/1.48.0.nix': regenerated('1.48.0', '2020-11-19'),
    'manifests/stable/1.49.0.nix': regenerated('1.49.0', '2020-12-31'),
  });
  commit('2024-07-30T02:00:00Z', {
    'manifests/nightly/2024/2024-07-30.nix': manifestText('1.82.0-nightly', '2024-07-30'),
    'manifests/nightly/default.nix': nightlyIndex('2021-01-01', '2021-01-02', '2024-07-30'),
  });
  const purge = {
    'manifests/nightly/2021/2021-01-01.nix': undefined,
    'manifests/nightly/2021/2021-01-02.nix': undefined,
    'manifests/nightly/default.nix': nightlyIndex('2024-07-30'),
  };
  merge('2024-07-30T12:00:00Z', purge, '2024-08-01T21:46:47Z');
  commit('2024-08-02T02:00:00Z', {
    'manifests/stable/1.80.1.nix': regenerated('1.80.1', '2024-08-08'),
    'manifests/stable/default.nix': indexText(['1.48.0', '1.49.0', '1.80.1'], '1.80.1'),
  });
}

function manifestText(version: string, date: string): string {
  return `{v="${version}";d="${date}";rust-std={_0="h=";};rustc={_0="h=";};}`;
}

function indexText(keys: readonly string[], latest: string): string {
  return `{\n${keys.map((it) => `  "${it}" = import ./${it}.nix;\n`).join('')}  latest = "${latest}";\n}\n`;
}

function nightlyIndex(...dates: string[]): string {
  const entries = dates.map((it) => `"${it}" = import ./${it.slice(0, 4)}/${it}.nix; `);
  return `{ ${entries.join('')}latest = "${dates.at(-1)}"; }`;
}

function fillFenix({ commit }: MadeRepository): void {
  const set = (date: string, components: object): object => ({ date, components });
  const source = { url: '', sha256: '' };
  commit('2021-01-02T22:00:00Z', {
    'toolchains.json': JSON.stringify({ [LINUX]: { minimal: set('2021-01-02', { rustc: source }) } }),
  });
  const sets = {
    latest: set('2021-05-11', {
      rustc: { ...source, date: '2021-05-11' },
      'miri-preview': { ...source, date: '2021-05-01' },
    }),
    minimal: set('2021-05-11', { rustc: source }),
    complete: set('2021-04-01', { rustc: source, 'miri-preview': source }),
  };
  const url = (version: string): string => `https://example.org/dist/rustc-${version}-${LINUX}.tar.gz`;
  commit('2021-05-12T15:00:00Z', {
    'toolchains.json': undefined,
    'data/nightly.json': JSON.stringify({ [LINUX]: sets }),
    'data/stable.json': JSON.stringify({
      date: '2021-05-10',
      targets: { [LINUX]: { rustc: { url: url('1.52.1') }, 'rust-std': { url: '' } } },
      profiles: { minimal: ['rustc'] },
    }),
  });
  const archive = (component: string, triple: string, text: string): string =>
    `[pkg.${component}.target.${triple}]\n${text}\n`;
  commit('2021-07-03T00:00:00Z', {
    'data/stable.json': undefined,
    'data/stable.toml': [
      'date = "2021-06-17"',
      archive('rustc', LINUX, `available = true\nurl = "${url('1.53.0')}"`),
      archive('rust-std', LINUX, 'available = true\nurl = ""'),
      archive('rust-std', WASM, 'available = true\nurl = ""'),
      archive('rls-preview', LINUX, 'available = false'),
      '[profiles]\nminimal = ["rustc"]',
    ].join('\n'),
  });
  const available = (text: string): object => ({ available: true, url: text, hash: '' });
  commit('2021-10-23T19:00:00Z', {
    'data/stable.toml': undefined,
    'data/stable.json': JSON.stringify({
      date: '2021-10-21',
      pkg: {
        rustc: { target: { [LINUX]: available(url('1.56.0')) } },
        'rust-std': { target: { [LINUX]: available('') } },
      },
      profiles: { minimal: ['rustc'] },
    }),
  });
}
