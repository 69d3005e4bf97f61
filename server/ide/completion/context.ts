/** Turns the tree at the cursor into a `Place`. With the `…-place.ts` beside it the only part of completion that reads syntax. */

import { attrName } from '../../eval/selection.ts';
import type { Value } from '../../eval/value.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import type { KnownFunction } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import { baseName } from '../../text/path.ts';
import { type Cursor, PLACEHOLDER } from './cursor.ts';
import { derivationPlace } from './derivation-place.ts';
import { listedPlace } from './listed-place.ts';
import { optionPlace, optionValuePlace } from './option-place.ts';
import type { Place } from './place.ts';
import { calledWith, isMemberOf, presentIn, setOf } from './sets.ts';

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
