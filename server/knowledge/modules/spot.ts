/** Places in a configuration, and what is to be known of the definitions there. */
import type { Attrs, Value } from '../../eval/value.ts';
import { done, member, textOf } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Definition } from './definition.ts';
import type { KnownModule } from './module.ts';
import type { OptionNode } from './option.ts';

/** A place in the configuration. */
export interface Spot {
  readonly path: readonly string[];
  readonly definitions: () => readonly Definition[];
  readonly nodes: () => readonly Owned[];
  /** What the user's modules declare there. */
  readonly declared: () => readonly Value[];
  /** Whether more may be defined there. */
  readonly open: () => boolean;
}

export interface Owned {
  readonly node: OptionNode;
  readonly owner: KnownModule;
}

export function withDefault(
  definitions: readonly Definition[],
  fallback: Value | undefined,
): readonly Definition[] {
  if (definitions.length > 0 || !fallback) return definitions;
  return [{ value: done(fallback), priority: 1500, order: 1000, maybe: false }];
}

export function hasOptionsBelow(spot: Spot): boolean {
  return spot.nodes().some(({ node }) => node.children.size > 0);
}

export function isDeclaration(value: Value): value is Attrs {
  return value.kind === 'attrs' && textOf(member(value, '_type')) === 'option';
}

export function firstOrigin(definitions: readonly Definition[]): SyntaxNode | undefined {
  for (const it of definitions) {
    const { origin } = it.value.force();
    if (origin) return origin;
  }
  return undefined;
}

export function firstDefinition(sets: readonly Attrs[], name: string): SyntaxNode | undefined {
  for (const it of sets) {
    const found = it.members.definition?.(name);
    if (found) return found;
  }
  return undefined;
}

export function once<T>(compute: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
