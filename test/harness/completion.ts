/** Checks of completion: what is offered at the cursor of a fixture, and what accepting it leaves. */
import { expect } from 'vitest';
import type { CompletionList } from '../../server/ide/answer.ts';
import type { CompletionExample } from '../../server/ide/completion/source.ts';
import { completion } from '../../server/ide/completion.ts';
import { applyEdits } from '../../server/text/edit.ts';
import { type WorldOptions, worldOf } from './world.ts';

/** The items at the cursor of a fixture. */
export function completionAt(source: string, options?: WorldOptions): CompletionList | undefined {
  const { world, id, offset } = worldOf(source, options);
  if (offset === undefined) throw new Error('the fixture has no cursor');
  return completion(world, id, offset);
}

/** The labels at the cursor of a fixture, in order. */
export function labelsAt(source: string, options?: WorldOptions): string[] {
  return completionAt(source, options)?.items.map((it) => it.label) ?? [];
}

/** The text after accepting the item of that label. */
export function accepted(source: string, label: string, options?: WorldOptions): string {
  const { world, id, offset } = worldOf(source, options);
  const list = completion(world, id, offset ?? 0);
  const item = list?.items.find((it) => it.label === label);
  if (!list || !item) throw new Error(`${label} is not offered`);
  return applyEdits(world.text(id) ?? '', [
    { range: item.range ?? list.range, text: item.insert },
    ...(item.additional ?? []),
  ]);
}

export function checkItems(example: CompletionExample): void {
  const labels = labelsAt(example.before);
  expect(labels.slice(0, example.offers.length)).toEqual(example.offers);
  for (const label of example.lacks ?? []) expect(labels).not.toContain(label);
  const [first] = example.offers;
  if (example.after !== undefined && first !== undefined)
    expect(accepted(example.before, first)).toBe(example.after);
}
