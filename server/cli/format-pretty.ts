/** Findings for people: the message, the line it is about, what mends it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Severity } from '../ide/answer.ts';
import type { CheckedFile } from './checked-file.ts';
import { type Style, styleOf } from './output.ts';

export function formatPretty(
  files: readonly CheckedFile[],
  style = styleOf(process.stdout, process.env),
): string {
  const blocks = files.flatMap((file) => file.findings.map((it) => block(style, file, it)));
  return [...blocks, summary(style, files)].join('\n');
}

function block(style: Style, { path, text }: CheckedFile, finding: Finding): string {
  const { code, severity, message, range, fixes } = finding;
  const { line, character } = text.positionAt(range.start);
  const gutter = ' '.repeat(String(line + 1).length);
  const bar = style.dim('|');
  return [
    `${style[severity](`${severity}[${code}]`)}: ${style.bold(message)}`,
    `${gutter}${style.dim('-->')} ${path}:${line + 1}:${character + 1}`,
    `${gutter} ${bar}`,
    `${style.dim(String(line + 1))} ${bar} ${lineText(text, line)}`,
    `${gutter} ${bar} ${style[severity](underline(text, finding))}`,
    ...(fixes ?? []).map((it) => `${gutter} ${style.dim('=')} fix: ${it.title}`),
    '',
  ].join('\n');
}

function lineText(text: TextDocument, line: number): string {
  return text
    .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
    .replace(/[\r\n]+$/, '');
}

/** Carets under the range, or under what of it stands on its first line. */
function underline(text: TextDocument, { range }: Finding): string {
  const { line, character } = text.positionAt(range.start);
  const end = text.positionAt(range.end);
  const whole = lineText(text, line);
  const last = end.line === line ? end.character : whole.length;
  // Tabs stay tabs, so that the carets stand where the text does.
  const before = whole.slice(0, character).replace(/[^\t]/gu, ' ');
  return before + '^'.repeat(Math.max(1, last - character));
}

function summary(style: Style, files: readonly CheckedFile[]): string {
  const all = files.flatMap((it) => it.findings);
  if (all.length === 0) return `${count(files.length, 'file')} checked, nothing found`;
  const parts = (['error', 'warning', 'hint'] satisfies Severity[]).flatMap((severity) => {
    const found = all.filter((it) => it.severity === severity).length;
    return found === 0 ? [] : [style[severity](count(found, severity))];
  });
  return `${parts.join(', ')} in ${count(files.length, 'file')}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
