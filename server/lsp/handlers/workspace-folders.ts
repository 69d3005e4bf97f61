/** `workspace/didChangeWorkspaceFolders`. */
import type { WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node';
import { notice } from '../notice.ts';
import type { Session } from '../session.ts';

export function didChangeWorkspaceFolders(session: Session) {
  return (event: WorkspaceFoldersChangeEvent): void =>
    notice('workspace/didChangeWorkspaceFolders', session.log, () => {
      session.takeOver([session.roots.change(event)]);
    });
}
