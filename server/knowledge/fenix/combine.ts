/** fenix's `combine`: components of one or several releases in one toolchain. */
import type { Value } from '../../eval/value.ts';
import { unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Toolchain } from '../domain.ts';
import { toolchainOf } from '../domain.ts';
import { attrsWithOutputs } from '../package.ts';
import type { FenixContext } from './context.ts';

/** The toolchain that the parts make together; its release is that of its `rustc`. `at` is the expression of the list. */
export function combine(context: FenixContext, parts: Value, at: SyntaxNode | undefined): Value {
  if (parts.kind !== 'list') return unknown(parts.kind === 'unknown' ? parts.why : 'combine of no list');
  const found: Toolchain[] = [];
  let complete = !parts.open;
  for (const part of parts.items) {
    const toolchain = toolchainOf(part.force());
    if (toolchain) found.push(toolchain);
    else complete = false;
  }
  const leader = found.find((it) => it.components.includes('rustc')) ?? found[0];
  if (!leader) return unknown('combine of unknown parts');
  const toolchain: Toolchain = {
    ...leader,
    profile: undefined,
    components: [...new Set(found.flatMap((it) => it.components))],
    targets: [...new Set(found.flatMap((it) => it.targets))],
    listed: { components: [], targets: [] },
    complete: complete && found.every((it) => it.complete),
    site: { kind: 'members', list: parts, at },
    single: undefined,
  };
  context.kit.facts.toolchains.push(toolchain);
  return attrsWithOutputs(toolchain);
}
