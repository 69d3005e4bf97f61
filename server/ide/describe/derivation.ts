/** Shells and packages: the toolchains and packages that go into them. */
import type { Derivation } from '../../knowledge/domain.ts';
import { groupedToolchains, inputsOf } from '../../knowledge/shells.ts';
import { type Card, codeList } from './card.ts';
import { toolchainLine } from './toolchain.ts';

/** What is said of a derivation besides its name. */
export function derivationText(it: Derivation): Omit<Card, 'code'> {
  const inputs = inputsOf(it);
  const toolchains = groupedToolchains(inputs.toolchains).map((use) => toolchainLine(use.toolchain));
  const packages = [...new Set(inputs.packages)];
  return {
    doc: [`${it.kind === 'shell' ? 'A shell' : 'A package'} made by \`${it.builder}\`.`],
    facts: [
      ...toolchains,
      ...(packages.length === 0 ? [] : [`Packages: ${codeList(packages, 12)}`]),
      ...(inputs.complete ? [] : ['Not all of it could be evaluated, so there may be more in it']),
    ],
  };
}
