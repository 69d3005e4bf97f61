/** The built program, built anew where the sources are newer. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const path = join(root, 'dist/ferronix.cjs');
const lock = join(root, 'node_modules/.ferronix-build');

/** What goes into the bundle. */
const SOURCES: readonly string[] = [
  'server',
  'package.json',
  'package-lock.json',
  'grammar-queries/nix.wasm',
];

/** Milliseconds after which another test's build counts as dead. */
const PATIENCE = 60_000;

/** The path of an up-to-date bundle. Test files run side by side: the first builds, the others wait. */
export async function bundle(): Promise<string> {
  while (isOutdated()) {
    if (!takeLock()) {
      await setTimeout(100);
      continue;
    }
    try {
      if (isOutdated()) execFileSync('node', ['server/tools/build.mjs'], { cwd: root, stdio: 'pipe' });
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
  return path;
}

function isOutdated(): boolean {
  const built = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((it) => built < newest(join(root, it)));
}

function newest(source: string): number {
  const found = statSync(source);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(source).map((it) => newest(join(source, it))));
}

function takeLock(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (PATIENCE < age) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
