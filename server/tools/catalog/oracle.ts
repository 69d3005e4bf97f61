/** Runs the overlays' own code with Nix: checkouts of their revisions, and questions to oracle.nix in batches. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Oracle {
  /** Unpacks a revision of a clone and returns its folder. */
  checkout(repository: string, revision: string): string;
  /** Evaluates `expression`, a file beside this one, once with all `cases`; the answers are in their order. */
  ask(expression: string, cases: readonly unknown[], args: Readonly<Record<string, string>>): unknown[];
}

/** Where the Nix files are; this code itself runs from a temporary place. */
const TOOLS = resolve('server/tools/catalog');

/** Writes checkouts and cases into `directory`. */
export function createOracle(directory: string): Oracle {
  mkdirSync(directory, { recursive: true });
  let asked = 0;
  return {
    checkout: (repository, revision) => {
      const commit = execFileSync('git', ['-C', repository, 'rev-parse', `${revision}^{commit}`], {
        encoding: 'utf8',
      });
      const folder = join(directory, commit.trim());
      mkdirSync(folder, { recursive: true });
      const archive = execFileSync('git', ['-C', repository, 'archive', revision], { maxBuffer: 1 << 30 });
      execFileSync('tar', ['-x', '-C', folder], { input: archive });
      return folder;
    },
    ask: (expression, cases, args) => {
      asked += 1;
      const file = join(directory, `cases-${asked}.json`);
      writeFileSync(file, JSON.stringify(cases));
      const paths = Object.entries({ ...args, cases: file }).flatMap(([name, value]) =>
        value.startsWith('/') ? ['--arg', name, value] : ['--argstr', name, value],
      );
      const output = execFileSync(
        'nix-instantiate',
        ['--eval', '--strict', '--json', join(TOOLS, expression), ...paths],
        { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      const answers: unknown = JSON.parse(output);
      if (!Array.isArray(answers) || answers.length !== cases.length)
        throw new Error(`${expression}: no answers`);
      return answers;
    },
  };
}
