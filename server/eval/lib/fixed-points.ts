/** `lib.fixedPoints`: functions of their own results, and overlays. */
import { arg } from '../builtins/arguments.ts';
import { call } from '../builtins/calling.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { update } from '../update.ts';
import type { Machine, Thunk, Value } from '../value.ts';
import { attrsOf, done, unknown } from '../values.ts';
import { isCallable } from './function-args.ts';
import { madeFunction, type Section } from './section.ts';

/** `let x = f x; in x` */
export function fixedPoint(
  machine: Machine,
  f: Thunk,
  also: readonly (readonly [string, Thunk])[] = [],
): Thunk {
  const self: Thunk = machine.lazy(() => {
    const value = call(machine, f, self);
    return also.length > 0 ? update(value, attrsOf(also)) : value;
  });
  return self;
}

/** `final: let prev = f final; in prev // overlay final prev` */
export function extended(machine: Machine, overlay: Thunk, f: Thunk, final: Thunk): Value {
  const prev = machine.lazy(() => call(machine, f, final));
  return update(prev.force(), call(machine, overlay, final, prev));
}

/** `extends overlay f`, as a function of the final set. */
export function extension(overlay: Thunk, f: Thunk): Thunk {
  return done(
    madeFunction('extends', 1, ([final], machine) =>
      final ? extended(machine, overlay, f, final) : unknown('missing argument'),
    ),
  );
}

/** What two overlays change, one after the other. */
function composed(machine: Machine, first: Thunk, second: Thunk, final: Thunk, prev: Thunk): Value {
  const changes = machine.lazy(() => call(machine, first, final, prev));
  const between = machine.lazy(() => update(prev.force(), changes.force()));
  return update(changes.force(), call(machine, second, final, between));
}

function extensible(machine: Machine, name: string, rattrs: Thunk): Value {
  const more = madeFunction(name, 1, ([overlay], inner) =>
    overlay ? extensible(inner, name, extension(overlay, rattrs)) : unknown('missing argument'),
  );
  return fixedPoint(machine, rattrs, [
    [name, done(more)],
    ['__unfix__', rattrs],
  ]).force();
}

const MAX_ROUNDS = 1000;

/** Sets and lists may double with each round, and comparing them with them. */
const MAX_DEEP_ROUNDS = 12;

const overlays = { final: arg.lazy, prev: arg.lazy };

const DEFINITIONS: readonly FunctionDefinition[] = [
  fn(
    'fix',
    'The value `x` for which `x = f x`: the argument of `f` is its own result.',
    { f: arg.lazy },
    ({ f }, machine) => fixedPoint(machine, f).force(),
  ),
  fn(
    "fix'",
    'Like `fix`, and the result has `f` as its member `__unfix__`.',
    { f: arg.lazy },
    ({ f }, machine) => fixedPoint(machine, f, [['__unfix__', f]]).force(),
  ),
  fn(
    'converge',
    'Puts `x` through `f` again and again, until nothing changes any more.',
    { f: arg.lazy, x: arg.lazy },
    ({ f, x }, machine) => {
      let value = x.force();
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const next = call(machine, f, done(value));
        const same = machine.equal(next, value);
        if (same) return value;
        if (
          same === undefined ||
          (round > MAX_DEEP_ROUNDS && (next.kind === 'list' || next.kind === 'attrs'))
        )
          break;
        value = next;
      }
      return unknown('fixed point');
    },
  ),
  fn(
    'extends',
    'The function `f`, whose result is changed by `overlay final prev`.',
    { overlay: arg.lazy, f: arg.lazy, final: arg.lazy },
    ({ overlay, f, final }, machine) => extended(machine, overlay, f, final),
  ),
  fn(
    'composeExtensions',
    'The overlay that does what `f` does, and then what `g` does.',
    { f: arg.lazy, g: arg.lazy, ...overlays },
    ({ f, g, final, prev }, machine) => composed(machine, f, g, final, prev),
  ),
  fn(
    'composeManyExtensions',
    'The overlay that does what the overlays in the list `extensions` do, one after the other.',
    { extensions: arg.list, ...overlays },
    ({ extensions, final, prev }, machine) => {
      let changes: Value = attrsOf([]);
      for (const overlay of extensions.items) {
        const before = changes;
        const between = machine.lazy(() => update(prev.force(), before));
        changes = update(before, call(machine, overlay, final, between));
      }
      return extensions.open ? update(changes, unknown('open list of overlays')) : changes;
    },
  ),
  fn(
    'makeExtensible',
    'The fixed point of `rattrs`, with a function `extend` that takes an overlay.',
    { rattrs: arg.lazy },
    ({ rattrs }, machine) => extensible(machine, 'extend', rattrs),
  ),
  fn(
    'makeExtensibleWithCustomName',
    'The fixed point of `rattrs`, with a function `extenderName` that takes an overlay.',
    { extenderName: arg.text, rattrs: arg.lazy },
    ({ extenderName, rattrs }, machine) => extensible(machine, extenderName, rattrs),
  ),
  fn(
    'toExtension',
    'The overlay for `f`: one already, a function of what was before, or a set.',
    { f: arg.value, ...overlays },
    ({ f, final, prev }, machine) => {
      if (!isCallable(f)) return f;
      const changes = call(machine, f, prev);
      return isCallable(changes) ? call(machine, f, final, prev) : changes;
    },
  ),
];

export const FIXED_POINTS: Section = { name: 'fixedPoints', definitions: DEFINITIONS };
