/** From the protocol's terms to the core's: documents to ids, positions to offsets. */
import * as v from 'valibot';
import { ErrorCodes, type Position, type Range, ResponseError } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextRange } from '../text/range.ts';
import type { Documents, OpenDocument } from './documents.ts';

/** The open document that a request is about; `undefined` when it is not open, or nothing that the core knows. */
export function documentOf(
  documents: Documents,
  params: { readonly textDocument: { readonly uri: string } },
): OpenDocument | undefined {
  const uri: unknown = params?.textDocument?.uri;
  if (typeof uri !== 'string') throw invalid('textDocument.uri must be a string');
  const document = documents.get(uri);
  return document?.analysed === true ? document : undefined;
}

export function offsetOf(document: TextDocument, position: Position | undefined): number {
  if (!v.is(POSITION, position)) throw invalid('a position must have a line and a character');
  return document.offsetAt(position);
}

export function rangeOf(document: TextDocument, range: Range | undefined): TextRange {
  const [a, b] = [offsetOf(document, range?.start), offsetOf(document, range?.end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

const POSITION = v.object({ line: v.number(), character: v.number() });

export const RANGE = v.object({ start: POSITION, end: POSITION });

export function invalid(reason: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, reason);
}
