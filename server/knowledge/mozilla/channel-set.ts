/** nixpkgs-mozilla's toolchain sets: the packages of one manifest, of which `rust` is the whole toolchain. */
import type { Channel, Manifest } from '../../catalog/catalog.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs } from '../../eval/value.ts';
import { attrs, done, unknown } from '../../eval/values.ts';
import { componentDoc } from '../components/components.ts';
import type { Description, ToolchainSet } from '../domain.ts';
import { componentValue } from '../rust-overlay/component.ts';
import { type OverlayContext, releaseOf } from '../rust-overlay/context.ts';
import { profileToolchain } from '../rust-overlay/toolchain.ts';

/** The set of one manifest; `chosenBy` is the channel, where that moves. */
export function channelSet(
  context: OverlayContext,
  channel: Channel,
  manifest: Manifest,
  chosenBy?: string,
): Attrs {
  const set: ToolchainSet = {
    domain: 'toolchain-set',
    provider: 'nixpkgs-mozilla',
    title: chosenBy === undefined ? `rustChannelOf ${manifest.key}` : `rustChannels.${channel}`,
    channel,
    key: manifest.key,
    version: manifest.version,
    date: manifest.date,
    manifest,
    release: releaseOf(context),
    chosenBy,
    describe: describePackage,
  };
  const packages = new Set(['rust', ...manifest.componentsFor(context.host)]);
  return attrs(
    {
      get: (name) =>
        packages.has(name)
          ? lazy(() =>
              name === 'rust' ? profileToolchain(context, set, 'rust') : componentValue(set, manifest, name),
            )
          : undefined,
      names: () => [...packages],
      guess: (name) => done(unknown(`package ${name} of a manifest`)),
    },
    { domain: set, open: true },
  );
}

function describePackage(name: string): Description | undefined {
  if (name === 'rust')
    return {
      name,
      type: 'toolchain',
      doc: 'The whole toolchain: rustc, cargo, the standard library and what else the release puts in its archive. `rust.override { extensions = [ "rust-src" ]; }` adds to it.',
    };
  const doc = componentDoc(name)?.doc;
  return doc === undefined ? undefined : { name, type: 'component', doc };
}
