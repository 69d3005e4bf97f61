/** The projects of test/fixtures/projects as worlds. */
import { readdirSync, readFileSync } from 'node:fs';
import { createHost, type World } from '../../server/ide/host.ts';
import { DEFAULT_SETTINGS } from '../../server/ide/settings.ts';
import { MACHINE_SYSTEM, memoryDisk, TODAY } from './world.ts';

const FOLDER = new URL('../fixtures/projects/', import.meta.url);

export const PROJECTS: readonly string[] = readdirSync(FOLDER).sort();

/** The texts of a project by id; its root is `/`. */
export function projectFiles(name: string): ReadonlyMap<string, string> {
  const folder = new URL(`${name}/`, FOLDER);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return new Map(
    names.map((it) => {
      const path = `${it.parentPath}/${it.name}`.replaceAll('\\', '/');
      const id = path.slice(path.lastIndexOf(`/${name}/`) + name.length + 1);
      return [id, readFileSync(path, 'utf8')];
    }),
  );
}

/** A world over texts by id; nothing is open in it. */
export function worldOver(files: ReadonlyMap<string, string>): World {
  const host = createHost({ disk: memoryDisk(files), today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([
    { kind: 'roots', roots: ['/'] },
    { kind: 'settings', settings: DEFAULT_SETTINGS },
  ]);
  return host.world();
}
