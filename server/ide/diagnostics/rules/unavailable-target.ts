/** Rule `unavailable-target`. */
import { targetDoc } from '../../../knowledge/components/targets.ts';
import { knownOf } from '../../../knowledge/domain.ts';
import type { Fix } from '../../answer.ts';
import { nix } from '../../example.ts';
import type { RuleContext } from '../context.ts';
import { placeIn } from '../history.ts';
import { type ListedName, removeName, wrongNames } from '../listed.ts';
import { chooseRelease } from '../release-key.ts';
import type { Rule } from '../rule.ts';
import { type TargetProblem, targetProblem } from '../target-problem.ts';
import { inFile, keyName, toolchainName, updateAdvice } from '../words.ts';

const BUILD_IT =
  'Remove it, and build the standard library with `-Z build-std` and the component `rust-src`.';

export const unavailableTarget: Rule = {
  code: 'unavailable-target',
  severity: 'error',
  since: '0.1.0',
  summary: 'A target exists, but the release has no compiled standard library for it.',
  why: 'A target is installed by its `rust-std`. Where the release has none, the overlay throws, and everything that uses the toolchain fails to evaluate. Targets of the third tier have none in any release: they take nightly, `rust-src` and `-Z build-std`.',
  examples: [
    {
      title: 'A target that no release is built for',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.nightly.latest.default.override {
          extensions = [ "rust-src" ];
          targets = [ "bpfel-unknown-none" ];
                    # ^^^^^^^^^^^^^^^^^^^^ error: no release has a compiled standard library
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.nightly.latest.default.override {
          extensions = [ "rust-src" ];
          targets = [ ];
        }
      `,
    },
    {
      title: 'A release from before it was built',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable."1.70.0".default.override {
          targets = [ "wasm32-wasip2" "wasm32-unknown-unknown" ];
                    # ^^^^^^^^^^^^^^^ error: Rust 1.82.0 is the first with it
        }
      `,
    },
    {
      title: 'A target with a standard library',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          targets = [ "x86_64-unknown-linux-musl" "thumbv7em-none-eabihf" ];
        }
      `,
    },
  ],
  *check(context) {
    for (const { it, problem } of wrongNames(context, 'targets', (name) => targetProblem(name, context))) {
      const reason = reasonOf(it, problem);
      if (reason === undefined) continue;
      const start = `There is no standard library for "${it.name}"${inFile(it.file)} in ${toolchainName(it.toolchain)}`;
      yield { range: it.range, message: start + reason, fixes: fixes(it, problem, context) };
    }
    for (const { set, name, attr } of context.missing) {
      const known = knownOf(set);
      if (known?.domain !== 'set' || known.title !== 'fenix.targets') continue;
      if (targetDoc(name)?.tier === undefined || targetDoc(name)?.renamedTo !== undefined) continue;
      yield {
        range: attr,
        message: `fenix has nothing for "${name}": no release has a compiled standard library for it. ${BUILD_IT}`,
      };
    }
  },
};

function reasonOf(it: ListedName, problem: TargetProblem): string | undefined {
  const { channel = 'stable', key = '' } = it.toolchain;
  if (problem.kind === 'unbuilt')
    return `: no release has a compiled standard library for it. The toolchain cannot be evaluated. ${BUILD_IT}`;
  if (problem.kind === 'joined')
    return '’s joined package "rust", which takes no targets. The toolchain cannot be evaluated. Use the profile "default", or add the extension "rust-std".';
  if (problem.kind !== 'elsewhen') return undefined;
  const { first, last } = problem.span;
  const where = placeIn(problem.span, key);
  const when =
    where === 'early'
      ? ` yet: ${keyName(channel, first)} is the first with it`
      : where === 'late'
        ? ` any more: ${keyName(channel, last ?? '')} was the last with it`
        : '';
  const advice = where === 'early' ? updateAdvice(it.toolchain) : '';
  return `${when}. The toolchain cannot be evaluated.${advice}`;
}

function fixes(it: ListedName, problem: TargetProblem, { catalog }: RuleContext): readonly Fix[] {
  const { toolchain, literal } = it;
  const key =
    problem.kind === 'elsewhen' && toolchain.channel !== undefined
      ? catalog.asOf(toolchain.release?.moment).newestWith(toolchain.channel, 'rust-std', it.name)
      : undefined;
  const other = literal && key !== undefined ? chooseRelease(literal, toolchain, key) : undefined;
  return [other, removeName(it)].flatMap((fix) => fix ?? []);
}
