/** Adding a component or a target to a toolchain, wherever it is defined. */
import type { Value } from '../../../eval/value.ts';
import type { EditSite, OptionPlace, Toolchain } from '../../../knowledge/domain.ts';
import { attrNameNodes } from '../../../syntax/nodes.ts';
import { parseToolchainFile } from '../../../workspace/toolchain-file.ts';
import type { FileEdits } from '../../answer.ts';
import { addAttribute } from '../layout/attrset.ts';
import { overrideWith } from '../layout/wrap.ts';
import type { Addition, EditContext } from './addition.ts';
import { joinComponent, joinMember } from './combine.ts';
import { addToList } from './list-place.ts';
import type { ToolchainPlace } from './place.ts';
import { addToToolchainFile } from './toolchain-file.ts';

/** The edits that add something to a toolchain; `undefined` where there is no place for it. */
export function additionEdits(
  place: ToolchainPlace,
  addition: Addition,
  context: EditContext,
): FileEdits | undefined {
  const { site } = place.toolchain;
  switch (site.kind) {
    case 'override':
    case 'settings':
      return inArguments(place, site, addition, context);
    case 'file':
      return inFile(site.id, addition, context);
    case 'names':
      return addition.kind === 'components'
        ? addToList(site.at, site.list, `"${addition.name}"`, context.analysis)
        : joinComponent(place, addition, context);
    case 'members':
      return joinMember(place.toolchain, site, addition, { ...context, add: additionEdits });
    case 'options':
      return inOption(site[addition.kind], addition, context);
    case 'none':
      return joinComponent(place, addition, context);
  }
}

/** The layers of a toolchain's arguments, the one that wins first. */
function* layers(site: EditSite): Generator<EditSite> {
  for (let it: EditSite | undefined = site; it; it = it.kind === 'override' ? it.under : undefined) yield it;
}

/** Where the names are listed already; else beside the other arguments; else in an override of its own. */
function inArguments(
  { node }: ToolchainPlace,
  site: EditSite,
  addition: Addition,
  context: EditContext,
): FileEdits | undefined {
  for (const layer of layers(site)) {
    if (layer.kind === 'file') {
      if (listsAny(layer.id, addition, context)) return inFile(layer.id, addition, context);
      continue;
    }
    if (layer.kind !== 'override' && layer.kind !== 'settings') continue;
    const { argument } = layer;
    if (argument === undefined) continue;
    if (argument.kind !== 'attrs') return undefined;
    const listed = argument.members.get(argumentName(layer, addition));
    if (listed) return addToList(listed.node, listed.force(), `"${addition.name}"`, context.analysis);
    if (argument.open) return undefined;
  }
  const [top] = layers(site);
  if (top?.kind !== 'override' && top?.kind !== 'settings') return undefined;
  const attribute = `${argumentName(top, addition)} = [ "${addition.name}" ];`;
  if (top.argument !== undefined) return inSet(top.argument, attribute);
  return node && { id: node.owner.id, edits: overrideWith(node, attribute) };
}

/** In the list that the option is defined as, else in a definition of it that begins with its default. */
function inOption(
  { name, list, initial, beside, known }: OptionPlace,
  addition: Addition,
  { analysis }: EditContext,
): FileEdits | undefined {
  if (!known) return undefined;
  if (list) return addToList(list.node, list.force(), `"${addition.name}"`, analysis);
  const path = beside?.parent;
  const set = path?.parent?.parent?.parent;
  if (!beside || !set) return undefined;
  const around = attrNameNodes(path).filter((it) => it.end <= beside.start);
  const whole = [...around.map((it) => it.text), name].join('.');
  const items = [...initial, addition.name].map((it) => `"${it}"`);
  const edit = addAttribute(set, `${whole} = [ ${items.join(' ')} ];`);
  return edit && { id: set.owner.id, edits: [edit] };
}

function argumentName(layer: EditSite, { kind }: Addition): string {
  return kind === 'components' && layer.kind === 'override' ? 'extensions' : kind;
}

function inSet(set: Value, attribute: string): FileEdits | undefined {
  const made = set.origin;
  if (made?.kind !== 'attrset_expression' && made?.kind !== 'rec_attrset_expression') return undefined;
  const edit = addAttribute(made, attribute);
  return edit && { id: made.owner.id, edits: [edit] };
}

function listsAny(id: string, { kind }: Addition, { world }: EditContext): boolean {
  const text = world.text(id);
  const file = text === undefined ? undefined : parseToolchainFile(text);
  return file !== undefined && file[kind].length > 0;
}

function inFile(id: string, { kind, name }: Addition, { world }: EditContext): FileEdits | undefined {
  const text = world.text(id);
  const edits = text === undefined ? undefined : addToToolchainFile(text, kind, name);
  return edits && { id, edits };
}

/** Whether a toolchain can be given a target that it does not have. */
export function takesTarget({ manifest, profile, targets }: Toolchain, triple: string): boolean {
  // The joined package has the standard library of the host only, and takes no other.
  return profile !== 'rust' && !targets.includes(triple) && manifest?.hasTarget(triple) === true;
}

/** The name by which a toolchain can be given a component that it lacks; `undefined` where it has it, or there is none. */
export function missingComponent(toolchain: Toolchain, short: string): string | undefined {
  const { choice, components, host, manifest } = toolchain;
  const preview = `${short}-preview`;
  if (components.includes(short) || components.includes(preview)) return undefined;
  if (choice) return [short, preview].find((it) => choice.includes(it));
  return [short, preview].find((it) => manifest?.availableFor(it, host));
}
