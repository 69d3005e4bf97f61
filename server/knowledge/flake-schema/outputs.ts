/** The outputs of a flake that Nix and its companions know. */

export interface FlakeOutput {
  readonly name: string;
  /** Its full attribute path. */
  readonly path: string;
  readonly type: string;
  readonly doc: string;
  /** The commands that use it. */
  readonly usedBy: readonly string[];
  /** `nix flake check` looks into it. */
  readonly checked: boolean;
  readonly mistakes?: readonly string[];
}

export const OUTPUTS = [
  {
    name: 'packages',
    path: 'packages.<system>.<name>',
    type: 'derivation',
    doc: 'Packages. The one called `default` is what `nix build` and `nix run` take when none is named.',
    usedBy: ['nix build', 'nix run', 'nix shell', 'nix profile install'],
    checked: true,
    mistakes: ['The system comes first: `packages.<system>.default`, not `packages.default.<system>`.'],
  },
  {
    name: 'devShells',
    path: 'devShells.<system>.<name>',
    type: 'derivation (mkShell)',
    doc: 'Development shells. The one called `default` is what `nix develop` takes when none is named.',
    usedBy: ['nix develop', 'direnv (use flake)', 'nix print-dev-env'],
    checked: true,
    mistakes: [
      'The shell needs a name: `devShells.<system>.default`, not `devShells.<system>`.',
      'Outside a function such as `eachDefaultSystem` the system is part of the path.',
    ],
  },
  {
    name: 'checks',
    path: 'checks.<system>.<name>',
    type: 'derivation',
    doc: 'Derivations that `nix flake check` builds: tests, lints, formatting.',
    usedBy: ['nix flake check'],
    checked: true,
  },
  {
    name: 'apps',
    path: 'apps.<system>.<name>',
    type: '{ type = "app"; program = "<path>"; meta? }',
    doc: 'Programs for `nix run`. A package with `meta.mainProgram` needs none.',
    usedBy: ['nix run'],
    checked: true,
    mistakes: [
      '`program` is a string with the path of a file in the store, such as `lib.getExe pkg` gives.',
      '`type = "app"` is required.',
      'A derivation as `program` works in flake-parts only.',
    ],
  },
  {
    name: 'formatter',
    path: 'formatter.<system>',
    type: 'derivation',
    doc: 'The program that `nix fmt` runs, such as `pkgs.nixfmt-tree`, `pkgs.nixfmt`, `pkgs.alejandra` or a treefmt wrapper.',
    usedBy: ['nix fmt'],
    checked: true,
  },
  {
    name: 'legacyPackages',
    path: 'legacyPackages.<system>',
    type: 'attribute set of any depth',
    doc: 'Package sets in a shape that `packages` does not allow, such as nixpkgs itself.',
    usedBy: ['nix build', 'nix shell', 'nix run'],
    checked: false,
  },
  {
    name: 'overlays',
    path: 'overlays.<name>',
    type: 'function final: prev: attribute set',
    doc: 'Overlays for nixpkgs. They belong to no system, so they stand outside `eachDefaultSystem`.',
    usedBy: [],
    checked: true,
    mistakes: [
      'The overlay needs a name: `overlays.default = final: prev: { … };`.',
      '`nix flake check` wants the arguments to be called `final` and `prev`.',
    ],
  },
  {
    name: 'nixosModules',
    path: 'nixosModules.<name>',
    type: 'NixOS module',
    doc: 'Modules for NixOS configurations.',
    usedBy: [],
    checked: true,
  },
  {
    name: 'nixosConfigurations',
    path: 'nixosConfigurations.<name>',
    type: 'NixOS system',
    doc: 'Whole NixOS systems, by host name.',
    usedBy: ['nixos-rebuild'],
    checked: true,
  },
  {
    name: 'darwinModules',
    path: 'darwinModules.<name>',
    type: 'nix-darwin module',
    doc: 'Modules for nix-darwin configurations.',
    usedBy: [],
    checked: false,
  },
  {
    name: 'darwinConfigurations',
    path: 'darwinConfigurations.<name>',
    type: 'nix-darwin system',
    doc: 'Whole macOS set-ups for nix-darwin.',
    usedBy: ['darwin-rebuild'],
    checked: false,
  },
  {
    name: 'homeModules',
    path: 'homeModules.<name>',
    type: 'home-manager module',
    doc: 'Modules for home-manager.',
    usedBy: [],
    checked: false,
  },
  {
    name: 'homeConfigurations',
    path: 'homeConfigurations.<name>',
    type: 'home-manager configuration',
    doc: 'Whole home directories for home-manager.',
    usedBy: ['home-manager'],
    checked: false,
  },
  {
    name: 'templates',
    path: 'templates.<name>',
    type: '{ path; description; welcomeText? }',
    doc: 'Starting points for new projects. `description` is required.',
    usedBy: ['nix flake init -t', 'nix flake new'],
    checked: true,
  },
  {
    name: 'bundlers',
    path: 'bundlers.<system>.<name>',
    type: 'function from a derivation to a derivation',
    doc: 'Turn a package into something that runs without Nix, such as a container image.',
    usedBy: ['nix bundle'],
    checked: true,
  },
  {
    name: 'hydraJobs',
    path: 'hydraJobs.<…>',
    type: 'attribute set of derivations, of any depth',
    doc: 'What the build farm Hydra builds.',
    usedBy: ['Hydra'],
    checked: true,
  },
  {
    name: 'lib',
    path: 'lib',
    type: 'anything',
    doc: 'Functions for other flakes. Nothing in it is checked.',
    usedBy: [],
    checked: false,
  },
  {
    name: 'flakeModules',
    path: 'flakeModules.<name>',
    type: 'flake-parts module',
    doc: 'Modules for flake-parts.',
    usedBy: ['flake-parts'],
    checked: false,
  },
  {
    name: 'flakeModule',
    path: 'flakeModule',
    type: 'flake-parts module',
    doc: 'The main module for flake-parts; `flakeModules.default` is the newer form.',
    usedBy: ['flake-parts'],
    checked: false,
  },
  {
    name: 'schemas',
    path: 'schemas.<name>',
    type: 'attribute set',
    doc: 'Descriptions of outputs, for an experimental kind of `nix flake check`.',
    usedBy: [],
    checked: false,
  },
] as const satisfies readonly FlakeOutput[];

export interface DeprecatedOutput {
  readonly name: string;
  /** Its full attribute path, and the one that took its place. */
  readonly path: string;
  readonly replacement: string;
  readonly since: string;
  readonly doc: string;
}

export const DEPRECATED_OUTPUTS = [
  {
    name: 'defaultPackage',
    path: 'defaultPackage.<system>',
    replacement: 'packages.<system>.default',
    since: 'Nix 2.7',
    doc: 'The main package, by its old name. `nix flake check` warns about it.',
  },
  {
    name: 'devShell',
    path: 'devShell.<system>',
    replacement: 'devShells.<system>.default',
    since: 'Nix 2.7',
    doc: 'The main development shell, by its old name. `nix flake check` warns about it.',
  },
  {
    name: 'defaultApp',
    path: 'defaultApp.<system>',
    replacement: 'apps.<system>.default',
    since: 'Nix 2.7',
    doc: 'The main program, by its old name. `nix flake check` warns about it.',
  },
  {
    name: 'overlay',
    path: 'overlay',
    replacement: 'overlays.default',
    since: 'Nix 2.7',
    doc: 'The main overlay, by its old name. `nix flake check` warns about it.',
  },
  {
    name: 'nixosModule',
    path: 'nixosModule',
    replacement: 'nixosModules.default',
    since: 'Nix 2.7',
    doc: 'The main NixOS module, by its old name. `nix flake check` warns about it.',
  },
  {
    name: 'defaultTemplate',
    path: 'defaultTemplate',
    replacement: 'templates.default',
    since: 'Nix 2.7',
    doc: 'The main template, by its old name. `nix flake check` warns about it.',
  },
  {
    name: 'defaultBundler',
    path: 'defaultBundler.<system>',
    replacement: 'bundlers.<system>.default',
    since: 'Nix 2.7',
    doc: 'The main bundler, by its old name. `nix flake check` warns about it.',
  },
] as const satisfies readonly DeprecatedOutput[];

/** What people write in place of an output’s name. */
export const OUTPUT_MISSPELLINGS: ReadonlyMap<string, string> = new Map([
  ['package', 'packages'],
  ['devshell', 'devShells'],
  ['devshells', 'devShells'],
  ['check', 'checks'],
  ['app', 'apps'],
  ['formatters', 'formatter'],
  ['template', 'templates'],
  ['bundler', 'bundlers'],
]);

const BY_NAME: ReadonlyMap<string, FlakeOutput> = new Map(OUTPUTS.map((it) => [it.name, it]));
const DEPRECATED: ReadonlyMap<string, DeprecatedOutput> = new Map(
  DEPRECATED_OUTPUTS.map((it) => [it.name, it]),
);

export function outputDoc(name: string): FlakeOutput | undefined {
  return BY_NAME.get(name);
}

export function deprecatedOutput(name: string): DeprecatedOutput | undefined {
  return DEPRECATED.get(name);
}
