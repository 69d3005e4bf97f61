/** Finds the code of flake inputs in a folder of clones, each named OWNER+NAME, and unpacks the wanted revisions. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Code {
  readonly folder: string;
  readonly revision: string;
  /** Unix seconds. */
  readonly time: number;
  /** Whether this is the revision that was asked for. */
  readonly exact: boolean;
}

export interface Clones {
  /** The code of `owner/name` at `revision`, or at the newest one where that is not known or not there. */
  code(repository: string, revision: string | undefined): Code | undefined;
}

/** Where repositories have moved. */
const MOVED: Readonly<Record<string, string>> = {
  'cachix/pre-commit-hooks.nix': 'cachix/git-hooks.nix',
  'nixos/flake-compat': 'edolstra/flake-compat',
  'nmattia/naersk': 'nix-community/naersk',
};

/** Below `clones`, a clone is the folder itself or its subfolder `repo`; checkouts are made below `work`. */
export function clonesIn(clones: string, work: string): Clones {
  // GitHub takes no heed of case.
  const names = new Map(readdirSync(clones).map((it) => [it.toLowerCase(), it] as const));
  return {
    code: (repository, wanted) => {
      const moved = MOVED[repository.toLowerCase()] ?? repository;
      const name = names.get(moved.toLowerCase().replace('/', '+'));
      if (name === undefined) return undefined;
      const clone = [join(clones, name, 'repo'), join(clones, name)].find((it) => existsSync(it));
      if (clone === undefined) return undefined;
      const exact = wanted === undefined || isThere(clone, wanted);
      const revision = execFileSync('git', ['-C', clone, 'rev-parse', exact && wanted ? wanted : 'HEAD'], {
        encoding: 'utf8',
      }).trim();
      const time = execFileSync('git', ['-C', clone, 'log', '-1', '--format=%ct', revision], {
        encoding: 'utf8',
      });
      const folder = join(work, `${name}-${revision.slice(0, 12)}`);
      if (!existsSync(folder) && !unpack(clone, revision, folder)) return undefined;
      return { folder, revision, time: Number(time), exact };
    },
  };
}

function isThere(clone: string, revision: string): boolean {
  return (
    spawnSync('git', ['-C', clone, 'cat-file', '-e', `${revision}^{commit}`], { stdio: 'ignore' }).status ===
    0
  );
}

/** Whether the clone has all files of the revision. */
function unpack(clone: string, revision: string, folder: string): boolean {
  const { status, stdout } = spawnSync('git', ['-C', clone, 'archive', revision], { maxBuffer: 1 << 30 });
  if (status !== 0) return false;
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-x', '-C', folder], { input: stdout });
  return true;
}
