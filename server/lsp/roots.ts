/** The folders of the workspace: those that the client names, and the projects of files outside of them. */
import type { WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node';
import type { Change, Host } from '../ide/host.ts';
import { idOfPath } from '../node/ids.ts';
import { projectRoot } from '../node/project-root.ts';
import { isInside } from '../text/path.ts';
import { idOfUri } from './uris.ts';

export interface Roots {
  /** A file was opened. */
  add(id: string): void;
  /** What to tell the core. */
  change(event: WorkspaceFoldersChangeEvent): Change;
}

export function createRoots(host: Host, named: readonly string[]): Roots {
  const folders = new Set(named);
  const found = new Set<string>();
  const roots = (): Change => ({ kind: 'roots', roots: [...folders, ...found] });
  host.apply([roots()]);
  return {
    add(id) {
      if (!id.startsWith('/') || [...folders, ...found].some((it) => isInside(it, id))) return;
      found.add(projectRoot(id));
      host.apply([roots()]);
    },
    change({ added, removed }) {
      for (const { uri } of removed) folders.delete(folderOfUri(uri));
      for (const { uri } of added) folders.add(folderOfUri(uri));
      return roots();
    },
  };
}

/** The ids of what an `initialize` request names as its folders, in the newest form that it uses. */
export function namedFolders(params: {
  readonly workspaceFolders?: readonly { readonly uri: string }[] | null;
  readonly rootUri?: string | null;
  readonly rootPath?: string | null;
}): readonly string[] {
  const { workspaceFolders, rootUri, rootPath } = params;
  if (Array.isArray(workspaceFolders) && 0 < workspaceFolders.length) {
    return workspaceFolders.map((it) => folderOfUri(it.uri));
  }
  if (typeof rootUri === 'string') return [folderOfUri(rootUri)];
  return typeof rootPath === 'string' ? [idOfPath(rootPath)] : [];
}

/** Some clients end folders with a slash. */
function folderOfUri(uri: string): string {
  const id = idOfUri(uri);
  return 1 < id.length && id.endsWith('/') ? id.slice(0, -1) : id;
}
