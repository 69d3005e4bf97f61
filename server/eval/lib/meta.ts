/** `lib.meta`: what packages tell about themselves. */
import { arg, coerced } from '../builtins/arguments.ts';
import { call } from '../builtins/calling.ts';
import { constant, type FunctionDefinition, fn } from '../builtins/definition.ts';
import { mappedSet } from '../builtins/sets.ts';
import { splitName } from '../builtins/versions.ts';
import { update } from '../update.ts';
import type { Machine, Thunk, Value } from '../value.ts';
import { attrsOf, bool, done, int, list, member, strOf, textOf, unknown } from '../values.ts';
import { isDerivation, outputOf } from './outputs.ts';
import { opaque, type Section } from './section.ts';

/** A package with members of its `meta` replaced. */
function withMeta(machine: Machine, drv: Value, members: Value): Value {
  const meta = machine.lazy(() => update(machine.select(drv, 'meta')?.force() ?? attrsOf([]), members));
  return update(drv, attrsOf([['meta', meta]]));
}

/** A set of packages with `change` of each; what is no package stays. */
function changedPackages(
  machine: Machine,
  set: Extract<Value, { kind: 'attrs' }>,
  change: (drv: Thunk) => Value,
): Value {
  return mappedSet(set, (_name, it) =>
    machine.lazy(() => (isDerivation(it.force()) ? change(it) : it.force())),
  );
}

/** The path of a program of a package. */
function program(machine: Machine, drv: Value, name: string | Value): Value {
  if (drv.kind !== 'attrs' || isDerivation(drv) === false)
    return unknown(drv.kind === 'unknown' ? drv.why : 'failed assertion');
  const bin = outputOf(['bin', 'out'], drv);
  return strOf([coerced(bin, machine), '/bin/', name]);
}

/** The name of the main program, or else of the package. */
function mainProgram(drv: Value): string | Value {
  const said = textOf(member(member(drv, 'meta'), 'mainProgram'));
  if (said !== undefined) return said;
  const name = textOf(member(drv, 'pname')) ?? textOf(member(drv, 'name'));
  const open = drv.kind === 'attrs' && drv.open;
  return name === undefined || open ? unknown('name of a program') : splitName(name).name;
}

function withPriority(machine: Machine, drv: Value, priority: Thunk): Value {
  return withMeta(machine, drv, attrsOf([['priority', priority]]));
}

function priority(name: string, doc: string, value: number): FunctionDefinition {
  return fn(name, doc, { drv: arg.lazy }, ({ drv }, machine) =>
    withPriority(machine, drv.force(), done(int(value))),
  );
}

function priorities(name: string, doc: string, value: number): FunctionDefinition {
  return fn(name, doc, { set: arg.set }, ({ set }, machine) =>
    changedPackages(machine, set, (drv) => withPriority(machine, drv.force(), done(int(value)))),
  );
}

const DEFINITIONS: readonly FunctionDefinition[] = [
  fn('getExe', 'The path of the main program of the package `x`.', { x: arg.value }, ({ x }, machine) =>
    program(machine, x, mainProgram(x)),
  ),
  fn(
    "getExe'",
    'The path of the program `y` of the package `x`.',
    { x: arg.value, y: arg.string },
    ({ x, y }, machine) => program(machine, x, y),
  ),
  fn(
    'addMetaAttrs',
    'The package `drv` with the members `newAttrs` in its `meta`.',
    { newAttrs: arg.lazy, drv: arg.lazy },
    ({ newAttrs, drv }, machine) => withMeta(machine, drv.force(), newAttrs.force()),
  ),
  fn(
    'dontDistribute',
    'The package `drv`, which the build farm does not build.',
    { drv: arg.lazy },
    ({ drv }, machine) => withMeta(machine, drv.force(), attrsOf([['hydraPlatforms', done(list([]))]])),
  ),
  fn(
    'setName',
    'The package `drv` under another `name`.',
    { name: arg.lazy, drv: arg.lazy },
    ({ name, drv }) => update(drv.force(), attrsOf([['name', name]])),
  ),
  fn(
    'updateName',
    'The package `drv` under the name that `updater` gives for its old one.',
    { updater: arg.lazy, drv: arg.lazy },
    ({ updater, drv }, machine) =>
      update(
        drv.force(),
        attrsOf([
          [
            'name',
            machine.lazy(() =>
              call(
                machine,
                updater,
                machine.lazy(
                  () => machine.select(drv.force(), 'name')?.force() ?? unknown('name of a package'),
                ),
              ),
            ),
          ],
        ]),
      ),
  ),
  fn(
    'appendToName',
    'The package `drv` with `suffix` in its name, before the version.',
    { suffix: arg.string, drv: arg.lazy },
    ({ suffix, drv }, machine) => {
      const renamed = machine.lazy(() => {
        const name = textOf(machine.select(drv.force(), 'name')?.force());
        if (name === undefined) return unknown('name of a package');
        const parts = splitName(name);
        return strOf([`${parts.name}-`, suffix, `-${parts.version}`]);
      });
      return update(drv.force(), attrsOf([['name', renamed]]));
    },
  ),
  fn(
    'mapDerivationAttrset',
    'The set `set` with `f` of each derivation in it.',
    { f: arg.lazy, set: arg.set },
    ({ f, set }, machine) => changedPackages(machine, set, (drv) => call(machine, f, drv)),
  ),
  fn(
    'setPrio',
    'The package `drv` with a `priority` against others that have the same files; the smallest one wins.',
    { priority: arg.lazy, drv: arg.lazy },
    ({ priority: value, drv }, machine) => withPriority(machine, drv.force(), value),
  ),
  priority('lowPrio', 'The package `drv`, whose files give way to those of others.', 10),
  priority('hiPrio', 'The package `drv`, before whose files those of others give way.', -10),
  priorities('lowPrioSet', 'The packages of `set`, whose files give way to those of others.', 10),
  priorities('hiPrioSet', 'The packages of `set`, before whose files those of others give way.', -10),
  // What a package says is not known; nearly all that is asked about can be built for what people develop on.
  fn(
    'availableOn',
    'Whether the package `pkg` says that it can be built for `platform`.',
    { platform: arg.lazy, pkg: arg.lazy },
    () => bool(true),
  ),
  opaque(
    'platformMatch',
    'Whether `elem`, a system or a pattern of one, fits `platform`.',
    'platform',
    'elem',
  ),
  opaque('getLicenseFromSpdxId', 'The licence with the SPDX identifier `licstr`.', 'licstr'),
  opaque(
    'getLicenseFromSpdxIdOr',
    'The licence with the SPDX identifier `licstr`, or `default`.',
    'licstr',
    'default',
  ),
];

export const META: Section = {
  name: 'meta',
  definitions: [
    ...DEFINITIONS,
    constant('defaultPriority', 'The priority of packages that say none.', () => int(5)),
    constant('licensesSpdx', 'The licences by their SPDX identifiers.', () => attrsOf([], { open: true })),
  ],
  nested: ['availableOn', 'defaultPriority', 'platformMatch'],
};
