/** Asks Nix itself what expressions come to, many at a time. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Nix says: a value as JSON, or that the expression fails. */
export type Answer = { readonly value: unknown } | { readonly fails: true };

export const hasNix: boolean = spawnSync('nix-instantiate', ['--version']).status === 0;

/** The answers in the order of the expressions. A failure that Nix cannot catch is found by halving: slow, if there are many. */
export function ask(expressions: readonly string[]): Answer[] {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    return askIn(folder, expressions);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether Nix fails on each of the expressions; they are asked one by one. */
export function askEach(expressions: readonly string[]): Answer[] {
  return expressions.flatMap((it) => ask([it]));
}

function askIn(folder: string, expressions: readonly string[]): Answer[] {
  if (expressions.length === 0) return [];
  const answers = batch(folder, expressions);
  if (answers) return answers;
  if (expressions.length === 1) return [{ fails: true }];
  const middle = expressions.length >> 1;
  return [...askIn(folder, expressions.slice(0, middle)), ...askIn(folder, expressions.slice(middle))];
}

function batch(folder: string, expressions: readonly string[]): Answer[] | undefined {
  const file = join(folder, 'cases.nix');
  const items = expressions.map((it) => `(builtins.tryEval (let it = (${it}\n); in builtins.deepSeq it it))`);
  writeFileSync(file, `[\n${items.join('\n')}\n]`);
  const { status, stdout } = spawnSync('nix-instantiate', ['--eval', '--strict', '--json', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NIX_PATH: '', HOME: folder },
  });
  if (status !== 0) return undefined;
  const results = JSON.parse(stdout) as { success: boolean; value: unknown }[];
  return results.map(({ success, value }) => (success ? { value } : { fails: true }));
}
