/** Reading the arguments of known functions. */
import type { Thunk, Value } from '../eval/value.ts';
import { member, textOf } from '../eval/values.ts';
import type { Listed } from './domain.ts';

export interface NameList {
  readonly names: readonly Listed[];
  /** Whether these are certainly all. */
  readonly complete: boolean;
}

const NO_NAMES: NameList = { names: [], complete: true };

/** Names of one list that are looked at: releases have fewer than a hundred components and targets. */
const MAX_NAMES = 1_000;

/** The strings of a list, each with the text that says it; an absent list has none. */
export function nameList(value: Value | undefined): NameList {
  if (value === undefined || value.kind === 'null') return NO_NAMES;
  if (value.kind !== 'list') return { names: [], complete: false };
  const names: Listed[] = [];
  let complete = !value.open && value.items.length <= MAX_NAMES;
  for (const item of value.items.slice(0, MAX_NAMES)) {
    const it = item.force();
    const name = textOf(it);
    if (name === undefined) complete = false;
    else names.push({ name, node: it.origin ?? item.node });
  }
  return { names, complete };
}

/** The text of an argument in a set of arguments; `undefined` also where it is not known. */
export function textArgument(args: Value | undefined, name: string): string | undefined {
  return textOf(member(args, name));
}

/** Whether a set of arguments certainly lacks a name, or gives it as null. */
export function lacksArgument(args: Value | undefined, name: string): boolean {
  if (args?.kind !== 'attrs') return false;
  const found = args.members.get(name);
  return found ? found.force().kind === 'null' : !args.open;
}

/** Whether everything about the arguments is known, so that what is not there is certainly not there. */
export function knownArguments(args: Value | undefined): boolean {
  return args?.kind === 'attrs' && !args.open;
}

export function forced(thunk: Thunk | undefined): Value | undefined {
  return thunk?.force();
}
