/** Runs a TypeScript file and what it imports in this process; the joined code lives in a temporary file meanwhile. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param {URL} entry */
export async function runTypeScript(entry) {
  const source = fileURLToPath(entry);
  const folder = await mkdtemp(join(tmpdir(), 'ferronix-'));
  const outfile = join(folder, `${basename(source, '.ts')}.mjs`);
  try {
    await build({
      entryPoints: [source],
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: 'inline',
      outfile,
    });
    await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
