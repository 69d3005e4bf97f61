/** Findings as text, JSON and workflow commands. */
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedFile } from '../../server/cli/checked-file.ts';
import { formatGithub } from '../../server/cli/format-github.ts';
import { formatJson } from '../../server/cli/format-json.ts';
import { formatPretty } from '../../server/cli/format-pretty.ts';
import { styleOf } from '../../server/cli/output.ts';

const TEXT = '{\n\textensions = [ "rust-scr" ];\r\n  targets = [\n  ];\n}\n';

const FILE: CheckedFile = {
  path: 'nix/a,b:c%.nix',
  text: TextDocument.create('', 'nix', 0, TEXT),
  findings: [
    {
      code: 'unknown-component',
      severity: 'error',
      range: { start: 18, end: 28 },
      message: 'unknown component "rust-scr"',
      fixes: [{ title: 'Replace by "rust-src"', edits: [], safe: false }],
    },
    { code: 'empty-list', severity: 'hint', range: { start: 45, end: 51 }, message: '100% empty\nlist' },
  ],
};

const CLEAN: CheckedFile = {
  path: 'clean.nix',
  text: TextDocument.create('', 'nix', 0, '{ }'),
  findings: [],
};

const plain = styleOf({ isTTY: false }, {});

test('shows each finding with its line, and a summary', () => {
  expect(formatPretty([FILE, CLEAN], plain)).toMatchInlineSnapshot(`
    "error[unknown-component]: unknown component "rust-scr"
     --> nix/a,b:c%.nix:2:17
      |
    2 | 	extensions = [ "rust-scr" ];
      | 	               ^^^^^^^^^^
      = fix: Replace by "rust-src"

    hint[empty-list]: 100% empty
    list
     --> nix/a,b:c%.nix:3:13
      |
    3 |   targets = [
      |             ^

    1 error, 1 hint in 2 files"
  `);
});

test('says so when nothing was found', () => {
  expect(formatPretty([CLEAN], plain)).toBe('1 file checked, nothing found');
  expect(formatPretty([], plain)).toBe('0 files checked, nothing found');
});

test('uses colours only on a terminal, and not where they are unwanted', () => {
  const coloured = (isTTY: boolean, env: NodeJS.ProcessEnv) => styleOf({ isTTY }, env).error('x') !== 'x';
  expect(coloured(true, {})).toBe(true);
  expect(coloured(false, {})).toBe(false);
  expect(coloured(true, { NO_COLOR: '1' })).toBe(false);
  expect(coloured(true, { NO_COLOR: '' })).toBe(true);
  expect(coloured(true, { TERM: 'dumb' })).toBe(false);
});

test('writes JSON with lines and columns from one', () => {
  expect(JSON.parse(formatJson([FILE, CLEAN]))).toEqual([
    {
      path: 'nix/a,b:c%.nix',
      code: 'unknown-component',
      severity: 'error',
      message: 'unknown component "rust-scr"',
      start: { line: 2, column: 17 },
      end: { line: 2, column: 27 },
      fixes: ['Replace by "rust-src"'],
    },
    {
      path: 'nix/a,b:c%.nix',
      code: 'empty-list',
      severity: 'hint',
      message: '100% empty\nlist',
      start: { line: 3, column: 13 },
      end: { line: 4, column: 5 },
      fixes: [],
    },
  ]);
  expect(JSON.parse(formatJson([]))).toEqual([]);
});

test('escapes what GitHub would take for its own syntax', () => {
  expect(formatGithub([FILE, CLEAN]).split('\n')).toEqual([
    '::error file=nix/a%2Cb%3Ac%25.nix,line=2,endLine=2,col=17,endColumn=27,title=unknown-component::unknown component "rust-scr"',
    '::notice file=nix/a%2Cb%3Ac%25.nix,line=3,endLine=4,title=empty-list::100%25 empty%0Alist',
  ]);
});
