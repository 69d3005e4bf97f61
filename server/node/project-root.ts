/** The folder of the project that a file belongs to, where nobody named one. */
import { existsSync } from 'node:fs';
import { parentFolder } from '../text/path.ts';
import { pathOfId } from './ids.ts';

/** The innermost folder above `id` that is a checkout, else the innermost with a flake, else the file's own folder. */
export function projectRoot(id: string): string {
  const folders = [...ancestors(id)];
  return folders.find(holds('.git')) ?? folders.find(holds('flake.nix')) ?? parentFolder(id);
}

function holds(name: string): (folder: string) => boolean {
  return (folder) => {
    const path = pathOfId(`${folder}/${name}`);
    return path !== undefined && existsSync(path);
  };
}

function* ancestors(id: string): Generator<string> {
  for (let folder = parentFolder(id); folder !== '/'; folder = parentFolder(folder)) yield folder;
}
