/** Completion source `argument-value`: channels, profiles and dates as arguments. */

import type { Analysis } from '../../../knowledge/analysis.ts';
import { profileDoc } from '../../../knowledge/components/components.ts';
import { nix } from '../../example.ts';
import type { Candidate, CompletionSource } from '../source.ts';

export const argumentValue: CompletionSource = {
  id: 'argument-value',
  summary: 'Channels, versions, profiles and dates in the arguments of toolchain functions.',
  examples: [
    {
      title: 'Channels, then versions',
      before: nix`
        { pkgs }: pkgs.rust-bin.fromRustupToolchain { channel = "$0"; }
      `,
      offers: ['stable', 'beta', 'nightly'],
    },
    {
      title: 'Profiles',
      before: nix`
        { pkgs }: pkgs.rust-bin.fromRustupToolchain { channel = "stable"; profile = "$0"; }
      `,
      offers: ['minimal', 'default', 'complete'],
    },
  ],
  *items({ place, analysis }) {
    if (place.kind !== 'argument-value' || !CHOOSERS.has(place.fn.name)) return;
    if (place.argument === 'profile') yield* profiles(analysis);
    else if (place.argument === 'channel' || place.argument === 'name')
      yield* channels(analysis, place.fn.name);
    else if (place.argument === 'date') yield* dates(analysis);
  },
};

const CHOOSERS = new Set(['fromRustupToolchain', 'rustChannelOf', 'toolchainOf', 'fromToolchainName']);

function* profiles(analysis: Analysis): Generator<Candidate> {
  const view = analysis.catalog().asOf(undefined);
  const manifest = view.manifest('stable', 'latest');
  const size = (it: string): number => manifest?.profile(it)?.length ?? 0;
  for (const label of [...(manifest?.profiles() ?? [])].sort((a, b) => size(a) - size(b))) {
    yield { label, string: label, kind: 'value', detail: profileDoc(label)?.doc, doc: `profile:${label}` };
  }
}

function* channels(analysis: Analysis, fn: string): Generator<Candidate> {
  const view = analysis.catalog().asOf(undefined);
  for (const label of view.channels)
    yield { label, string: label, kind: 'value', detail: `newest: ${view.latest(label) ?? 'unknown'}` };
  for (const label of view.versions('stable'))
    yield { label, string: label, kind: 'version', doc: `release:stable:${label}` };
  if (fn === 'rustChannelOf' || fn === 'toolchainOf') return;
  for (const channel of ['nightly', 'beta'] as const) {
    for (const key of view.versions(channel))
      yield {
        label: `${channel}-${key}`,
        string: `${channel}-${key}`,
        kind: 'version',
        doc: `release:${channel}:${key}`,
      };
  }
}

function* dates(analysis: Analysis): Generator<Candidate> {
  for (const label of analysis.catalog().asOf(undefined).versions('nightly'))
    yield { label, string: label, kind: 'version', detail: 'nightly', doc: `release:nightly:${label}` };
}
