/** Completion source `flake-value`: URLs of inputs, and what `follows` may name. */
import { declaredInputs } from '../../../knowledge/flake/inputs.ts';
import { knownInput } from '../../../knowledge/flake-schema/known-input.ts';
import { KNOWN_INPUTS, type KnownInput } from '../../../knowledge/flake-schema/known-inputs.ts';
import { nix } from '../../example.ts';
import type { CompletionSource } from '../source.ts';

export const flakeValue: CompletionSource = {
  id: 'flake-value',
  summary: 'References in `url`, the flake’s own inputs in `follows`.',
  examples: [
    {
      title: 'The input’s own reference first',
      before: nix`
        { inputs.fenix.url = "$0"; outputs = { ... }: { }; }
      `,
      offers: ['github:nix-community/fenix', 'github:nix-community/fenix/monthly'],
      after: nix`
        { inputs.fenix.url = "github:nix-community/fenix"; outputs = { ... }: { }; }
      `,
    },
    {
      title: 'Declared inputs',
      before: nix`
        { inputs = { nixpkgs.url = "nixpkgs"; fenix.url = "github:nix-community/fenix"; fenix.inputs.nixpkgs.follows = "$0"; }; outputs = { ... }: { }; }
      `,
      offers: ['nixpkgs'],
      lacks: ['fenix'],
    },
  ],
  *items({ place }) {
    if (place.kind !== 'flake-value') return;
    const [top, input = ''] = place.path;
    const last = place.path.at(-1);
    if (top !== 'inputs') return;
    if (last === 'url') {
      for (const label of references(input)) yield { label, string: label, kind: 'input' };
    } else if (last === 'follows') {
      const wanted = place.path.at(-2);
      const names = [...declaredInputs(place.root).keys()].filter((it) => it !== input);
      for (const label of names.sort((a, b) => Number(b === wanted) - Number(a === wanted)))
        yield { label, string: label, kind: 'input' };
    }
  },
};

function references(input: string): string[] {
  const own = knownInput(input);
  const rows: readonly KnownInput[] = KNOWN_INPUTS;
  const all = [...(own ? [own] : []), ...rows.filter((it) => it !== own)];
  return all.flatMap((it) => [it.url, ...(it === own ? (it.alternatives ?? []) : [])]);
}
