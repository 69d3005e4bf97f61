/** Completion source `option-value`: what an option of a module may be. */
import type { Analysis } from '../../../knowledge/analysis.ts';
import { nix } from '../../example.ts';
import type { Candidate, CompletionSource } from '../source.ts';

export const optionValue: CompletionSource = {
  id: 'option-value',
  summary: 'The values of an option that takes one of a few, and releases of Rust.',
  examples: [
    {
      title: 'The channels of devenv',
      before: nix`
        #- /devenv.nix
        { pkgs, ... }: { languages.rust.channel = "$0"; }
      `,
      offers: ['nixpkgs', 'stable', 'beta', 'nightly'],
    },
    {
      title: 'Releases',
      before: nix`
        #- /devenv.nix
        { pkgs, ... }: { languages.rust.version = "$0"; }
      `,
      offers: ['latest'],
    },
  ],
  *items({ place, analysis }) {
    if (place.kind !== 'option-value') return;
    const { values, holds } = place.option;
    for (const label of values ?? []) yield { label, string: label, kind: 'value' };
    if (holds === 'releases') yield* releases(analysis);
  },
};

function* releases(analysis: Analysis): Generator<Candidate> {
  yield { label: 'latest', string: 'latest', kind: 'version' };
  const view = analysis.catalog().asOf(undefined);
  for (const channel of ['stable', 'nightly', 'beta'] as const)
    for (const label of view.versions(channel))
      yield {
        label,
        string: label,
        kind: 'version',
        ...(channel !== 'stable' && { detail: channel }),
        doc: `release:${channel}:${label}`,
      };
}
