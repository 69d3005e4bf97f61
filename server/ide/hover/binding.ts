/** Names that are bound: environment variables and arguments of derivations, arguments of known functions, variables. */
import { derivationArgument } from '../../knowledge/env-vars/derivation-arguments.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, quoteName, staticName } from '../../syntax/nodes.ts';
import { type Card, typed, withMore } from '../describe/card.ts';
import { envVarCard } from '../describe/env-var.ts';
import { paramCard } from '../describe/signature.ts';
import { valueCard } from '../describe/value.ts';
import { resultNotes } from './call.ts';
import type { HoverContext, Hovered } from './context.ts';
import { envVarNotes } from './env-notes.ts';
import { devenvPath } from './flake-path.ts';
import { type Role, roleOf } from './roles.ts';

/** The name of an argument in a set that a derivation or a known function gets, `inherit`ed ones too. */
export function argumentHover({ token, analysis }: HoverContext): Hovered | undefined {
  const name = boundName(token);
  const role = name === undefined ? undefined : roleOf(token, analysis);
  const card = role && name !== undefined ? roleCard(name, role) : undefined;
  return card && { range: token, card };
}

function boundName(token: SyntaxNode): string | undefined {
  const { parent } = token;
  const isBound =
    parent?.kind === 'inherited_attrs' || (parent?.kind === 'attrpath' && parent.parent?.kind === 'binding');
  return isBound ? staticName(token) : undefined;
}

function roleCard(name: string, role: Role): Card | undefined {
  if (role.kind === 'parameter') {
    const param = role.fn.params?.find((it) => it.name === name);
    return param && paramCard(param, role.fn.name);
  }
  const { derivation } = role;
  const own = role.kind === 'argument' ? derivation.takes?.params?.find((it) => it.name === name) : undefined;
  if (own && derivation.takes) return paramCard(own, derivation.takes.name);
  const argument = role.kind === 'argument' ? derivationArgument(name) : undefined;
  if (argument)
    return {
      code: typed(name, `argument of ${derivation.builder}`),
      doc: [argument.doc],
      facts: [
        `Type: ${argument.type}`,
        ...(argument.default === undefined ? [] : [`Default: \`${argument.default}\``]),
      ],
    };
  return envVarCard(name, envVarNotes(name, derivation));
}

/** `env.NAME` of a devenv shell. */
export function devenvHover({ token }: HoverContext): Hovered | undefined {
  const [first, name, ...rest] = devenvPath(token) ?? [];
  const card = first === 'env' && name !== undefined && rest.length === 0 ? envVarCard(name) : undefined;
  return card && { range: token, card };
}

/** A name that is bound to something known. */
export function bindingHover(context: HoverContext): Hovered | undefined {
  const { token, analysis } = context;
  const path = token.parent?.kind === 'attrpath' ? token.parent : undefined;
  const expression = path?.parent?.kind === 'binding' ? path.parent.field('expression') : undefined;
  const name = staticName(token);
  if (!expression || name === undefined || attrNameNodes(path).at(-1) !== token) return undefined;
  const card = valueCard(analysis.valueAt(expression), { name: quoteName(name) }, context);
  return card && { range: token, card };
}

/** A string that a known function gets as an argument by name: what the argument is, and what comes of the call. */
export function argumentValueHover({ token, analysis }: HoverContext): Hovered | undefined {
  const binding = token.parent;
  const attr = binding?.kind === 'binding' ? attrNameNodes(binding.field('attrpath')).at(-1) : undefined;
  const name = attr && staticName(attr);
  const role = attr && roleOf(attr, analysis);
  if (name === undefined || role?.kind !== 'parameter') return undefined;
  const param = role.fn.params?.find((it) => it.name === name);
  const call = binding && callAround(binding);
  const notes = call ? resultNotes(analysis.valueAt(call)) : [];
  return param && { range: token, card: withMore(paramCard(param, role.fn.name), { notes }) };
}

/** The call that a binding's set is written into. */
function callAround(binding: SyntaxNode): SyntaxNode | undefined {
  let node = binding.parent?.parent;
  while (node?.parent?.kind === 'parenthesized_expression') node = node.parent;
  return node?.fieldName === 'argument' && node.parent?.kind === 'apply_expression' ? node.parent : undefined;
}
