#!/usr/bin/env node
/**
 * Asks everything an editor can ask about every Nix file below a folder, and tells what came of it. A tool, not a test.
 *
 *     node test/corpus/run.mjs FOLDER [--only NAME] [--skip NAME]… [--most N] [--limit SECONDS] [--out FILE] [--here]
 *
 * Each folder directly below FOLDER is one workspace. `--most` bounds the places per file (0: all identifiers), `--out`
 * takes every finding, throw and output that was not understood, and `--here` stays in one thread, for a profiler.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = await mkdtemp(join(tmpdir(), 'ferronix-corpus-'));
try {
  await build({
    entryPoints: ['main.ts', 'worker.ts'].map((it) => fileURLToPath(new URL(it, import.meta.url))),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // The core reads its queries and its parser from beside its sources.
    define: { 'import.meta.url': JSON.stringify(new URL('../../server/syntax/', import.meta.url).href) },
    keepNames: true,
    sourcemap: 'inline',
    outExtension: { '.js': '.mjs' },
    outdir: folder,
    // CommonJS dependencies ask for Node's own modules.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire('/');",
    },
  });
  process.setSourceMapsEnabled(true);
  const { main } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
  process.exitCode = await main(process.argv.slice(2), {
    worker: pathToFileURL(join(folder, 'worker.mjs')),
    project: new URL('../../', import.meta.url),
  });
} finally {
  await rm(folder, { recursive: true });
}
