/** Builtins that order, watch or stop the evaluation. */
import type { Machine, Thunk, Unknown, Value } from '../value.ts';
import { attrsOf, bool, done, path, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';
import { pathOf } from './locations.ts';

/** Whether an unknown is what `tryEval` catches. */
export function isCaught(value: Unknown): boolean {
  return !value.alternatives && (value.why === 'throw' || value.why === 'failed assertion');
}

/** Whether the evaluation certainly fails there. */
function stops(value: Value): value is Unknown {
  return value.kind === 'unknown' && !value.alternatives && (isCaught(value) || value.why === 'abort');
}

const MAX_FORCED = 10_000;

/** What stops a deep evaluation of `value`; looks at so many values and no more. */
function deepStop(value: Value): Unknown | undefined {
  const pending: Value[] = [value];
  for (let left = MAX_FORCED; left > 0; left--) {
    const it = pending.pop();
    if (!it) return undefined;
    if (stops(it)) return it;
    const inside = it.kind === 'list' ? it.items : it.kind === 'attrs' && !it.domain ? memberThunks(it) : [];
    for (const thunk of inside.slice(0, left)) pending.push(thunk.force());
    left -= inside.length;
  }
  return undefined;
}

function memberThunks(set: Extract<Value, { kind: 'attrs' }>): Thunk[] {
  return set.members.names().flatMap((name) => set.members.get(name) ?? []);
}

/** The value of `then`, unless `first` certainly fails. */
function after(first: Thunk, then: Thunk): Value {
  const value = first.force();
  return stops(value) ? value : then.force();
}

/** `import`: the value of a file, a source or an input. */
export function importValue(
  machine: Machine,
  source: Value,
  site: Parameters<Machine['importValue']>[1],
): Value {
  const file = source.kind === 'string' ? pathOf(source, machine) : undefined;
  return machine.importValue(file === undefined ? source : path(file, source.origin), site);
}

export const CONTROL: readonly FunctionDefinition[] = [
  fn(
    'import',
    'The value of the Nix expression in the file `path`; of a folder, that of its `default.nix`.',
    { path: arg.value },
    ({ path: source }, machine, site) => importValue(machine, source, site),
  ),
  fn(
    'scopedImport',
    'Like `import`, with the members of `scope` in scope of the file.',
    { scope: arg.lazy, path: arg.lazy },
    () => unknown('function scopedImport'),
  ),
  fn('throw', 'Stops the evaluation with the message `s`; `tryEval` catches it.', { s: arg.lazy }, () =>
    unknown('throw'),
  ),
  fn('abort', 'Stops the evaluation with the message `s`; nothing catches it.', { s: arg.lazy }, () =>
    unknown('abort'),
  ),
  fn('seq', 'Evaluates `e1`, then gives `e2`.', { e1: arg.lazy, e2: arg.lazy }, ({ e1, e2 }) =>
    after(e1, e2),
  ),
  fn(
    'deepSeq',
    'Evaluates `e1` with all that is inside it, then gives `e2`.',
    { e1: arg.lazy, e2: arg.lazy },
    ({ e1, e2 }) => deepStop(e1.force()) ?? e2.force(),
  ),
  fn(
    'trace',
    'Prints `e1` to standard error, then gives `e2`.',
    { e1: arg.lazy, e2: arg.lazy },
    ({ e1, e2 }) => after(e1, e2),
  ),
  fn(
    'traceVerbose',
    'Prints `e1` to standard error where `--trace-verbose` is on, then gives `e2`.',
    { e1: arg.lazy, e2: arg.lazy },
    ({ e2 }) => e2.force(),
  ),
  fn(
    'warn',
    'Prints the warning `e1` to standard error, then gives `e2`.',
    { e1: arg.lazy, e2: arg.lazy },
    ({ e1, e2 }) => after(e1, e2),
  ),
  fn(
    'addErrorContext',
    'Gives `e`; where it fails, `context` is added to the message.',
    { context: arg.lazy, e: arg.lazy },
    ({ e }) => e.force(),
  ),
  fn('break', 'Gives `v`; with `--debugger`, stops there first.', { v: arg.lazy }, ({ v }) => v.force()),
  fn(
    'tryEval',
    'Whether `e` can be evaluated, as `success`, and its `value` (`false` where it cannot); only `throw` and `assert` are caught.',
    { e: arg.lazy },
    ({ e }) => {
      const value = e.force();
      const doubt = doubtIn(value);
      if (!doubt) return attempt(bool(true), e);
      if (isCaught(doubt)) return attempt(bool(false), done(bool(false)));
      return attempt(unknown(doubt.why), done(unknown(doubt.why, [e])));
    },
  ),
];

/** What may keep a value from being one: a part of it that is not known, and that its evaluation needs. */
function doubtIn(value: Value): Unknown | undefined {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'string':
      return value.parts.find((it): it is Unknown => typeof it !== 'string' && it.kind === 'unknown');
    case 'list':
      return value.open ? unknown('open list') : undefined;
    case 'attrs':
      return value.open && !value.domain ? unknown('open set') : undefined;
    default:
      return undefined;
  }
}

function attempt(success: Value, value: Thunk): Value {
  return attrsOf([
    ['success', done(success)],
    ['value', value],
  ]);
}
