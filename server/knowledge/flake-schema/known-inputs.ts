/** The inputs that flakes for Rust use. */

export interface KnownInput {
  readonly name: string;
  /** The usual reference. */
  readonly url: string;
  /** Other references worth offering. */
  readonly alternatives?: readonly string[];
  /** References of former homes and names: recognised, not offered. */
  readonly formerly?: readonly string[];
  /** Other names that people give it. */
  readonly aliases?: readonly string[];
  /** The inputs that it has today. */
  readonly inputs: readonly string[];
  /** Inputs that older revisions had, so that `follows` for them is out of date. */
  readonly formerInputs?: readonly string[];
  /** Those of its inputs that usually follow the flake’s own. */
  readonly follows: readonly Follows[];
  /** False for plain sources. */
  readonly flake: boolean;
  readonly doc: string;
  /** How `outputs` uses it, as Nix text. */
  readonly uses: readonly string[];
  readonly docs?: string;
  readonly note?: string;
}

export interface Follows {
  /** The input of the input. */
  readonly input: string;
  /** The flake’s own input that it follows. */
  readonly target: string;
}

const NIXPKGS: Follows = { input: 'nixpkgs', target: 'nixpkgs' };

export const KNOWN_INPUTS = [
  {
    name: 'nixpkgs',
    url: 'github:NixOS/nixpkgs/nixos-unstable',
    alternatives: [
      'github:NixOS/nixpkgs/nixpkgs-unstable',
      'github:NixOS/nixpkgs/nixos-26.05',
      'github:NixOS/nixpkgs/nixos-25.11',
      'https://flakehub.com/f/NixOS/nixpkgs/0.1',
      'https://flakehub.com/f/DeterminateSystems/nixpkgs-weekly/0.1',
      'github:cachix/devenv-nixpkgs/rolling',
    ],
    formerly: ['github:NixOS/nixpkgs-channels'],
    inputs: [],
    follows: [],
    flake: true,
    doc: 'The Nix packages collection.',
    uses: [`nixpkgs.legacyPackages.\${system}`, 'import nixpkgs { inherit system; overlays = [ … ]; }'],
    docs: 'https://nixos.org/manual/nixpkgs/stable/',
    note: 'Branches `nixos-…` are tested on NixOS, `nixpkgs-unstable` and `nixpkgs-…-darwin` elsewhere.',
  },
  {
    name: 'rust-overlay',
    url: 'github:oxalica/rust-overlay',
    alternatives: ['github:oxalica/rust-overlay/stable'],
    inputs: ['nixpkgs'],
    formerInputs: ['flake-utils'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Every stable, beta and nightly Rust toolchain, as the overlay `rust-bin`.',
    uses: ['overlays = [ (import rust-overlay) ]'],
    docs: 'https://github.com/oxalica/rust-overlay#readme',
    note: 'The default branch is `master`, updated daily; the branch `stable` moves more slowly. Nightlies and betas stay for one to two years; tags such as `snapshot/2025-01-11` keep older ones.',
  },
  {
    name: 'fenix',
    url: 'github:nix-community/fenix',
    alternatives: ['github:nix-community/fenix/monthly'],
    formerly: ['github:figsoda/fenix'],
    inputs: ['nixpkgs', 'rust-analyzer-src'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Rust toolchains and a nightly rust-analyzer.',
    uses: [`fenix.packages.\${system}.stable.toolchain`, 'overlays = [ fenix.overlays.default ]'],
    docs: 'https://github.com/nix-community/fenix#readme',
    note: 'The default branch is `main`; the branch `monthly` changes once a month.',
  },
  {
    name: 'crane',
    url: 'github:ipetkov/crane',
    inputs: [],
    formerInputs: ['nixpkgs', 'flake-utils', 'flake-compat', 'rust-overlay'],
    follows: [],
    flake: true,
    doc: 'A builder for Cargo projects that builds the dependencies apart.',
    uses: ['crane.mkLib pkgs'],
    docs: 'https://crane.dev/',
  },
  {
    name: 'naersk',
    url: 'github:nix-community/naersk',
    formerly: ['github:nmattia/naersk'],
    inputs: ['nixpkgs', 'fenix'],
    follows: [NIXPKGS, { input: 'fenix', target: 'fenix' }],
    flake: true,
    doc: 'A builder for Cargo projects that reads `Cargo.lock` by itself.',
    uses: ['pkgs.callPackage naersk { }'],
    docs: 'https://github.com/nix-community/naersk#readme',
  },
  {
    name: 'cargo2nix',
    url: 'github:cargo2nix/cargo2nix/release-0.12',
    inputs: ['nixpkgs', 'rust-overlay', 'flake-utils', 'flake-compat'],
    follows: [{ input: 'rust-overlay', target: 'rust-overlay' }],
    flake: true,
    doc: 'Builds each crate as a derivation of its own, from a generated `Cargo.nix`.',
    uses: ['overlays = [ cargo2nix.overlays.default ]'],
    docs: 'https://github.com/cargo2nix/cargo2nix#readme',
    note: 'It pins a release of nixpkgs, and another one may not work with it.',
  },
  {
    name: 'crate2nix',
    url: 'github:nix-community/crate2nix',
    formerly: ['github:kolloch/crate2nix'],
    inputs: [
      'nixpkgs',
      'flake-compat',
      'flake-parts',
      'devshell',
      'nix-test-runner',
      'cachix',
      'pre-commit-hooks',
    ],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Builds each crate as a derivation of its own with nixpkgs’ `buildRustCrate`.',
    uses: [`crate2nix.tools.\${system}.appliedCargoNix { name = "…"; src = ./.; }`],
    docs: 'https://nix-community.github.io/crate2nix/',
  },
  {
    name: 'dream2nix',
    url: 'github:nix-community/dream2nix',
    inputs: ['nixpkgs', 'purescript-overlay', 'pyproject-nix'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Builds packages of several languages from their lock files, by modules.',
    uses: ['dream2nix.lib.evalModules { … }'],
    docs: 'https://dream2nix.dev/',
  },
  {
    name: 'import-cargo',
    url: 'github:edolstra/import-cargo',
    inputs: [],
    follows: [],
    flake: true,
    doc: 'Fetches the crates of a `Cargo.lock` without a hash.',
    uses: ['import-cargo.builders.importCargo { lockFile = ./Cargo.lock; inherit pkgs; }'],
    docs: 'https://github.com/edolstra/import-cargo#readme',
    note: 'It is not maintained: nixpkgs’ `importCargoLock` does the same.',
  },
  {
    name: 'nixpkgs-mozilla',
    url: 'github:mozilla/nixpkgs-mozilla',
    inputs: [],
    follows: [],
    flake: true,
    doc: 'Mozilla’s overlay with Rust toolchains, the first of its kind.',
    uses: ['overlays = [ (import nixpkgs-mozilla) ]'],
    docs: 'https://github.com/mozilla/nixpkgs-mozilla#readme',
    note: 'Without hashes it is impure: prefer rust-overlay or fenix.',
  },
  {
    name: 'rust-flake',
    url: 'github:juspay/rust-flake',
    inputs: ['nixpkgs', 'rust-overlay', 'crane'],
    follows: [
      NIXPKGS,
      { input: 'rust-overlay', target: 'rust-overlay' },
      { input: 'crane', target: 'crane' },
    ],
    flake: true,
    doc: 'A flake-parts module for Cargo projects, on rust-overlay and crane.',
    uses: ['imports = [ inputs.rust-flake.flakeModules.default ]'],
    docs: 'https://github.com/juspay/rust-flake#readme',
  },
  {
    name: 'flake-utils',
    url: 'github:numtide/flake-utils',
    inputs: ['systems'],
    follows: [{ input: 'systems', target: 'systems' }],
    flake: true,
    doc: 'Functions that repeat outputs for each system.',
    uses: ['flake-utils.lib.eachDefaultSystem (system: { … })'],
    docs: 'https://github.com/numtide/flake-utils#readme',
  },
  {
    name: 'flake-parts',
    url: 'github:hercules-ci/flake-parts',
    inputs: ['nixpkgs-lib'],
    follows: [{ input: 'nixpkgs-lib', target: 'nixpkgs' }],
    flake: true,
    doc: 'The module system for flakes.',
    uses: [
      'flake-parts.lib.mkFlake { inherit inputs; } { systems = [ … ]; perSystem = { pkgs, ... }: { … }; }',
    ],
    docs: 'https://flake.parts/',
  },
  {
    name: 'systems',
    url: 'github:nix-systems/default',
    alternatives: [
      'github:nix-systems/default-linux',
      'github:nix-systems/default-darwin',
      'github:nix-systems/x86_64-linux',
    ],
    inputs: [],
    follows: [],
    flake: true,
    doc: 'A list of systems that users of the flake can replace.',
    uses: ['import systems'],
    docs: 'https://github.com/nix-systems/nix-systems#readme',
  },
  {
    name: 'devenv',
    url: 'github:cachix/devenv',
    inputs: [
      'nixpkgs',
      'git-hooks',
      'flake-compat',
      'flake-parts',
      'nix',
      'cachix',
      'nixd',
      'crate2nix',
      'rust-overlay',
      'ghostty',
    ],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Development environments by modules, with `languages.rust`.',
    uses: ['devenv.lib.mkShell { inherit inputs pkgs; modules = [ … ]; }'],
    docs: 'https://devenv.sh/',
  },
  {
    name: 'devshell',
    url: 'github:numtide/devshell',
    inputs: ['nixpkgs'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Development shells with a menu of commands.',
    uses: ['overlays = [ devshell.overlays.default ]', 'imports = [ inputs.devshell.flakeModule ]'],
    docs: 'https://numtide.github.io/devshell/',
  },
  {
    name: 'treefmt-nix',
    url: 'github:numtide/treefmt-nix',
    inputs: ['nixpkgs'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'One formatter for all languages of a project.',
    uses: ['treefmt-nix.lib.evalModule pkgs ./treefmt.nix'],
    docs: 'https://github.com/numtide/treefmt-nix#readme',
  },
  {
    name: 'git-hooks',
    url: 'github:cachix/git-hooks.nix',
    formerly: ['github:cachix/pre-commit-hooks.nix'],
    aliases: ['git-hooks-nix', 'pre-commit-hooks', 'pre-commit-hooks-nix'],
    inputs: ['nixpkgs', 'flake-compat', 'gitignore'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Git hooks that format and check before a commit; formerly called pre-commit-hooks.nix.',
    uses: [`git-hooks.lib.\${system}.run { src = ./.; hooks.rustfmt.enable = true; }`],
    docs: 'https://github.com/cachix/git-hooks.nix#readme',
  },
  {
    name: 'advisory-db',
    url: 'github:rustsec/advisory-db',
    inputs: [],
    follows: [],
    flake: false,
    doc: 'The security advisories on Rust crates.',
    uses: ['craneLib.cargoAudit { inherit src advisory-db; }'],
    docs: 'https://rustsec.org/',
  },
  {
    name: 'gitignore',
    url: 'github:hercules-ci/gitignore.nix',
    inputs: ['nixpkgs'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'Leaves what git ignores out of a source.',
    uses: ['gitignore.lib.gitignoreSource ./.'],
    docs: 'https://github.com/hercules-ci/gitignore.nix#readme',
  },
  {
    name: 'flake-compat',
    url: 'github:edolstra/flake-compat',
    alternatives: ['github:NixOS/flake-compat', 'https://flakehub.com/f/edolstra/flake-compat/1.tar.gz'],
    inputs: [],
    follows: [],
    flake: false,
    doc: 'Lets `nix-build` and `nix-shell` use a flake.',
    uses: ['(import flake-compat { src = ./.; }).shellNix'],
    docs: 'https://github.com/edolstra/flake-compat#readme',
  },
  {
    name: 'rust-analyzer-src',
    url: 'github:rust-lang/rust-analyzer/nightly',
    inputs: [],
    follows: [],
    flake: false,
    doc: 'The source of rust-analyzer, which fenix builds its nightly of.',
    uses: [],
    docs: 'https://rust-analyzer.github.io/',
  },
  {
    name: 'rust-manifest',
    url: 'file+https://static.rust-lang.org/dist/channel-rust-stable.toml',
    inputs: [],
    follows: [],
    flake: false,
    doc: 'The manifest of a Rust release, so that the lock pins the toolchain. A version can stand in place of `stable`.',
    uses: [`fenix.packages.\${system}.fromManifestFile rust-manifest`],
    docs: 'https://github.com/nix-community/fenix#readme',
  },
  {
    name: 'nixgl',
    url: 'github:nix-community/nixGL',
    formerly: ['github:guibou/nixGL'],
    inputs: ['nixpkgs', 'flake-utils'],
    follows: [NIXPKGS],
    flake: true,
    doc: 'OpenGL and Vulkan drivers for systems other than NixOS.',
    uses: ['overlays = [ nixgl.overlay ]'],
    docs: 'https://github.com/nix-community/nixGL#readme',
  },
  {
    name: 'process-compose-flake',
    url: 'github:Platonic-Systems/process-compose-flake',
    inputs: [],
    follows: [],
    flake: true,
    doc: 'A flake-parts module that starts several processes together.',
    uses: ['imports = [ inputs.process-compose-flake.flakeModule ]'],
    docs: 'https://community.flake.parts/process-compose-flake',
  },
] as const satisfies readonly KnownInput[];

export type KnownInputName = (typeof KNOWN_INPUTS)[number]['name'];
