/** Completion source `component`: components of a release, in lists of them. */
import { componentDoc, shortName } from '../../../knowledge/components/components.ts';
import type { Choice } from '../../../knowledge/domain.ts';
import { nix } from '../../example.ts';
import type { CompletionSource } from '../source.ts';

export const component: CompletionSource = {
  id: 'component',
  summary:
    'Components in `extensions`, `components` and `withComponents`: those that the release has for the host and that are not there yet.',
  examples: [
    {
      title: 'Neither what is listed nor what the profile has',
      before: nix`
        { pkgs }: pkgs.rust-bin.stable."1.80.1".default.override { extensions = [ "rust-analyzer" "$0" ]; }
      `,
      offers: ['rust-src', 'llvm-tools'],
      lacks: ['clippy', 'clippy-preview', 'rust-analyzer', 'rust-analyzer-preview', 'miri'],
      after: nix`
        { pkgs }: pkgs.rust-bin.stable."1.80.1".default.override { extensions = [ "rust-analyzer" "rust-src" ]; }
      `,
    },
    {
      title: 'Without quotes they are added',
      before: nix`
        { pkgs }: pkgs.rust-bin.stable."1.80.1".default.override { extensions = [ ru$0 ]; }
      `,
      offers: ['rust-src', 'rust-analyzer'],
      after: nix`
        { pkgs }: pkgs.rust-bin.stable."1.80.1".default.override { extensions = [ "rust-src" ]; }
      `,
    },
    {
      title: 'Through a variable',
      before: nix`
        { pkgs }: let more = [ "$0" ]; in pkgs.rust-bin.nightly.latest.minimal.override { extensions = [ "rust-src" ] ++ more; }
      `,
      offers: ['rust-analyzer', 'clippy', 'rustfmt', 'llvm-tools', 'miri'],
      lacks: ['rust-src', 'cargo'],
    },
  ],
  *items({ place }) {
    if (place.kind !== 'listed' || place.holds !== 'components') return;
    const { choice } = place;
    const taken = new Set([...place.present, ...choice.profile].map((it) => manifestName(choice, it)));
    for (const full of inOrder(available(choice))) {
      if (taken.has(full)) continue;
      const label = shortFor(choice, full);
      yield {
        label,
        string: label,
        kind: 'component',
        detail: detailOf(full),
        doc: `component:${full}`,
        deprecated: componentDoc(full)?.deprecated !== undefined,
      };
    }
  },
};

function available(choice: Choice): readonly string[] {
  return choice.manifest?.componentsFor(choice.host) ?? choice.components ?? [];
}

function manifestName(choice: Choice, name: string): string {
  return choice.manifest?.resolve(name) ?? name;
}

/** The name that the release lists as the short one; `-preview` names work always. */
function shortFor(choice: Choice, full: string): string {
  for (const [short, name] of choice.manifest?.aliases ?? []) if (name === full) return short;
  return full;
}

/** What shells add most stands first; the rest by name, and what is of no use for people last. */
const COMMON = ['rust-src', 'rust-analyzer', 'clippy', 'rustfmt', 'llvm-tools', 'miri'];

function inOrder(names: readonly string[]): readonly string[] {
  const rank = (name: string): number => {
    const index = COMMON.indexOf(shortName(name));
    if (index >= 0) return index;
    return componentDoc(name)?.deprecated === undefined && name !== 'rust'
      ? COMMON.length
      : COMMON.length + 1;
  };
  return [...names].filter((it) => it !== 'rust').sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function detailOf(name: string): string | undefined {
  return componentDoc(name)?.neededBy[0]?.replaceAll('`', '');
}
