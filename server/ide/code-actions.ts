/** Code actions: the fixes of findings, and the assists that apply at a place. */
import { openFile } from '../syntax/source-file.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { overlaps, type TextRange } from '../text/range.ts';
import { analysisOf } from './analysis.ts';
import type { CodeAction, FileEdits, Finding, Fix } from './answer.ts';
import type { Assist, AssistContext, Offer } from './assists/assist.ts';
import { ASSISTS } from './assists/assists.ts';
import { toolchainAt } from './assists/toolchain/place.ts';
import { diagnostics } from './diagnostics.ts';
import type { World } from './host.ts';
import { matters } from './matters.ts';

/** The actions at a range, without their edits. `only` are the kinds that are asked for; a kind stands for those below it. */
export function codeActions(
  world: World,
  id: string,
  range: TextRange,
  only?: readonly string[],
): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  if (isWanted('quickfix', only)) {
    for (const { key, fix, finding, first } of fixesAt(world, id, range))
      actions.push({
        key,
        title: fix.title,
        kind: 'quickfix',
        fixes: [finding],
        ...(first && { preferred: true }),
      });
  }
  if (isWanted(FIX_ALL, only) && safeEdits(world, id).length > 0)
    actions.push({ key: FIX_ALL, title: 'Fix all that is safe to fix', kind: FIX_ALL });
  for (const { key, offer, assist } of offersAt(world, id, range, only))
    actions.push({ key, title: offer.title, kind: assist.kind });
  return actions;
}

/** The edits of an action that `codeActions` gave for the same world and range; none where it would break a file. */
export function codeActionEdits(
  world: World,
  id: string,
  range: TextRange,
  key: string,
): readonly FileEdits[] | undefined {
  const edits = editsOf(world, id, range, key);
  return edits?.every((it) => keepsSound(world, it)) ? edits : undefined;
}

function editsOf(world: World, id: string, range: TextRange, key: string): readonly FileEdits[] | undefined {
  if (key === FIX_ALL) return [{ id, edits: safeEdits(world, id) }];
  if (key.startsWith(FIX)) return fixesAt(world, id, range).find((it) => it.key === key)?.fix.edits;
  const found = offersAt(world, id, range).find((it) => it.key === key);
  return found?.offer.edits();
}

const FIX_ALL = 'source.fixAll.ferronix';

/** The edits of all fixes that may be applied unasked; of two that touch each other, the first. */
function safeEdits(world: World, id: string): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { fixes } of diagnostics(world, id)) {
    const fix = fixes?.find((it) => it.safe);
    if (!fix?.edits.every((it) => it.id === id)) continue;
    const edits = fix.edits.flatMap((it) => it.edits);
    if (!edits.some(({ range }) => taken.some((it) => overlaps(it.range, range)))) taken.push(...edits);
  }
  return taken;
}

const FIX = 'fix:';

interface FixAt {
  readonly key: string;
  readonly fix: Fix;
  readonly finding: Finding;
  /** Whether it is its finding's first. */
  readonly first: boolean;
}

function fixesAt(world: World, id: string, range: TextRange): FixAt[] {
  return diagnostics(world, id)
    .filter((it) => overlaps(it.range, range))
    .flatMap((finding) =>
      (finding.fixes ?? []).map((fix, index) => ({
        key: `${FIX}${finding.code}:${finding.range.start}:${finding.range.end}:${index}:${fix.title}`,
        fix,
        finding,
        first: index === 0,
      })),
    );
}

interface OfferAt {
  readonly key: string;
  readonly offer: Offer;
  readonly assist: Assist;
}

function offersAt(world: World, id: string, range: TextRange, only?: readonly string[]): OfferAt[] {
  const assists = ASSISTS.filter((it) => isWanted(it.kind, only));
  const context = assists.length === 0 ? undefined : contextAt(world, id, range);
  if (!context) return [];
  return assists.flatMap((assist) => {
    const offers = [...assist.offers(context)];
    // What one offer cannot edit, the others cannot either: an assist's offers all edit the same place.
    if (offers[0]?.edits() === undefined) return [];
    return offers.map((offer) => ({ key: `${assist.id}:${offer.variant}`, offer, assist }));
  });
}

function contextAt(world: World, id: string, range: TextRange): AssistContext | undefined {
  const file = world.file(id);
  if (!file) return undefined;
  const analysis = analysisOf(world);
  const offset = range.start;
  const toolchain = matters(world, id) ? toolchainAt(file, offset, analysis) : undefined;
  return { world, analysis, file, range, offset, toolchain };
}

/** Kinds are hierarchical: who asks for `refactor` wants `refactor.rewrite`, too. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((it) => it === '' || kind === it || kind.startsWith(`${it}.`));
}

/** Whether a file that is sound stays so. */
function keepsSound(world: World, { id, edits }: FileEdits): boolean {
  const before = world.file(id);
  if (!before || !id.endsWith('.nix') || !before.sound) return true;
  return openFile(id, applyEdits(before.text, edits), 0).sound;
}
