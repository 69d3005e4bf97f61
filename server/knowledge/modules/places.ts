/** Which places of a file are the options of modules: from a set literal to the options that its names are. */
import type { Attrs, Value } from '../../eval/value.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import type { ModuleNote } from '../kit.ts';
import { discharged, plainDefinition } from './definition.ts';
import { type ModuleOption, type OptionNode, optionBelow } from './option.ts';

/** Options at one place: one node for each table that knows the path. */
export type OptionNodes = readonly OptionNode[];

const MAX_DEPTH = 12;

export interface OptionPlaces {
  /** The options among which the names of a set literal are. */
  in(set: SyntaxNode): OptionNodes | undefined;
}

const made = new WeakMap<readonly ModuleNote[], { readonly notes: number; readonly places: OptionPlaces }>();

/** The literals that define options, of all modules that were evaluated. */
export function optionPlaces(notes: readonly ModuleNote[]): OptionPlaces {
  const known = made.get(notes);
  if (known?.notes === notes.length) return known.places;
  const places = placesOf(notes);
  made.set(notes, { notes: notes.length, places });
  return places;
}

function placesOf(notes: readonly ModuleNote[]): OptionPlaces {
  const found = new Map<SyntaxNode, OptionNodes>();
  for (const note of notes) {
    const roots = note.options();
    for (const it of discharged([plainDefinition(note.config)])) visit(it.value.force(), roots, 0);
  }

  function visit(value: Value, nodes: OptionNodes, depth: number): void {
    if (value.kind !== 'attrs' || depth > MAX_DEPTH) return;
    note(value, nodes);
    for (const name of value.members.names()) {
      const next = below(nodes, name);
      const member = next.length > 0 ? value.members.get(name) : undefined;
      const hasMore = next.some((it) => it.children.size > 0 || it.any);
      if (!member || !hasMore) continue;
      for (const it of discharged([plainDefinition(member)])) visit(it.value.force(), next, depth + 1);
    }
  }

  /** The literals that the names of a set are written in; where a path leads to it, that is another one. */
  function note(set: Attrs, nodes: OptionNodes): void {
    const names = set.members.names();
    const { origin } = set;
    if (origin && names.length === 0 && isSet(origin) && !found.has(origin)) found.set(origin, nodes);
    for (const name of names) {
      const attr = set.members.definition?.(name);
      const literal = attr && literalOf(attr);
      if (literal && !found.has(literal)) found.set(literal, nodes);
    }
  }
  return { in: (set) => found.get(set) };
}

/** The literal that an attribute stands in, where no others come before it in its path. */
function literalOf(attr: SyntaxNode): SyntaxNode | undefined {
  const { parent } = attr;
  if (parent?.kind === 'attrpath' && attrNameNodes(parent)[0] !== attr) return undefined;
  const literal = parent?.parent?.parent?.parent;
  return literal && isSet(literal) ? literal : undefined;
}

function isSet({ kind }: SyntaxNode): boolean {
  return kind === 'attrset_expression' || kind === 'rec_attrset_expression';
}

/** One step down in every table. */
export function below(nodes: OptionNodes, name: string): OptionNodes {
  return nodes.flatMap((it) => optionBelow(it, name) ?? []);
}

export function optionOf(nodes: OptionNodes): ModuleOption | undefined {
  return nodes.find((it) => it.option)?.option;
}

/** The options among which the names of a set literal are, also where it is written into another one. */
export function optionsIn(set: SyntaxNode, places: OptionPlaces): OptionNodes | undefined {
  const direct = places.in(set);
  if (direct) return direct;
  const binding = set.parent;
  const outer = binding?.kind === 'binding' ? setAround(binding) : undefined;
  const around = outer && optionsIn(outer, places);
  if (!binding || !around) return undefined;
  let nodes: OptionNodes = around;
  for (const attr of attrNameNodes(binding.field('attrpath'))) nodes = below(nodes, staticName(attr) ?? '');
  return nodes.length > 0 ? nodes : undefined;
}

/** The options among which an attribute of a binding is, and itself: `channel` in `languages.rust.channel`. */
export function optionsAt(attr: SyntaxNode, places: OptionPlaces): OptionNodes | undefined {
  const path = attr.parent;
  const binding = path?.kind === 'attrpath' ? path.parent : undefined;
  const set = binding?.kind === 'binding' ? setAround(binding) : undefined;
  let nodes = set && optionsIn(set, places);
  if (!nodes) return undefined;
  for (const it of attrNameNodes(path)) {
    if (it === attr) return nodes;
    nodes = below(nodes, staticName(it) ?? '');
  }
  return undefined;
}

function setAround(binding: SyntaxNode): SyntaxNode | undefined {
  return binding.parent?.kind === 'binding_set' ? binding.parent.parent : undefined;
}
