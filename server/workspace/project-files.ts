/** The Nix files of a workspace's folder, as the disk lists them. */

/** A name in a folder. Links are files: what they lead to is not looked into. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What a folder holds; `undefined` where there is none. */
export type ListFolder = (folder: string) => readonly FolderEntry[] | undefined;

/** What holds no source of the project: builds, caches, what others wrote. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', '.direnv', '.devenv', 'node_modules', 'target']);

/** Folders that are looked into at most: somebody may have opened all of nixpkgs, or their home. */
const MAX_FOLDERS = 1000;

/** Ids of the `.nix` files in and below `root`, folder by folder, those further up first. */
export function nixFilesBelow(root: string, list: ListFolder): readonly string[] {
  const found: string[] = [];
  const folders = [root];
  for (let next = 0; next < folders.length && next < MAX_FOLDERS; next++) {
    const folder = folders[next] ?? root;
    const prefix = folder === '/' ? '/' : `${folder}/`;
    for (const { name, isFolder } of list(folder) ?? []) {
      if (isFolder && !SKIPPED.has(name)) folders.push(prefix + name);
      else if (!isFolder && name.endsWith('.nix')) found.push(prefix + name);
    }
  }
  return found;
}
