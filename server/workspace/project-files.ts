/** The Nix files of a workspace's folder, as the disk lists them. */
import type { FolderEntry } from '../text/folder-entry.ts';

/** What a folder holds; `undefined` where there is none. */
export type ListFolder = (folder: string) => readonly FolderEntry[] | undefined;

/** What holds no source of the project: builds, caches, what others wrote. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', '.direnv', '.devenv', 'node_modules', 'target']);

/** Folders that are looked into at most: somebody may have opened all of nixpkgs, or their home. */
const MAX_FOLDERS = 1000;

/** Ids of the `.nix` files in and below `root`, folder by folder, those further up first. */
export function nixFilesBelow(root: string, list: ListFolder): readonly string[] {
  return [...filesBelow(root, list, (name) => name.endsWith('.nix'))].flatMap((it) => it ?? []);
}

/** The same of the files whose names are wanted, one by one; `undefined` as the last where there are more. */
export function* filesBelow(
  root: string,
  list: ListFolder,
  isWanted: (name: string) => boolean,
): Generator<string | undefined> {
  const folders = [root];
  for (let next = 0; next < folders.length; next++) {
    if (MAX_FOLDERS <= next) return yield undefined;
    const folder = folders[next] ?? root;
    const prefix = folder === '/' ? '/' : `${folder}/`;
    for (const { name, type } of list(folder) ?? []) {
      if (type === 'directory' && !SKIPPED.has(name)) folders.push(prefix + name);
      else if (type !== 'directory' && isWanted(name)) yield prefix + name;
    }
  }
}
