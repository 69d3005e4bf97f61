/** The Nix files of a folder. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What holds no source of the project: builds, caches, what others wrote. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', '.direnv', '.devenv', 'node_modules', 'target']);

/** Paths of all `.nix` files in and below `folder`, sorted; links to folders (`result`) are not followed. */
export function* nixFiles(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* nixFiles(path);
    } else if (entry.name.endsWith('.nix') && isFile(path)) {
      yield path;
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that may not be read has nothing to check.
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
