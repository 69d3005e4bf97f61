/** The evaluator and the builtins against Nix itself, on closed expressions. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluated, plain, UNKNOWN } from './evaluation.ts';
import { type Answer, ask, askEach, hasNix } from './oracle.ts';
import { CASES, FAILURES } from './oracle-cases.ts';
import { generatedCases } from './oracle-generated.ts';

const EXPECTED = new URL('oracle-expected.json', import.meta.url);

/** One line for each expression, so that changes are easy to read. */
function written(answers: ReadonlyMap<string, Answer>): string {
  const lines = [...answers].map(
    ([expression, answer]) => `${JSON.stringify(expression)}: ${JSON.stringify(answer)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function recorded(): ReadonlyMap<string, Answer> {
  return new Map(Object.entries(JSON.parse(readFileSync(EXPECTED, 'utf8')) as Record<string, Answer>));
}

/** Nix 2.8 writes six digits of a floating-point number. */
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

/** What is wrong with our value, if anything. */
function judged(expression: string, answer: Answer | undefined): string | undefined {
  if (!answer) return `no answer of Nix is recorded for ${expression}`;
  const ours = plain(evaluated(expression));
  if ('fails' in answer)
    return ours === UNKNOWN ? undefined : `${expression}\n  Nix fails, ours: ${JSON.stringify(ours)}`;
  return close(ours, answer.value)
    ? undefined
    : `${expression}\n  Nix:  ${JSON.stringify(answer.value)}\n  ours: ${JSON.stringify(ours)}`;
}

const table = [...Object.values(CASES).flat(), ...FAILURES];

test('the answers of Nix are recorded', async () => {
  if (hasNix) {
    const sound = [...Object.values(CASES).flat(), ...generatedCases()];
    const answers = [...ask(sound), ...askEach(FAILURES)];
    const all = new Map<string, Answer>(
      [...sound, ...FAILURES].map((it, index) => [it, answers[index] ?? { fails: true }]),
    );
    await expect(written(all)).toMatchFileSnapshot(EXPECTED.pathname);
  }
  const known = recorded();
  expect(table.filter((it) => !known.has(it))).toEqual([]);
});

test('no expression is listed twice', () => {
  expect(table.filter((it, index) => table.indexOf(it) !== index)).toEqual([]);
});

describe('comes to what Nix says', () => {
  test.for(Object.entries(CASES))('%s', ([, expressions]) => {
    const answers = recorded();
    const wrong = expressions.flatMap((it) => {
      const answer = answers.get(it);
      return answer && 'fails' in answer ? [`Nix refuses ${it}`] : (judged(it, answer) ?? []);
    });
    expect(wrong).toEqual([]);
  });

  test('is unknown where Nix refuses', () => {
    const answers = recorded();
    const wrong = FAILURES.flatMap((it) => {
      const answer = answers.get(it);
      return answer && 'value' in answer ? [`Nix accepts ${it}`] : (judged(it, answer) ?? []);
    });
    expect(wrong).toEqual([]);
  });

  test('generated expressions', () => {
    const fixed = new Set(table);
    const answers = recorded();
    const generated = [...answers].filter(([it]) => !fixed.has(it));
    expect(generated.length).toBeGreaterThan(300);
    expect(generated.filter(([, answer]) => 'fails' in answer)).toEqual([]);
    expect(generated.flatMap(([it, answer]) => judged(it, answer) ?? [])).toEqual([]);
  });
});
