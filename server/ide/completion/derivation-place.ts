/** Places in what becomes a derivation: its arguments and its environment. */
import type { Analysis } from '../../knowledge/analysis.ts';
import { type Derivation, type Description, knownOf } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import { namesInUse } from './names-in-use.ts';
import type { NamesInUse, Place } from './place.ts';
import { calledWith, callWith, isMemberOf, presentIn, setOf } from './sets.ts';

/** A set that becomes the arguments of a derivation, or its `env`. */
export function derivationPlace(
  set: SyntaxNode,
  inside: readonly string[],
  analysis: Analysis,
): Place | undefined {
  const own = ownDerivation(set, analysis);
  const names = (): NamesInUse => namesInUse(set, analysis);
  if (own && inside.length === 0) {
    return {
      kind: 'derivation-argument',
      fn: own.fn,
      shell: own.shell,
      present: presentIn(set, []),
      names: names(),
    };
  }
  if (own && inside.length === 1 && inside[0] === 'env')
    return { kind: 'environment', present: presentIn(set, inside), names: names() };
  // `env = { NAME }`: the set around is the derivation's.
  const binding = set.parent;
  const outer = binding?.kind === 'binding' && inside.length === 0 ? setOf(binding) : undefined;
  const path = outer && attrNameNodes(binding?.field('attrpath')).map((it) => staticName(it));
  if (outer && path?.length === 1 && path[0] === 'env' && ownDerivation(outer, analysis)) {
    return { kind: 'environment', present: presentIn(set, []), names: names() };
  }
  return undefined;
}

interface OwnDerivation {
  readonly fn: Description | undefined;
  readonly shell: boolean;
}

/** The derivation that a set becomes: as the argument written in place, or wherever the name at the cursor turns up. */
function ownDerivation(set: SyntaxNode, analysis: Analysis): OwnDerivation | undefined {
  const written = writtenDerivation(set, analysis);
  if (written)
    return { fn: calledWith(set, analysis)?.self ?? written.takes, shell: written.kind === 'shell' };
  analysis.explore(set.owner.id);
  for (const { derivation } of analysis.facts.derivations) {
    const args = derivation.args.force();
    if (args.kind !== 'attrs') continue;
    if (args.origin === set || args.members.names().some((name) => isMemberOf(args, name, set))) {
      const fn = analysis.facts.calls.find((it) =>
        it.args.some((arg) => arg.node === derivation.args.node && arg.node !== undefined),
      );
      return { fn: fn?.fn.self ?? derivation.takes, shell: derivation.kind === 'shell' };
    }
  }
  return undefined;
}

/** The derivation that the call around a set literal makes of it. */
export function writtenDerivation(set: SyntaxNode, analysis: Analysis): Derivation | undefined {
  let call = callWith(set);
  if (!call) return undefined;
  // `runCommand name { … } script`: the last argument makes it.
  while (call.parent?.kind === 'apply_expression' && call.fieldName === 'function') call = call.parent;
  const made = knownOf(analysis.valueAt(call));
  if (made?.domain !== 'derivation') return undefined;
  const { node } = made.args;
  return node && node.start <= set.start && set.end <= node.end ? made : undefined;
}
