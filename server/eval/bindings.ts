/** Attribute sets: bindings, nested paths, `inherit`, dynamic names. */
import type { SyntaxNode } from '../syntax/node.ts';
import { attrNameNodes, bindingsOf, staticName } from '../syntax/nodes.ts';
import { recursiveEnv } from './control.ts';
import { lookup } from './env.ts';
import type { Evaluator } from './evaluator.ts';
import { lazy } from './thunk.ts';
import type { Attrs, Env, Members, Thunk, Value } from './value.ts';
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
  readonly named: ReadonlyMap<string, readonly Definition[]>;
  /** Names that must be computed, each with what it defines. */
  readonly computed: readonly { readonly name: Thunk; readonly definition: Definition }[];
}

/** `{ … }` and `rec { … }`. */
export function attrset(node: SyntaxNode, env: Env, ev: Evaluator): Attrs {
  const scope = node.kind === 'rec_attrset_expression' ? recursiveEnv(node, env, ev) : env;
  return setOf(definitionsIn(node, scope, env, ev), node, scope, ev);
}

/** The names that a `let`, `rec` or `let { }` brings into scope. */
export function* bindingNames(
  node: SyntaxNode,
  scope: Env,
  outer: Env,
  ev: Evaluator,
): Generator<[string, Thunk]> {
  for (const [name, definitions] of definitionsIn(node, scope, outer, ev).named)
    yield [name, merged(definitions, scope, ev)];
}

/** Reads the bindings of a set or `let`. Values live in `scope`, a plain `inherit` looks into `outer`. */
function definitionsIn(node: SyntaxNode, scope: Env, outer: Env, ev: Evaluator): Definitions {
  const named = new Map<string, Definition[]>();
  const computed: { name: Thunk; definition: Definition }[] = [];
  const define = (attr: SyntaxNode, definition: Definition): void => {
    const name = staticName(attr);
    if (name === undefined) computed.push({ name: ev.lazy(() => dynamicName(attr, scope, ev)), definition });
    else {
      const known = named.get(name);
      if (known) known.push(definition);
      else named.set(name, [definition]);
    }
  };
  for (const binding of bindingsOf(node)) {
    if (binding.kind === 'binding') {
      const [first, ...rest] = attrNameNodes(binding.field('attrpath'));
      const expression = binding.field('expression');
      if (!first) continue;
      const value = ev.delayed(expression, scope);
      define(first, { name: first, rest, value, written: expression && { expression, env: scope } });
      continue;
    }
    const source =
      binding.kind === 'inherit_from' ? ev.delayed(binding.field('expression'), scope) : undefined;
    for (const attr of attrNameNodes(binding.field('attrs'))) {
      define(attr, { name: attr, rest: [], value: inherited(attr, source, outer, ev) });
    }
  }
  return { named, computed };
}

function inherited(attr: SyntaxNode, source: Thunk | undefined, outer: Env, ev: Evaluator): Thunk {
  const name = staticName(attr);
  if (name === undefined) return done(unknown('computed name in inherit'));
  return lazy(() => {
    if (!source) return lookup(outer, name)?.force() ?? unknown(`undefined name ${name}`);
    const set = source.force();
    const found = ev.select(set, name);
    if (!found && set.kind === 'attrs') ev.hooks.missing(set, name, attr);
    return found?.force() ?? unknown(`missing attribute ${name}`);
  }, attr);
}

function dynamicName(attr: SyntaxNode, scope: Env, ev: Evaluator): Value {
  return ev.evaluate(attr.kind === 'interpolation' ? attr.field('expression') : attr, scope);
}

function setOf(definitions: Definitions, origin: SyntaxNode | undefined, scope: Env, ev: Evaluator): Attrs {
  const { named, computed } = definitions;
  const made = new Map<string, Thunk>();
  const find = (name: string): readonly Definition[] | undefined => {
    const fixed = named.get(name);
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
      if (computed.length === 0) return [...named.keys()];
      const texts = computed.flatMap((it) => textOf(it.name.force()) ?? []);
      return [...new Set([...named.keys(), ...texts])];
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
  return lazy(() => setOf(pieces(definitions, scope, ev), first.written?.expression, scope, ev), first.name);
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
    if (
      written?.expression.kind !== 'attrset_expression' &&
      written?.expression.kind !== 'rec_attrset_expression'
    )
      continue;
    const inside =
      written.expression.kind === 'attrset_expression'
        ? written.env
        : recursiveEnv(written.expression, written.env, ev);
    const spliced = definitionsIn(written.expression, inside, written.env, ev);
    for (const [name, found] of spliced.named) for (const it of found) add(name, it);
    computed.push(...spliced.computed);
  }
  return { named, computed };
}
