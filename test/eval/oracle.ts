/** Asks Nix itself what expressions come to, many at a time, and keeps its answers. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluated, plain, UNKNOWN, type Workspace } from './evaluation.ts';

/** What Nix says: a value as JSON, or that the expression fails. */
export type Answer = { readonly value: unknown } | { readonly fails: true };

export type Answers = ReadonlyMap<string, Answer>;

export const hasNix: boolean = spawnSync('nix-instantiate', ['--version']).status === 0;

/** What to ask. Failures are asked one by one, since most of them end the whole evaluation. */
export interface Questions {
  readonly sound: readonly string[];
  readonly failing: readonly string[];
  /** Bindings around all of them. */
  readonly bindings?: string;
}

export function ask({ sound, failing, bindings = '' }: Questions): Answers {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    const answers = [
      ...askHalving(folder, bindings, sound),
      ...failing.flatMap((it) => askHalving(folder, bindings, [it])),
    ];
    return new Map(
      [...sound, ...failing].map((it, index): [string, Answer] => [it, answers[index] ?? { fails: true }]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A failure that Nix cannot catch is found by halving: slow, if there are many. */
function askHalving(folder: string, bindings: string, expressions: readonly string[]): Answer[] {
  if (expressions.length === 0) return [];
  const answers = askTogether(folder, bindings, expressions);
  if (answers) return answers;
  if (expressions.length === 1) return [{ fails: true }];
  const middle = expressions.length >> 1;
  return [
    ...askHalving(folder, bindings, expressions.slice(0, middle)),
    ...askHalving(folder, bindings, expressions.slice(middle)),
  ];
}

function askTogether(folder: string, bindings: string, expressions: readonly string[]): Answer[] | undefined {
  const file = join(folder, 'cases.nix');
  const items = expressions.map((it) => `(builtins.tryEval (let it = (${it}\n); in builtins.deepSeq it it))`);
  writeFileSync(file, `let ${bindings} in [\n${items.join('\n')}\n]`);
  const { status, stdout } = spawnSync('nix-instantiate', ['--eval', '--strict', '--json', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 60_000,
    env: { ...process.env, NIX_PATH: '', HOME: folder },
  });
  if (status !== 0) return undefined;
  const results: { success: boolean; value: unknown }[] = JSON.parse(stdout);
  return results.map(({ success, value }) => (success ? { value } : { fails: true }));
}

/** The recorded answers of a file. */
export function recorded(file: URL): Answers {
  const answers: Record<string, Answer> = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(answers));
}

/** One line for each expression, so that changes are easy to read. */
export function written(answers: Answers): string {
  const lines = [...answers].map(
    ([expression, answer]) => `${JSON.stringify(expression)}: ${JSON.stringify(answer)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** What is wrong with our value of an expression, if anything. */
export function verdict(
  expression: string,
  answer: Answer | undefined,
  workspace?: Workspace,
): string | undefined {
  if (!answer) return `no answer of Nix is recorded for ${expression}`;
  const ours = plain(evaluated(expression, workspace));
  if ('fails' in answer)
    return ours === UNKNOWN ? undefined : `${expression}\n  Nix fails, ours: ${JSON.stringify(ours)}`;
  return close(ours, answer.value)
    ? undefined
    : `${expression}\n  Nix:  ${JSON.stringify(answer.value)}\n  ours: ${JSON.stringify(ours)}`;
}

/** Whether Nix has a value where one is expected, and ours is the same. */
export function soundVerdict(
  expression: string,
  answers: Answers,
  workspace?: Workspace,
): string | undefined {
  const answer = answers.get(expression);
  return answer && 'fails' in answer ? `Nix refuses ${expression}` : verdict(expression, answer, workspace);
}

/** Whether Nix fails where it should, and ours knows no value. */
export function failingVerdict(
  expression: string,
  answers: Answers,
  workspace?: Workspace,
): string | undefined {
  const answer = answers.get(expression);
  return answer && 'value' in answer ? `Nix accepts ${expression}` : verdict(expression, answer, workspace);
}

/** Equal, but for the digits of floating-point numbers: Nix 2.8 writes six. */
function close(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-5 * Math.max(Math.abs(a), Math.abs(b));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((it, index) => close(it, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [x, y] = [Object.entries(a).sort(byName), Object.entries(b).sort(byName)];
  return (
    x.length === y.length &&
    x.every(([name, it], index) => name === y[index]?.[0] && close(it, y[index]?.[1]))
  );
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
