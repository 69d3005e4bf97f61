/** Findings as workflow commands, which GitHub shows beside the lines of a pull request. */
import type { Severity } from '../ide/answer.ts';
import type { CheckedFile } from './checked-file.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

export function formatGithub(files: readonly CheckedFile[]): string {
  return files.flatMap(linesOf).join('\n');
}

function linesOf({ path, text, findings }: CheckedFile): string[] {
  return findings.map(({ code, severity, message, range }) => {
    const [start, end] = [text.positionAt(range.start), text.positionAt(range.end)];
    const properties = {
      file: path,
      line: start.line + 1,
      endLine: end.line + 1,
      // GitHub takes columns only within one line.
      ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
      title: code,
    };
    const written = Object.entries(properties).map(([name, it]) => `${name}=${escapeProperty(String(it))}`);
    return `::${LEVELS[severity]} ${written.join(',')}::${escapeData(message)}`;
  });
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
