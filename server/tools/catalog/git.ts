/** Reads a git repository's history and files with two long-running git processes, not one per file. */
import { execFileSync, spawn } from 'node:child_process';

export interface FileChange {
  readonly path: string;
  /** The new content's object id; undefined when the file was removed. */
  readonly blob: string | undefined;
}

export interface Revision {
  readonly id: string;
  /** The committer's time in Unix seconds: what a flake lock calls `lastModified`. */
  readonly time: number;
  readonly changes: readonly FileChange[];
}

/**
 * The revisions of the main line that touch `paths`, oldest first. What a merge brought in counts as the merge's own
 * change, for only then it became part of what users get.
 */
export function revisions(repository: string, paths: readonly string[]): Revision[] {
  const format = ['--format=>%H %ct', '--raw', '--no-abbrev', '--no-renames', '--first-parent', '-m'];
  const log = git(repository, ['-c', 'core.quotePath=false', 'log', '--reverse', ...format, '--', ...paths]);
  const found: { id: string; time: number; changes: FileChange[] }[] = [];
  for (const line of log.split('\n')) {
    if (line.startsWith('>')) {
      const [id = '', time = ''] = line.slice(1).split(' ');
      found.push({ id, time: Number(time), changes: [] });
    } else if (line.startsWith(':')) {
      const [fields = '', path = ''] = line.split('\t');
      const [, , , blob = '', status] = fields.split(' ');
      found.at(-1)?.changes.push({ path, blob: status === 'D' ? undefined : blob });
    }
  }
  return found;
}

/** The committer's time of a revision in Unix seconds; of the main line's newest one without `revision`. */
export function revisionTime(repository: string, revision = 'HEAD'): number {
  return Number(git(repository, ['log', '-1', '--format=%ct', revision]).trim());
}

/** The contents of `blobs`, in that order. */
export async function* readBlobs(repository: string, blobs: readonly string[]): AsyncGenerator<string> {
  if (blobs.length === 0) return;
  const process = spawn('git', ['-C', repository, 'cat-file', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  process.stdin.end(blobs.map((it) => `${it}\n`).join(''));
  let buffer = Buffer.alloc(0);
  let pending: Buffer[] = [];
  let read = 0;
  let wanted: number | undefined;
  let length = 0;
  for await (const chunk of process.stdout) {
    pending.push(chunk);
    length += chunk.length;
    if (wanted !== undefined && length < wanted) continue;
    buffer = Buffer.concat([buffer, ...pending]);
    pending = [];
    for (;;) {
      const end = buffer.indexOf(0x0a);
      if (end < 0) break;
      const header = buffer.toString('latin1', 0, end);
      const size = Number(header.split(' ')[2]);
      if (!Number.isInteger(size)) throw new Error(`git cat-file: ${header}`);
      const stop = end + 1 + size;
      wanted = stop + 1;
      if (buffer.length < wanted) break;
      yield buffer.toString('utf8', end + 1, stop);
      read += 1;
      buffer = buffer.subarray(wanted);
      wanted = undefined;
    }
    length = buffer.length;
  }
  if (read < blobs.length) throw new Error(`git cat-file: ${read} of ${blobs.length} objects`);
}

function git(repository: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
}
