/** Rule `unavailable-component`. */
import type { Channel } from '../../../catalog/catalog.ts';
import { resolveToolchain } from '../../../catalog/select.ts';
import type { Toolchain } from '../../../knowledge/domain.ts';
import type { Fix } from '../../answer.ts';
import { nix } from '../../example.ts';
import { type ComponentProblem, componentProblem } from '../component-problem.ts';
import type { RuleContext } from '../context.ts';
import { placeIn } from '../history.ts';
import { type ListedName, removeName, wrongNames } from '../listed.ts';
import { chooseRelease } from '../release-key.ts';
import type { Rule } from '../rule.ts';
import { inFile, keyName, toolchainName, updateAdvice } from '../words.ts';

export const unavailableComponent: Rule = {
  code: 'unavailable-component',
  severity: 'error',
  since: '0.1.0',
  summary: 'A component exists, but not in this release, or not for this host.',
  why: 'The overlay throws when a component that was asked for has no archive for the host, so that everything that uses the toolchain fails to evaluate. Some components exist in nightly only, some nights lack a few, and older releases do not have what came later.',
  examples: [
    {
      title: 'Only nightly has it',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          extensions = [ "rust-src" "miri" ];
                                  # ^^^^^^ error: only nightly has it
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          extensions = [ "rust-src" ];
        }
      `,
    },
    {
      title: 'A release from before there was one',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable."1.60.0".default.override {
          extensions = [ "rust-analyzer" ];
                       # ^^^^^^^^^^^^^^^ error: Rust 1.64.0 is the first with it
        }
      `,
    },
    {
      title: 'A set of fenix that has less than the release',
      before: nix`
        { fenix, ... }:
        fenix.minimal.withComponents [ "cargo" "rustc" "clippy" ]
      `,
    },
    {
      title: 'The newest night that has it is taken',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.selectLatestNightlyWith (toolchain: toolchain.default.override {
          extensions = [ "miri" "rustc-codegen-cranelift" ];
        })
      `,
    },
  ],
  *check(context) {
    for (const { it, problem } of wrongNames(context, 'components', (name) =>
      componentProblem(name, context),
    )) {
      const reason = reasonOf(it, problem, context);
      if (reason === undefined) continue;
      const start = `"${it.name}"${inFile(it.file)} is not in ${toolchainName(it.toolchain)}`;
      yield {
        range: it.range,
        message: `${start}${reason} The toolchain cannot be evaluated.`,
        fixes: fixes(it, problem, context),
      };
    }
  },
};

function reasonOf(it: ListedName, problem: ComponentProblem, context: RuleContext): string | undefined {
  const { channel = 'stable', key = '', host } = it.toolchain;
  switch (problem.kind) {
    case 'elsewhere':
      return `: only ${problem.channels.join(' and ')} ${problem.channels.length === 1 ? 'has' : 'have'} it.`;
    case 'foreign':
      return ` for ${host}: it is not built for that host.`;
    case 'outside':
      return `’s set in fenix, though the release has it.`;
    case 'elsewhen': {
      const { first, last } = problem.span;
      const where = placeIn(problem.span, key);
      if (where === 'early')
        return ` yet: ${keyName(channel, first)} is the first with it.${updateAdvice(it.toolchain)}`;
      if (where === 'late') return ` any more: ${keyName(channel, last ?? '')} was the last with it.`;
      const newest = newestWith(it, channel, context);
      return newest === undefined ? ` for ${host}.` : ` for ${host}; ${keyName(channel, newest)} has it.`;
    }
    default:
      return undefined;
  }
}

/** The newest release at hand that has the component. */
function newestWith(it: ListedName, channel: Channel, { catalog }: RuleContext): string | undefined {
  const { host, release } = it.toolchain;
  return catalog.asOf(release?.moment).newestWith(channel, it.name, host);
}

function fixes(it: ListedName, problem: ComponentProblem, context: RuleContext): Fix[] {
  const { channel } = it.toolchain;
  const key = problem.kind === 'elsewhen' && channel ? newestWith(it, channel, context) : undefined;
  const other =
    it.literal && key !== undefined && resolves(it.toolchain, key, context)
      ? chooseRelease(it.literal, it.toolchain, key)
      : undefined;
  return [other, removeName(it)].flatMap((fix) => fix ?? []);
}

/** Whether everything else that the toolchain is given exists in another release, too. */
function resolves(toolchain: Toolchain, key: string, { catalog }: RuleContext): boolean {
  const { channel, profile, listed, host } = toolchain;
  const manifest = channel && catalog.manifest(channel, key);
  if (!manifest || profile === undefined) return false;
  const names = (argument: 'targetExtensions' | undefined): string[] =>
    listed.components.filter((it) => it.argument === argument).map((it) => it.name);
  return resolveToolchain(manifest, {
    profile,
    host,
    extensions: names(undefined),
    targetExtensions: names('targetExtensions'),
    targets: listed.targets.map((it) => it.name),
  }).ok;
}
