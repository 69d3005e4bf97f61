/** `lib.types`: the types of options, of which only the names are known. */
import { arg } from '../builtins/arguments.ts';
import { constant, type Definition, fn } from '../builtins/definition.ts';
import { boolOrUnknown } from '../builtins/lists.ts';
import { update } from '../update.ts';
import type { Attrs, Thunk, Value } from '../value.ts';
import { attrsOf, done, primop, str, textOf } from '../values.ts';
import { opaque, type Section } from './section.ts';

/** A type of options. */
export function optionType(name: string, members: Readonly<Record<string, Thunk>> = {}): Attrs {
  return attrsOf(
    [['_type', done(str('option-type'))], ['name', done(str(name))], ...Object.entries(members)],
    { open: true },
  );
}

const PLAIN: Readonly<Record<string, string>> = {
  anything: 'Anything; definitions of one kind are merged as that kind is.',
  raw: 'Anything, not looked at; one definition only.',
  unspecified: 'Anything; better say what.',
  attrs: 'A set that is not merged deeply; `attrsOf anything` is better.',
  bool: 'A boolean; several definitions must agree.',
  boolByOr: 'A boolean that is true where one definition is.',
  int: 'An integer.',
  float: 'A floating-point number.',
  number: 'An integer or a floating-point number.',
  port: 'The number of a network port.',
  str: 'A string.',
  singleLineStr: 'A string without line breaks.',
  nonEmptyStr: 'A string that is not empty.',
  passwdEntry: 'A string that can stand in a file like `/etc/passwd`.',
  lines: 'A string; several definitions are joined by line breaks.',
  commas: 'A string; several definitions are joined by commas.',
  envVar: 'A string; several definitions are joined by colons.',
  path: 'A path, or a string that is one.',
  pathInStore: 'A path in the store.',
  externalPath: 'A path outside of the store.',
  package: 'A derivation or a path in the store.',
  shellPackage: 'A package that is a shell.',
  pkgs: 'An instance of nixpkgs.',
  optionType: 'A type of options.',
  optionDeclaration: 'An option.',
  deferredModule: 'A module that is evaluated elsewhere.',
  json: 'A value that can be written as JSON.',
  toml: 'A value that can be written as TOML.',
  luaInline: 'A piece of Lua.',
};

/** Types made of others: the names of their arguments. */
const MADE: Readonly<Record<string, readonly [params: readonly string[], doc: string]>> = {
  listOf: [['elemType'], 'A list of `elemType`; several definitions are joined.'],
  nonEmptyListOf: [['elemType'], 'A list of `elemType` that is not empty.'],
  attrsOf: [['elemType'], 'A set of `elemType`.'],
  lazyAttrsOf: [['elemType'], 'A set of `elemType` whose values may refer to each other.'],
  attrsWith: [['args'], 'A set of `elemType`, with a `placeholder` for names and perhaps `lazy`.'],
  attrListOf: [['elemType'], 'A list of `elemType`, or a set of them.'],
  loaOf: [['elemType'], 'The old name of `attrsOf`.'],
  nullOr: [['elemType'], '`null` or `elemType`.'],
  uniq: [['type'], '`type`, of which there must be one definition only.'],
  unique: [['args', 'type'], '`type`, of which there must be one definition only, with a `message`.'],
  functionTo: [['elemType'], 'A function that gives `elemType`.'],
  submodule: [['module'], 'A set with the options of `module`.'],
  submoduleWith: [['args'], 'A set with the options of `modules`, with further arguments.'],
  deferredModuleWith: [['args'], 'A module that is evaluated elsewhere, with `staticModules`.'],
  enum: [['values'], 'One of the `values`.'],
  either: [['t1', 't2'], '`t1` or `t2`.'],
  oneOf: [['types'], 'One of the `types`.'],
  coercedTo: [
    ['coercedType', 'coerceFunc', 'finalType'],
    '`finalType`, or `coercedType`, which `coerceFunc` makes a `finalType`.',
  ],
  strMatching: [['pattern'], 'A string that matches the regular expression `pattern`.'],
  separatedString: [['sep'], 'A string; several definitions are joined by `sep`.'],
  pathWith: [['args'], 'A path, `absolute` or not, `inStore` or not.'],
  addCheck: [['elemType', 'check'], '`elemType`, for whose values `check` is true.'],
  attrTag: [['tags'], 'A set with just one of the members in `tags`.'],
  serializableValueWith: [['args'], 'A value that can be written in a data format.'],
};

const INTEGERS = ['between', 'positive', 'unsigned', 'u8', 'u16', 'u32', 's8', 's16', 's32'];

function numbers(name: string, doc: string): Definition {
  return constant(name, doc, () =>
    attrsOf(
      INTEGERS.map(
        (it) =>
          [
            it,
            done(it === 'between' ? primop('lib.types.between', 2, () => optionType(it)) : optionType(it)),
          ] as const,
      ),
      { open: true },
    ),
  );
}

/** Whether a value has that `_type`. */
export function hasType(type: string, value: Value): boolean | undefined {
  if (value.kind === 'unknown') return undefined;
  if (value.kind !== 'attrs') return false;
  const tag = value.members.get('_type');
  if (!tag) return value.open ? undefined : false;
  const text = textOf(tag.force());
  return text === undefined ? undefined : text === type;
}

function typeTest(type: string, value: Value): Value {
  return boolOrUnknown(hasType(type, value), 'kind of a set');
}

export const TYPES: Section = {
  name: 'types',
  definitions: [
    ...Object.entries(PLAIN).map(([name, doc]) => constant(name, doc, () => optionType(name))),
    ...Object.entries(MADE).map(([name, [params, doc]]) => ({
      name,
      params,
      doc,
      run: () => optionType(name),
    })),
    numbers('ints', 'Integers in a range.'),
    numbers('numbers', 'Numbers in a range.'),
    opaque('mkOptionType', 'A new type of options: `name`, `check`, `merge` and so on.', 'attrs'),
    fn('isOptionType', 'Whether `x` is a type of options.', { x: arg.value }, ({ x }) =>
      typeTest('option-type', x),
    ),
    fn(
      'setType',
      'The set `value` with the `_type` `typeName`.',
      { typeName: arg.lazy, value: arg.lazy },
      ({ typeName, value }) => update(value.force(), attrsOf([['_type', typeName]])),
    ),
    fn(
      'isType',
      'Whether the `_type` of `value` is `type`.',
      { type: arg.text, value: arg.value },
      ({ type, value }) => typeTest(type, value),
    ),
  ],
  nested: [...Object.keys(PLAIN), ...Object.keys(MADE), 'ints', 'numbers'],
};
