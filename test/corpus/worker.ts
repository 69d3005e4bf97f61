/** Visits the files of one workspace after the other, in a thread that the main one can end. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isMainThread, parentPort } from 'node:worker_threads';
import { createHost } from '../../server/ide/host.ts';
import { createDisk } from '../../server/node/disk.ts';
import { idOfPath } from '../../server/node/ids.ts';
import { initParser } from '../../server/syntax/parser.ts';
import type { Job, Progress } from './job.ts';
import { visit } from './visit.ts';

/** One day, so that two runs say the same. */
const TODAY = '2026-08-22';
const SYSTEM = 'x86_64-linux';

/** Visits all files of a job. */
export async function runJob(job: Job, tell: (progress: Progress) => void): Promise<void> {
  await initParser(wasmOf(job.project));
  const disk = createDisk().disk;
  const host = createHost({ disk, today: TODAY, machineSystem: SYSTEM });
  host.apply([{ kind: 'roots', roots: [idOfPath(job.root)] }]);
  for (const path of job.files) {
    const id = idOfPath(path);
    tell({ kind: 'begun', path: id });
    const entry = disk.read(id);
    if (entry.kind === 'file') tell({ kind: 'visited', visit: visit(host, id, entry.text, job.most) });
  }
}

/** As `wasm-files.ts` has it, from where the project lies: this code runs out of a temporary folder. */
function wasmOf(project: string) {
  const resolve = createRequire(new URL('package.json', project)).resolve;
  return {
    runtime: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: readFileSync(new URL('grammar-queries/nix.wasm', project)),
  };
}

if (!isMainThread) {
  parentPort?.on('message', (job: Job) => {
    runJob(job, (it) => parentPort?.postMessage(it)).then(
      () => parentPort?.postMessage('done'),
      (error: unknown) => {
        throw error;
      },
    );
  });
}
