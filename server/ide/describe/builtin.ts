/** Nix's built-in functions, and nixpkgs' library. */
import { isFunctionDefinition } from '../../eval/builtins/definition.ts';
import { documented, libSet } from '../../eval/lib/lib.ts';
import type { Value } from '../../eval/value.ts';
import { type Card, typed } from './card.ts';

const LIBRARY = 'https://nixos.org/manual/nixpkgs/stable/#sec-functions-library';

/** The library, or one of the functions, without arguments so far; `undefined` for any other value. */
export function builtinCard(value: Value, name: string): Card | undefined {
  if (value === libSet())
    return {
      code: typed(name, 'nixpkgs’ library'),
      doc: ['Functions on lists, sets, strings …'],
      link: LIBRARY,
    };
  if (value.kind !== 'primop' || 0 < value.args.length) return undefined;
  const definition = documented(value.name);
  if (!definition || !isFunctionDefinition(definition)) return undefined;
  return { code: [value.name, ...definition.params].join(' '), doc: [definition.doc] };
}
