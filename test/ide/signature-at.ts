/** Signature help at a fixture's cursor, as text. */
import { expect } from 'vitest';
import type { SignatureHelp } from '../../server/ide/answer.ts';
import { signatureHelp } from '../../server/ide/signature-help.ts';
import { worldOf } from '../harness/world.ts';

/** A line for each signature, its active parameter in `«»`; `nothing` where there is no help. */
export function signatureAt(source: string): string {
  const help = helpAt(source);
  if (!help) return 'nothing';
  return help.signatures
    .map(({ label, parameters, active }) => {
      for (const { range } of parameters) expect(label.slice(range.start, range.end)).toMatch(/^[\w"]/);
      const at = active === undefined ? undefined : parameters[active]?.range;
      return at === undefined
        ? label
        : `${label.slice(0, at.start)}«${label.slice(at.start, at.end)}»${label.slice(at.end)}`;
    })
    .join('\n');
}

export function helpAt(source: string): SignatureHelp | undefined {
  const { world, id, offset = 0 } = worldOf(source);
  return signatureHelp(world, id, offset);
}

/** The text on the active parameter of the first signature. */
export function parameterDoc(source: string): string | undefined {
  const [signature] = helpAt(source)?.signatures ?? [];
  return signature?.active === undefined ? undefined : signature.parameters[signature.active]?.markdown;
}
