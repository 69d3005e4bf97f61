/** The corpus run: gives the worker one workspace after the other, ends it where it hangs, and prints the report. */
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { nixFiles } from '../../server/cli/nix-files.ts';
import { idOfPath } from '../../server/node/ids.ts';
import type { Job, Progress, Visit } from './job.ts';
import { details, type Hang, summary } from './report.ts';
import { runJob } from './worker.ts';

export interface Place {
  /** The bundled worker. */
  readonly worker: URL;
  readonly project: URL;
}

const OPTIONS = {
  only: { type: 'string', multiple: true, default: [] as string[] },
  skip: { type: 'string', multiple: true, default: [] as string[] },
  most: { type: 'string', default: '300' },
  limit: { type: 'string', default: '120' },
  out: { type: 'string' },
  here: { type: 'boolean', default: false },
} as const;

export async function main(argv: readonly string[], place: Place): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error('which folder?');
    return 2;
  }
  const jobs = jobsIn(folder, values.only, values.skip).map(
    (it): Job => ({ ...it, most: Number(values.most), project: place.project.href }),
  );
  const visits: Visit[] = [];
  const hangs: Hang[] = [];
  const run = values.here ? runHere : createRunner(place.worker, Number(values.limit) * 1000);
  const begun = performance.now();
  for (const [index, job] of jobs.entries()) {
    const begunJob = performance.now();
    await run(
      job,
      (it) => visits.push(it),
      (it) => hangs.push(it),
    );
    const seconds = ((performance.now() - begunJob) / 1000).toFixed(1);
    console.error(
      `${index + 1}/${jobs.length} ${relative(folder, job.root)}: ${job.files.length} files, ${seconds} s`,
    );
  }
  const shown = (path: string): string => relative(folder, path);
  console.log(summary({ visits, hangs, seconds: (performance.now() - begun) / 1000, shown }));
  if (values.out !== undefined) writeFileSync(values.out, details({ visits, hangs, shown }));
  return visits.some((it) => it.throws.length > 0) || hangs.length > 0 ? 1 : 0;
}

/** One for each folder with Nix files. */
function jobsIn(folder: string, only: readonly string[], skip: readonly string[]) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map(({ name }) => name)
    .filter((name) => (only.length === 0 || only.includes(name)) && !skip.includes(name))
    .sort()
    .map((name) => ({ root: join(folder, name), files: [...nixFiles(join(folder, name))] }))
    .filter((it) => it.files.length > 0);
}

type Run = (job: Job, visited: (visit: Visit) => void, hung: (hang: Hang) => void) => Promise<void>;

const runHere: Run = (job, visited) =>
  runJob(job, (it) => {
    if (it.kind === 'visited') visited(it.visit);
  });

/** Runs jobs in a worker; where one file takes longer than `limit` milliseconds, goes on behind it in another worker. */
function createRunner(url: URL, limit: number): Run {
  return async (job, visited, hung) => {
    let { files } = job;
    while (files.length > 0) {
      const hang = await runUntilHang({ ...job, files }, { url, limit, visited });
      if (hang === undefined) return;
      hung(hang);
      files = files.slice(files.findIndex((it) => idOfPath(it) === hang.path) + 1);
    }
  };
}

interface Running {
  readonly url: URL;
  readonly limit: number;
  readonly visited: (visit: Visit) => void;
}

/** The file that hangs or kills its worker; `undefined` when all is done. */
async function runUntilHang(job: Job, { url, limit, visited }: Running): Promise<Hang | undefined> {
  const worker = new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: 3000 } });
  await once(worker, 'online');
  return new Promise((resolve) => {
    let path = idOfPath(job.files[0] ?? '');
    let timer: NodeJS.Timeout | undefined;
    const end = (hang: Hang | undefined): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.terminate().then(() => resolve(hang));
    };
    worker.on('error', (error) => end({ path, why: error.stack ?? error.message }));
    worker.on('exit', (code) => end({ path, why: `the thread ended with ${code}` }));
    worker.on('message', (it: Progress | 'done') => {
      clearTimeout(timer);
      if (it === 'done') end(undefined);
      else if (it.kind === 'visited') visited(it.visit);
      else {
        path = it.path;
        timer = setTimeout(() => end({ path, why: `took longer than ${limit / 1000} s` }), limit);
      }
    });
    worker.postMessage(job);
  });
}
