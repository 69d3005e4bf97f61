/** The shells that are written in a file, with all that goes into them. */

import type { Value } from '../../eval/value.ts';
import { member } from '../../eval/values.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import { type Derivation, knownOf } from '../../knowledge/domain.ts';
import { derivationsIn, flakeOutputs, type Inputs, inputsOf } from '../../knowledge/shells.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { baseName } from '../../text/path.ts';

/** A shell that comes out in the end; one that others are made of is none. */
export interface Shell {
  /** The call that makes it. */
  readonly site: SyntaxNode;
  readonly derivation: Derivation;
  readonly inputs: Inputs;
}

export function shellsIn(id: string, analysis: Analysis): readonly Shell[] {
  const found = new Map<Derivation, Shell>();
  for (const entry of analysis.entries(id)) {
    for (const { derivation, kind, value } of outputsOf(entry, analysis)) {
      const site = value.origin;
      if (kind !== 'shell' || site?.owner.id !== id || found.has(derivation)) continue;
      found.set(derivation, { site, derivation, inputs: inputsOf(derivation) });
    }
  }
  return [...found.values()];
}

function outputsOf(id: string, analysis: Analysis): ReturnType<typeof derivationsIn> {
  const { value } = analysis.result(id);
  return baseName(id) === 'flake.nix'
    ? flakeOutputs(value, analysis.evaluator.system)
    : derivationsIn(value, '', 4);
}

/** Whether a shell sets an environment variable; `undefined` where that cannot be known. */
export function setsVariable(shell: Derivation, name: string): boolean | undefined {
  const args = shell.args.force();
  if (args.kind !== 'attrs') return undefined;
  if (args.members.get(name)) return true;
  const env = member(args, 'env');
  if (env?.kind === 'attrs' && env.members.get(name)) return true;
  const inHook = hookSets(args, name, 0);
  if (inHook !== false) return inHook;
  return args.open || (env !== undefined && (env.kind !== 'attrs' || env.open)) ? undefined : false;
}

const MAX_DEPTH = 8;

/** Whether the hook of a shell, or of the shells it is made from, speaks of a variable. */
function hookSets(args: Value, name: string, depth: number): boolean | undefined {
  const hook = member(args, 'shellHook');
  if (hook !== undefined && hook.kind !== 'string') return undefined;
  const parts = hook?.parts ?? [];
  if (parts.some((it) => typeof it === 'string' && it.includes(name))) return true;
  let isKnown = parts.every((it) => typeof it === 'string' || it.kind !== 'unknown');
  const from = member(args, 'inputsFrom');
  for (const item of from?.kind === 'list' ? from.items : []) {
    const known = knownOf(item.force());
    if (known?.domain !== 'derivation' || depth > MAX_DEPTH) continue;
    const inside = hookSets(known.args.force(), name, depth + 1);
    if (inside === true) return true;
    isKnown &&= inside === false;
  }
  return isKnown ? false : undefined;
}
