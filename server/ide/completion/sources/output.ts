/** Completion source `output`: names of flake outputs. */
import { OUTPUTS } from '../../../knowledge/flake-schema/outputs.ts';
import { nix } from '../../example.ts';
import type { CompletionSource } from '../source.ts';

export const output: CompletionSource = {
  id: 'output',
  summary: 'Names of flake outputs, also inside functions that are called for each system.',
  examples: [
    {
      title: 'Under eachDefaultSystem',
      before: nix`
        {
          inputs.flake-utils.url = "github:numtide/flake-utils";
          outputs = { self, flake-utils }: flake-utils.lib.eachDefaultSystem (system: { packages = { }; $0 });
        }
      `,
      offers: ['devShells', 'checks', 'apps'],
      lacks: ['packages', 'overlays', 'nixosModules'],
    },
  ],
  *items({ place }) {
    if (place.kind !== 'output') return;
    for (const it of OUTPUTS) {
      const perSystem = it.path.includes('<system>');
      if (place.present.has(it.name) || (place.bySystem && !perSystem)) continue;
      yield { label: it.name, kind: 'attribute', detail: it.type, doc: `output:${it.name}` };
    }
  },
};
