/** Inlay hints: what `latest`, channels, toolchain files and unpinned inputs come to. */
import { lookup } from '../eval/env.ts';
import { steps } from '../eval/selection.ts';
import type { Value } from '../eval/value.ts';
import type { Analysis } from '../knowledge/analysis.ts';
import { knownOf, type Toolchain, type ToolchainSet } from '../knowledge/domain.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, staticName } from '../syntax/nodes.ts';
import { overlaps, type TextRange } from '../text/range.ts';
import { analysisOf } from './analysis.ts';
import type { InlayHint } from './answer.ts';
import { lockedText } from './describe/flake-input.ts';
import { inputFactsOf } from './describe/inputs.ts';
import { choiceFacts, releaseName } from './describe/release.ts';
import { contentLine } from './describe/toolchain.ts';
import type { World } from './host.ts';
import { flakePath } from './hover/flake-path.ts';
import { matters } from './matters.ts';

/** The hints that stand within `range`, in the order of the text. */
export function inlayHints(world: World, id: string, range: TextRange): readonly InlayHint[] {
  const file = world.file(id);
  if (!file) return [];
  // The days of inputs are known without it.
  const analysis = matters(world, id) ? analysisOf(world) : undefined;
  const hints: Placed[] = [];
  for (const node of nodesIn(file.root, range))
    for (const hint of hintsAt(node, world, analysis)) hints.push({ ...hint, node });
  const visible = hints.filter((it) => range.start <= it.offset && it.offset <= range.end);
  return distinct(visible.sort((a, b) => a.offset - b.offset));
}

interface Placed extends InlayHint {
  readonly node: SyntaxNode;
}

/** In one list (`combine [ stable.cargo stable.rustc ]`) the same hint stands once. */
function distinct(hints: readonly Placed[]): InlayHint[] {
  const seen = new Map<SyntaxNode, Set<string>>();
  return hints.flatMap(({ node, ...hint }) => {
    const list = [...node.ancestors()].find((it) => it.kind === 'list_expression');
    if (!list) return [hint];
    const labels = seen.get(list) ?? new Set();
    seen.set(list, labels);
    if (labels.has(hint.label)) return [];
    labels.add(hint.label);
    return [hint];
  });
}

/** The nodes that share text with `range`, down to where people write; nothing outside of it is looked at. */
function* nodesIn(root: SyntaxNode, range: TextRange): Generator<SyntaxNode> {
  const stack = [{ node: root, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, depth } = top;
    yield node;
    if (MAX_DEPTH <= depth) continue;
    for (const child of node.children)
      if (child.named && overlaps(child, range)) stack.push({ node: child, depth: depth + 1 });
  }
}

/** To know the scope of a node, one looks at all that is around it: without an end, a deep file costs the square of its depth. */
const MAX_DEPTH = 1000;

function hintsAt(node: SyntaxNode, world: World, analysis: Analysis | undefined): readonly InlayHint[] {
  if (node.kind === 'binding') return inputHints(node, world);
  if (!analysis) return [];
  switch (node.kind) {
    case 'select_expression':
      return attributeHints(node, analysis);
    case 'variable_expression':
      return nameHints(node, staticName(node.field('name') ?? node), analysis);
    case 'apply_expression':
      return callHints(node, analysis);
    default:
      return [];
  }
}

/** `rust-bin.stable.latest`, `fenix.complete`: names that mean another release every day. */
function attributeHints(select: SyntaxNode, analysis: Analysis): readonly InlayHint[] {
  const values = steps(select, analysis.envAt(select), analysis.evaluator);
  return attrNameNodes(select.field('attrpath')).flatMap((attr, index) => {
    const isMember = knownOf(values[index])?.domain === 'set';
    const moving = isMember ? movingSet(values[index + 1], staticName(attr)) : undefined;
    return moving ? [setHint(moving, attr.end, analysis)] : [];
  });
}

/** The same by a bare name under a `with`. */
function nameHints(variable: SyntaxNode, name: string | undefined, analysis: Analysis): readonly InlayHint[] {
  const moving =
    name === undefined ? undefined : movingSet(lookup(analysis.envAt(variable), name)?.force(), name);
  return moving ? [setHint(moving, variable.end, analysis)] : [];
}

function movingSet(value: Value | undefined, name: string | undefined): ToolchainSet | undefined {
  const known = knownOf(value);
  return known?.domain === 'toolchain-set' && known.chosenBy === name && name !== undefined
    ? known
    : undefined;
}

/** Functions that choose a release. */
const CHOOSING = new Set([
  'fromRustupToolchain',
  'fromRustupToolchainFile',
  'fromToolchainFile',
  'fromToolchainName',
  'rustChannelOf',
  'selectLatestNightlyWith',
  'toolchainOf',
]);

function callHints(call: SyntaxNode, analysis: Analysis): readonly InlayHint[] {
  const callee = call.field('function');
  if (isLong(call)) return [];
  const fn = callee && knownOf(analysis.valueAt(callee));
  if (fn?.domain !== 'function' || !CHOOSING.has(fn.self.name)) return [];
  const made = knownOf(analysis.valueAt(call));
  if (made?.domain === 'toolchain-set' && made.chosenBy !== undefined)
    return [setHint(made, call.end, analysis)];
  return made?.domain === 'toolchain' && made.chosenBy !== undefined
    ? [toolchainHint(made, call.end, analysis)]
    : [];
}

/** Whether a call has more arguments than any function that chooses: what is inside others is looked at many times. */
function isLong(call: SyntaxNode): boolean {
  let it: SyntaxNode | undefined = call;
  for (let count = 0; count <= MAX_ARGUMENTS; count++) {
    if (it?.kind !== 'apply_expression') return false;
    it = it.field('function');
  }
  return true;
}

const MAX_ARGUMENTS = 4;

function setHint(set: ToolchainSet, offset: number, analysis: Analysis): InlayHint {
  return { offset, label: `= ${releaseOf(set)}`, tooltip: tooltip(set, analysis) };
}

/** Components beyond the profile that a label names. */
const MAX_ADDED = 3;

function toolchainHint(it: Toolchain, offset: number, analysis: Analysis): InlayHint {
  const [profile, ...added] = contentLine(it).split(' + ');
  const more = added.length - MAX_ADDED;
  const shown = [profile, ...added.slice(0, MAX_ADDED), ...(0 < more ? [`${more} more`] : [])];
  const content = it.chosenBy === 'selectLatestNightlyWith' ? '' : ` ${shown.join(' + ')}`;
  return { offset, label: `= ${releaseOf(it)}${content}`, tooltip: tooltip(it, analysis) };
}

/** The version, or the day of a nightly. */
function releaseOf({ channel, version, date, key }: Toolchain | ToolchainSet): string {
  return (channel === 'nightly' ? date : version) ?? key ?? 'unknown';
}

/** Hints show their tooltips as plain text. */
function tooltip(it: Toolchain | ToolchainSet, { catalog }: Analysis): string {
  return [releaseName(it), ...choiceFacts(it, catalog())].join('\n').replaceAll('`', '');
}

/** `rust-overlay.url = "…";`: the day that the lock pins it to. */
function inputHints(binding: SyntaxNode, world: World): readonly InlayHint[] {
  const attr = attrNameNodes(binding.field('attrpath')).at(-1);
  const value = binding.field('expression');
  if (!attr || !value || staticName(attr) !== 'url') return [];
  const [first, name, ...rest] = flakePath(attr) ?? [];
  if (first !== 'inputs' || name === undefined || rest.length !== 1) return [];
  const locked = inputFactsOf(world, binding.owner.id, name)?.locked;
  if (locked?.lastModified === undefined) return [];
  const text = lockedText(locked).replaceAll('`', '');
  return [
    {
      offset: value.end,
      label: `locked ${text.slice(-DAY.length)}`,
      tooltip: `flake.lock pins ${name} to ${text}`,
    },
  ];
}

const DAY = 'YYYY-MM-DD';
