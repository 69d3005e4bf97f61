/** Attribute sets: bindings, nested paths, `inherit`, dynamic names. */

import { type BindingPlace, bindingShape } from '../syntax/binding-shape.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, staticName } from '../syntax/nodes.ts';
import { recursiveEnv } from './control.ts';
import { lookup } from './env.ts';
import type { Evaluator } from './evaluator.ts';
import { missingMember } from './selection.ts';
import { lazy } from './thunk.ts';
import type { Attrs, Env, Members, Names, Thunk, Value } from './value.ts';
import { attrs, done, textOf, unknown } from './values.ts';

/** One definition of a name: what is left of its attribute path, and the value at its end. */
interface Definition {
  /** The attribute that names it, for go-to-definition. */
  readonly name: SyntaxNode;
  readonly rest: readonly SyntaxNode[];
  readonly value: Thunk;
  /** The expression of a binding and its scope; not for `inherit`. */
  readonly written?: { readonly expression: SyntaxNode; readonly env: Env } | undefined;
}

interface Definitions {
  get(name: string): readonly Definition[] | undefined;
  names(): Iterable<string>;
  /** Names that must be computed, each with what it defines. */
  readonly computed: readonly { readonly name: Thunk; readonly definition: Definition }[];
}

/** `{ … }` and `rec { … }`. */
export function attrset(node: SyntaxNode, env: Env, ev: Evaluator): Attrs {
  const scope = node.kind === 'rec_attrset_expression' ? recursiveEnv(node, env, ev) : env;
  return setOf(definitionsIn(node, scope, env, ev), node, scope, ev);
}

/** The names that a `let`, `rec` or `let { }` brings into scope; each is looked into when it is asked for. */
export function boundNames(node: SyntaxNode, scope: () => Env, outer: Env, ev: Evaluator): Names {
  let read: Definitions | undefined;
  const made = new Map<string, Thunk>();
  const definitions = (): Definitions => {
    read ??= definitionsIn(node, scope(), outer, ev);
    return read;
  };
  return {
    get(name) {
      const known = made.get(name);
      if (known) return known;
      const found = definitions().get(name);
      if (!found) return undefined;
      const thunk = merged(found, scope(), ev);
      made.set(name, thunk);
      return thunk;
    },
    keys: () => definitions().names(),
  };
}

/** Reads the bindings of a set or `let`. Values live in `scope`, a plain `inherit` looks into `outer`. */
function definitionsIn(node: SyntaxNode, scope: Env, outer: Env, ev: Evaluator): Definitions {
  const bindings = node.child('binding_set');
  if (!bindings) return NOTHING;
  const { named, computed } = bindingShape(bindings);
  const sources = new Map<SyntaxNode, Thunk>();
  const define = ({ child, attr }: BindingPlace): Definition | undefined => {
    const binding = bindings.childAt(child);
    if (binding?.kind === 'binding') {
      const [first, ...rest] = attrNameNodes(binding.field('attrpath'));
      const expression = binding.field('expression');
      const value = ev.delayed(expression, scope);
      return first && { name: first, rest, value, written: expression && { expression, env: scope } };
    }
    const name = attrNameNodes(binding?.field('attrs'))[attr];
    if (!binding || !name) return undefined;
    return { name, rest: [], value: inherited(name, sourceOf(binding), outer, ev) };
  };
  const sourceOf = (binding: SyntaxNode): Thunk | undefined => {
    if (binding.kind !== 'inherit_from') return undefined;
    const known = sources.get(binding) ?? ev.delayed(binding.field('expression'), scope);
    sources.set(binding, known);
    return known;
  };
  return {
    get(name) {
      const found = named.get(name)?.flatMap((place) => define(place) ?? []);
      return found && found.length > 0 ? found : undefined;
    },
    names: () => named.keys(),
    computed: computed.flatMap((place) => {
      const definition = define(place);
      return definition ? [{ name: ev.lazy(() => dynamicName(definition.name, scope, ev)), definition }] : [];
    }),
  };
}

const NOTHING: Definitions = { get: () => undefined, names: () => [], computed: [] };

function inherited(attr: SyntaxNode, source: Thunk | undefined, outer: Env, ev: Evaluator): Thunk {
  const name = staticName(attr);
  if (name === undefined) return done(unknown('computed name in inherit'));
  return lazy(() => {
    if (!source) return lookup(outer, name)?.force() ?? unknown(`undefined name ${name}`);
    const set = source.force();
    const found = ev.select(set, name);
    const given = found ?? (set.kind === 'attrs' ? missingMember(set, name, attr, ev) : undefined);
    return given?.force() ?? unknown(`missing attribute ${name}`);
  }, attr);
}

function dynamicName(attr: SyntaxNode, scope: Env, ev: Evaluator): Value {
  return ev.evaluate(attr.kind === 'interpolation' ? attr.field('expression') : attr, scope);
}

function setOf(definitions: Definitions, origin: SyntaxNode | undefined, scope: Env, ev: Evaluator): Attrs {
  const { computed } = definitions;
  const made = new Map<string, Thunk>();
  const find = (name: string): readonly Definition[] | undefined => {
    const fixed = definitions.get(name);
    if (computed.length === 0) return fixed;
    const dynamic = computed.filter((it) => textOf(it.name.force()) === name).map((it) => it.definition);
    return dynamic.length === 0 ? fixed : [...(fixed ?? []), ...dynamic];
  };
  const members: Members = {
    get(name) {
      const known = made.get(name);
      if (known) return known;
      const found = find(name);
      if (!found) return undefined;
      const thunk = merged(found, scope, ev);
      made.set(name, thunk);
      return thunk;
    },
    names() {
      if (computed.length === 0) return [...definitions.names()];
      const texts = computed.flatMap((it) => textOf(it.name.force()) ?? []);
      return [...new Set([...definitions.names(), ...texts])];
    },
    definition: (name) => find(name)?.[0]?.name,
  };
  if (computed.length === 0) return attrs(members, { origin });
  return {
    kind: 'attrs',
    members,
    origin,
    get open() {
      return computed.some((it) => {
        const name = it.name.force();
        return name.kind !== 'null' && textOf(name) === undefined;
      });
    },
  };
}

/** The value of a name that may be defined in several pieces: `a.b = 1; a.c = 2;` and `a = { }; a.b = 1;`. */
function merged(definitions: readonly Definition[], scope: Env, ev: Evaluator): Thunk {
  const [first] = definitions;
  if (!first) return done(unknown('empty definition'));
  if (definitions.length === 1 && first.rest.length === 0) return first.value;
  // Nix refuses a piece beside a whole value. While it is being typed or misread, the value is what everyone else means.
  const whole = definitions.find(isWhole);
  if (whole) return whole.value;
  return lazy(() => setOf(pieces(definitions, scope, ev), first.written?.expression, scope, ev));
}

/** Whether a definition gives all of the value, and nothing can be added to it. */
function isWhole({ rest, written }: Definition): boolean {
  if (rest.length > 0) return false;
  return written === undefined || !(written.expression.missing || isSetLiteral(written.expression));
}

function isSetLiteral({ kind }: SyntaxNode): boolean {
  return kind === 'attrset_expression' || kind === 'rec_attrset_expression';
}

/** Takes one step down the attribute paths of `definitions`. */
function pieces(definitions: readonly Definition[], scope: Env, ev: Evaluator): Definitions {
  const named = new Map<string, Definition[]>();
  const computed: { name: Thunk; definition: Definition }[] = [];
  const add = (name: string, definition: Definition): void => {
    const known = named.get(name);
    if (known) known.push(definition);
    else named.set(name, [definition]);
  };
  for (const definition of definitions) {
    const [next, ...rest] = definition.rest;
    if (next) {
      const step: Definition = { ...definition, name: next, rest };
      const name = staticName(next);
      if (name === undefined)
        computed.push({ name: ev.lazy(() => dynamicName(next, scope, ev)), definition: step });
      else add(name, step);
      continue;
    }
    const { written } = definition;
    if (!written || !isSetLiteral(written.expression)) continue;
    const inside =
      written.expression.kind === 'attrset_expression'
        ? written.env
        : recursiveEnv(written.expression, written.env, ev);
    const spliced = definitionsIn(written.expression, inside, written.env, ev);
    for (const name of spliced.names()) for (const it of spliced.get(name) ?? []) add(name, it);
    computed.push(...spliced.computed);
  }
  return { get: (name) => named.get(name), names: () => named.keys(), computed };
}
