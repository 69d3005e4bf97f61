/** The schema of flakes: complete rows that agree with each other. */
import { describe, expect, test } from 'vitest';
import { targetDoc } from '../../server/knowledge/components/targets.ts';
import { knownInput } from '../../server/knowledge/flake-schema/known-input.ts';
import { KNOWN_INPUTS, type KnownInput } from '../../server/knowledge/flake-schema/known-inputs.ts';
import {
  DEPRECATED_OUTPUTS,
  deprecatedOutput,
  OUTPUT_MISSPELLINGS,
  OUTPUTS,
  outputDoc,
} from '../../server/knowledge/flake-schema/outputs.ts';
import {
  INPUT_ATTRIBUTES,
  INPUT_TYPES,
  NIX_CONFIG,
  SELF_ATTRIBUTES,
  SELF_INPUT_ATTRIBUTES,
  SYSTEMS,
  TOP_LEVEL,
} from '../../server/knowledge/flake-schema/schema.ts';
import { URL_SCHEMES } from '../../server/knowledge/flake-schema/url-schemes.ts';

const TABLES: readonly (readonly [string, readonly { readonly name: string; readonly doc: string }[]])[] = [
  ['TOP_LEVEL', TOP_LEVEL],
  ['INPUT_ATTRIBUTES', INPUT_ATTRIBUTES],
  ['SELF_ATTRIBUTES', SELF_ATTRIBUTES],
  ['SELF_INPUT_ATTRIBUTES', SELF_INPUT_ATTRIBUTES],
  ['NIX_CONFIG', NIX_CONFIG],
  ['SYSTEMS', SYSTEMS],
  ['OUTPUTS', OUTPUTS],
  ['DEPRECATED_OUTPUTS', DEPRECATED_OUTPUTS],
  ['KNOWN_INPUTS', KNOWN_INPUTS],
  ['URL_SCHEMES', URL_SCHEMES.map((it) => ({ name: it.prefix, doc: it.doc }))],
];

test.for(TABLES)('%s names everything once and describes it in sentences', ([, rows]) => {
  expect(new Set(rows.map((it) => it.name)).size).toBe(rows.length);
  for (const row of rows) expect(row.doc).toMatch(/^[A-Z0-9`].*\.$/s);
});

test('only outputs are required', () => {
  expect(TOP_LEVEL.filter((it) => 'required' in it).map((it) => it.name)).toEqual(['outputs']);
});

test('every type of input has a form of URL', () => {
  const types = new Set<string>(URL_SCHEMES.map((it) => it.type));
  expect(INPUT_TYPES.filter((it) => !types.has(it))).toEqual([]);
});

test('every form of URL begins with its prefix', () => {
  for (const it of URL_SCHEMES) expect(it.example.startsWith(it.prefix)).toBe(true);
});

test('every system has the triple of a target', () => {
  for (const system of SYSTEMS) expect(targetDoc(system.triple)?.tier).toBeLessThanOrEqual(2);
});

describe('outputs', () => {
  test('that are deprecated lead to one that is not', () => {
    for (const old of DEPRECATED_OUTPUTS) {
      const name = old.replacement.split('.')[0] ?? '';
      expect(outputDoc(name)?.name).toBe(name);
      expect(outputDoc(old.name)).toBeUndefined();
      expect(old.path.includes('<system>')).toBe(old.replacement.includes('<system>'));
    }
    expect(deprecatedOutput('devShell')?.replacement).toBe('devShells.<system>.default');
    expect(deprecatedOutput('devShells')).toBeUndefined();
  });

  test('begin their path with their name', () => {
    for (const output of OUTPUTS) expect(output.path.split('.')[0]).toBe(output.name);
  });

  test('correct their misspellings to something that exists', () => {
    for (const [wrong, right] of OUTPUT_MISSPELLINGS) {
      expect(outputDoc(wrong)).toBeUndefined();
      expect(outputDoc(right)?.name).toBe(right);
    }
  });
});

describe('known inputs', () => {
  const rows: readonly KnownInput[] = KNOWN_INPUTS;

  test('follow only inputs that they have, and to inputs that are known', () => {
    for (const row of rows) {
      for (const { input, target } of row.follows) {
        expect(row.inputs).toContain(input);
        expect(knownInput(target)?.name).toBe(target);
      }
    }
  });

  test('do not have an input today that they are said to have lost', () => {
    for (const row of rows) {
      for (const former of row.formerInputs ?? []) expect(row.inputs).not.toContain(former);
    }
  });

  test('know that rust-overlay and crane lost inputs that flakes still override', () => {
    expect(knownInput('rust-overlay')?.formerInputs).toContain('flake-utils');
    expect(knownInput('crane')?.inputs).toEqual([]);
  });

  test('are plain sources where they have no flake.nix', () => {
    const sources = rows.filter((it) => !it.flake).map((it) => it.name);
    expect(sources).toEqual(['advisory-db', 'flake-compat', 'rust-analyzer-src', 'rust-manifest']);
  });
});
