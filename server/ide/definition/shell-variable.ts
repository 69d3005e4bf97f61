/** `$NAME` in the code of a shell: where the shell gets the variable from. */
import { member } from '../../eval/values.ts';
import type { Derivation } from '../../knowledge/domain.ts';
import { isString } from '../../syntax/nodes.ts';
import { shellCode, wordAt } from '../hover/shell-code.ts';
import type { DefinitionContext, Found } from './context.ts';
import { memberNodes } from './members.ts';

export function shellVariableDefinition({ token, analysis, offset }: DefinitionContext): Found | undefined {
  if (!isString(token)) return undefined;
  const range = wordAt(token, offset);
  const code = range && shellCode(token, analysis);
  if (!range || !code) return undefined;
  const name = token.owner.text.slice(range.start, range.end);
  const owners = code.derivation ? [code.derivation] : ownersOf(token, analysis.facts.derivations);
  return { range, nodes: [...new Set(owners.flatMap((it) => bindingsIn(it, name)))] };
}

function ownersOf(
  hook: DefinitionContext['token'],
  made: readonly { readonly derivation: Derivation }[],
): readonly Derivation[] {
  return made
    .map((it) => it.derivation)
    .filter((it) => member(it.args.force(), 'shellHook')?.origin === hook);
}

function bindingsIn({ args }: Derivation, name: string) {
  const given = args.force();
  const env = member(given, 'env');
  return [...(env ? memberNodes(env, name) : []), ...memberNodes(given, name)];
}
