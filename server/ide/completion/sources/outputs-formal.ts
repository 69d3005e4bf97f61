/** Completion source `outputs-formal`: arguments of a flake's `outputs`. */
import { declaredInputs } from '../../../knowledge/flake/inputs.ts';
import { nix } from '../../example.ts';
import type { CompletionSource } from '../source.ts';

export const outputsFormal: CompletionSource = {
  id: 'outputs-formal',
  summary: 'The declared inputs and `self` among the formals of `outputs`.',
  examples: [
    {
      title: 'Those that are not there yet',
      before: nix`
        { inputs = { nixpkgs.url = "nixpkgs"; fenix.url = "github:nix-community/fenix"; }; outputs = { self, $0 }: { }; }
      `,
      offers: ['nixpkgs', 'fenix'],
      lacks: ['self'],
    },
  ],
  *items({ place }) {
    if (place.kind !== 'outputs-formal') return;
    const declared = declaredInputs(place.root);
    for (const label of ['self', ...declared.keys()]) {
      if (!place.present.has(label)) yield { label, kind: 'input', detail: declared.get(label)?.url };
    }
  },
};
