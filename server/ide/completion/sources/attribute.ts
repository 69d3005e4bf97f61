/** Completion source `attribute`: members of known sets, releases and toolchains. */
import { possibleValues } from '../../../eval/possible.ts';
import type { Attrs, Value } from '../../../eval/value.ts';
import type { Analysis } from '../../../knowledge/analysis.ts';
import { type Known, type KnownSet, knownOf } from '../../../knowledge/domain.ts';
import type { ItemKind } from '../../answer.ts';
import { nix } from '../../example.ts';
import type { Candidate, CompletionSource } from '../source.ts';

export const attribute: CompletionSource = {
  id: 'attribute',
  summary: 'Members of `rust-bin`, `fenix`, nixpkgs, flake inputs and any other set, through whatever route.',
  examples: [
    {
      title: 'Versions, newest first, in quotes',
      before: nix`
        { pkgs }: pkgs.rust-bin.stable.1.80$0
      `,
      offers: ['latest'],
      lacks: ['1.80'],
    },
    {
      title: 'Profiles before components',
      before: nix`
        { pkgs }: [ pkgs.rust-bin.stable.latest.$0 ]
      `,
      offers: ['default', 'minimal', 'complete', 'cargo', 'clippy'],
      lacks: ['_components', '_manifest', 'miri'],
      after: nix`
        { pkgs }: [ pkgs.rust-bin.stable.latest.default ]
      `,
    },
    {
      title: 'The channels and functions of rust-bin, through a variable',
      before: nix`
        { pkgs }: let rb = pkgs.rust-bin; in rb.$0
      `,
      offers: ['stable', 'beta', 'nightly', 'fromRustupToolchainFile'],
      lacks: ['_internal', 'distRoot'],
    },
    {
      title: 'A name with a dot goes into quotes',
      before: nix`
        { pkgs }: let set = { "a.b" = 1; }; in set.$0
      `,
      offers: ['a.b'],
      after: nix`
        { pkgs }: let set = { "a.b" = 1; }; in set."a.b"
      `,
    },
  ],
  *items({ place, analysis }) {
    if (place.kind !== 'attribute') return;
    // Of one that is one of several, the members of each.
    for (const value of possibleValues(place.base))
      for (const item of members(value, analysis)) if (!place.present.has(item.label)) yield item;
  },
};

function* members(value: Value, analysis: Analysis): Generator<Candidate> {
  if (value.kind !== 'attrs') return;
  const known = knownOf(value);
  yield* known?.domain === 'set' && known.releases
    ? releases(value, known)
    : described(value, known, analysis);
}

function* releases(set: Attrs, known: KnownSet): Generator<Candidate> {
  const channel = known.releases?.channel ?? 'stable';
  for (const name of set.members.names()) {
    yield {
      label: name,
      name,
      kind: 'version',
      detail: name === 'latest' ? `newest ${channel}` : undefined,
      doc: `release:${channel}:${name}`,
    };
  }
}

function* described(set: Attrs, known: Known | undefined, analysis: Analysis): Generator<Candidate> {
  const names = known?.domain === 'toolchain-set' ? profilesFirst(set.members.names()) : set.members.names();
  for (const name of names) {
    const about = known?.describe?.(name);
    if (about?.hidden || name.startsWith('__')) continue;
    yield {
      label: name,
      name,
      kind: kindOf(about?.type, set, name, known, analysis),
      detail: about?.type,
      deprecated: about?.deprecated !== undefined,
      doc: about && documentation(about.doc, about.deprecated, about.link),
    };
  }
}

const PROFILES = ['default', 'minimal', 'complete'];

function profilesFirst(names: readonly string[]): readonly string[] {
  const profiles = PROFILES.filter((it) => names.includes(it));
  const short = names.filter((it) => !it.endsWith('-preview') && !PROFILES.includes(it));
  const long = names.filter((it) => it.endsWith('-preview'));
  return [...profiles, ...short.sort(), ...long.sort()];
}

const KINDS: Readonly<Record<string, ItemKind>> = {
  function: 'function',
  overlay: 'function',
  toolchain: 'value',
  component: 'component',
  package: 'value',
  set: 'module',
  'toolchain set': 'module',
  nixpkgs: 'module',
};

function kindOf(
  type: string | undefined,
  set: Attrs,
  name: string,
  known: Known | undefined,
  _analysis: Analysis,
): ItemKind {
  if (type !== undefined) return KINDS[type] ?? 'attribute';
  if (known) return 'attribute';
  const value = set.members.get(name)?.force();
  if (value?.kind === 'lambda' || value?.kind === 'primop') return 'function';
  return value?.kind === 'attrs' && !value.domain ? 'module' : 'attribute';
}

export function documentation(doc: string, deprecated?: string, link?: string): string {
  const parts = [
    doc,
    deprecated === undefined ? '' : `**Deprecated.** ${deprecated}`,
    link === undefined ? '' : `[Documentation](${link})`,
  ];
  return `text:${parts.filter((it) => it !== '').join('\n\n')}`;
}
