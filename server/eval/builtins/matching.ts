/** `match` and `split`. */
import type { List, Machine, Value } from '../value.ts';
import { done, list, NULL, str, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { fromBytes, toBytes } from './bytes.ts';
import { type FunctionDefinition, fn } from './definition.ts';
import { compileRegex } from './regex.ts';
import { type Match, matchAll, matchWhole, type Patience } from './regex-match.ts';

/** Steps that one call may take: tens of milliseconds. Each costs as much as some characters. */
const PATIENCE = 1_000_000;
const STEP_SIZE = 10;

/** What `run` finds within the patience for one call. */
function patiently<T>(machine: Machine, run: (patience: Patience) => T): T | 'exhausted' {
  const patience = { left: PATIENCE };
  const found = run(patience);
  return machine.pay((PATIENCE - patience.left) * STEP_SIZE) ? found : 'exhausted';
}

/** The groups of a match of the whole text; `undefined` where the expression is wrong or takes too long. */
function matchText(regex: string, text: string, machine: Machine): List | null | undefined {
  const program = compileRegex(toBytes(regex));
  if (!program) return undefined;
  const bytes = toBytes(text);
  const match = patiently(machine, (patience) => matchWhole(program, bytes, patience));
  if (match === 'exhausted') return undefined;
  return match === undefined ? null : groups(match, bytes);
}

function groups(match: Match, bytes: string): List {
  return list(match.groups.map((range) => done(range ? textIn(bytes.slice(...range)) : NULL)));
}

/** An expression may match one byte of a character. */
function textIn(bytes: string): Value {
  const text = fromBytes(bytes);
  return text === undefined ? unknown('part of a character') : str(text);
}

/** The texts between the matches, and the groups of each match. */
function splitText(regex: string, text: string, machine: Machine): List | undefined {
  const program = compileRegex(toBytes(regex));
  if (!program) return undefined;
  const bytes = toBytes(text);
  const matches = patiently(machine, (patience) => matchAll(program, bytes, patience));
  if (matches === 'exhausted') return undefined;
  const items: Value[] = [];
  let at = 0;
  for (const match of matches) {
    items.push(textIn(bytes.slice(at, match.start)), groups(match, bytes));
    at = match.end;
  }
  return list([...items, textIn(bytes.slice(at))].map((it) => done(it)));
}

export const MATCHING: readonly FunctionDefinition[] = [
  fn(
    'match',
    'The groups of the extended regular expression `regex` in `str`, or `null` unless it matches the whole string.',
    { regex: arg.text, str: arg.text },
    ({ regex, str: text }, machine) => {
      const found = matchText(regex, text, machine);
      if (found === undefined) return unknown('regular expression');
      return found ?? NULL;
    },
  ),
  fn(
    'split',
    'The pieces of `str` between the matches of the extended regular expression `regex`, with a list of the groups of each match between them.',
    { regex: arg.text, str: arg.text },
    ({ regex, str: text }, machine) => splitText(regex, text, machine) ?? unknown('regular expression'),
  ),
];
