/**
 * Runs generate.ts on plain Node 20, which cannot read TypeScript itself: esbuild joins it and its imports in memory.
 * `node server/tools/catalog/generate.mjs --rust-overlay CLONE --fenix CLONE`
 */
import { runTypeScript } from './run-typescript.mjs';

await runTypeScript(new URL('./generate.ts', import.meta.url));
