/** The functions of `lib.strings` that write arguments of build systems. */
import { arg, coerced } from '../builtins/arguments.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import type { Value } from '../value.ts';
import { boolOf, strOf, unknown } from '../values.ts';

const feature = { feature: arg.string };
const CMAKE_TYPES = new Set(['BOOL', 'FILEPATH', 'PATH', 'STRING', 'INTERNAL', 'LIST']);

/** One of two texts by a condition; a part that is not known where the condition is not. */
export function chosen(flag: Value, yes: string, no: string): string | Value {
  const known = boolOf(flag);
  return known === undefined ? unknown('condition') : known ? yes : no;
}

function toggle(name: string, doc: string, yes: string, no: string): FunctionDefinition {
  return fn(name, doc, { flag: arg.lazy, ...feature }, ({ flag, feature: of }) =>
    strOf(['--', chosen(flag.force(), yes, no), '-', of]),
  );
}

function toggleAs(name: string, doc: string, yes: string, no: string): FunctionDefinition {
  return fn(
    name,
    doc,
    { flag: arg.lazy, ...feature, value: arg.lazy },
    ({ flag, feature: of, value }, machine) => {
      const known = boolOf(flag.force());
      if (known === undefined) return strOf([unknown('condition')]);
      return known ? strOf([`--${yes}-`, of, '=', coerced(value.force(), machine)]) : strOf([`--${no}-`, of]);
    },
  );
}

export const FLAGS: readonly FunctionDefinition[] = [
  toggle(
    'enableFeature',
    '`--enable-…` or `--disable-…` for a configure script, by `flag`.',
    'enable',
    'disable',
  ),
  toggleAs(
    'enableFeatureAs',
    '`--enable-…=value` or `--disable-…` for a configure script, by `flag`.',
    'enable',
    'disable',
  ),
  toggle('withFeature', '`--with-…` or `--without-…` for a configure script, by `flag`.', 'with', 'without'),
  toggleAs(
    'withFeatureAs',
    '`--with-…=value` or `--without-…` for a configure script, by `flag`.',
    'with',
    'without',
  ),
  fn(
    'mesonOption',
    'The argument of Meson that sets an option to the string `value`.',
    { ...feature, value: arg.string },
    ({ feature: of, value }) => strOf(['-D', of, '=', value]),
  ),
  fn(
    'mesonBool',
    'The argument of Meson that sets an option to `true` or `false`.',
    { condition: arg.string, flag: arg.lazy },
    ({ condition, flag }) => strOf(['-D', condition, '=', chosen(flag.force(), 'true', 'false')]),
  ),
  fn(
    'mesonEnable',
    'The argument of Meson that sets an option to `enabled` or `disabled`.',
    { ...feature, flag: arg.lazy },
    ({ feature: of, flag }) => strOf(['-D', of, '=', chosen(flag.force(), 'enabled', 'disabled')]),
  ),
  fn(
    'cmakeOptionType',
    'The argument of CMake that sets an option of a type.',
    { type: arg.text, ...feature, value: arg.string },
    ({ type, feature: of, value }) =>
      CMAKE_TYPES.has(type.toUpperCase())
        ? strOf(['-D', of, `:${type.toUpperCase()}=`, value])
        : unknown('failed assertion'),
  ),
  fn(
    'cmakeBool',
    'The argument of CMake that sets an option to `TRUE` or `FALSE`.',
    { condition: arg.string, flag: arg.lazy },
    ({ condition, flag }) => strOf(['-D', condition, ':BOOL=', chosen(flag.force(), 'TRUE', 'FALSE')]),
  ),
  fn(
    'cmakeFeature',
    'The argument of CMake that sets an option to a string.',
    { ...feature, value: arg.string },
    ({ feature: of, value }) => strOf(['-D', of, ':STRING=', value]),
  ),
];
