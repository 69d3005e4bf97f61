/** Turns the tree at the cursor into a `Place`. The only part of completion that reads syntax. */

import { lookup } from '../../eval/env.ts';
import { attrName } from '../../eval/selection.ts';
import type { Attrs, Value } from '../../eval/value.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import { type Description, type KnownFunction, knownOf } from '../../knowledge/domain.ts';
import { below, optionOf, optionPlaces, optionsAt, optionsIn } from '../../knowledge/modules/places.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, bindingsOf, staticName } from '../../syntax/nodes.ts';
import { baseName } from '../../text/path.ts';
import type { Cursor } from './cursor.ts';
import { PLACEHOLDER } from './cursor.ts';
import type { NamesInUse, Place } from './place.ts';

/** What stands at the cursor; `undefined` where nothing is known to belong there. */
export function placeAt(cursor: Cursor, analysis: Analysis): Place | undefined {
  const { node } = cursor;
  const { parent } = node;
  switch (parent?.kind) {
    case 'attrpath':
      return attrpathPlace(node, parent, analysis);
    case 'inherited_attrs':
      return inheritPlace(parent, analysis);
    case 'formal':
      return formalPlace(parent, analysis);
    case 'formals':
      return formalPlace(parent, analysis);
    default:
      return node.kind === 'identifier' ? namePlace(node, analysis) : stringPlace(node, analysis);
  }
}

function attrpathPlace(node: SyntaxNode, path: SyntaxNode, analysis: Analysis): Place | undefined {
  const owner = path.parent;
  const before = attrNameNodes(path).filter((it) => it.end <= node.start);
  if (owner?.kind === 'select_expression' || owner?.kind === 'has_attr_expression') {
    const base = memberAlong(owner.field('expression'), before, analysis);
    return base && { kind: 'attribute', base, present: new Set() };
  }
  return owner?.kind === 'binding' ? bindingPlace(owner, before, analysis) : undefined;
}

/** The value of `expression.a.b`. */
function memberAlong(
  expression: SyntaxNode | undefined,
  attrs: readonly SyntaxNode[],
  analysis: Analysis,
): Value | undefined {
  if (!expression) return undefined;
  const env = analysis.envAt(expression);
  let value: Value | undefined = analysis.evaluator.evaluate(expression, env);
  for (const attr of attrs) {
    const name = attrName(attr, env, analysis.evaluator);
    value = value && name !== undefined ? analysis.evaluator.select(value, name)?.force() : undefined;
  }
  return value;
}

function inheritPlace(attrs: SyntaxNode, analysis: Analysis): Place | undefined {
  const inherit = attrs.parent;
  if (!inherit) return undefined;
  const present = new Set(attrNameNodes(attrs).flatMap((it) => staticName(it) ?? []));
  if (inherit.kind === 'inherit_from') {
    const source = inherit.field('expression');
    return source && { kind: 'attribute', base: analysis.valueAt(source), present };
  }
  return { kind: 'name', env: analysis.envAt(attrs), present };
}

/** `{ self, nixpkgs, NAME }:` of a flake's outputs. */
function formalPlace(node: SyntaxNode, analysis: Analysis): Place | undefined {
  const formals = node.kind === 'formals' ? node : node.parent;
  const fn = formals?.parent;
  const path = fn && flakePathOf(fn);
  if (!formals || path?.join('.') !== 'outputs') return undefined;
  const present = new Set(formals.fields('formal').flatMap((it) => it.field('name')?.text ?? []));
  return { kind: 'outputs-formal', root: analysis.evaluator.fileValue(node.owner.id), present };
}

function namePlace(node: SyntaxNode, analysis: Analysis): Place | undefined {
  const variable = node.parent?.kind === 'variable_expression' ? node.parent : node;
  return (
    listedPlace(variable, analysis) ?? { kind: 'name', env: analysis.envAt(variable), present: new Set() }
  );
}

function stringPlace(node: SyntaxNode, analysis: Analysis): Place | undefined {
  const listed = listedPlace(node, analysis);
  if (listed) return listed;
  const binding = node.parent;
  if (binding?.kind !== 'binding') return undefined;
  const path = flakePathOf(node);
  if (path) return { kind: 'flake-value', path, root: analysis.evaluator.fileValue(node.owner.id) };
  const option = optionValuePlace(binding, analysis);
  if (option) return option;
  const set = setOf(binding);
  const fn = set && calledWith(set, analysis);
  const name = attrNameNodes(binding.field('attrpath')).at(-1);
  const argument = name && staticName(name);
  return fn?.self.named && argument !== undefined
    ? { kind: 'argument-value', fn: fn.self, argument }
    : undefined;
}

/** An element of a list of components or targets: whichever known function gets the list, through variables and `++`. */
function listedPlace(node: SyntaxNode, analysis: Analysis): Place | undefined {
  const list = node.parent;
  if (list?.kind !== 'list_expression') return undefined;
  analysis.lookAround(node);
  const found = listedIn(node, analysis);
  // Packages of a shell are no names; what a variable holds may be used anywhere.
  if (found || isPackages(list, analysis)) return found;
  analysis.explore(node.owner.id);
  return listedIn(node, analysis);
}

/** Whether a list is written as an argument of a derivation. */
function isPackages(list: SyntaxNode, analysis: Analysis): boolean {
  for (const it of list.ancestors()) {
    if (it.kind === 'apply_expression' || it.kind === 'let_expression') return false;
    const set = it.kind === 'binding' ? setOf(it) : undefined;
    const fn = set && set.kind !== 'let_expression' ? calledWith(set, analysis) : undefined;
    if (set) return fn !== undefined && DERIVATION_MAKERS.has(fn.self.name);
  }
  return false;
}

function listedIn(node: SyntaxNode, analysis: Analysis): Place | undefined {
  for (const it of analysis.facts.lists) {
    const { list: value } = it;
    if (value.kind !== 'list') continue;
    if (!value.items.some((item) => item.node === node)) continue;
    const present = value.items.flatMap((item) => (item.node === node ? [] : plainText(item.force())));
    return { kind: 'listed', holds: it.holds, choice: it.choice, present: new Set(present) };
  }
  return undefined;
}

function plainText(value: Value): string[] {
  if (value.kind !== 'string') return [];
  const [text = '', ...more] = value.parts;
  return typeof text === 'string' && more.length === 0 ? [text] : [];
}

/** The name of a binding: what it may be depends on who gets the set. */
function bindingPlace(
  binding: SyntaxNode,
  before: readonly SyntaxNode[],
  analysis: Analysis,
): Place | undefined {
  const set = setOf(binding);
  if (!set || set.kind === 'let_expression') return undefined;
  const inside = before.flatMap((it) => staticName(it) ?? []);
  const flakePath = flakePathOf(set);
  if (flakePath && !(flakePath.length === 1 && flakePath[0] === 'outputs')) {
    const path = [...flakePath, ...inside];
    return {
      kind: 'flake-attribute',
      path,
      present: presentIn(set, inside),
      root: analysis.evaluator.fileValue(set.owner.id),
    };
  }
  return (
    optionPlace(set, inside, analysis) ??
    derivationPlace(set, inside, analysis) ??
    argumentPlace(set, inside, analysis) ??
    outputPlace(binding, set, inside, analysis)
  );
}

/** The modules that were evaluated on the way to a node; those of a file that is a plain set are used by others. */
function modulesAround(node: SyntaxNode, analysis: Analysis): Analysis['facts']['modules'] {
  analysis.lookAround(node);
  const { id } = node.owner;
  const whole = [...node.ancestors()].at(-1)?.field('expression');
  if (whole?.kind === 'attrset_expression' && baseName(id) !== 'flake.nix') analysis.explore(id);
  return analysis.facts.modules;
}

/** A set that defines options of a module. */
function optionPlace(set: SyntaxNode, inside: readonly string[], analysis: Analysis): Place | undefined {
  const modules = modulesAround(set, analysis);
  const options = modules.length === 0 ? undefined : optionsIn(set, optionPlaces(modules));
  const nodes = options && inside.reduce(below, options);
  if (!nodes) return undefined;
  const present = presentIn(set, inside);
  if (optionOf(nodes)?.holds === 'environment')
    return { kind: 'environment', present, names: namesInUse(set, analysis) };
  return nodes.some((it) => it.children.size > 0) ? { kind: 'option', options: nodes, present } : undefined;
}

/** The string that an option is defined as. */
function optionValuePlace(binding: SyntaxNode, analysis: Analysis): Place | undefined {
  const modules = modulesAround(binding, analysis);
  const attr = attrNameNodes(binding.field('attrpath')).at(-1);
  const name = attr && staticName(attr);
  if (modules.length === 0 || !attr || name === undefined) return undefined;
  const options = optionsAt(attr, optionPlaces(modules));
  const option = options && optionOf(below(options, name));
  return option && { kind: 'option-value', option };
}

function argumentPlace(set: SyntaxNode, inside: readonly string[], analysis: Analysis): Place | undefined {
  const direct = inside.length === 0 ? calledWith(set, analysis) : undefined;
  const fn = direct?.self.named ? direct : takerOf(set, analysis);
  return fn?.self.named ? { kind: 'argument', fn: fn.self, present: presentIn(set, inside) } : undefined;
}

/** The known function that got the name at the cursor: through a variable, or by `callPackage`. */
function takerOf(set: SyntaxNode, analysis: Analysis): KnownFunction | undefined {
  analysis.explore(set.owner.id);
  for (const { fn, args } of analysis.facts.calls) {
    const given = fn.self.named ? args.at(-1)?.force() : undefined;
    if (given?.kind === 'attrs' && isMemberOf(given, PLACEHOLDER, set)) return fn;
  }
  return undefined;
}

/** A set that becomes the arguments of a derivation, or its `env`. */
function derivationPlace(set: SyntaxNode, inside: readonly string[], analysis: Analysis): Place | undefined {
  const own = ownDerivation(set, analysis);
  const names = (): NamesInUse => namesInUse(set, analysis);
  if (own && inside.length === 0) {
    return {
      kind: 'derivation-argument',
      fn: own.fn,
      shell: own.shell,
      present: presentIn(set, []),
      names: names(),
    };
  }
  if (own && inside.length === 1 && inside[0] === 'env')
    return { kind: 'environment', present: presentIn(set, inside), names: names() };
  // `env = { NAME }`: the set around is the derivation's.
  const binding = set.parent;
  const outer = binding?.kind === 'binding' && inside.length === 0 ? setOf(binding) : undefined;
  const path = outer && attrNameNodes(binding?.field('attrpath')).map((it) => staticName(it));
  if (outer && path?.length === 1 && path[0] === 'env' && ownDerivation(outer, analysis)) {
    return { kind: 'environment', present: presentIn(set, []), names: names() };
  }
  return undefined;
}

interface OwnDerivation {
  readonly fn: Description | undefined;
  readonly shell: boolean;
}

/** The derivation that a set becomes: as the argument written in place, or wherever the name at the cursor turns up. */
function ownDerivation(set: SyntaxNode, analysis: Analysis): OwnDerivation | undefined {
  const direct = calledWith(set, analysis);
  if (direct && DERIVATION_MAKERS.has(direct.self.name))
    return { fn: direct.self, shell: direct.self.name.startsWith('mkShell') };
  analysis.explore(set.owner.id);
  for (const { derivation } of analysis.facts.derivations) {
    const args = derivation.args.force();
    if (args.kind !== 'attrs') continue;
    if (args.origin === set || args.members.names().some((name) => isMemberOf(args, name, set))) {
      const fn = analysis.facts.calls.find((it) =>
        it.args.some((arg) => arg.node === derivation.args.node && arg.node !== undefined),
      );
      return { fn: fn?.fn.self ?? derivation.takes, shell: derivation.kind === 'shell' };
    }
  }
  return undefined;
}

const DERIVATION_MAKERS = new Set([
  'mkShell',
  'mkShellNoCC',
  'mkDerivation',
  'buildRustPackage',
  'runCommand',
]);

function isMemberOf(args: Attrs, name: string, set: SyntaxNode): boolean {
  const attr = args.members.definition?.(name);
  const binding = attr?.parent?.parent;
  return binding !== undefined && setOf(binding) === set;
}

/** The known function that a set literal is an argument of, through parentheses and `//`. */
function calledWith(set: SyntaxNode, analysis: Analysis): KnownFunction | undefined {
  let node = set;
  for (;;) {
    const { parent } = node;
    if (
      parent?.kind === 'parenthesized_expression' ||
      (parent?.kind === 'binary_expression' && parent.field('operator')?.text === '//')
    )
      node = parent;
    else break;
  }
  const call = node.parent;
  const fn =
    call?.kind === 'apply_expression' && node.fieldName === 'argument' ? call.field('function') : undefined;
  const known = fn && knownOf(analysis.valueAt(fn));
  return known?.domain === 'function' ? known : undefined;
}

function outputPlace(
  binding: SyntaxNode,
  set: SyntaxNode,
  inside: readonly string[],
  analysis: Analysis,
): Place | undefined {
  if (baseName(set.owner.id) !== 'flake.nix' || inside.length > 0) return undefined;
  const outputs = analysis.flake(set.owner.id).outputs.force();
  if (outputs.kind !== 'attrs') return undefined;
  const attr = outputs.members.definition?.(PLACEHOLDER);
  const own = attr !== undefined && attr.parent?.parent === binding;
  if (!own) return undefined;
  const direct = outputs.origin === set;
  return { kind: 'output', bySystem: !direct, present: presentIn(set, []) };
}

/** The set or `let` that a binding belongs to. */
export function setOf(binding: SyntaxNode): SyntaxNode | undefined {
  return binding.parent?.kind === 'binding_set' ? binding.parent.parent : undefined;
}

/** Names that a set binds below `inside`, without the one at the cursor. */
function presentIn(set: SyntaxNode, inside: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const binding of bindingsOf(set)) {
    if (binding.kind !== 'binding') {
      for (const attr of attrNameNodes(binding.field('attrs')))
        if (inside.length === 0) names.add(staticName(attr) ?? '');
      continue;
    }
    const path = attrNameNodes(binding.field('attrpath')).map((it) => staticName(it) ?? '');
    const next = path[inside.length];
    if (next !== undefined && inside.every((it, index) => path[index] === it)) names.add(next);
  }
  names.delete(PLACEHOLDER);
  return names;
}

/** The attribute path from the top of `flake.nix` down to `node`; `undefined` outside of it, or inside functions. */
function flakePathOf(node: SyntaxNode): string[] | undefined {
  if (baseName(node.owner.id) !== 'flake.nix') return undefined;
  const path: string[] = [];
  for (let it: SyntaxNode | undefined = node; it; it = it.parent) {
    if (it.kind === 'binding')
      path.unshift(...attrNameNodes(it.field('attrpath')).map((attr) => staticName(attr) ?? ''));
    else if (it !== node && !TRANSPARENT.has(it.kind)) return undefined;
  }
  return path;
}

const TRANSPARENT = new Set([
  'attrset_expression',
  'rec_attrset_expression',
  'binding_set',
  'source_code',
  'parenthesized_expression',
]);

/** How nixpkgs and its library are called where `node` stands. */
function namesInUse(node: SyntaxNode, analysis: Analysis): NamesInUse {
  const env = analysis.envAt(node);
  for (const it of withValues(node, analysis))
    if (knownOf(it)?.domain === 'nixpkgs') return { pkgs: '', lib: 'lib' };
  const pkgs = lookup(env, 'pkgs') ? 'pkgs' : undefined;
  return { pkgs: pkgs ?? 'pkgs', lib: lookup(env, 'lib') ? 'lib' : 'pkgs.lib' };
}

function* withValues(node: SyntaxNode, analysis: Analysis): Generator<Value> {
  for (const it of node.ancestors()) {
    const environment = it.kind === 'with_expression' ? it.field('environment') : undefined;
    if (environment && node.start >= environment.end) yield analysis.valueAt(environment);
  }
}
