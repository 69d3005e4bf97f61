/** The options of flake-parts: of a flake, and of one system in it. */
import type { ModuleOption } from '../modules/option.ts';

const SITE = 'https://flake.parts/options/flake-parts.html';

function option(name: string, type: string, doc: string, more: Partial<ModuleOption> = {}): ModuleOption {
  return { name, type, doc, link: SITE, ...more };
}

export const FLAKE_OPTIONS: readonly ModuleOption[] = [
  option(
    'imports',
    'list of modules',
    'Modules whose definitions count, too: paths, sets, functions, `inputs.x.flakeModule`.',
  ),
  option(
    'systems',
    'list of strings',
    'The systems that `perSystem` is evaluated for; needed as soon as it is used. Often `import inputs.systems` or `nixpkgs.lib.systems.flakeExposed`.',
  ),
  option(
    'perSystem',
    'module',
    "What the flake has for each system: a set, or a function of `config`, `pkgs`, `system`, `inputs'`, `self'` and `lib`. Arguments must be named to be there.",
  ),
  option('flake', 'set of anything', 'Flake outputs as they are, for what does not depend on a system.', {
    default: {},
  }),
  option('transposition', 'set of submodules', 'Attributes of `perSystem` that become outputs by system.', {
    default: {},
  }),
  option(
    'transposition.<name>.adHoc',
    'boolean',
    'Whether the attribute is added to `perSystem` without an option of its own.',
    { default: false },
  ),
  option(
    'debug',
    'boolean',
    'Whether the flake gets `debug`, `allSystems` and `currentSystem` for `nix repl`.',
    {
      default: false,
    },
  ),
];

export const SYSTEM_OPTIONS: readonly ModuleOption[] = [
  option('imports', 'list of modules', 'Modules for each system whose definitions count, too.'),
  option('devShells', 'set of packages', 'Shells for `nix develop`; `default` is the one without a name.', {
    default: {},
  }),
  option('packages', 'set of packages', 'Packages for `nix build` and `nix run`.', { default: {} }),
  option('checks', 'set of packages', 'Derivations that `nix flake check` builds.', { default: {} }),
  option('apps', 'set of apps', 'Programs for `nix run`.', { default: {} }),
  option('apps.<name>.type', 'string', 'Always `"app"`.', { default: 'app' }),
  option('apps.<name>.program', 'string or package', 'The program to run.'),
  option('formatter', 'package', 'What `nix fmt` runs.'),
  option(
    'legacyPackages',
    'set of anything',
    'Packages in nested sets, which `nix flake show` does not look into.',
    { default: {} },
  ),
  option(
    '_module.args',
    'set of anything',
    'Arguments for the modules of this system. `pkgs` replaces the nixpkgs without overlays: `_module.args.pkgs = import inputs.nixpkgs { inherit system; overlays = [ … ]; };`.',
  ),
];

export const EASY_OVERLAY_OPTIONS: readonly ModuleOption[] = [
  option('overlayAttrs', 'set of anything', 'What `overlays.default` adds to nixpkgs.', { default: {} }),
];

export const PARTITION_OPTIONS: readonly ModuleOption[] = [
  option(
    'partitionedAttrs',
    'set of strings',
    'Outputs that come from a partition: `partitionedAttrs.devShells = "dev";`.',
    { default: {} },
  ),
  option('partitions', 'set of submodules', 'Parts of the flake with inputs of their own.', { default: {} }),
  option(
    'partitions.<name>.extraInputsFlake',
    'path or string',
    'The flake whose inputs the partition gets beside the flake’s own: `./dev`.',
  ),
  option('partitions.<name>.extraInputs', 'set of anything', 'Further inputs of the partition.'),
  option('partitions.<name>.module', 'module', 'The modules of the partition.'),
];
