/** The toolchains that the outputs of a fixture's main file get, one line each. */
import { toolchainReport } from '../../server/ide/toolchains.ts';
import { worldOf } from '../harness/world.ts';

/** `path: provider channel version [components] {targets beside the host}`; `…` behind what is not wholly known. */
export function shellsOf(source: string): string[] {
  const { world, id } = worldOf(source);
  return toolchainReport(world, id)
    .filter((it) => it.kind === 'shell')
    .flatMap(({ path, toolchains, complete }) => {
      const rest = complete ? '' : ' …';
      if (toolchains.length === 0) return [`${path}: none${rest}`];
      return toolchains.map((it) => {
        const words = [it.provider, it.channel, it.version].filter((word) => word !== null).join(' ');
        return `${path}: ${words} [${it.components.join(' ')}] {${it.targets.slice(1).join(' ')}}${rest}`;
      });
    });
}
