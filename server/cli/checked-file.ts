/** What was found in one file. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../ide/answer.ts';

export interface CheckedFile {
  /** As the user would write it. */
  readonly path: string;
  readonly text: TextDocument;
  readonly findings: readonly Finding[];
}
