/** Options of modules: what they are called, what they hold, and their defaults, as a tree by attribute path. */
import type { Thunk, Value } from '../../eval/value.ts';
import { attrsOf, bool, done, list, NULL, str } from '../../eval/values.ts';
import { quoteName } from '../../syntax/nodes.ts';
import type { Description } from '../domain.ts';

/** A default that is plain data. */
export type Constant = string | boolean | null | readonly Constant[] | { readonly [name: string]: Constant };

/** How several definitions of an option become one value. */
export type Merge = 'one' | 'list' | 'lines' | 'set' | 'module';

export interface ModuleOption extends Description {
  /** The whole path: `languages.rust.channel`; `<name>` stands for a name of the user's. */
  readonly name: string;
  readonly default?: Constant | undefined;
  /** A default that is computed, in words. */
  readonly defaultText?: string | undefined;
  /** What it holds, where that is known elsewhere. */
  readonly holds?: 'environment' | 'releases' | undefined;
  /** What it may be, for an option that is one of a few strings. */
  readonly values?: readonly string[] | undefined;
}

export interface OptionNode {
  readonly option: ModuleOption | undefined;
  readonly children: ReadonlyMap<string, OptionNode>;
  /** What stands below names of the user's. */
  readonly any: OptionNode | undefined;
}

interface Growing {
  option: ModuleOption | undefined;
  readonly children: Map<string, Growing>;
  any: Growing | undefined;
}

const trees = new WeakMap<object, OptionNode>();

/** The options of a table by path; made once for each table. */
export function optionTree(options: readonly ModuleOption[]): OptionNode {
  const known = trees.get(options);
  if (known) return known;
  const root = grow();
  for (const option of options) {
    let node = root;
    for (const step of option.name.split('.')) node = below(node, step);
    node.option = option;
  }
  trees.set(options, root);
  return root;
}

function grow(): Growing {
  return { option: undefined, children: new Map(), any: undefined };
}

function below(node: Growing, step: string): Growing {
  if (step === '<name>') {
    node.any ??= grow();
    return node.any;
  }
  const known = node.children.get(step) ?? grow();
  node.children.set(step, known);
  return known;
}

/** One step down a path: a name that a table has, else what it has for any name. */
export function optionBelow(node: OptionNode, name: string): OptionNode | undefined {
  return node.children.get(name) ?? node.any;
}

export function optionAt(root: OptionNode, path: readonly string[]): OptionNode | undefined {
  let node: OptionNode | undefined = root;
  for (const name of path) node = node && optionBelow(node, name);
  return node;
}

const MERGES: readonly (readonly [start: string, merge: Merge])[] = [
  ['list', 'list'],
  ['lines', 'lines'],
  ['set', 'set'],
  ['module', 'module'],
];

export function mergeOf({ type }: ModuleOption): Merge {
  return MERGES.find(([start]) => type.startsWith(start))?.[1] ?? 'one';
}

/** The value of an option that nobody defines; `undefined` where it is computed, or there is none. */
export function defaultOf(option: ModuleOption): Value | undefined {
  return option.default === undefined ? undefined : constantValue(option.default);
}

function constantValue(it: Constant): Value {
  if (it === null) return NULL;
  if (typeof it === 'string') return str(it);
  if (typeof it === 'boolean') return bool(it);
  if (isList(it)) return list(it.map((one) => done(constantValue(one))));
  return attrsOf(Object.entries(it).map(([name, one]): [string, Thunk] => [name, done(constantValue(one))]));
}

function isList(it: Constant): it is readonly Constant[] {
  return Array.isArray(it);
}

/** A default as one writes it in Nix. */
export function constantText(it: Constant): string {
  if (it === null) return 'null';
  if (typeof it === 'string') return JSON.stringify(it);
  if (typeof it === 'boolean') return String(it);
  if (isList(it)) return it.length === 0 ? '[ ]' : `[ ${it.map(constantText).join(' ')} ]`;
  const members = Object.entries(it).map(([name, one]) => `${quoteName(name)} = ${constantText(one)};`);
  return members.length === 0 ? '{ }' : `{ ${members.join(' ')} }`;
}

export function defaultTextOf(option: ModuleOption): string | undefined {
  if (option.defaultText !== undefined) return option.defaultText;
  return option.default === undefined ? undefined : `\`${constantText(option.default)}\``;
}

/** Options below a name of another module. */
export function prefixed(
  prefix: string,
  options: readonly ModuleOption[],
  deprecated?: string,
): readonly ModuleOption[] {
  return options.map((it) => ({
    ...it,
    name: `${prefix}.${it.name}`,
    deprecated: it.deprecated ?? deprecated,
  }));
}
