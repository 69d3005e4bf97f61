/** Checks of definitions: the labels of a fixture say where its cursor goes to; without labels, nowhere. */
import { expect } from 'vitest';
import type { Definitions } from '../../server/ide/answer.ts';
import { definition } from '../../server/ide/definition.ts';
import { typeDefinition } from '../../server/ide/type-definition.ts';
import { contains } from '../../server/text/range.ts';
import { isLabelled } from '../harness/fixture.ts';
import { worldOf } from '../harness/world.ts';

export function checkDefinition(source: string): void {
  check(source, definition);
}

export function checkTypeDefinition(source: string): void {
  check(source, typeDefinition);
}

/** What is underlined as the thing that was asked about. */
export function askedAt(source: string): string | undefined {
  const { world, id, offset = 0 } = worldOf(source);
  const found = definition(world, id, offset);
  return found && world.text(id)?.slice(found.range.start, found.range.end);
}

function check(source: string, ask: typeof definition): void {
  const { world, fixture, id, offset = 0 } = worldOf(source);
  const found: Definitions | undefined = ask(world, id, offset);
  const shown = (file: string, start: number, end: number): string =>
    `${file}:${start} ${world.text(file)?.slice(start, end).split('\n')[0]}`;
  const open = [...fixture.labels];
  const surplus: string[] = [];
  for (const { id: file, range, nameRange } of found?.targets ?? []) {
    expect(contains(range, nameRange)).toBe(true);
    const index = open.findIndex((it) => it.id === file && isLabelled(it, nameRange, world.text(file) ?? ''));
    if (index < 0) surplus.push(shown(file, nameRange.start, nameRange.end));
    else open.splice(index, 1);
  }
  const lacking = open.map((it) => shown(it.id, it.range.start, it.range.end));
  expect({ surplus, lacking }).toEqual({ surplus: [], lacking: [] });
}
