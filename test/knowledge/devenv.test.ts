/** devenv by its three doors, and the toolchain that each setting gives. */
import { expect, test } from 'vitest';
import { parseDevenvYaml } from '../../server/workspace/devenv-yaml.ts';
import { labelsAt } from '../harness/completion.ts';
import { hoverAt } from '../ide/hover-at.ts';
import { shellsOf } from './shells-of.ts';

function devenv(settings: string, files = ''): string {
  return `#- /devenv.nix\n{ pkgs, lib, config, ... }: { ${settings} }\n${files}`;
}

const OVERLAY = 'inputs:\n  rust-overlay:\n    url: github:oxalica/rust-overlay\n';
const NIXPKGS = 'devenv: nixpkgs stable [rustc cargo clippy rustfmt rust-analyzer rust-std] {}';

test.for([
  ['of nixpkgs', 'languages.rust.enable = true;', NIXPKGS],
  ['that is switched off', 'languages.rust.enable = false;', 'devenv: none'],
  ['that is not asked for', 'packages = [ pkgs.openssl ];', 'devenv: none'],
  [
    'of a channel',
    'languages.rust = { enable = true; channel = "stable"; version = "1.81.0"; };',
    'devenv: devenv stable 1.81.0 [rustc cargo clippy rustfmt rust-analyzer rust-std] {}',
  ],
  [
    'of a night',
    'languages.rust.enable = true; languages.rust.channel = "nightly"; languages.rust.version = "2026-07-01";',
    'devenv: devenv nightly 1.98.0-nightly [rustc cargo clippy rustfmt rust-analyzer rust-std] {}',
  ],
  [
    'with components and targets',
    'languages = { rust = { enable = true; channel = "stable"; version = "1.81.0"; components = [ "rustc" "cargo" "rust-src" ]; targets = [ "wasm32-unknown-unknown" ]; }; };',
    'devenv: devenv stable 1.81.0 [rustc cargo rust-src rust-std] {wasm32-unknown-unknown}',
  ],
  [
    'under a condition that holds',
    'languages.rust = lib.mkIf (config.name == null) { enable = true; };',
    NIXPKGS,
  ],
  [
    'with a weaker and a stronger definition',
    'languages.rust = lib.mkMerge [ { enable = true; channel = lib.mkDefault "nightly"; } { channel = "stable"; version = lib.mkForce "1.81.0"; } { version = "1.80.0"; components = lib.mkForce [ "rustc" ]; } ];',
    'devenv: devenv stable 1.81.0 [rustc rust-std] {}',
  ],
  [
    'of packages of the user’s own',
    'languages.rust.enable = true; languages.rust.components = [ "rustc" "cargo" ]; languages.rust.lsp.enable = false; languages.rust.toolchain.rustc = pkgs.rustc;',
    'devenv: nixpkgs stable [rustc rust-std] {}',
  ],
] as const)('a toolchain %s', ([, settings, expected]) => {
  expect(shellsOf(devenv(settings))[0]).toBe(expected);
});

test('a toolchain file', () => {
  const file =
    '#- /rust-toolchain.toml\n[toolchain]\nchannel = "1.80.1"\nprofile = "minimal"\ncomponents = ["rust-src"]\n';
  const source = devenv('languages.rust = { enable = true; toolchainFile = ./rust-toolchain.toml; };', file);
  expect(shellsOf(source)).toEqual(['devenv: devenv stable 1.80.1 [rustc cargo rust-std rust-src] {}']);
});

test('what cannot be known is not told', () => {
  expect(shellsOf(devenv('languages.rust.enable = builtins.getEnv "X" == "1";'))).toEqual(['devenv: none …']);
  expect(shellsOf(devenv('languages.rust.enable = true; imports = [ (import <x>) ];'))[0]).toMatch(/ …$/);
});

test('imported modules, devenv.yaml with its imports and overlays', () => {
  const source = `#- /devenv.nix
{ pkgs, inputs, ... }: { imports = [ ./rust.nix ]; packages = [ pkgs.rust-bin.stable."1.80.1".minimal ]; }
#- /rust.nix
{ lib, ... }: { config.languages.rust.enable = lib.mkDefault true; }
#- /sub/devenv.nix
{ languages.rust.channel = "stable"; languages.rust.version = "1.81.0"; }
#- /devenv.yaml
# what the project needs
inputs:
  rust-overlay:
    url: "github:oxalica/rust-overlay"
    overlays: [default]
imports:
- ./sub
`;
  expect(shellsOf(source)).toEqual([
    'devenv: devenv stable 1.81.0 [rustc cargo clippy rustfmt rust-analyzer rust-std] {}',
    'devenv: rust-overlay stable 1.80.1 [rustc cargo rust-std] {}',
  ]);
});

test('the lock says which day it is', () => {
  const lock = JSON.stringify({
    nodes: {
      root: { inputs: { 'rust-overlay': 'rust-overlay' } },
      'rust-overlay': {
        locked: { lastModified: 1696731188, type: 'github', owner: 'oxalica', repo: 'rust-overlay' },
      },
    },
    root: 'root',
    version: 7,
  });
  const source = devenv(
    'languages.rust.enable = true; languages.rust.channel = "stable";',
    `#- /devenv.yaml\n${OVERLAY}#- /devenv.lock\n${lock}\n`,
  );
  expect(shellsOf(source)[0]).toMatch(/^devenv: devenv stable 1\.73\.0 /);
});

test('a shell in a flake', () => {
  const source = `#- /flake.nix
{
  inputs = { nixpkgs.url = "github:NixOS/nixpkgs"; devenv.url = "github:cachix/devenv"; rust-overlay.url = "github:oxalica/rust-overlay"; };
  outputs = { self, nixpkgs, devenv, ... }@inputs:
    let system = "x86_64-linux"; pkgs = nixpkgs.legacyPackages.\${system}; in {
      devShells.\${system}.default = devenv.lib.mkShell {
        inherit inputs pkgs;
        modules = [ ({ pkgs, config, ... }: { languages.rust = { enable = true; channel = "stable"; version = "1.81.0"; }; }) { languages.rust.targets = [ "wasm32-wasip1" ]; } ];
      };
    };
}`;
  expect(shellsOf(source)).toEqual([
    'devShells.x86_64-linux.default: devenv stable 1.81.0 [rustc cargo clippy rustfmt rust-analyzer rust-std] {wasm32-wasip1}',
  ]);
});

test('a shell of the module for flake-parts', () => {
  const source = `#- /flake.nix
{
  inputs = { nixpkgs.url = "github:NixOS/nixpkgs"; devenv.url = "github:cachix/devenv"; flake-parts.url = "github:hercules-ci/flake-parts"; };
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    imports = [ inputs.devenv.flakeModule ];
    systems = [ "x86_64-linux" ];
    perSystem = { config, pkgs, ... }: {
      devenv.shells.default = { imports = [ ./devenv.nix ]; packages = [ config.packages.default ]; };
      devenv.shells.ci = { pkgs, ... }: { languages.rust.enable = true; languages.rust.components = [ "cargo" "rustc" "rust-analyzer" ]; };
      packages.default = pkgs.hello;
    };
  };
}
#- /devenv.nix
{ languages.rust.enable = true; }
`;
  expect(shellsOf(source)).toEqual([
    NIXPKGS.replace('devenv:', 'devShells.x86_64-linux.default:'),
    'devShells.x86_64-linux.ci: nixpkgs stable [cargo rustc rust-analyzer rust-std] {}',
  ]);
});

test('options are completed and hovered wherever they are written', () => {
  expect(
    labelsAt(
      '#- /devenv.nix\n{ lib, ... }: { languages = lib.mkMerge [ { rust = lib.mkIf true { cran$0 }; } ]; }',
    ),
  ).toContain('cranelift');
  expect(
    labelsAt(
      '#- /devenv.nix\n{ ... }: { languages.rust.components = [ "rustc" "$0" ]; languages.rust = { enable = true; channel = "stable"; }; }',
    ),
  ).toContain('rust-src');
  expect(hoverAt('#- /devenv.nix\n{ ... }: { languages.rust.chan$0nel = "stable"; }')).toContain(
    'Default: `"nixpkgs"`',
  );
  expect(hoverAt('#- /devenv.nix\n{ ... }: { languages.rust.packa$0ges.rustc = null; }')).toContain(
    '**Deprecated.**',
  );
});

test('devenv.yaml is read in the forms that it is written in', () => {
  const text = [
    '# yaml-language-server: $schema=https://devenv.sh/devenv.schema.json',
    'allowUnfree: true',
    'inputs:',
    '  nixpkgs:',
    '    url: github:cachix/devenv-nixpkgs/rolling # rolling',
    "  'fenix':",
    '    url: "github:nix-community/fenix"',
    '    inputs:',
    '      nixpkgs:',
    '        follows: nixpkgs',
    '    overlays:',
    '      - default',
    "      - 'other'",
    'imports:',
    '  - ./frontend',
    '  - devenv-module',
    '',
  ].join('\n');
  expect(parseDevenvYaml(text)).toEqual({
    inputs: [
      { name: 'nixpkgs', url: 'github:cachix/devenv-nixpkgs/rolling', overlays: [] },
      { name: 'fenix', url: 'github:nix-community/fenix', overlays: ['default', 'other'] },
    ],
    imports: ['./frontend', 'devenv-module'],
  });
  expect(parseDevenvYaml('not: [a\n- project: \n\t: x')).toEqual({ inputs: [], imports: [] });
});
