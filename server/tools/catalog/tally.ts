/** Counts agreements by kind of question and keeps the disagreements to show them. */
import { isDeepStrictEqual } from 'node:util';

export interface Tally {
  readonly disagreements: number;
  compare(kind: string, label: string, theirs: unknown, ours: unknown): void;
  report(): string;
}

interface Count {
  agreed: number;
  /** How many answers of which sort there were. */
  readonly answers: Map<string, number>;
  readonly differences: string[];
}

const SHOWN = 5;

export function createTally(): Tally {
  const counts = new Map<string, Count>();
  return {
    get disagreements() {
      return [...counts.values()].reduce((sum, it) => sum + it.differences.length, 0);
    },
    compare: (kind, label, theirs, ours) => {
      const count = counts.get(kind) ?? { agreed: 0, answers: new Map<string, number>(), differences: [] };
      counts.set(kind, count);
      const sort = answerKind(theirs);
      count.answers.set(sort, (count.answers.get(sort) ?? 0) + 1);
      if (isDeepStrictEqual(theirs, ours)) count.agreed += 1;
      else count.differences.push(`${label}\n    theirs ${short(theirs)}\n    ours   ${short(ours)}`);
    },
    report: () => [...counts].map(([kind, count]) => summary(kind, count)).join('\n'),
  };
}

function summary(kind: string, { agreed, answers, differences }: Count): string {
  const sorts = [...answers].map(([sort, count]) => `${count} ${sort}`).join(', ');
  const head = `${kind}: ${agreed} of ${agreed + differences.length} agree (${sorts})`;
  return [head, ...differences.slice(0, SHOWN).map((it) => `  ${it}`)].join('\n');
}

/** Whether an answer is something or an error, for a count of how much either was tried. */
function answerKind(answer: unknown): string {
  if (!Array.isArray(answer)) return 'others';
  return answer.some((it) => typeof it === 'string' && it.startsWith('! ')) ? 'errors' : 'toolchains';
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 1200);
}
