/** `lib.modules` and `lib.options`: what NixOS modules, flake-parts and devenv are written with. */
import { arg, coerced } from '../builtins/arguments.ts';
import { call } from '../builtins/calling.ts';
import { importValue } from '../builtins/control.ts';
import { constant, type FunctionDefinition, fn } from '../builtins/definition.ts';
import { boolOrUnknown } from '../builtins/lists.ts';
import { update } from '../update.ts';
import type { Attrs, Thunk, Value } from '../value.ts';
import { attrsOf, bool, done, int, list, str, strOf, textOf, unknown } from '../values.ts';
import { nixIdentifier } from './quoting.ts';
import { opaque, type Section } from './section.ts';
import { hasType, optionType } from './types.ts';

/** A set that the module system knows by its `_type`. */
export function tagged(type: string, members: Readonly<Record<string, Thunk>>): Attrs {
  return attrsOf([['_type', done(str(type))], ...Object.entries(members)]);
}

function override(priority: Thunk, content: Thunk): Attrs {
  return tagged('override', { priority, content });
}

function order(priority: Thunk, content: Thunk): Attrs {
  return tagged('order', { priority, content });
}

function withPriority(
  name: string,
  doc: string,
  priority: number,
  make: (priority: Thunk, content: Thunk) => Attrs,
): FunctionDefinition {
  return fn(name, doc, { content: arg.lazy }, ({ content }) => make(done(int(priority)), content));
}

const PROPERTIES: readonly FunctionDefinition[] = [
  fn(
    'mkIf',
    'The definitions `content`, which count where `condition` is true.',
    { condition: arg.lazy, content: arg.lazy },
    ({ condition, content }) => tagged('if', { condition, content }),
  ),
  fn(
    'mkMerge',
    'All the definitions in the list `contents` together.',
    { contents: arg.lazy },
    ({ contents }) => tagged('merge', { contents }),
  ),
  fn(
    'mkOverride',
    'The definitions `content` with a `priority`; the smallest one counts, and 100 is what others have.',
    { priority: arg.lazy, content: arg.lazy },
    ({ priority, content }) => override(priority, content),
  ),
  withPriority('mkForce', 'The definitions `content`, which count whatever others say.', 50, override),
  withPriority(
    'mkDefault',
    'The definitions `content`, which count where no other module says anything else.',
    1000,
    override,
  ),
  withPriority(
    'mkOptionDefault',
    'The definitions `content` with the priority that the default of an option has.',
    1500,
    override,
  ),
  withPriority(
    'mkImageMediaOverride',
    'The definitions `content` of an installation medium, which count before those of the machine.',
    60,
    override,
  ),
  withPriority(
    'mkVMOverride',
    'The definitions `content` of a virtual machine for tests, which count before all others.',
    10,
    override,
  ),
  fn(
    'mkOrder',
    'The definitions `content` with a place among others: 1000 is where those without one stand.',
    { priority: arg.lazy, content: arg.lazy },
    ({ priority, content }) => order(priority, content),
  ),
  withPriority('mkBefore', 'The definitions `content`, before those of others.', 500, order),
  withPriority('mkAfter', 'The definitions `content`, after those of others.', 1500, order),
  fn(
    'mkAssert',
    'The definitions `content`; it fails with `message` where `assertion` is false.',
    { assertion: arg.lazy, message: arg.lazy, content: arg.lazy },
    ({ assertion, content }) => tagged('if', { condition: assertion, content }),
  ),
  fn('mkDefinition', 'A definition with its `file` and its `value`.', { args: arg.set }, ({ args }) =>
    update(args, tagged('definition', {})),
  ),
  fn('mkFixStrictness', 'The old name of `id`.', { x: arg.lazy }, ({ x }) => x.force()),
  fn(
    'setDefaultModuleLocation',
    'The module `m`, which says that it is from the file `file`.',
    { file: arg.lazy, m: arg.lazy },
    ({ file, m }) =>
      attrsOf([
        ['_file', file],
        ['imports', done(list([m]))],
      ]),
  ),
  fn(
    'importApply',
    'The module that the function in the file `modulePath` gives for `staticArg`.',
    { modulePath: arg.lazy, staticArg: arg.lazy },
    ({ modulePath, staticArg }, machine, site) =>
      attrsOf([
        ['_file', modulePath],
        [
          'imports',
          done(
            list([
              machine.lazy(() => call(machine, importValue(machine, modulePath.force(), site), staticArg)),
            ]),
          ),
        ],
      ]),
  ),
];

/** What an evaluation of modules gives, none of which is known. */
function evaluation(): Attrs {
  return attrsOf(
    ['config', 'options', 'type', 'extendModules', '_module'].map(
      (name) => [name, done(unknown(`modules: ${name}`))] as const,
    ),
    { open: true },
  );
}

const path = { from: arg.lazy, to: arg.lazy };

const WHOLE_MODULES: readonly FunctionDefinition[] = [
  fn(
    'evalModules',
    'Evaluates the `modules` together; the result has `config`, `options` and more.',
    { args: arg.lazy },
    () => evaluation(),
  ),
  opaque(
    'mkRemovedOptionModule',
    'A module that tells that an option is no more, and what to do.',
    'optionName',
    'replacementInstructions',
  ),
  opaque(
    'mkRenamedOptionModule',
    'A module that makes `from` another name of the option `to`, with a warning.',
    ...Object.keys(path),
  ),
  opaque(
    'mkRenamedOptionModuleWith',
    'A module that makes `from` another name of the option `to`, with a warning from the release `sinceRelease` on.',
    'args',
  ),
  opaque(
    'mkMergedOptionModule',
    'A module that makes the option `to` of several old ones.',
    'from',
    'to',
    'mergeFn',
  ),
  opaque(
    'mkChangedOptionModule',
    'A module that makes the option `to` of an old one.',
    'from',
    'to',
    'changeFn',
  ),
  opaque(
    'mkAliasOptionModule',
    'A module that makes `from` another name of the option `to`.',
    ...Object.keys(path),
  ),
  opaque('mkAliasDefinitions', 'The definitions of an option, for another option.', 'option'),
  opaque(
    'mkAliasAndWrapDefinitions',
    'The definitions of an option, put through `wrap`, for another option.',
    'wrap',
    'option',
  ),
  opaque('mkDerivedConfig', 'The value of the option `opt`, put through `f`, with its priority.', 'opt', 'f'),
  opaque('mergeDefinitions', 'The value that definitions of one option come to.', 'loc', 'type', 'defs'),
];

export const MODULES: Section = {
  name: 'modules',
  definitions: [
    ...PROPERTIES,
    ...WHOLE_MODULES,
    constant('defaultOverridePriority', 'The priority of definitions that have none.', () => int(100)),
    constant('defaultOrderPriority', 'The place of definitions that have none.', () => int(1000)),
  ],
  nested: ['defaultOrderPriority', 'defaultOverridePriority', 'importApply'],
};

const OPTION_FUNCTIONS: readonly FunctionDefinition[] = [
  fn(
    'mkOption',
    'An option of a module: `type`, `default`, `description`, `example` and so on.',
    { attrs: arg.set },
    ({ attrs }) => update(attrs, tagged('option', {})),
  ),
  fn(
    'mkEnableOption',
    'A boolean option that is off by default: “Whether to enable `name`.”',
    { name: arg.value },
    ({ name }, machine) =>
      tagged('option', {
        default: done(bool(false)),
        example: done(bool(true)),
        description: machine.lazy(() => strOf(['Whether to enable ', coerced(name, machine), '.'])),
        type: done(optionType('bool')),
      }),
  ),
  fn(
    'mkPackageOption',
    'An option for a package, by default `pkgs.${name}`.',
    { pkgs: arg.lazy, name: arg.value, options: arg.lazy },
    ({ pkgs, name, options }, machine) =>
      tagged('option', {
        default: machine.lazy(() => {
          const other = options.force();
          const said = other.kind === 'attrs' ? other.members.get('default')?.force() : undefined;
          const text = textOf(said ?? name);
          return text === undefined
            ? unknown('default of an option')
            : (machine.select(pkgs.force(), text)?.force() ?? unknown('throw'));
        }),
        type: done(optionType('package')),
      }),
  ),
  opaque('mkSinkUndeclaredOptions', 'An option that takes what no other option does.', 'attrs'),
  fn('isOption', 'Whether `x` is an option.', { x: arg.value }, ({ x }) =>
    boolOrUnknown(hasType('option', x), 'kind of a set'),
  ),
  fn('literalExpression', 'The Nix expression `text`, for the manual.', { text: arg.lazy }, ({ text }) =>
    tagged('literalExpression', { text }),
  ),
  fn('literalMD', 'The Markdown `text`, for the manual.', { text: arg.lazy }, ({ text }) =>
    tagged('literalMD', { text }),
  ),
  fn(
    'literalCode',
    'The code `text` in a language, for the manual.',
    { languageTag: arg.lazy, text: arg.lazy },
    () => tagged('literalMD', { text: done(unknown('documentation')) }),
  ),
  fn('showOption', 'The path `parts` of an option as one writes it.', { parts: arg.list }, ({ parts }) => {
    const names = parts.items.map((it) => textOf(it.force()));
    if (parts.open || names.includes(undefined)) return unknown('path of an option');
    return str(names.map((it = '') => (it === '*' || /^<.*>$/s.test(it) ? it : nixIdentifier(it))).join('.'));
  }),
  fn(
    'getValues',
    'The values of a list of definitions.',
    { definitions: arg.list },
    ({ definitions }, machine) => members(definitions.items, 'value', definitions.open, machine.select),
  ),
  fn(
    'getFiles',
    'The files of a list of definitions.',
    { definitions: arg.list },
    ({ definitions }, machine) => members(definitions.items, 'file', definitions.open, machine.select),
  ),
  opaque('showOptionWithDefLocs', 'An option with the places of its definitions, for messages.', 'opt'),
  opaque('optionAttrSetToDocList', 'The documentation of a set of options.', 'options'),
];

function members(
  items: readonly Thunk[],
  name: string,
  open: boolean,
  select: (set: Value, name: string) => Thunk | undefined,
): Value {
  return list(
    items.map((it) => select(it.force(), name) ?? done(unknown(`missing attribute ${name}`))),
    open,
  );
}

export const OPTIONS: Section = {
  name: 'options',
  definitions: [
    ...OPTION_FUNCTIONS,
    constant('unknownModule', 'What stands for the file of a module that has none.', () =>
      str('<unknown-file>'),
    ),
  ],
  nested: ['literalCode'],
};
