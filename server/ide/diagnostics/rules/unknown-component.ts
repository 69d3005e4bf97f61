/** Rule `unknown-component`. */
import { notAComponent } from '../../../knowledge/components/components.ts';
import type { Fix } from '../../answer.ts';
import { nix } from '../../example.ts';
import { type ComponentProblem, componentProblem } from '../component-problem.ts';
import type { RuleContext } from '../context.ts';
import { type ListedName, removeName, replaceName, wrongNames } from '../listed.ts';
import type { Rule } from '../rule.ts';
import { didYouMean, inFile, keyName, toolchainName } from '../words.ts';

export const unknownComponent: Rule = {
  code: 'unknown-component',
  severity: 'error',
  since: '0.1.0',
  summary: 'A name in `extensions`, `components` or `withComponents` is no component of the toolchain.',
  why: 'The overlay looks each name up in the manifest of the release and throws when it is not there, so that everything that uses the toolchain fails to evaluate. Names with `-preview` count wherever the manifest has them.',
  examples: [
    {
      title: 'A typo',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          extensions = [ "rust-scr" "clippy" ];
                       # ^^^^^^^^^^ error: Did you mean "rust-src"
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          extensions = [ "rust-src" "clippy" ];
        }
      `,
    },
    {
      title: 'A component that releases do not have any more',
      before: nix`
        {
          inputs.rust-overlay.url = "github:oxalica/rust-overlay";
          outputs = { nixpkgs, rust-overlay, ... }: {
            packages.x86_64-linux.default =
              (rust-overlay.lib.mkRustBin { } nixpkgs.legacyPackages.x86_64-linux).stable.latest.default.override {
                extensions = [ "rls" ];
                             # ^^^^^ error: Rust 1.86.0 was the last with it
              };
          };
        }
      `,
      after: nix`
        {
          inputs.rust-overlay.url = "github:oxalica/rust-overlay";
          outputs = { nixpkgs, rust-overlay, ... }: {
            packages.x86_64-linux.default =
              (rust-overlay.lib.mkRustBin { } nixpkgs.legacyPackages.x86_64-linux).stable.latest.default.override {
                extensions = [ "rust-analyzer" ];
              };
          };
        }
      `,
    },
    {
      title: 'A program that a component brings',
      before: nix`
        { fenix, ... }:
        fenix.stable.withComponents [ "cargo" "rustc" "cargo-clippy" ]
                                                    # ^^^^^^^^^^^^^^ error: a program of the component
      `,
      after: nix`
        { fenix, ... }:
        fenix.stable.withComponents [ "cargo" "rustc" "clippy" ]
      `,
    },
    {
      title: 'Both of a component’s names are known',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.nightly.latest.default.override {
          extensions = [ "llvm-tools-preview" "miri" "rust-src" ];
        }
      `,
    },
    {
      title: 'The same list elsewhere means something else',
      before: nix`
        { vscode, ... }:
        vscode.override { extensions = [ "rust-scr" ]; }
      `,
    },
  ],
  *check(context) {
    for (const { it, problem } of wrongNames(context, 'components', (name) =>
      componentProblem(name, context),
    )) {
      const text = message(it, problem);
      if (text !== undefined) yield { range: it.range, message: text, fixes: fixes(it, problem, context) };
    }
  },
};

function message(it: ListedName, problem: ComponentProblem): string | undefined {
  const { name, toolchain } = it;
  const release = toolchainName(toolchain);
  const start = `"${name}"${inFile(it.file)}`;
  switch (problem.kind) {
    case 'unknown': {
      const what = notAComponent(name)?.what;
      const reason = what === undefined ? '' : `: it is ${what}`;
      return `${start} is no component of ${release}${reason}. The toolchain cannot be evaluated.${didYouMean(problem.near)}`;
    }
    case 'renamed':
      return `${start} is no component of ${release}, where it is still called "${problem.to}". The toolchain cannot be evaluated.`;
    case 'removed': {
      const last = keyName(toolchain.channel ?? 'stable', problem.last);
      const instead = problem.near.length === 0 ? ' Remove it.' : ` Use "${problem.near[0]}" instead.`;
      return `${start} is no component of ${release} any more: ${last} was the last with it. The toolchain cannot be evaluated.${instead}`;
    }
    default:
      return undefined;
  }
}

function fixes(it: ListedName, problem: ComponentProblem, context: RuleContext): Fix[] {
  const names = problem.kind === 'renamed' ? [problem.to] : 'near' in problem ? problem.near : [];
  return [...names.map((name) => replaceName(it, name, context)), removeName(it)].flatMap((fix) => fix ?? []);
}
