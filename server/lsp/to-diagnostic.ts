/** Findings as the protocol's diagnostics. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../ide/answer.ts';
import type { Client } from './client.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { toRange } from './to-proto.ts';

export interface DiagnosticContext {
  readonly client: Client;
  readonly documents: Documents;
  /** The page about a rule, where there is one. */
  readonly pageOf: (code: string) => string | undefined;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

export function toDiagnostic(
  context: DiagnosticContext,
  document: OpenDocument,
  finding: Finding,
): Diagnostic {
  const { client } = context;
  const href = context.pageOf(finding.code);
  return {
    range: toRange(document.text, finding.range),
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    ...(href !== undefined && { codeDescription: { href } }),
    source: 'ferronix',
    message: finding.message,
    ...(finding.tags !== undefined && client.diagnosticTags && { tags: finding.tags.map((it) => TAGS[it]) }),
    ...(finding.related !== undefined &&
      client.relatedInformation && { relatedInformation: related(context, finding.related) }),
  };
}

function related({ documents }: DiagnosticContext, places: NonNullable<Finding['related']>) {
  return places.flatMap(({ id, range, message }) => {
    const text = documents.textOf(id);
    return text === undefined
      ? []
      : [{ location: { uri: documents.uriOf(id), range: toRange(text, range) }, message }];
  });
}
