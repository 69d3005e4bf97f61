/** From the start of the process to the answer to `initialize`, beside a Node that does nothing. */
import { spawn } from 'node:child_process';
import { startEditor } from './editor.mjs';

/** Milliseconds of `runs` starts of each, taken in turn, so that both meet the same machine. */
export async function measureStart({ program, folder, runs }) {
  const bare = [];
  const server = [];
  for (let run = -1; run < runs; run++) {
    const times = { bare: await bareStart(), server: await serverStart(program, folder) };
    // The first one fills the caches of the file system.
    if (run < 0) continue;
    bare.push(times.bare);
    server.push(times.server);
  }
  return { bare, server, above: server.map((it, index) => it - bare[index]) };
}

async function bareStart() {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - begun;
}

async function serverStart(program, folder) {
  const begun = performance.now();
  const editor = startEditor(program, { folder });
  await editor.initialize();
  const ms = performance.now() - begun;
  await editor.stop();
  return ms;
}
