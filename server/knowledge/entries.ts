/** The files that a project is entered by: what people build and open shells of. */
import { parentFolder, resolvePath } from '../text/path.ts';

export const ENTRY_NAMES: readonly string[] = ['flake.nix', 'default.nix', 'shell.nix', 'devenv.nix'];

/** Folders above a file that are looked into. */
const MAX_FOLDERS = 8;

/** The entries in the folder of `id` and above, up to a root, that exist; the outermost first, `id` among them where it is one. */
export function entriesAbove(
  id: string,
  roots: readonly string[],
  exists: (id: string) => boolean | undefined,
): readonly string[] {
  const entries: string[] = [];
  for (
    let folder = parentFolder(id), depth = 0;
    depth < MAX_FOLDERS;
    folder = parentFolder(folder), depth++
  ) {
    const found = ENTRY_NAMES.map((name) => resolvePath(folder, name));
    entries.unshift(...found.filter((it) => it === id || exists(it) === true));
    if (folder === '/' || roots.includes(folder)) break;
  }
  return entries;
}
