/** Completion source `target`: target triples, in lists of them. */
import { targetDoc } from '../../../knowledge/components/targets.ts';
import { nix } from '../../example.ts';
import type { CompletionSource } from '../source.ts';

export const target: CompletionSource = {
  id: 'target',
  summary: 'Target triples in `targets`: those that the release can compile for and that are not there yet.',
  examples: [
    {
      title: 'What the release has, common ones first',
      before: nix`
        { pkgs }: pkgs.rust-bin.stable."1.80.1".default.override { targets = [ "wasm32$0" ]; }
      `,
      offers: ['wasm32-unknown-unknown', 'x86_64-unknown-linux-musl'],
      lacks: ['wasm32v1-none', 'x86_64-unknown-linux-gnu'],
    },
  ],
  *items({ place }) {
    if (place.kind !== 'listed' || place.holds !== 'targets') return;
    const { choice, present } = place;
    const triples = (choice.manifest?.targets() ?? []).filter(
      (it) => it !== choice.host && it !== '*' && !present.has(it),
    );
    for (const label of inOrder(triples)) {
      const tier = targetDoc(label)?.tier;
      yield {
        label,
        string: label,
        kind: 'target',
        detail: tier === undefined ? undefined : `tier ${tier}`,
        doc: `target:${label}`,
      };
    }
  },
};

const COMMON = [
  'wasm32-unknown-unknown',
  'x86_64-unknown-linux-musl',
  'aarch64-unknown-linux-gnu',
  'aarch64-unknown-linux-musl',
  'wasm32-wasip1',
  'x86_64-pc-windows-gnu',
];

function inOrder(triples: readonly string[]): readonly string[] {
  const rank = (it: string): number => (COMMON.includes(it) ? COMMON.indexOf(it) : COMMON.length);
  return [...triples].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
