/** Runs a TypeScript file and what it imports in this process, without writing anything to disk. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @param {URL} entry */
export async function runTypeScript(entry) {
  const result = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  });
  const code = Buffer.from(result.outputFiles[0].contents).toString('base64');
  await import(`data:text/javascript;base64,${code}`);
}
