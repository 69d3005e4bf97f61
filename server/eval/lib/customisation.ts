/** `lib.customisation`: functions that fill in arguments, and results that can be made anew with other arguments. */
import { arg } from '../builtins/arguments.ts';
import { call } from '../builtins/calling.ts';
import { importValue } from '../builtins/control.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { mappedSet } from '../builtins/sets.ts';
import { update } from '../update.ts';
import type { Attrs, Machine, Members, Thunk, Value } from '../value.ts';
import { attrsOf, boolOf, done, unknown } from '../values.ts';
import { extension } from './fixed-points.ts';
import { functionArgs, isCallable, withFunctionArgs } from './function-args.ts';
import { madeFunction, opaque, type Section } from './section.ts';

/** The arguments with changes: a set of them, or a function of the arguments. */
function changedArguments(machine: Machine, before: Thunk, changes: Thunk): Thunk {
  return machine.lazy(() => {
    const given = changes.force();
    return update(before.force(), isCallable(given) ? call(machine, given, before) : given);
  });
}

/** `f args`, with functions that call `f` anew. */
function overridable(machine: Machine, f: Thunk, args: Thunk): Value {
  const result = call(machine, f, args);
  if (result.kind !== 'attrs') return result;
  const again = madeFunction('override', 1, ([changes], inner) =>
    changes ? overridable(inner, f, changedArguments(inner, args, changes)) : unknown('missing argument'),
  );
  const members: [string, Thunk][] = [
    ['override', done(again)],
    [
      'overrideDerivation',
      done(
        madeFunction('overrideDerivation', 1, ([change], inner) =>
          change ? changedDerivation(inner, result, change) : unknown('missing argument'),
        ),
      ),
    ],
  ];
  return update(result, attrsOf(members));
}

/** Attributes that `change` gives laid over a derivation. */
function changedDerivation(machine: Machine, drv: Value, change: Thunk): Value {
  return update(drv, call(machine, change, done(drv)));
}

/** The function in a file, or the function itself. */
function functionOf(machine: Machine, fnOrFile: Value): Value {
  return isCallable(fnOrFile) === false ? importValue(machine, fnOrFile, undefined) : fnOrFile;
}

/** The arguments for `f`: those that are given, and for the rest of its pattern what the set `auto` has. */
function filledArguments(machine: Machine, auto: Value, f: Value, given: Value): Value {
  const pattern = functionArgs(f, machine);
  if (pattern.kind !== 'attrs') return update(unknown('arguments of a function'), given);
  const found = (name: string): Thunk | undefined => {
    if (auto.kind === 'attrs') {
      const known = auto.members.get(name);
      if (known || !auto.open) return known;
    }
    if (!pattern.members.get(name)) return undefined;
    return boolOf(pattern.members.get(name)?.force()) ? undefined : machine.select(auto, name);
  };
  const members: Members = {
    get: (name) => (pattern.members.get(name) ? found(name) : undefined),
    names: () => pattern.members.names().filter((name) => found(name)),
  };
  const unsure = auto.kind !== 'attrs' || auto.open;
  return update({ kind: 'attrs', members, open: unsure }, given);
}

/** What `callPackage` gives. */
function packageOf(machine: Machine, auto: Value, fnOrFile: Value, args: Value): Value {
  const f = functionOf(machine, fnOrFile);
  if (f.kind === 'unknown') return f;
  return overridable(
    machine,
    done(f),
    machine.lazy(() => filledArguments(machine, auto, f, args)),
  );
}

/** A set of packages that see each other through `callPackage`. */
function scope(machine: Machine, newScope: Thunk, f: Thunk): Value {
  const self: Thunk = machine.lazy(() => {
    const widened = madeFunction('newScope', 1, ([more], inner) =>
      call(
        inner,
        newScope,
        inner.lazy(() => update(self.force(), more?.force() ?? attrsOf([]))),
      ),
    );
    const own = attrsOf([['callPackage', machine.lazy(() => call(machine, widened, done(attrsOf([]))))]]);
    const rest = attrsOf([
      ['newScope', done(widened)],
      [
        'overrideScope',
        done(
          madeFunction('overrideScope', 1, ([overlay], inner) =>
            overlay ? scope(inner, newScope, extension(overlay, f)) : unknown('missing argument'),
          ),
        ),
      ],
      ['packages', f],
    ]);
    return update(update(own, call(machine, f, self)), rest);
  });
  return self.force();
}

/** `build`, which takes a set or a function of the final set, and gives what `constructDrv` makes of it with changes. */
function extendedBuilder(machine: Machine, options: Attrs): Value {
  const option = (name: string): Thunk | undefined => machine.select(options, name);
  const construct = option('constructDrv');
  const change = option('extendDrvArgs');
  if (!construct || !change) return unknown('missing argument');
  const build = madeFunction('extendMkDerivation', 1, ([given], inner) => {
    if (!given) return unknown('missing argument');
    const args = madeFunction('finalAttrs', 1, ([final], deeper) => {
      if (!final) return unknown('missing argument');
      const previous = deeper.lazy(() =>
        isCallable(given.force()) ? call(deeper, given, final) : given.force(),
      );
      return update(previous.force(), call(deeper, change, final, previous));
    });
    const drv = inner.lazy(() => call(inner, construct, done(args)));
    const transform = option('transformDrv');
    return transform && options.members.get('transformDrv') ? call(inner, transform, drv) : drv.force();
  });
  const known = machine.lazy(() => functionArgs(call(machine, change, done(attrsOf([]))), machine));
  return update(withFunctionArgs(done(build), known), options);
}

const auto = { autoArgs: arg.lazy, fn: arg.value, args: arg.lazy };

const DEFINITIONS: readonly FunctionDefinition[] = [
  fn(
    'makeOverridable',
    'The result of `f origArgs`, with a function `override` that calls `f` with other arguments.',
    { f: arg.lazy, origArgs: arg.lazy },
    ({ f, origArgs }, machine) => overridable(machine, f, origArgs),
  ),
  fn(
    'callPackageWith',
    'Calls the function in the file `fn`; what is not in `args` is taken from `autoArgs`.',
    auto,
    ({ autoArgs, fn: f, args }, machine) => packageOf(machine, autoArgs.force(), f, args.force()),
  ),
  fn(
    'callPackagesWith',
    'Like `callPackageWith`, for a function that gives a set of packages.',
    auto,
    ({ autoArgs, fn: file, args }, machine) => {
      const f = functionOf(machine, file);
      if (f.kind === 'unknown') return f;
      const given = machine.lazy(() => filledArguments(machine, autoArgs.force(), f, args.force()));
      const packages = call(machine, f, given);
      if (packages.kind !== 'attrs') return packages;
      return mappedSet(packages, (name) =>
        machine.lazy(() =>
          overridable(
            machine,
            done(
              madeFunction('callPackagesWith', 1, ([it], inner) =>
                it ? memberFrom(inner, call(inner, f, it), name) : unknown('missing argument'),
              ),
            ),
            given,
          ),
        ),
      );
    },
  ),
  fn(
    'overrideDerivation',
    'The derivation `drv` with other arguments: those that `f drv` gives.',
    { drv: arg.lazy, f: arg.lazy },
    ({ drv, f }, machine) => changedDerivation(machine, drv.force(), f),
  ),
  fn(
    'extendDerivation',
    'The derivation `drv` with the members `passthru`; it fails where `condition` is false.',
    { condition: arg.lazy, passthru: arg.lazy, drv: arg.lazy },
    ({ passthru, drv }) => update(drv.force(), passthru.force()),
  ),
  fn(
    'hydraJob',
    'The derivation `drv`, with no more members than the build farm needs.',
    { drv: arg.value },
    ({ drv }) => drv,
  ),
  fn(
    'makeScope',
    'The set of packages that `f` gives, which are called with each other; `newScope` is `pkgs.newScope`.',
    { newScope: arg.lazy, f: arg.lazy },
    ({ newScope, f }, machine) => scope(machine, newScope, f),
  ),
  fn(
    "makeScopeWithSplicing'",
    'Like `makeScope`, for sets that are also cross-compiled.',
    { base: arg.set, args: arg.set },
    ({ base, args }, machine) => {
      const [newScope, f] = [machine.select(base, 'newScope'), machine.select(args, 'f')];
      return newScope && f ? scope(machine, newScope, f) : unknown('missing argument');
    },
  ),
  opaque(
    'makeScopeWithSplicing',
    "The old form of `makeScopeWithSplicing'`.",
    'splicePackages',
    'newScope',
    'otherSplices',
    'keep',
    'extra',
    'f',
  ),
  fn(
    'extendMkDerivation',
    'A function like `mkDerivation` that changes its arguments and calls `constructDrv`.',
    { args: arg.set },
    ({ args }, machine) => extendedBuilder(machine, args),
  ),
  fn(
    'mapCrossIndex',
    'The set of `f` of each of the six members of `crossIndex`, which are named after pairs of platforms.',
    { f: arg.lazy, crossIndex: arg.set },
    ({ f, crossIndex }, machine) =>
      mappedSet(crossIndex, (_name, it) => machine.lazy(() => call(machine, f, it))),
  ),
  opaque(
    'renameCrossIndexFrom',
    'The members of `x` that are named after pairs of platforms, without `prefix` in their names.',
    'prefix',
    'x',
  ),
  opaque(
    'renameCrossIndexTo',
    'The members of `x` that are named after pairs of platforms, with `prefix` in their names.',
    'prefix',
    'x',
  ),
];

function memberFrom(machine: Machine, set: Value, name: string): Value {
  return machine.select(set, name)?.force() ?? unknown(`missing attribute ${name}`);
}

export const CUSTOMISATION: Section = { name: 'customisation', definitions: DEFINITIONS };
