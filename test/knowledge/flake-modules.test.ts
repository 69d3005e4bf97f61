/** Modules of other flakes under flake-parts, and devshell by its doors. */
import { expect, test } from 'vitest';
import { labelsAt } from '../harness/completion.ts';
import { hoverAt } from '../ide/hover-at.ts';
import { shellsOf } from './shells-of.ts';

const INPUTS = `inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    flake-parts.url = "github:hercules-ci/flake-parts";
    rust-overlay.url = "github:oxalica/rust-overlay";
    devshell.url = "github:numtide/devshell";
    rust-flake.url = "github:juspay/rust-flake";
    treefmt-nix.url = "github:numtide/treefmt-nix";
    git-hooks.url = "github:cachix/git-hooks.nix";
    process-compose-flake.url = "github:Platonic-Systems/process-compose-flake";
    other.url = "github:someone/other";
  };`;

function parts(module: string, files = ''): string {
  return `#- /flake.nix
{ ${INPUTS} outputs = inputs@{ self, ... }: inputs.flake-parts.lib.mkFlake { inherit inputs; } (${module}); }
${files}`;
}

const RUST = 'pkgs.rust-bin.stable."1.80.1".minimal';
const SHELL = 'devShells.x86_64-linux.default';
const OVERLAID =
  '_module.args.pkgs = import inputs.nixpkgs { inherit system; overlays = [ inputs.rust-overlay.overlays.default ]; };';
const MINIMAL = `${SHELL}: rust-overlay stable 1.80.1 [rustc cargo rust-std] {}`;

test.for([
  [
    'a set',
    `{ systems = [ "x86_64-linux" ]; perSystem = { system, pkgs, ... }: { ${OVERLAID} devShells.default = pkgs.mkShell { packages = [ ${RUST} ]; }; }; }`,
    '',
  ],
  [
    'a function with config and options',
    `{ lib, config, ... }: { options.mine = lib.mkOption { default = "1.80.1"; }; config = { systems = [ "x86_64-linux" ]; perSystem = { system, pkgs, ... }: { ${OVERLAID} devShells.default = pkgs.mkShell { packages = [ pkgs.rust-bin.stable.\${config.mine}.minimal ]; }; }; }; }`,
    '',
  ],
  [
    'files, and an option of the user’s own for each system',
    '{ systems = [ "x86_64-linux" ]; imports = [ ./a.nix ./b ]; }',
    `#- /a.nix
{ inputs, flake-parts-lib, lib, ... }: {
  options.perSystem = flake-parts-lib.mkPerSystemOption ({ ... }: { options.rust = lib.mkOption { type = lib.types.package; }; });
  config.perSystem = { system, ... }: { ${OVERLAID} };
}
#- /b/default.nix
{ perSystem = { pkgs, config, ... }: { rust = ${RUST}; devShells.default = pkgs.mkShell { packages = [ config.rust ]; }; }; }
`,
  ],
  [
    'importApply and withSystem',
    '{ withSystem, flake-parts-lib, ... }: { systems = [ "x86_64-linux" ]; imports = [ (flake-parts-lib.importApply ./a.nix { version = "1.80.1"; }) ]; flake.devShells.x86_64-linux.default = withSystem "x86_64-linux" ({ config, pkgs, ... }: pkgs.mkShell { packages = [ config.legacyPackages.rust ]; }); }',
    `#- /a.nix
{ version }: { inputs, ... }: { perSystem = { system, pkgs, ... }: { ${OVERLAID} legacyPackages.rust = pkgs.rust-bin.stable.\${version}.minimal; }; }
`,
  ],
  [
    'conditions and priorities',
    `{ lib, ... }: { systems = [ "x86_64-linux" ]; perSystem = lib.mkMerge [ ({ system, pkgs, ... }: { ${OVERLAID} devShells.default = lib.mkDefault (pkgs.mkShell { }); }) ({ pkgs, ... }: lib.mkIf true { devShells.default = pkgs.mkShell { packages = [ ${RUST} ]; }; }) (lib.mkIf false { devShells.no = 1; }) ]; }`,
    '',
  ],
  [
    'easyOverlay',
    `{ inputs, ... }: { systems = [ "x86_64-linux" ]; imports = [ inputs.flake-parts.flakeModules.easyOverlay ]; perSystem = { system, pkgs, final, ... }: { ${OVERLAID} overlayAttrs = { toolchain = ${RUST}; }; devShells.default = final.mkShell { packages = [ final.toolchain ]; }; }; }`,
    '',
  ],
] as const)('flake-parts with %s', ([, module, files]) => {
  expect(shellsOf(parts(module, files))).toEqual([MINIMAL]);
});

test('of an unknown module only what it may change is unknown', () => {
  const source = parts(
    `{ imports = [ inputs.other.flakeModule ]; systems = [ "x86_64-linux" ]; perSystem = { system, config, pkgs, ... }: { ${OVERLAID} devShells.default = pkgs.mkShell { packages = [ ${RUST} ]; }; devShells.more = pkgs.mkShell { inputsFrom = [ config.other.shell ]; }; }; }`,
  );
  expect(shellsOf(source)).toEqual([MINIMAL, 'devShells.x86_64-linux.more: none …']);
});

test('treefmt, git hooks and process-compose bring into a shell what they are told to', () => {
  const source = (settings: string): string =>
    parts(
      `{ imports = [ inputs.treefmt-nix.flakeModule inputs.git-hooks.flakeModule inputs.process-compose-flake.flakeModule ]; systems = [ "x86_64-linux" ]; perSystem = { config, pkgs, ... }: { ${settings} process-compose.dev = { settings.processes.x.command = "x"; }; devShells.default = pkgs.mkShell { inputsFrom = [ config.treefmt.build.devShell config.pre-commit.devShell config.process-compose.dev.services.outputs.devShell ]; packages = config.pre-commit.settings.enabledPackages; shellHook = config.pre-commit.installationScript; }; }; }`,
    );
  expect(
    shellsOf(
      source('treefmt.programs.nixfmt.enable = true; pre-commit.settings.hooks.nixfmt.enable = true;'),
    ),
  ).toEqual([`${SHELL}: none`]);
  expect(
    shellsOf(
      source('treefmt.programs.rustfmt.enable = true; pre-commit.settings.hooks.clippy.enable = true;'),
    ),
  ).toEqual([`${SHELL}: nixpkgs stable [clippy rustfmt] {}`]);
});

test('git hooks without flake-parts', () => {
  const source = `#- /flake.nix
{ ${INPUTS} outputs = { self, nixpkgs, git-hooks, ... }: let
  pkgs = nixpkgs.legacyPackages.x86_64-linux;
  check = git-hooks.lib.x86_64-linux.run { src = ./.; hooks = { clippy.enable = true; rustfmt = { enable = true; packageOverrides.rustfmt = pkgs.hello; }; typos.enable = true; }; };
in { devShells.x86_64-linux.default = pkgs.mkShell { inherit (check) shellHook; buildInputs = check.enabledPackages; }; }; }`;
  expect(shellsOf(source)).toEqual([`${SHELL}: nixpkgs stable [clippy] {}`]);
});

test('rust-flake makes a shell of the toolchain file', () => {
  const source = parts(
    `{ imports = [ inputs.rust-flake.flakeModules.default inputs.rust-flake.flakeModules.default inputs.rust-flake.flakeModules.nixpkgs ]; systems = [ "x86_64-linux" ]; perSystem = { self', pkgs, ... }: { rust-project.crates.app.path = ./.; devShells.default = pkgs.mkShell { inputsFrom = [ self'.devShells.rust ]; }; }; }`,
    '#- /rust-toolchain.toml\n[toolchain]\nchannel = "1.80.1"\nprofile = "minimal"\n',
  );
  const made = 'rust-overlay stable 1.80.1 [rustc cargo rust-std rust-src rust-analyzer clippy] {}';
  expect(shellsOf(source).sort()).toEqual([`${SHELL}: ${made}`, `devShells.x86_64-linux.rust: ${made}`]);
});

test('rust-flake’s own rust-overlay is of the day that the lock tells of', () => {
  const lock = {
    version: 7,
    root: 'root',
    nodes: {
      root: { inputs: { 'rust-flake': 'rust-flake', 'rust-overlay': 'newer' } },
      'rust-flake': { inputs: { 'rust-overlay': 'older' } },
      // 2023-01-01 and 2024-08-01
      older: { locked: { type: 'github', lastModified: 1672531200 } },
      newer: { locked: { type: 'github', lastModified: 1722470400 } },
    },
  };
  const source = parts(
    `{ imports = [ inputs.rust-flake.flakeModules.default inputs.rust-flake.flakeModules.nixpkgs ]; systems = [ "x86_64-linux" ]; perSystem = { rust-project.crates.app.path = ./.; }; }`,
    `#- /rust-toolchain.toml\n[toolchain]\nchannel = "stable"\nprofile = "minimal"\n#- /flake.lock\n${JSON.stringify(lock)}\n`,
  );
  expect(shellsOf(source)).toEqual([
    'devShells.x86_64-linux.rust: rust-overlay stable 1.66.0 [rustc cargo rust-std rust-src rust-analyzer clippy] {}',
  ]);
});

test('rust-flake takes a toolchain', () => {
  const source = parts(
    `{ imports = [ inputs.rust-flake.flakeModules.default inputs.rust-flake.flakeModules.nixpkgs ]; systems = [ "x86_64-linux" ]; perSystem = { pkgs, ... }: { rust-project.toolchain = ${RUST}; }; }`,
  );
  expect(shellsOf(source)).toEqual([MINIMAL.replace('default', 'rust')]);
});

const TOOLS = 'nixpkgs stable [rustc rust-std cargo clippy rustfmt] {}';

test.for([
  [
    'the overlay',
    'devShells.x86_64-linux.default = (import nixpkgs { system = "x86_64-linux"; overlays = [ devshell.overlays.default ]; }).devshell.mkShell ({ pkgs, ... }: { packages = [ pkgs.rustc "cargo" ]; commands = [ { package = "clippy"; } { package = pkgs.rustfmt; } { name = "x"; command = "y"; } ]; });',
    TOOLS,
  ],
  [
    'legacyPackages and the Rust module',
    'devShells.x86_64-linux.default = devshell.legacyPackages.x86_64-linux.mkShell { imports = [ "${devshell}/extra/language/rust.nix" ]; };',
    TOOLS,
  ],
  [
    'a Rust module that is told what to take',
    'devShells.x86_64-linux.default = devshell.legacyPackages.x86_64-linux.mkShell ({ extraModulesPath, ... }: { imports = [ "${extraModulesPath}/language/rust.nix" "${extraModulesPath}/git/hooks.nix" ]; language.rust.tools = [ "cargo" ]; });',
    'nixpkgs stable [cargo] {}',
  ],
  [
    'TOML',
    'devShells.x86_64-linux.default = devshell.legacyPackages.x86_64-linux.fromTOML ./devshell.toml;',
    TOOLS,
  ],
] as const)('devshell by %s', ([, output, expected]) => {
  const source = `#- /flake.nix
{ ${INPUTS} outputs = { self, nixpkgs, devshell, ... }: { ${output} }; }
#- /devshell.toml
imports = ["language.rust", "locale"]
[devshell]
name = "it"
packages = ["openssl"]
`;
  expect(shellsOf(source)).toEqual([`${SHELL}: ${expected}`]);
});

test('devshell under flake-parts', () => {
  const source = parts(
    '{ imports = [ inputs.devshell.flakeModule ]; systems = [ "x86_64-linux" ]; perSystem = { pkgs, ... }: { devshells.default = { packages = [ pkgs.cargo ]; devshell.packagesFrom = [ (pkgs.mkShell { packages = [ pkgs.rustc ]; }) ]; }; }; }',
  );
  expect(shellsOf(source)).toEqual([`${SHELL}: nixpkgs stable [cargo rustc rust-std] {}`]);
});

test('the options of all these modules are completed and hovered', () => {
  const system = (body: string): string =>
    parts(
      `{ imports = [ inputs.devshell.flakeModule inputs.rust-flake.flakeModules.default inputs.treefmt-nix.flakeModule ]; systems = [ "x86_64-linux" ]; perSystem = { pkgs, ... }: { ${body} }; }`,
    );
  expect(labelsAt(system('$0'))).toEqual(
    expect.arrayContaining(['devShells', 'packages', '_module', 'devshells', 'rust-project', 'treefmt']),
  );
  expect(labelsAt(system('rust-project.$0'))).toContain('toolchain');
  expect(labelsAt(system('devshells.default = { devshell.$0 };'))).toContain('packagesFrom');
  expect(labelsAt(system('treefmt.programs.rust$0'))).toContain('rustfmt');
  expect(labelsAt(parts('{ $0 }'))).toEqual(expect.arrayContaining(['systems', 'perSystem', 'flake']));
  expect(hoverAt(system('treefmt.programs.rustfmt.edi$0tion = "2021";'))).toContain('Default: `"2024"`');
});
