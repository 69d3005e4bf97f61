/** `textDocument/diagnostic`: diagnostics for clients that ask for them. */
import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver/node';
import { answer } from '../answer.ts';
import { documentOf } from '../from-proto.ts';
import type { Session } from '../session.ts';

export function diagnostic(session: Session) {
  const { documents, log } = session;
  const results = createResults();
  return (params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> =>
    answer<DocumentDiagnosticReport>(
      { method: 'textDocument/diagnostic', empty: full([]), token, log },
      () => {
        const document = documentOf(documents, params);
        if (document === undefined) return full([]);
        const items = [...session.diagnosticsOf(document)];
        const resultId = results.idOf(document.id, JSON.stringify(items));
        if (resultId !== params.previousResultId) return full(items, resultId);
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      },
    );
}

type Full = Extract<DocumentDiagnosticReport, { kind: 'full' }>;

function full(items: Full['items'], resultId?: string): Full {
  return { kind: DocumentDiagnosticReportKind.Full, items, ...(resultId !== undefined && { resultId }) };
}

/** Names a result as long as it stays the same, so that it is sent once only. */
function createResults(): { idOf(id: string, content: string): string } {
  const last = new Map<string, { readonly resultId: string; readonly content: string }>();
  let count = 0;
  return {
    idOf(id, content) {
      const known = last.get(id);
      if (known?.content === content) return known.resultId;
      const resultId = String(++count);
      last.set(id, { resultId, content });
      return resultId;
    },
  };
}
