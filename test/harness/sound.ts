/** Whether texts are valid Nix: by our parser, and by Nix itself where it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openFile } from '../../server/syntax/source-file.ts';

const isInstalled = spawnSync('nix-instantiate', ['--version']).status === 0;

export function expectSound(...texts: readonly string[]): void {
  for (const text of texts) expect(openFile('/a.nix', text, 0).problems, text).toEqual([]);
  if (isInstalled && texts.length > 0) expect(nixProblem(texts)).toBe('');
}

/** What Nix says against the first text that it rejects; empty where it takes them all. One process for all of them. */
function nixProblem(texts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ferronix-'));
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `${index}.nix`);
      writeFileSync(file, text);
      return file;
    });
    const { status, stderr } = spawnSync('nix-instantiate', ['--parse', ...files], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    return status === 0 ? '' : stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
