/** What each shell, package and check of a file gets: the report of `ferronix toolchain`. */
import type { Toolchain } from '../knowledge/domain.ts';
import { derivationsIn, flakeOutputs, groupedToolchains, inputsOf } from '../knowledge/shells.ts';
import { baseName } from '../text/path.ts';
import { analysisOf } from './analysis.ts';
import type { World } from './host.ts';

export interface ReportedToolchain {
  readonly provider: string;
  readonly channel: string | null;
  readonly version: string | null;
  readonly date: string | null;
  readonly profile: string | null;
  /** Component names without `-preview`. */
  readonly components: readonly string[];
  readonly targets: readonly string[];
  /** The expression that makes it, as offsets in UTF-16 units in its file; null where it is written nowhere. */
  readonly range: { readonly file: string; readonly start: number; readonly end: number } | null;
}

export interface ReportedOutput {
  readonly path: string;
  readonly kind: 'shell' | 'package';
  readonly toolchains: readonly ReportedToolchain[];
  /** Whether everything that goes into it was understood. */
  readonly complete: boolean;
  /** What was not understood. */
  readonly unknowns: readonly string[];
}

/** The outputs of a file for one system, in the order in which the file has them; also of a file without Rust, whose outputs get none. */
export function toolchainReport(world: World, id: string, system?: string): readonly ReportedOutput[] {
  const analysis = analysisOf(world, system);
  if (!world.file(id)) return [];
  // Who calls the file knows its arguments.
  analysis.explore(id);
  const { value } = analysis.result(id);
  const outputs =
    baseName(id) === 'flake.nix'
      ? flakeOutputs(value, analysis.evaluator.system)
      : derivationsIn(value, '', 4);
  return outputs.map((output) => {
    const inputs = inputsOf(output.derivation);
    return {
      path: output.path,
      kind: output.kind,
      toolchains: groupedToolchains(inputs.toolchains).map(({ toolchain, value: from, element }) =>
        reported(toolchain, from.origin ?? element),
      ),
      complete: inputs.complete && inputs.toolchains.every((it) => it.toolchain.complete),
      unknowns: [...new Set(inputs.unknowns)],
    };
  });
}

function reported(
  toolchain: Toolchain,
  node: { readonly owner: { readonly id: string }; readonly start: number; readonly end: number } | undefined,
): ReportedToolchain {
  return {
    provider: toolchain.provider,
    channel: toolchain.channel ?? null,
    version: toolchain.version ?? null,
    date: toolchain.date ?? null,
    profile: toolchain.profile ?? null,
    components: [...new Set(toolchain.components.map((it) => it.replace(/-preview$/, '')))],
    targets: toolchain.targets,
    range: node ? { file: node.owner.id, start: node.start, end: node.end } : null,
  };
}
