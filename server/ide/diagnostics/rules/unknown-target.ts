/** Rule `unknown-target`. */
import { nearestNames } from '../../../catalog/nearest.ts';
import { meantTargets, targetDoc } from '../../../knowledge/components/targets.ts';
import { knownOf } from '../../../knowledge/domain.ts';
import type { MissingMember } from '../../../knowledge/kit.ts';
import type { Fix } from '../../answer.ts';
import { nix } from '../../example.ts';
import { renameAttribute } from '../attribute.ts';
import type { RuleContext } from '../context.ts';
import { isOld } from '../history.ts';
import { removeName, replaceName, wrongNames } from '../listed.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { targetProblem } from '../target-problem.ts';
import { didYouMean, inFile, toolchainName } from '../words.ts';

export const unknownTarget: Rule = {
  code: 'unknown-target',
  severity: 'error',
  since: '0.1.0',
  summary: 'A name in `targets` is no target triple that the release knows.',
  why: 'The overlay throws for a target that the manifest of the release does not have, so that everything that uses the toolchain fails to evaluate. Targets are Rust’s triples, not Nix’s systems, and some got another name: `wasm32-wasi` is `wasm32-wasip1` from Rust 1.84 on.',
  examples: [
    {
      title: 'A target that was renamed',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable."1.90.0".default.override {
          targets = [ "wasm32-wasi" ];
                    # ^^^^^^^^^^^^^ error: where it is called "wasm32-wasip1"
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable."1.90.0".default.override {
          targets = [ "wasm32-wasip1" ];
        }
      `,
    },
    {
      title: 'A Nix system in the place of a triple',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          targets = [ "aarch64-linux" ];
                    # ^^^^^^^^^^^^^^^ error: "aarch64-unknown-linux-gnu"
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          targets = [ "aarch64-unknown-linux-gnu" ];
        }
      `,
    },
    {
      title: 'A typo',
      before: nix`
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { fenix, ... }: {
            packages.x86_64-linux.default = fenix.packages.x86_64-linux.targets.wasm32-unknown-unknwon.stable.rust-std;
                                                                              # ^^^^^^^^^^^^^^^^^^^^^^ error: no target of fenix
          };
        }
      `,
      after: nix`
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { fenix, ... }: {
            packages.x86_64-linux.default = fenix.packages.x86_64-linux.targets.wasm32-unknown-unknown.stable.rust-std;
          };
        }
      `,
    },
    {
      title: 'The old name in an old release',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable."1.80.0".default.override { targets = [ "wasm32-wasi" ]; }
      `,
    },
  ],
  *check(context) {
    for (const { it, problem } of wrongNames(context, 'targets', (name) => targetProblem(name, context))) {
      const start = `"${it.name}"${inFile(it.file)} is no target of ${toolchainName(it.toolchain)}`;
      const names =
        problem.kind === 'renamed' ? [problem.to] : problem.kind === 'unknown' ? problem.near : undefined;
      if (names === undefined) continue;
      const fixes = [...names.map((name) => replaceName(it, name, context)), removeName(it)];
      const end =
        problem.kind === 'renamed'
          ? `, where it is called "${problem.to}". The toolchain cannot be evaluated.`
          : `. The toolchain cannot be evaluated.${didYouMean(names)}`;
      yield { range: it.range, message: start + end, fixes: fixes.flatMap((fix) => fix ?? []) };
    }
    for (const missing of context.missing) {
      const finding = inTargets(missing, context);
      if (finding) yield finding;
    }
  },
};

/** `fenix.targets.<triple>`: a triple is no attribute, and no triple at all. */
function inTargets(
  { set, name, attr }: MissingMember,
  { catalog, world }: RuleContext,
): RuleFinding | undefined {
  const known = knownOf(set);
  if (known?.domain !== 'set' || known.title !== 'fenix.targets') return undefined;
  if (set.open && isOld(catalog.fenixDay, world.today)) return undefined;
  const names = set.members.names();
  const meant = meantTargets(name).filter((it) => names.includes(it));
  // A real triple that fenix has nothing for is the affair of `unavailable-target`.
  if (meant.length === 0 && targetDoc(name)?.tier !== undefined) return undefined;
  const near = [...new Set([...meant, ...nearestNames(name, names)])].slice(0, 2);
  const fixes = near.map((it): Fix => renameAttribute(attr, it));
  return {
    range: attr,
    message: `"${name}" is no target of fenix, so that this selection fails.${didYouMean(near)}`,
    fixes,
  };
}
