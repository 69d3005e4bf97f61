/** Rule `missing-rust-src`. */
import type { Toolchain } from '../../../knowledge/domain.ts';
import type { ToolchainUse } from '../../../knowledge/shells.ts';
import type { SyntaxNode } from '../../../syntax/node.ts';
import type { TextRange } from '../../../text/range.ts';
import type { Fix } from '../../answer.ts';
import { componentTitle } from '../../assists/handlers/add-component.ts';
import { additionEdits, missingComponent } from '../../assists/toolchain/add-name.ts';
import { nix } from '../../example.ts';
import type { RuleContext } from '../context.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { type Shell, setsVariable } from '../shells.ts';

const SOURCE = 'rust-src';
const VARIABLE = 'RUST_SRC_PATH';

export const missingRustSrc: Rule = {
  code: 'missing-rust-src',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A development shell whose toolchain lacks the sources of the standard library.',
  why: 'A language server reads the standard library in the toolchain that it finds, or where `RUST_SRC_PATH` says. Without them it knows neither `Vec` nor `Option`. Profiles do not bring the sources: add the component `rust-src`. In a shell without rust-analyzer this is a hint only, since editors may bring one. nixpkgs’ own `rust-analyzer` has the sources of its own.',
  examples: [
    {
      title: 'rust-analyzer from the toolchain',
      before: nix`
        {
          inputs.rust-overlay.url = "github:oxalica/rust-overlay";
          outputs = { nixpkgs, rust-overlay, ... }:
            let
              pkgs = import nixpkgs { system = "x86_64-linux"; overlays = [ rust-overlay.overlays.default ]; };
            in
            {
              devShells.x86_64-linux.default = pkgs.mkShell {
                packages = [
                  (pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-analyzer" ]; })
                 # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: rust-analyzer does not find the standard library
                ];
              };
            };
        }
      `,
      after: nix`
        {
          inputs.rust-overlay.url = "github:oxalica/rust-overlay";
          outputs = { nixpkgs, rust-overlay, ... }:
            let
              pkgs = import nixpkgs { system = "x86_64-linux"; overlays = [ rust-overlay.overlays.default ]; };
            in
            {
              devShells.x86_64-linux.default = pkgs.mkShell {
                packages = [
                  (pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-analyzer" "rust-src" ]; })
                ];
              };
            };
        }
      `,
    },
    {
      title: 'An editor may bring rust-analyzer',
      before: nix`
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { nixpkgs, fenix, ... }:
            let
              toolchain = fenix.packages.x86_64-linux.stable.withComponents [ "cargo" "rustc" ];
                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: An editor
            in
            {
              devShells.x86_64-linux.default =
                nixpkgs.legacyPackages.x86_64-linux.mkShell { packages = [ toolchain ]; };
            };
        }
      `,
      after: nix`
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { nixpkgs, fenix, ... }:
            let
              toolchain = fenix.packages.x86_64-linux.stable.withComponents [ "cargo" "rustc" "rust-src" ];
            in
            {
              devShells.x86_64-linux.default =
                nixpkgs.legacyPackages.x86_64-linux.mkShell { packages = [ toolchain ]; };
            };
        }
      `,
    },
    {
      title: 'The sources are elsewhere, or the shell is not fully known',
      before: nix`
        #- /shell.nix
        { pkgs, something, ... }:
        let
          rust = pkgs.rust-bin.stable.latest.default;
        in
        {
          variable = pkgs.mkShell {
            packages = [ rust ];
            RUST_SRC_PATH = "\${pkgs.rustPlatform.rustLibSrc}";
          };
          hook = pkgs.mkShell {
            packages = [ rust ];
            shellHook = "export RUST_SRC_PATH=/src";
          };
          wrapped = pkgs.mkShell { packages = [ rust pkgs.rust-analyzer ]; };
          partly = pkgs.mkShell { packages = [ rust ] ++ something; };
        }
      `,
    },
  ],
  *check(context) {
    for (const shell of context.shells()) {
      const finding = inShell(shell, context);
      if (finding) yield finding;
    }
  },
};

function inShell({ derivation, inputs, site }: Shell, context: RuleContext): RuleFinding | undefined {
  const { toolchains } = inputs;
  if (!inputs.complete || !toolchains.every((it) => it.toolchain.complete)) return undefined;
  if (toolchains.some((it) => has(it.toolchain, SOURCE))) return undefined;
  const languageServer = languageServerOf(inputs.packages, toolchains);
  if (languageServer === 'wrapped') return undefined;
  const compiler = toolchains.find((it) => isOverlays(it.toolchain) && has(it.toolchain, 'rustc'));
  if (languageServer === 'none' && !compiler) return undefined;
  if (setsVariable(derivation, VARIABLE) !== false) return undefined;
  return {
    range: rangeOf(compiler, site, context),
    message: messageFor(languageServer),
    ...(languageServer === 'none' && { severity: 'hint' }),
    fixes: compiler ? fixesFor(compiler, context) : [],
  };
}

/** Where the shell's rust-analyzer comes from: wrapped by nixpkgs with sources of its own, bare, or nowhere. */
function languageServerOf(
  packages: readonly string[],
  toolchains: readonly ToolchainUse[],
): 'wrapped' | 'bare' | 'none' {
  const found = toolchains.filter((it) => has(it.toolchain, 'rust-analyzer'));
  if (found.some(({ toolchain }) => toolchain.provider === 'nixpkgs' && toolchain.single === 'rust-analyzer'))
    return 'wrapped';
  return found.length > 0 || packages.includes('rust-analyzer-nightly') ? 'bare' : 'none';
}

function isOverlays({ provider }: Toolchain): boolean {
  return provider === 'rust-overlay' || provider === 'fenix' || provider === 'nixpkgs-mozilla';
}

function has({ components }: Toolchain, name: string): boolean {
  return components.includes(name) || components.includes(`${name}-preview`);
}

function messageFor(languageServer: 'bare' | 'none'): string {
  return languageServer === 'bare'
    ? 'rust-analyzer does not find the standard library in this shell: no toolchain has the component "rust-src", and RUST_SRC_PATH is not set. Add "rust-src".'
    : 'An editor’s rust-analyzer does not find the standard library in this shell: no toolchain has the component "rust-src", and RUST_SRC_PATH is not set. Add "rust-src", if you use one.';
}

/** Where the toolchain is written in this file, else where the shell gets it, else the shell's function. */
function rangeOf(use: ToolchainUse | undefined, site: SyntaxNode, { here }: RuleContext): TextRange {
  const node = [use?.value.origin, use?.element].find((it) => here(it)) ?? site;
  // The arguments are not to be underlined, too.
  const range = node.kind === 'apply_expression' ? (node.field('function') ?? node) : node;
  return { start: range.start, end: range.end };
}

function fixesFor({ toolchain, value }: ToolchainUse, { analysis, world }: RuleContext): readonly Fix[] {
  const name = missingComponent(toolchain, SOURCE);
  if (name === undefined) return [];
  const edits = additionEdits(
    { toolchain, node: value.origin },
    { kind: 'components', name },
    { world, analysis },
  );
  return edits ? [{ title: componentTitle(SOURCE, toolchain), edits: [edits], safe: false }] : [];
}
