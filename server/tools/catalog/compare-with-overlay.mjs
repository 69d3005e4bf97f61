/**
 * Runs compare-with-overlay.ts on plain Node 20. Needs nix-instantiate, git and tar on PATH.
 * `node server/tools/catalog/compare-with-overlay.mjs --rust-overlay CLONE --nixpkgs-lib CLONE --work FOLDER`
 */
import { runTypeScript } from './run-typescript.mjs';

await runTypeScript(new URL('./compare-with-overlay.ts', import.meta.url));
