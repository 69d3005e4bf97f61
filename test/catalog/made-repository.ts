/** Git repositories made for a test, commit by commit. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface MadeRepository {
  readonly path: string;
  /** Commits at that time; a file with the content `undefined` is removed. */
  commit(time: string, files: Readonly<Record<string, string | undefined>>): void;
  /** Commits beside the main line at `time`, and merges that at `mergeTime`. */
  merge(time: string, files: Readonly<Record<string, string | undefined>>, mergeTime: string): void;
  remove(): void;
}

export function makeRepository(): MadeRepository {
  const path = mkdtempSync(join(tmpdir(), 'ferronix-test-'));
  const git = (time: string, ...args: string[]): void => {
    const identity = [
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    const env = { ...process.env, GIT_COMMITTER_DATE: time, GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z' };
    execFileSync('git', ['-C', path, ...identity, ...args], { env, stdio: 'pipe' });
  };
  git('', 'init', '-q', '-b', 'main');
  const commit: MadeRepository['commit'] = (time, files) => {
    for (const [name, content] of Object.entries(files)) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      if (content === undefined) rmSync(file);
      else writeFileSync(file, content);
    }
    git(time, 'add', '-A');
    git(time, 'commit', '-q', '-m', 'change');
  };
  return {
    path,
    commit,
    merge: (time, files, mergeTime) => {
      git(time, 'checkout', '-q', '-b', 'side');
      commit(time, files);
      git(time, 'checkout', '-q', 'main');
      git(mergeTime, 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}
