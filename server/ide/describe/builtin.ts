/** Nix's built-in functions and those of nixpkgs' library. */
import { BUILTINS } from '../../eval/builtins/builtins.ts';
import { type Definition, isFunctionDefinition } from '../../eval/builtins/definition.ts';
import type { Value } from '../../eval/value.ts';
import { type Card, typed } from './card.ts';

const PREFIX = 'builtins.';

/** The function that a value is, without arguments so far; `undefined` where it is none of these. */
export function builtinCard(value: Value): Card | undefined {
  if (value.kind !== 'primop' || 0 < value.args.length || !value.name.startsWith(PREFIX)) return undefined;
  const definition = BUILTINS.get(value.name.slice(PREFIX.length));
  return definition && definitionCard(definition, value.name);
}

function definitionCard(it: Definition, name: string): Card {
  return isFunctionDefinition(it)
    ? { code: [name, ...it.params].join(' '), doc: [it.doc] }
    : { code: typed(name, 'constant'), doc: [it.doc] };
}
