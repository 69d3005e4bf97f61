/**
 * Runs compare-with-nix.ts on plain Node 20, after `npm run build`. Needs nix-instantiate, git and tar on PATH.
 * `node server/tools/flakes/compare-with-nix.mjs --corpus FOLDER --clones FOLDER --nixpkgs-lib OWNER/NAME --work FOLDER`
 */
import { runTypeScript } from '../catalog/run-typescript.mjs';

await runTypeScript(new URL('./compare-with-nix.ts', import.meta.url));
