/** Components, profiles and packages: lookups by every name they go by. */
import { describe, expect, test } from 'vitest';
import {
  COMPONENT_DOCS,
  componentDoc,
  NOT_COMPONENTS,
  notAComponent,
  PROFILE_DOCS,
  profileDoc,
  shortName,
} from '../../server/knowledge/components/components.ts';
import { packageDoc, RUST_PACKAGES } from '../../server/knowledge/components/packages.ts';

const SENTENCE = /^(?:[“`A-Z]|LLVM|rust).*\.$/s;

describe('components', () => {
  test.for(COMPONENT_DOCS.map((it) => it.name))(
    '%s is found by its short and by its -preview name',
    (name) => {
      expect(componentDoc(name)?.name).toBe(name);
      expect(componentDoc(`${name}-preview`)?.name).toBe(name);
    },
  );

  test('are listed once, with sentences and with somebody who needs them', () => {
    expect(new Set(COMPONENT_DOCS.map((it) => it.name)).size).toBe(COMPONENT_DOCS.length);
    for (const it of COMPONENT_DOCS) {
      expect(it.doc).toMatch(SENTENCE);
      expect(it.neededBy.length).toBeGreaterThan(0);
    }
  });

  test('name only components among those they go with', () => {
    for (const it of COMPONENT_DOCS) {
      for (const other of 'alsoNeeds' in it ? it.alsoNeeds : [])
        expect(componentDoc(other)?.name).toBe(other);
    }
  });

  test('that no table has are not found', () => {
    for (const name of ['', 'rust-scr', '-preview', 'constructor', 'rust-std-x86_64-unknown-linux-musl']) {
      expect(componentDoc(name)).toBeUndefined();
    }
  });

  test('lose -preview only from their end', () => {
    expect(shortName('miri-preview')).toBe('miri');
    expect(shortName('preview')).toBe('preview');
  });
});

describe('names that are no components', () => {
  test('say what they are and what to list in their place', () => {
    expect(notAComponent('cargo-clippy')?.component).toBe('clippy');
    expect(notAComponent('mold')?.component).toBeUndefined();
    expect(notAComponent('rust-src')).toBeUndefined();
    for (const it of NOT_COMPONENTS) {
      if ('component' in it) expect(componentDoc(it.component)?.programs).toContain(it.name);
    }
  });
});

test('profiles are the three of rustup', () => {
  expect(PROFILE_DOCS.map((it) => it.name)).toEqual(['minimal', 'default', 'complete']);
  expect(profileDoc('complete')?.note).toContain('take `default`');
  expect(profileDoc('full')).toBeUndefined();
});

describe('packages', () => {
  test('are listed once, with sentences', () => {
    expect(new Set(RUST_PACKAGES.map((it) => it.attribute)).size).toBe(RUST_PACKAGES.length);
    for (const it of RUST_PACKAGES) expect(it.doc).toMatch(SENTENCE);
  });

  test('need components that exist', () => {
    for (const it of RUST_PACKAGES) {
      for (const name of 'needs' in it ? it.needs : []) expect(componentDoc(name)?.name).toBe(name);
    }
  });

  test('are found by their attribute path', () => {
    expect(packageDoc('vscode-extensions.vadimcn.vscode-lldb')?.doc).toContain('CodeLLDB');
    expect(packageDoc('toString')).toBeUndefined();
  });
});
