/** Rule `unknown-toolchain-attribute`. */
import { nearestNames } from '../../../catalog/nearest.ts';
import type { Attrs } from '../../../eval/value.ts';
import { CHANNELS, componentSpan } from '../../../knowledge/components/history.ts';
import { type Known, type KnownSet, knownOf, type ToolchainSet } from '../../../knowledge/domain.ts';
import type { MissingMember } from '../../../knowledge/kit.ts';
import { nix } from '../../example.ts';
import { renameSource } from '../attribute.ts';
import type { RuleContext } from '../context.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { didYouMean, toolchainName } from '../words.ts';

export const unknownToolchainAttribute: Rule = {
  code: 'unknown-toolchain-attribute',
  severity: 'error',
  since: '0.1.0',
  summary: 'An attribute that a set of rust-overlay or fenix does not have.',
  why: 'Nix fails where an attribute is missing, and says so far from the place when the set comes from an input.',
  examples: [
    {
      title: 'A misspelt profile',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.defualt
                                  # ^^^^^^^ error: Did you mean "default"
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default
      `,
    },
    {
      title: 'A misspelt function of fenix',
      before: nix`
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { fenix, ... }: {
            packages.x86_64-linux.default =
              fenix.packages.x86_64-linux.stable.withComponent [ "cargo" "rustc" ];
                                               # ^^^^^^^^^^^^^ error: fenix.stable has no attribute
          };
        }
      `,
      after: nix`
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { fenix, ... }: {
            packages.x86_64-linux.default =
              fenix.packages.x86_64-linux.stable.withComponents [ "cargo" "rustc" ];
          };
        }
      `,
    },
    {
      title: 'A component of another channel',
      before: nix`
        {
          inputs.rust-overlay.url = "github:oxalica/rust-overlay";
          outputs = { nixpkgs, rust-overlay, ... }: {
            packages.x86_64-linux.default =
              (rust-overlay.lib.mkRustBin { } nixpkgs.legacyPackages.x86_64-linux).stable.latest.miri;
                                                                                               # ^^^^ error: only nightly
          };
        }
      `,
    },
    {
      title: 'Attributes that are there, or asked for with care',
      before: nix`
        { pkgs, fenix, ... }:
        [
          pkgs.rust-bin.stable.latest.clippy-preview
          (pkgs.rust-bin.stable.latest.defualt or null)
          fenix.stable.rustc-unwrapped
          fenix.targets.wasm32-unknown-unknown.latest.rust-std
        ]
      `,
    },
  ],
  *check(context) {
    for (const missing of context.missing) {
      const finding = findingOf(missing, context);
      if (finding) yield finding;
    }
  },
};

function findingOf({ set, name, attr }: MissingMember, context: RuleContext): RuleFinding | undefined {
  const known = knownOf(set);
  if (!known || !isOurs(known)) return undefined;
  const near = nearestNames(name, offered(set, known)).slice(0, 2);
  // What is only taken for the provider's set may be something else: then its members have other names altogether.
  if (near.length === 0 && known.release?.certain !== true) return undefined;
  const fixes = near.map((to) => renameSource(attr, { from: name, to }, context.analysis));
  const reason = known.domain === 'toolchain-set' ? componentReason(known, name, context) : '';
  return {
    range: attr,
    message: `${known.title} has no attribute "${name}"${reason}, so this selection fails.${reason === '' ? didYouMean(near) : ''}`,
    fixes: reason === '' ? fixes.flatMap((fix) => fix ?? []) : [],
  };
}

/** Sets of releases and of targets have rules of their own; what else is known is not of a toolchain's provider. */
function isOurs(known: Known): known is KnownSet | ToolchainSet {
  if (known.domain === 'toolchain-set') return true;
  if (known.domain !== 'set' || known.releases !== undefined || known.title === 'fenix.targets') return false;
  return TITLES.some((it) => known.title === it || known.title.startsWith(`${it}.`));
}

const TITLES: readonly string[] = [
  'rust-bin',
  'fenix',
  'rust-overlay',
  'latest.rustChannels',
  'rustChannels',
  'fenix overlay',
];

function offered(set: Attrs, known: KnownSet | ToolchainSet): readonly string[] {
  return set.members.names().filter((it) => known.describe?.(it)?.hidden !== true);
}

/** Why a release lacks something that is a component all the same. */
function componentReason(set: ToolchainSet, name: string, { catalog }: RuleContext): string {
  const host = set.triple ?? set.release.host;
  const channels = CHANNELS.filter((it) => componentSpan(catalog, it, { name, host }));
  if (channels.length === 0) return '';
  const release = toolchainName({ channel: set.channel, key: set.key, chosenBy: undefined });
  return channels.includes(set.channel)
    ? `: ${release} does not have that component for ${host}`
    : `: only ${channels.join(' and ')} ${channels.length === 1 ? 'has' : 'have'} that component`;
}
