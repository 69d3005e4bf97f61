/** Whether a text is valid Nix: by our parser, and by Nix itself where it is installed. */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { openFile } from '../../server/syntax/source-file.ts';

const isInstalled = spawnSync('nix-instantiate', ['--version']).status === 0;

export function expectSound(text: string): void {
  expect(openFile('/a.nix', text, 0).problems, text).toEqual([]);
  if (isInstalled) expect(nixProblem(text), text).toBe('');
}

/** What Nix says against a text; empty where it parses. */
export function nixProblem(text: string): string {
  const { status, stderr } = spawnSync('nix-instantiate', ['--parse', '-'], {
    input: text,
    encoding: 'utf8',
    env: { ...process.env, NIX_CONFIG: 'experimental-features =', HOME: '/tmp' },
  });
  return status === 0 ? '' : stderr;
}
