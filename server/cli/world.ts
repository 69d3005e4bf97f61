/** The core for a command: hosts over this machine's disk. */
import { statSync } from 'node:fs';
import { bundledCatalog } from '../catalog/load.ts';
import { createHost, type Host } from '../ide/host.ts';
import { DEFAULT_SETTINGS } from '../ide/settings.ts';
import { createDisk } from '../node/disk.ts';
import { idOfPath } from '../node/ids.ts';
import { machineSystem, today } from '../node/machine.ts';
import { initParser } from '../syntax/parser.ts';
import { wasmFiles } from '../syntax/wasm-files.ts';
import { CannotRun } from './cannot-run.ts';
import { warn } from './output.ts';

export interface Core {
  /** A host that looks at the projects in these folders. */
  hostFor(roots: readonly string[], system: string | undefined): Host;
}

export async function startCore(): Promise<Core> {
  await initParser(wasmFiles());
  const catalog = bundledCatalog();
  if (!catalog.ok)
    warn(`the catalog of toolchains cannot be used, so nothing is said about versions: ${catalog.reason}`);
  return {
    hostFor(roots, system) {
      const host = createHost({ disk: createDisk().disk, today: today(), machineSystem: machineSystem() });
      host.apply([
        { kind: 'roots', roots },
        { kind: 'settings', settings: { ...DEFAULT_SETTINGS, system } },
      ]);
      return host;
    },
  };
}

/** The id of what the user named; it must be there. */
export function existing(path: string): { readonly id: string; readonly isFolder: boolean } {
  try {
    return { id: idOfPath(path), isFolder: statSync(path).isDirectory() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new CannotRun(`${path}: ${code === 'ENOENT' ? 'no such file or folder' : 'cannot be read'}`);
  }
}
