/** A document and one question about it, without a process between: what the profile looks at. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../../server/ide/code-actions.ts';
import { completion } from '../../server/ide/completion.ts';
import { diagnostics } from '../../server/ide/diagnostics.ts';
import { createHost, type World } from '../../server/ide/host.ts';
import { hover } from '../../server/ide/hover.ts';
import { inlayHints } from '../../server/ide/inlay-hints.ts';
import { createDisk } from '../../server/node/disk.ts';
import { idOfPath } from '../../server/node/ids.ts';
import { initParser } from '../../server/syntax/parser.ts';

interface Position {
  readonly line: number;
  readonly character: number;
}

/** Units of text around the cursor that an editor shows. */
const SCREEN = 2000;

const QUESTIONS: Readonly<Record<string, (world: World, id: string, offset: number) => unknown>> = {
  completion,
  diagnostics,
  hover,
  actions: (world, id, offset) => codeActions(world, id, { start: offset, end: offset }),
  hints: (world, id, offset) =>
    inlayHints(world, id, { start: Math.max(0, offset - SCREEN), end: offset + SCREEN }),
};

/** Opens the file at `path`; `question` is one of those above. */
export async function openInProcess(path: string, folder: string, question: string) {
  const ask = QUESTIONS[question];
  if (ask === undefined) throw new Error(`the questions are ${Object.keys(QUESTIONS).join(', ')}`);
  await initParser(wasmFiles());
  const id = idOfPath(path);
  const host = createHost({ disk: createDisk().disk, today: '2026-08-22', machineSystem: 'x86_64-linux' });
  const document = TextDocument.create(id, 'nix', 1, readFileSync(path, 'utf8'));
  host.apply([
    { kind: 'roots', roots: [idOfPath(folder)] },
    { kind: 'open', id, text: document.getText(), version: 1 },
  ]);
  return {
    edit(range: { readonly start: Position; readonly end: Position }, text: string): void {
      const edit = {
        range: { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
        text,
      };
      const version = document.version + 1;
      TextDocument.update(document, [{ range, text }], version);
      host.apply([{ kind: 'edit', id, steps: [[edit]], version }]);
    },
    ask: (position: Position): unknown => ask(host.world(), id, document.offsetAt(position)),
  };
}

/** From the working directory, because this code runs out of a temporary folder. */
function wasmFiles() {
  const resolve = createRequire(join(process.cwd(), 'package.json')).resolve;
  return {
    runtime: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: readFileSync(join(process.cwd(), 'grammar-queries/nix.wasm')),
  };
}
