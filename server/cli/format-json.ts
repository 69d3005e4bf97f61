/** Findings as JSON: one array; lines and columns from 1, columns in UTF-16 units. */
import type { CheckedFile } from './checked-file.ts';

export function formatJson(files: readonly CheckedFile[]): string {
  const findings = files.flatMap(({ path, text, findings }) =>
    findings.map(({ code, severity, message, range, fixes }) => ({
      path,
      code,
      severity,
      message,
      start: place(text.positionAt(range.start)),
      end: place(text.positionAt(range.end)),
      fixes: (fixes ?? []).map((it) => it.title),
    })),
  );
  return JSON.stringify(findings, undefined, 2);
}

function place({ line, character }: { readonly line: number; readonly character: number }) {
  return { line: line + 1, column: character + 1 };
}
