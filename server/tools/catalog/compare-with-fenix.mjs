/**
 * Runs compare-with-fenix.ts on plain Node 20. Needs nix-instantiate, git and tar on PATH.
 * `node server/tools/catalog/compare-with-fenix.mjs --fenix CLONE --nixpkgs-lib CLONE --work FOLDER`
 */
import { runTypeScript } from './run-typescript.mjs';

await runTypeScript(new URL('./compare-with-fenix.ts', import.meta.url));
