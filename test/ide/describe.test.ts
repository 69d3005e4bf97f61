/** Cards: their Markdown, and the tables' Markdown as cards. */
import { describe, expect, test } from 'vitest';
import { bundledCatalog } from '../../server/catalog/load.ts';
import {
  cardOfRow,
  codeList,
  renderCard,
  renderText,
  typed,
  withMore,
} from '../../server/ide/describe/card.ts';
import { lockedText } from '../../server/ide/describe/flake-input.ts';
import { pin, releaseLabel, releaseName } from '../../server/ide/describe/release.ts';
import { signature } from '../../server/ide/describe/signature.ts';
import { COMPONENT_DOCS, PROFILE_DOCS } from '../../server/knowledge/components/components.ts';
import { RUST_PACKAGES } from '../../server/knowledge/components/packages.ts';
import {
  renderComponent,
  renderPackage,
  renderProfile,
  renderTarget,
} from '../../server/knowledge/components/render.ts';
import { ENV_VARS } from '../../server/knowledge/env-vars/env-vars.ts';
import { renderEnvVar } from '../../server/knowledge/env-vars/render.ts';
import { OUTPUTS } from '../../server/knowledge/flake-schema/outputs.ts';
import { renderOutput, renderSchemaEntry } from '../../server/knowledge/flake-schema/render.ts';
import { INPUT_ATTRIBUTES, NIX_CONFIG, TOP_LEVEL } from '../../server/knowledge/flake-schema/schema.ts';

describe('a card', () => {
  test('puts the code first and the link last', () => {
    expect(
      renderCard({
        code: 'a # b',
        notes: ['Note.'],
        doc: ['One.', 'Two.'],
        facts: ['x', 'y'],
        link: 'https://a.b',
      }),
    ).toBe(
      '```nix\na # b\n```\n\n---\n\n> Note.\n\nOne.\n\nTwo.\n\n- x\n- y\n\n[Documentation](https://a.b)',
    );
  });

  test('has no rule where there is nothing below', () => {
    expect(renderCard({ code: 'a' })).toBe('```nix\na\n```');
  });

  test('can be told without its code', () => {
    expect(renderText({ code: 'a', doc: ['One.'] })).toBe('One.');
  });

  test('grows by what else is known', () => {
    expect(
      withMore({ code: 'a', doc: ['1'], link: 'l' }, { doc: ['2'], facts: ['f'], link: 'm' }),
    ).toMatchObject({
      code: 'a',
      doc: ['1', '2'],
      facts: ['f'],
      link: 'l',
    });
  });

  test('keeps its code Nix', () => {
    expect(typed('a.b', 'set')).toBe('a.b # set');
    expect(typed('f {\n  a\n}', 'function')).toBe('# function\nf {\n  a\n}');
  });
});

describe('a row of a table', () => {
  const rows: [string, readonly (string | undefined)[]][] = [
    ['components', COMPONENT_DOCS.map((it) => renderComponent(it.name))],
    ['profiles', PROFILE_DOCS.map((it) => renderProfile(it.name))],
    ['targets', ['wasm32-unknown-unknown', 'x86_64-unknown-linux-musl'].map(renderTarget)],
    ['packages', RUST_PACKAGES.map((it) => renderPackage(it.attribute))],
    ['variables', ENV_VARS.map(renderEnvVar)],
    ['outputs', OUTPUTS.map((it) => renderOutput(it.name))],
    ['schema', [...TOP_LEVEL, ...INPUT_ATTRIBUTES, ...NIX_CONFIG].map(renderSchemaEntry)],
  ];
  test.for(rows)('of %s becomes a card with a name and text', ([, markdowns]) => {
    for (const markdown of markdowns) {
      const card = cardOfRow(markdown ?? '', 'x');
      expect(card.code).toMatch(/^\S.* # x$/);
      expect(card.doc?.join('')).not.toBe('');
      expect(card.doc?.some((it) => it.startsWith('[Documentation]') || it.startsWith('**`'))).toBe(false);
    }
  });

  test('gives its heading’s rest as the type, or as a sentence', () => {
    const row = '**`url`** — string\n\nWhere from.\n\n[Reference](https://a.b)';
    expect(cardOfRow(row)).toEqual({ code: 'url # string', doc: ['Where from.'], link: 'https://a.b' });
    expect(cardOfRow(row, 'input')).toEqual({
      code: 'url # input',
      doc: ['String.', 'Where from.'],
      link: 'https://a.b',
    });
  });
});

describe('signatures', () => {
  const named = { name: 'f', type: 'function', doc: '', named: true };
  const param = (name: string, def?: string) => ({ name, type: 't', doc: '', default: def });

  test('show arguments that follow each other', () => {
    expect(signature({ name: 'f', type: 'function', doc: '', params: [param('a'), param('b')] }, 'x.f')).toBe(
      'x.f a b',
    );
  });

  test('show arguments by name with their defaults, and whether there may be others', () => {
    expect(signature({ ...named, closed: true, params: [param('a'), param('b', '[ ]')] }, 'f')).toBe(
      'f { a, b ? [ ] }',
    );
    for (const told of ['true on Linux', '"a", or "" without tests', '[ ] or more'])
      expect(signature({ ...named, params: [param('a', told)] }, 'f')).toBe('f { a ? …, ... }');
  });

  test('break where they are long', () => {
    const long = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'].map((it) => param(it, '"something"'));
    expect(signature({ ...named, closed: true, params: long }, 'f').split('\n').length).toBe(7);
  });
});

describe('releases', () => {
  test('have a name and a label', () => {
    const stable = { version: '1.80.1', channel: 'stable', date: '2024-08-08', key: '1.80.1' } as const;
    const night = {
      version: '1.82.0-nightly',
      channel: 'nightly',
      date: '2024-08-09',
      key: '2024-08-09',
    } as const;
    expect(releaseName(stable)).toBe('Rust 1.80.1 · stable · 2024-08-08');
    expect([releaseLabel(stable), releaseLabel(night)]).toEqual(['1.80.1', 'nightly 2024-08-09']);
    expect(releaseName({ version: undefined, channel: undefined, date: undefined })).toBe('Rust');
  });

  test('say what pins them', () => {
    const { day } = bundledCatalog().catalog;
    const release = { host: 'x', certain: true, moment: 1_736_476_219 };
    expect(pin({ ...release, input: 'rust-overlay' }, day)).toBe('of 2025-01-10, which `flake.lock` pins');
    expect(pin(release, day)).toBe('of 2025-01-10');
    expect(pin({ ...release, moment: undefined }, day)).toContain('no lock pins it');
    expect(pin({ ...release, moment: undefined, certain: false }, day)).toContain('the code does not say');
  });

  test('of inputs have a revision and a day', () => {
    expect(lockedText({ rev: 'de30cc5963da', lastModified: 1_736_476_219 })).toBe('`de30cc5` of 2025-01-10');
    expect(lockedText({ rev: undefined, lastModified: undefined })).toBe('to a hash');
  });
});

test('long lists of names are cut', () => {
  expect(codeList(['a', 'b', 'c'], 2)).toBe('`a`, `b` and 1 more');
  expect(codeList(['a'], 2)).toBe('`a`');
});
