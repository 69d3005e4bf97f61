/** Adding a component or target to what fenix joins: one more element of `combine`, or a `combine` around the toolchain. */
import { attrName, steps } from '../../../eval/selection.ts';
import type { Value } from '../../../eval/value.ts';
import { unknown } from '../../../eval/values.ts';
import type { Analysis } from '../../../knowledge/analysis.ts';
import { type EditSite, knownOf, type Toolchain, toolchainOf } from '../../../knowledge/domain.ts';
import type { SyntaxNode } from '../../../syntax/node.ts';
import { attrNameNodes, unwrapped } from '../../../syntax/nodes.ts';
import { openFile } from '../../../syntax/source-file.ts';
import type { FileEdits } from '../../answer.ts';
import { callWithList, isSimple } from '../layout/wrap.ts';
import type { Addition, EditContext } from './addition.ts';
import { addToList } from './list-place.ts';
import type { ToolchainPlace } from './place.ts';

interface JoinContext extends EditContext {
  /** Adds to a member that has a place of its own. */
  readonly add: (place: ToolchainPlace, addition: Addition, context: EditContext) => FileEdits | undefined;
}

/** Adds to `combine [ … ]`: in the list of the member that has names, else as a member like its neighbours. */
export function joinMember(
  toolchain: Toolchain,
  { list, at }: Extract<EditSite, { kind: 'members' }>,
  addition: Addition,
  context: JoinContext,
): FileEdits | undefined {
  if (list.kind !== 'list') return undefined;
  const members = list.items.map((it) => ({ value: it.force(), node: it.node }));
  for (const { value, node } of members) {
    const member = toolchainOf(value);
    const hasPlace = member?.site.kind === 'names' || member?.site.kind === 'file';
    if (!member || !hasPlace || !isSameRelease(member, toolchain)) continue;
    if (addition.kind === 'targets' && member.site.kind === 'names') continue;
    return context.add({ toolchain: member, node: value.origin ?? node }, addition, context);
  }
  for (const { node, value } of members) {
    const member = toolchainOf(value);
    if (!node || !member || !isSameRelease(member, toolchain)) continue;
    const element = neighbour(node, toolchain, addition, context.analysis);
    if (element !== undefined) return addToList(at, list, element, context.analysis);
  }
  return undefined;
}

/** `combine [ TOOLCHAIN fenix.stable.rust-src ]` around a toolchain that cannot be added to. */
export function joinComponent(
  { node, toolchain }: ToolchainPlace,
  addition: Addition,
  { analysis }: EditContext,
): FileEdits | undefined {
  if (!node || toolchain.provider !== 'fenix' || toolchain.single !== undefined) return undefined;
  const selection = node.kind === 'apply_expression' ? node.field('function') : node;
  const element = selection && neighbour(selection, toolchain, addition, analysis);
  const root = selection && rootOf(selection, analysis);
  if (element === undefined || root === undefined) return named(node, toolchain, addition);
  const combine = below(root, 'combine');
  const fn = evaluated(combine, node, analysis);
  const known = knownOf(fn);
  if (known?.domain !== 'function' || known.self.name !== 'combine') return named(node, toolchain, addition);
  const self = isSimple(node) ? node.text : `(${node.text})`;
  return { id: node.owner.id, edits: [callWithList(node, combine, [self, element])] };
}

/** Attributes of fenix's sets that are toolchains of fixed components. */
const JOINED: ReadonlySet<string> = new Set([
  'minimalToolchain',
  'defaultToolchain',
  'completeToolchain',
  'toolchain',
]);

/** `stable.defaultToolchain` → `stable.withComponents [ … ]` with all its components by name, where `combine` is out of reach. */
function named(node: SyntaxNode, toolchain: Toolchain, { kind, name }: Addition): FileEdits | undefined {
  const last = attrNameNodes(node.field('attrpath')).at(-1);
  if (kind !== 'components' || !last || !JOINED.has(last.text) || !isSimple(node)) return undefined;
  const fn = `${node.owner.text.slice(node.start, last.start)}withComponents`;
  const names = [...toolchain.components.map((it) => it.replace(/-preview$/, '')), name];
  return {
    id: node.owner.id,
    edits: [
      callWithList(
        node,
        fn,
        names.map((it) => `"${it}"`),
      ),
    ],
  };
}

/** The expression of a component or target that is written like `node`, which is one of the same release. */
function neighbour(
  node: SyntaxNode,
  toolchain: Toolchain,
  addition: Addition,
  analysis: Analysis,
): string | undefined {
  const candidates =
    addition.kind === 'components'
      ? [componentLike(node, addition.name)]
      : targetsLike(node, addition.name, toolchain, analysis);
  return candidates.find((it) => it !== undefined && gives(it, node, toolchain, addition, analysis));
}

/** `fenix.stable.cargo` → `fenix.stable.rust-src`; under a `with`, `cargo` → `rust-src`. */
function componentLike(node: SyntaxNode, name: string): string | undefined {
  const inner = unwrapped(node);
  if (inner.kind === 'variable_expression') return name;
  if (inner.kind !== 'select_expression') return undefined;
  const last = attrNameNodes(inner.field('attrpath')).at(-1);
  return last && inner.owner.text.slice(inner.start, last.start) + name;
}

/** `fenix.stable.cargo` → `fenix.targets.wasm32-unknown-unknown.stable.rust-std`. */
function targetsLike(
  node: SyntaxNode,
  triple: string,
  toolchain: Toolchain,
  analysis: Analysis,
): readonly string[] {
  const root = rootOf(unwrapped(node), analysis);
  if (root === undefined) return [];
  const sets = toolchain.channel === 'nightly' ? ['latest', 'complete'] : [toolchain.channel ?? 'stable'];
  const chosen = toolchain.chosenBy;
  return [...(chosen === undefined ? [] : [chosen]), ...sets].map((set) =>
    below(root, `targets.${triple}.${set}.rust-std`),
  );
}

/** The text that fenix itself stands for in a selection: `fenix.packages.${system}`; empty where a `with` brings it. */
function rootOf(node: SyntaxNode, analysis: Analysis): string | undefined {
  if (node.kind === 'variable_expression') return '';
  if (node.kind !== 'select_expression') return undefined;
  const env = analysis.envAt(node);
  const base = node.field('expression');
  const attrs = attrNameNodes(node.field('attrpath'));
  for (const [index, value] of steps(node, env, analysis.evaluator).entries()) {
    if (!isFenix(value)) continue;
    const end = index === 0 ? base?.end : attrs[index - 1]?.end;
    return node.owner.text.slice(node.start, end);
  }
  // `targets.x.stable` or `stable.cargo` with fenix itself in scope.
  const first = attrs[0] && attrName(attrs[0], env, analysis.evaluator);
  return base?.kind === 'variable_expression' && first !== undefined ? '' : undefined;
}

function isFenix(value: Value): boolean {
  const known = knownOf(value);
  return known?.domain === 'set' && known.title === 'fenix';
}

function below(root: string, path: string): string {
  return root === '' ? path : `${root}.${path}`;
}

/** Whether an expression in the place of `node` is what is to be added. */
function gives(
  text: string,
  node: SyntaxNode,
  toolchain: Toolchain,
  { kind, name }: Addition,
  analysis: Analysis,
): boolean {
  const found = toolchainOf(evaluated(text, node, analysis));
  if (!found || !isSameRelease(found, toolchain)) return false;
  return kind === 'components'
    ? found.single?.replace(/-preview$/, '') === name.replace(/-preview$/, '')
    : found.targets.includes(name);
}

function isSameRelease(a: Toolchain, b: Toolchain): boolean {
  return a.provider === b.provider && a.channel === b.channel && a.key === b.key;
}

/** What an expression is worth where `at` stands. */
function evaluated(text: string, at: SyntaxNode, analysis: Analysis): Value {
  const node = openFile(at.owner.id, text, 0).root.field('expression');
  const env = analysis.envAt(at);
  if (node?.kind !== 'select_expression') return analysis.evaluator.evaluate(node, env);
  // Step by step: a selection of what is missing may still have a value, for the sake of what follows.
  const values = steps(node, env, analysis.evaluator);
  const isThere = values.length > attrNameNodes(node.field('attrpath')).length;
  return (isThere ? values.at(-1) : undefined) ?? unknown('missing attribute');
}
