/** The hooks that crane's builders use; for derivations of one's own. */

import { emptyDerivation } from '../builders/artefact.ts';
import type { Entry } from '../table.ts';
import { CRANE_API } from './links.ts';
import type { CraneContext } from './scope.ts';

function hook(name: string, doc: string): Entry<CraneContext> {
  return { name, type: 'hook', doc, link: `${CRANE_API}#hooks`, value: () => emptyDerivation(name) };
}

export const CRANE_HOOKS: readonly Entry<CraneContext>[] = [
  hook(
    'cargoHelperFunctionsHook',
    'The shell functions `cargo` and `cargoWithProfile`, which builds with `CARGO_PROFILE`.',
  ),
  hook(
    'configureCargoCommonVarsHook',
    'Sets `CARGO_HOME`, `CARGO_PROFILE` (`release`), the number of jobs and no incremental builds, unless they are set.',
  ),
  hook('configureCargoVendoredDepsHook', 'Points cargo to the vendored crates in `cargoVendorDir`.'),
  hook('inheritCargoArtifactsHook', 'Puts the artifacts of `cargoArtifacts` into the `target` folder.'),
  hook('installCargoArtifactsHook', 'Keeps the `target` folder, where `doInstallCargoArtifacts` says so.'),
  hook('installFromCargoBuildLogHook', 'Installs what cargo’s log in JSON lists.'),
  hook(
    'remapPathPrefixHook',
    'Takes paths of the store out of what is built, where `doRemapPathPrefix` says so (since 0.23).',
  ),
  hook('removeReferencesToRustToolchainHook', 'Takes references to the toolchain out of what is installed.'),
  hook(
    'removeReferencesToVendoredSourcesHook',
    'Takes references to the vendored crates out of what is installed.',
  ),
  hook('replaceCargoLockHook', 'Puts the lock file in `cargoLock` into the sources.'),
];
