/** Imports the other way round: which files of the workspace name a file by its path. */
import type { SyntaxNode } from '../syntax/node.ts';
import { isString, stringParts } from '../syntax/nodes.ts';
import type { SourceFile } from '../syntax/source-file.ts';
import { baseName, parentFolder, resolvePath } from '../text/path.ts';
import { type ListFolder, nixFilesBelow } from '../workspace/project-files.ts';

/** The files as they lie in the workspace. */
export interface WorkspaceFiles {
  readonly roots: readonly string[];
  readonly list: ListFolder;
  text(id: string): string | undefined;
  file(id: string): SourceFile | undefined;
}

/**
 * Ids of the files that name `id`, or the folder whose `default.nix` it is, by a path (`./x.nix`) or by one behind
 * their flake (`"${self}/nix/x.nix"`, `self + "/nix/x.nix"`). What they do with it is for the evaluator to say.
 */
export function importersOf(id: string, files: WorkspaceFiles): readonly string[] {
  const root = files.roots.find((it) => id.startsWith(it));
  if (root === undefined) return [];
  const wanted = baseName(id) === 'default.nix' ? [id, parentFolder(id)] : [id];
  // Only what has the last name of the path in it is worth reading.
  const names = wanted.map(baseName);
  return nixFilesBelow(root, files.list).filter((it) => {
    if (it === id) return false;
    const text = files.text(it);
    if (text === undefined || !(names.some((name) => text.includes(name)) || mayNameItsFolder(it, wanted)))
      return false;
    const file = files.file(it);
    return file !== undefined && pathsIn(file, root).some((path) => wanted.includes(path));
  });
}

/** `./.` and `../.` name a folder without its name. */
function mayNameItsFolder(importer: string, wanted: readonly string[]): boolean {
  return wanted.some((it) => importer.startsWith(it));
}

const known = new WeakMap<SourceFile, readonly string[]>();

/** The ids that a file's paths mean, as far as they are written out. */
function pathsIn(file: SourceFile, root: string): readonly string[] {
  const before = known.get(file);
  if (before) return before;
  const folder = parentFolder(file.id);
  const found: string[] = [];
  const stack: SyntaxNode[] = [file.root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'path_expression' && !node.text.includes('${'))
      found.push(resolvePath(folder, node.text));
    else if (isString(node)) found.push(...pathsInString(node, [root, folder]));
    for (const child of node.children) if (child.named) stack.push(child);
  }
  known.set(file, found);
  return found;
}

/** The path behind an interpolation, or alone: `self` is the folder of the workspace, `./.` the file's own. */
function pathsInString(node: SyntaxNode, folders: readonly string[]): readonly string[] {
  return stringParts(node).flatMap((part) =>
    typeof part === 'string' && part.startsWith('/')
      ? folders.map((folder) => resolvePath(folder, `.${part}`))
      : [],
  );
}
