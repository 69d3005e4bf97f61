/** Asks everything that an editor can ask; a throw in a rule is one of the question. */
import { codeActionEdits, codeActions } from '../../server/ide/code-actions.ts';
import { completion } from '../../server/ide/completion.ts';
import { definition } from '../../server/ide/definition.ts';
import { diagnosis } from '../../server/ide/diagnostics.ts';
import { folds } from '../../server/ide/folds.ts';
import type { World } from '../../server/ide/host.ts';
import { hover } from '../../server/ide/hover.ts';
import { inlayHints } from '../../server/ide/inlay-hints.ts';
import { outline } from '../../server/ide/outline.ts';
import { signatureHelp } from '../../server/ide/signature-help.ts';
import { toolchainReport } from '../../server/ide/toolchains.ts';
import { typeDefinition } from '../../server/ide/type-definition.ts';

/** Asks about a file as a whole, and about each of the offsets. */
export function askEverything(world: World, id: string, offsets: readonly number[]): void {
  const { bugs } = diagnosis(world, id);
  for (const { error } of bugs) throw error;
  inlayHints(world, id, { start: 0, end: world.text(id)?.length ?? 0 });
  outline(world, id);
  folds(world, id);
  toolchainReport(world, id);
  for (const offset of offsets) {
    completion(world, id, offset);
    hover(world, id, offset);
    signatureHelp(world, id, offset);
    definition(world, id, offset);
    typeDefinition(world, id, offset);
    const range = { start: offset, end: offset };
    for (const { key } of codeActions(world, id, range)) codeActionEdits(world, id, range, key);
  }
}

/** The labels that are offered at `offset`. */
export function labelsAt(world: World, id: string, offset: number): readonly string[] {
  return completion(world, id, offset)?.items.map((it) => it.label) ?? [];
}

/** What the rules find. */
export function messagesOf(world: World, id: string): readonly string[] {
  return diagnosis(world, id).findings.map((it) => it.message);
}

export function hintsIn(world: World, id: string): readonly string[] {
  return inlayHints(world, id, { start: 0, end: world.text(id)?.length ?? 0 }).map((it) => it.label);
}
