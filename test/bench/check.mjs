/** `ferronix check` on a folder. */
import { spawnSync } from 'node:child_process';

/** Seconds of `runs` runs, and the findings of the last one. */
export function measureCheck({ program, folder, runs }) {
  const seconds = [];
  let findings = 0;
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, 'check', '--format', 'json', folder],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    seconds.push((performance.now() - begun) / 1000);
    if (status !== 0 && status !== 1) throw new Error(`ferronix check ended with ${status}: ${stderr}`);
    findings = stdout.split('"code"').length - 1;
  }
  return { seconds, findings };
}
