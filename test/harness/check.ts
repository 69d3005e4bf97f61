/** Checks of rules and assists: the only callers of their API in the tests. */
import { expect } from 'vitest';
import type { CodeAction, FileEdits, Finding } from '../../server/ide/answer.ts';
import type { Assist } from '../../server/ide/assists/assist.ts';
import { codeActionEdits, codeActions } from '../../server/ide/code-actions.ts';
import type { Rule } from '../../server/ide/diagnostics/rule.ts';
import { diagnosis } from '../../server/ide/diagnostics.ts';
import type { Example } from '../../server/ide/example.ts';
import { applyEdits } from '../../server/text/edit.ts';
import type { TextRange } from '../../server/text/range.ts';
import { type Fixture, isLabelled, parseFixture } from './fixture.ts';
import { expectSound } from './sound.ts';
import { type FixtureWorld, type WorldOptions, worldOf } from './world.ts';

/** Findings match labels one to one; with `after`, that is what the preferred fix of the first finding leaves. */
export function checkRule(rule: Rule, { before, after }: Example, options: WorldOptions = {}): void {
  const it = worldOf(before, options);
  const found = [...it.fixture.files.keys()]
    .filter((id) => id.endsWith('.nix'))
    .flatMap((id) =>
      findingsIn(it, id)
        .filter(({ code }) => code === rule.code)
        .map((finding) => ({ id, finding })),
    );
  expectLabelled(it.fixture, found);
  if (after === undefined) return;
  const [first] = found;
  if (first === undefined) throw new Error('there is no finding that could be fixed');
  const [fix] = fixesOf(it, first.id, first.finding);
  expect(fix?.preferred, 'the first fix is preferred').toBe(true);
  expectAfter(it, first.id, { range: first.finding.range, key: fix?.key ?? '' }, after);
}

/** With `after`, the action with the example's title leaves it; else no such action is offered. */
export function checkAssist(
  assist: Assist,
  { before, after, action }: Example,
  options: WorldOptions = {},
): void {
  const it = worldOf(before, options);
  const range = cursorOf(it);
  const offered = actionsOf(it, range, assist).filter(
    ({ title }) => action === undefined || title === action,
  );
  if (after === undefined) {
    expect(offered.map(({ title }) => title)).toEqual([]);
    return;
  }
  const [chosen] = offered;
  if (chosen === undefined)
    throw new Error(
      `no such action among: ${actionsOf(it, range, assist)
        .map(({ title }) => title)
        .join(', ')}`,
    );
  expectAfter(it, it.id, { range, key: chosen.key }, after);
}

/** Nothing of `what` applies to the fixture. */
export function checkNo(what: Rule | Assist, before: string, options: WorldOptions = {}): void {
  if ('code' in what) checkRule(what, { title: '', before }, options);
  else checkAssist(what, { title: '', before }, options);
}

/** The titles of an assist's offers at the cursor. */
export function titlesAt(assist: Assist, before: string, options: WorldOptions = {}): readonly string[] {
  const it = worldOf(before, options);
  return actionsOf(it, cursorOf(it), assist).map(({ title }) => title);
}

/** The messages of a rule in a fixture, with the text that each is about. */
export function messagesOf(rule: Rule, before: string, options: WorldOptions = {}): readonly string[] {
  const it = worldOf(before, options);
  const text = it.world.text(it.id) ?? '';
  return findingsIn(it, it.id)
    .filter(({ code }) => code === rule.code)
    .map(
      ({ message, range, severity }) =>
        `${severity} ${text.slice(range.start, range.end).split('\n')[0]}: ${message}`,
    );
}

/** The titles of the fixes of a rule's first finding. */
export function fixTitles(rule: Rule, before: string, options: WorldOptions = {}): readonly string[] {
  const it = worldOf(before, options);
  const finding = findingsIn(it, it.id).find(({ code }) => code === rule.code);
  return finding ? fixesOf(it, it.id, finding).map(({ title }) => title) : [];
}

function findingsIn({ world }: FixtureWorld, id: string): readonly Finding[] {
  const { findings, bugs } = diagnosis(world, id);
  for (const { error } of bugs) throw error;
  return findings;
}

function fixesOf({ world }: FixtureWorld, id: string, finding: Finding): readonly CodeAction[] {
  return codeActions(world, id, finding.range, ['quickfix']).filter((it) =>
    it.fixes?.some((fixed) => fixed.code === finding.code && fixed.message === finding.message),
  );
}

function actionsOf({ world, id }: FixtureWorld, range: TextRange, assist: Assist): readonly CodeAction[] {
  return codeActions(world, id, range).filter(({ key }) => key.startsWith(`${assist.id}:`));
}

function cursorOf({ offset, selection }: FixtureWorld): TextRange {
  if (offset === undefined) throw new Error('the example has no cursor');
  return selection ?? { start: offset, end: offset };
}

function expectLabelled(
  fixture: Fixture,
  found: readonly { readonly id: string; readonly finding: Finding }[],
): void {
  const open = [...fixture.labels];
  const surplus: string[] = [];
  for (const { id, finding } of found) {
    const text = fixture.files.get(id) ?? '';
    const index = open.findIndex(
      (label) =>
        label.id === id &&
        isLabelled(label, finding.range, text) &&
        (label.severity === '' || label.severity === finding.severity) &&
        finding.message.includes(label.text),
    );
    if (index === -1) surplus.push(shown(id, finding.range, text, `${finding.severity}: ${finding.message}`));
    else open.splice(index, 1);
  }
  const lacking = open.map((it) =>
    shown(it.id, it.range, fixture.files.get(it.id) ?? '', `${it.severity}: ${it.text}`),
  );
  expect({ surplus, lacking }).toEqual({ surplus: [], lacking: [] });
}

function shown(id: string, range: TextRange, text: string, what: string): string {
  return `${id} «${text.slice(range.start, range.end)}» ${what}`;
}

/** Of the files in `after`, each is what the action leaves; all others stay as they are, and all that were sound are so. */
function expectAfter(
  { world, fixture }: FixtureWorld,
  id: string,
  { range, key }: { readonly range: TextRange; readonly key: string },
  after: string,
): void {
  const edits = codeActionEdits(world, id, range, key);
  expect(edits, 'the action has edits').toBeDefined();
  const wanted = new Map([...fixture.files, ...afterFiles(after, id)]);
  const got = new Map([...fixture.files].map(([file, text]) => [file, edited(text, file, edits ?? [])]));
  expect(Object.fromEntries(got)).toEqual(Object.fromEntries(wanted));
  expectSound(...[...got].flatMap(([file, text]) => (file.endsWith('.nix') ? [text] : [])));
}

/** The texts of `after`; without a header it is the file that the action was asked for. */
function afterFiles(after: string, id: string): ReadonlyMap<string, string> {
  const { files } = parseFixture(after);
  return after.trimStart().startsWith('#- ')
    ? files
    : new Map([...files].map(([file, text], at) => [at === 0 ? id : file, text]));
}

function edited(text: string, id: string, edits: readonly FileEdits[]): string {
  return applyEdits(
    text,
    edits.filter((it) => it.id === id).flatMap((it) => it.edits),
  );
}
