/** The outline of a file: its bindings, nested as they are written, with a flake's inputs, shells and packages told apart. */
import { tripleOfSystem } from '../catalog/hosts.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, bindingsOf, isString, plainString, staticName, unwrapped } from '../syntax/nodes.ts';
import { baseName } from '../text/path.ts';
import type { OutlineItem } from './answer.ts';
import type { World } from './host.ts';

export function outline(world: World, id: string): readonly OutlineItem[] {
  const file = world.file(id);
  if (!file) return [];
  const root = file.root.field('expression');
  return root ? itemsOf(root, { level: baseName(id) === 'flake.nix' ? 'flake' : 'code', depth: 0 }) : [];
}

/** What the names that come next are. */
interface Around {
  readonly level: 'flake' | 'inputs' | 'shells' | 'packages' | 'code';
  readonly depth: number;
}

/** Expressions inside each other that are looked at; code is seldom nested deeper. */
const MAX_DEPTH = 64;

/** The items in an expression: those of the sets and `let`s that it is made of. */
function itemsOf(expression: SyntaxNode, around: Around): OutlineItem[] {
  if (around.depth > MAX_DEPTH) return [];
  const node = unwrapped(expression);
  const inside = (name: string): OutlineItem[] => {
    const part = node.field(name);
    return part ? itemsOf(part, { ...around, depth: around.depth + 1 }) : [];
  };
  switch (node.kind) {
    case 'attrset_expression':
    case 'rec_attrset_expression':
    case 'let_attrset_expression':
      return bindingsOf(node).flatMap((it) => [...bindingItems(it, around)]);
    case 'let_expression':
      return [
        ...bindingsOf(node).flatMap((it) => [...bindingItems(it, { ...around, level: 'code' })]),
        ...inside('body'),
      ];
    case 'function_expression':
    case 'with_expression':
    case 'assert_expression':
      return inside('body');
    case 'apply_expression':
      return [...inside('function'), ...inside('argument')];
    case 'binary_expression':
      return [...inside('left'), ...inside('right')];
    case 'if_expression':
      return [...inside('consequence'), ...inside('alternative')];
    default:
      return [];
  }
}

/** A binding; of an `inherit` only the shells and packages that it names. */
function* bindingItems(binding: SyntaxNode, around: Around): Generator<OutlineItem> {
  const item = itemOf(binding, around);
  if (item) yield item;
  if (binding.kind === 'binding' || (around.level !== 'shells' && around.level !== 'packages')) return;
  for (const attr of attrNameNodes(binding.field('attrs'))) {
    const range = { start: attr.start, end: attr.end };
    const kind = around.level === 'shells' ? 'shell' : 'package';
    yield { name: attr.text, kind, range, nameRange: range, children: [] };
  }
}

function itemOf(binding: SyntaxNode, around: Around): OutlineItem | undefined {
  const value = binding.field('expression');
  const path = binding.kind === 'binding' ? binding.field('attrpath') : undefined;
  const attrs = attrNameNodes(path);
  if (!path || !value || attrs.length === 0) return undefined;
  const { kind, level } = meaning(attrs.map(staticName), value, around);
  return {
    name: path.text,
    detail: kind === 'input' ? inputDetail(value) : undefined,
    kind,
    range: { start: binding.start, end: binding.end },
    nameRange: { start: path.start, end: path.end },
    children: itemsOf(value, { level, depth: around.depth + 1 }),
  };
}

interface Meaning {
  readonly kind: OutlineItem['kind'];
  /** What the names inside the value are. */
  readonly level: Around['level'];
}

const SHELLS = new Set(['devShells', 'devShell']);
const PACKAGES = new Set(['packages', 'checks', 'defaultPackage', 'apps', 'legacyPackages']);

/** What a binding is by its name and by where it stands; else by what is written right of the `=`. */
function meaning(path: readonly (string | undefined)[], value: SyntaxNode, around: Around): Meaning {
  const [first, ...rest] = path;
  if (around.level === 'inputs') return { kind: 'input', level: 'code' };
  if (around.level === 'flake' && first === 'inputs')
    return rest.length === 0 ? { kind: 'set', level: 'inputs' } : { kind: 'input', level: 'code' };
  if (around.level === 'flake' && first === 'outputs' && rest.length === 0)
    return { kind: 'function', level: 'flake' };
  if (around.level === 'shells' || around.level === 'packages') return output(path, around.level, value);
  const [name, ...behind] = isModule(first) ? rest : path;
  const isFlake = around.level === 'flake';
  if (!isFlake || name === undefined || !(SHELLS.has(name) || PACKAGES.has(name)))
    return { kind: kindOf(value), level: isFlake && isModule(first) ? 'flake' : 'code' };
  return output(behind, SHELLS.has(name) ? 'shells' : 'packages', value, isSingle(name));
}

/** Where flake-parts has outputs. */
function isModule(name: string | undefined): boolean {
  return name === 'perSystem' || name === 'flake';
}

/** `devShell` and `defaultPackage` hold one thing for each system, without a name. */
function isSingle(name: string): boolean {
  return name === 'devShell' || name === 'defaultPackage';
}

/** `rest` are the names behind `devShells` or `packages`: a system is none of the thing's own. */
function output(
  rest: readonly (string | undefined)[],
  level: 'shells' | 'packages',
  value: SyntaxNode,
  single = false,
): Meaning {
  const named = rest.filter((it) => it !== undefined && tripleOfSystem(it) === undefined);
  const isSet = value.kind === 'attrset_expression' || value.kind === 'rec_attrset_expression';
  if (named.length === 0 && (!single || isSet)) return { kind: 'set', level };
  return { kind: level === 'shells' ? 'shell' : 'package', level: 'code' };
}

function kindOf(value: SyntaxNode): OutlineItem['kind'] {
  switch (unwrapped(value).kind) {
    case 'function_expression':
      return 'function';
    case 'attrset_expression':
    case 'rec_attrset_expression':
    case 'let_attrset_expression':
      return 'set';
    case 'string_expression':
    case 'indented_string_expression':
    case 'integer_expression':
    case 'float_expression':
    case 'path_expression':
    case 'list_expression':
    case 'uri_expression':
      return 'value';
    default:
      return 'variable';
  }
}

/** The reference of an input: the string itself, or what its `url` or `follows` says. */
function inputDetail(value: SyntaxNode): string | undefined {
  if (isString(value)) return plainString(value);
  for (const binding of bindingsOf(value)) {
    const names = attrNameNodes(binding.field('attrpath')).map(staticName);
    const text = binding.field('expression');
    if ((names.join() === 'url' || names.join() === 'follows') && text && isString(text))
      return plainString(text);
  }
  return undefined;
}
