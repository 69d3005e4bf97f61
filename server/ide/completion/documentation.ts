/** Documentation of completion items, made only when a client asks for it. */
import {
  renderComponent,
  renderPackage,
  renderProfile,
  renderTarget,
} from '../../knowledge/components/render.ts';
import { findEnvVar } from '../../knowledge/env-vars/env-vars.ts';
import { renderEnvVar } from '../../knowledge/env-vars/render.ts';
import { renderKnownInput, renderOutput } from '../../knowledge/flake-schema/render.ts';
import { analysisOf } from '../analysis.ts';
import type { World } from '../host.ts';

/** The Markdown that a key stands for: its kind, a colon, and what the kind needs, such as `env:RUSTFLAGS`. */
export function documentationOf(world: World, key: string): string | undefined {
  const colon = key.indexOf(':');
  const rest = key.slice(colon + 1);
  switch (key.slice(0, colon)) {
    case 'text':
      return rest;
    case 'env': {
      const found = findEnvVar(rest);
      return found && renderEnvVar(found);
    }
    case 'component':
      return renderComponent(rest);
    case 'profile':
      return renderProfile(rest);
    case 'target':
      return renderTarget(rest);
    case 'package':
      return renderPackage(rest);
    case 'input':
      return renderKnownInput(rest);
    case 'output':
      return renderOutput(rest);
    case 'release':
      return renderRelease(world, rest);
    default:
      return undefined;
  }
}

function renderRelease(world: World, rest: string): string | undefined {
  const [channel, key = ''] = rest.split(':');
  if (channel !== 'stable' && channel !== 'beta' && channel !== 'nightly') return undefined;
  const manifest = analysisOf(world).catalog().manifest(channel, key);
  if (!manifest) return undefined;
  const profiles = manifest.profiles().map((it) => `\`${it}\``);
  return [
    `**Rust ${manifest.version}**, ${channel === 'stable' ? 'released' : `${channel} of`} ${manifest.date}`,
    profiles.length > 0
      ? `Profiles: ${profiles.join(', ')}.`
      : 'From before profiles: only the whole `rust` package.',
    `${manifest.targets().length} targets.`,
  ].join('\n\n');
}
