/** How much memory the server takes, and whether ten thousand edits leave anything behind. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { folderOf, startEditor } from './editor.mjs';
import { typeAll } from './typing.mjs';

const HOOK = fileURLToPath(new URL('memory-hook.cjs', import.meta.url));

/** Milliseconds after which a server that was started has come to rest. */
const REST = 1500;

/** Edits between two questions. */
const PAUSE = 5;

/** Bytes of the whole process: after the start, and with a flake open and its first answers given. */
export async function measureResident({ program, path }) {
  const editor = startEditor(program, { folder: folderOf(path) });
  await editor.start();
  await setTimeout(REST);
  const started = resident(editor.child.pid);
  const document = editor.open(path);
  await ask(document, { line: 0, character: 0 });
  await setTimeout(REST);
  const opened = resident(editor.child.pid);
  await editor.stop();
  return { started, opened };
}

/** What Linux says; elsewhere there is no such figure. */
function resident(pid) {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return Number.NaN;
  return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(path, 'utf8'))[1]) * 1024;
}

/** Memory after forced collections, before and after `edits` edits of the flake at `path`. */
export async function measureEdits({ program, path, places, edits }) {
  const file = join(folderOf(path), 'memory.json');
  const editor = startEditor(program, {
    folder: folderOf(path),
    execArgv: ['--expose-gc', '--require', HOOK],
    env: { FERRONIX_BENCH_MEMORY: file },
  });
  await editor.start();
  const document = editor.open(path);
  await typeSome(document, places, edits / 10);
  const before = await collected(editor.child, file);
  const begun = performance.now();
  await typeSome(document, places, edits);
  const seconds = (performance.now() - begun) / 1000;
  const after = await collected(editor.child, file);
  await editor.stop();
  return { before, after, seconds };
}

async function typeSome(document, places, edits) {
  let count = 0;
  while (count < edits)
    await typeAll(document, places, Number.POSITIVE_INFINITY, async ({ at, letter, cursor }) => {
      document.edit({ start: at, end: at }, letter);
      if (++count % PAUSE === 0) await ask(document, cursor);
    });
}

async function ask(document, position) {
  await Promise.all([
    document.ask('completion', { position }),
    document.ask('diagnostic', { identifier: 'ferronix' }),
  ]);
}

/** The process's memory after a collection: the heap with what belongs to it elsewhere, and all of it. */
async function collected(child, file) {
  rmSync(file, { force: true });
  // Once the last answer is out, so that nothing is under way.
  await setTimeout(REST);
  child.kill('SIGUSR2');
  for (let tries = 0; tries < 200; tries++) {
    await setTimeout(50);
    try {
      const { heapUsed, external, rss } = JSON.parse(readFileSync(file, 'utf8'));
      return { held: heapUsed + external, resident: rss };
    } catch {
      // Not written yet, or not wholly.
    }
  }
  throw new Error('the server did not tell its memory');
}
