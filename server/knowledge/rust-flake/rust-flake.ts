/** rust-flake: a module for flake-parts that makes packages, checks and a shell of a Cargo project. */
import type { Moment } from '../../catalog/catalog.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, list, member, path, str, textOf, unknown } from '../../eval/values.ts';
import { resolvePath } from '../../text/path.ts';
import { overlaid } from '../devenv/shell.ts';
import type { Kit } from '../kit.ts';
import { systemModule } from '../modules/flake-module.ts';
import { byDefault, type ModuleScope } from '../modules/module.ts';
import type { ModuleOption } from '../modules/option.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { packageValue } from '../package.ts';
import { rustOverlay } from '../rust-overlay/overlay.ts';
import { type Entry, tableSet } from '../table.ts';

export interface RustFlakeContext {
  readonly kit: Kit;
  below?(input: string): Moment | undefined;
  readonly sources: { flake(known: string, input: string, when: typeof UNPINNED): Value };
}

const UNPINNED = { moment: undefined, certain: false } as const;

const LINK = 'https://github.com/juspay/rust-flake#readme';

function option(name: string, type: string, doc: string, more: Partial<ModuleOption> = {}): ModuleOption {
  return { name: `rust-project.${name}`, type, doc, link: LINK, ...more };
}

const OPTIONS: readonly ModuleOption[] = [
  option('src', 'path', 'The sources.', {
    defaultText: 'the flake’s folder, without what cargo does not need',
  }),
  option('cargoToml', 'set of anything', 'The `Cargo.toml` at the top.', {
    defaultText: 'read from the flake',
  }),
  option('toolchain', 'package', 'The Rust toolchain. Without it the flake needs a `rust-toolchain.toml`.', {
    defaultText: '`rust-toolchain.toml` with `rust-src`, `rust-analyzer` and `clippy`',
  }),
  option('crane-lib', 'set of anything', 'crane with that toolchain.', { defaultText: 'computed' }),
  option('crateNixFile', 'string or null', 'The name of a module file in the folder of each crate.', {
    default: null,
  }),
  option('defaults.perCrate.crane.args', 'set of anything', 'Arguments for the build of every crate.', {
    default: {},
  }),
  option('crates', 'set of submodules', 'The crates of the workspace.', {
    defaultText: 'read from `Cargo.toml`',
  }),
  option('crates.<name>.path', 'path', 'The folder of the crate.'),
  option('crates.<name>.cargoToml', 'set of anything', 'Its `Cargo.toml`.'),
  option(
    'crates.<name>.autoWire',
    'list of "crate", "doc", "clippy"',
    'What of it becomes an output of the flake.',
    { default: ['crate', 'doc', 'clippy'] },
  ),
  option('crates.<name>.crane.args', 'set of anything', 'Arguments for crane’s `buildPackage`.'),
  option('crates.<name>.crane.args.buildInputs', 'list of packages', 'Libraries.', { default: [] }),
  option('crates.<name>.crane.args.nativeBuildInputs', 'list of packages', 'Build tools.', {
    defaultText: '`pkg-config` and `makeWrapper`',
  }),
  option('crates.<name>.crane.extraBuildArgs', 'set of anything', 'Arguments for the last step only.', {
    default: {},
  }),
  option('crates.<name>.crane.clippy.enable', 'boolean', 'Whether clippy is one of the checks.', {
    default: true,
  }),
];

const NIXPKGS_OPTIONS: readonly ModuleOption[] = [
  {
    name: 'nixpkgs.overlays',
    type: 'list of overlays',
    doc: 'Overlays over the `pkgs` of each system; that of rust-overlay is one of them.',
    link: LINK,
    default: [],
  },
  {
    name: 'nixpkgs.config',
    type: 'set of anything',
    doc: 'The configuration of nixpkgs: `allowUnfree` and others.',
    link: LINK,
    default: {},
  },
];

function projectModule(context: RustFlakeContext): Value {
  const { kit } = context;
  const moment = context.below?.('rust-overlay');
  return systemModule({
    key: 'rust-flake.default',
    options: OPTIONS,
    define(scope) {
      const project = (name: string): Value =>
        member(member(scope.config, 'rust-project'), name) ?? unknown(`rust-project.${name}`);
      const shell = lazy(() =>
        derivation(done(shellArguments(project)), {
          kit,
          kind: 'shell',
          builder: 'mkShell',
          site: undefined,
          machine: scope.machine,
        }),
      );
      const outputs = (of: (crate: string) => readonly [string, Thunk][]): Thunk =>
        lazy(() => {
          const crates = project('crates');
          const names = crates.kind === 'attrs' ? crates.members.names() : [];
          // The crates of a workspace are known to Cargo only.
          return attrsOf(names.flatMap(of), { open: true });
        });
      return attrsOf([
        [
          'rust-project',
          done(
            attrsOf([
              ['toolchain', byDefault(() => toolchainOfFile(scope))],
              ['crane-lib', byDefault(() => craneLib(context, scope, project('toolchain')))],
            ]),
          ),
        ],
        [
          'nixpkgs',
          done(
            attrsOf([
              ['overlays', done(list([done(rustOverlay({ kit, moment, certain: moment !== undefined }))]))],
            ]),
          ),
        ],
        ['devShells', done(attrsOf([['rust', shell]]))],
        [
          'packages',
          outputs((name) => [
            [name, byDefault(() => crate(kit, scope, project('toolchain')))],
            [`${name}-doc`, byDefault(() => packageValue(`${name}-doc`))],
          ]),
        ],
        ['checks', outputs((name) => [[`${name}-clippy`, byDefault(() => packageValue(`${name}-clippy`))]])],
      ]);
    },
  });
}

function shellArguments(project: (name: string) => Value): Value {
  const inputs = (name: string): Thunk[] => {
    const crates = project('crates');
    if (crates.kind !== 'attrs') return [];
    return crates.members.names().map((it) =>
      lazy(() => {
        const given = member(member(member(member(crates, it), 'crane'), 'args'), name);
        return given && given.kind !== 'unknown' ? given : list([]);
      }),
    );
  };
  return attrsOf([
    ['buildInputs', lazy(() => list([done(packageValue('libiconv')), ...inputs('buildInputs')]))],
    [
      'packages',
      lazy(() =>
        list([
          lazy(() => project('toolchain')),
          done(packageValue('pkg-config')),
          ...inputs('nativeBuildInputs'),
        ]),
      ),
    ],
  ]);
}

/** The toolchain of the flake's `rust-toolchain.toml`, with what an editor needs. */
function toolchainOfFile(scope: ModuleScope): Value {
  const folder = member(scope.arg('self'), 'outPath');
  if (folder?.kind !== 'path') return unknown('folder of the flake');
  const file = path(resolvePath(folder.path, 'rust-toolchain.toml'));
  const read = member(member(scope.arg('pkgs'), 'rust-bin'), 'fromRustupToolchainFile');
  const toolchain = read ? scope.machine.apply(read, done(file)) : unknown('rust-bin');
  const override = member(toolchain, 'override');
  const extensions = list(['rust-src', 'rust-analyzer', 'clippy'].map((it) => done(str(it))));
  return override
    ? scope.machine.apply(override, done(attrsOf([['extensions', done(extensions)]])))
    : toolchain;
}

function craneLib({ sources }: RustFlakeContext, scope: ModuleScope, toolchain: Value): Value {
  const mkLib = member(sources.flake('crane', 'crane', UNPINNED), 'mkLib');
  const lib = mkLib ? scope.machine.apply(mkLib, done(scope.arg('pkgs'))) : undefined;
  const change = member(lib, 'overrideToolchain');
  return change ? scope.machine.apply(change, done(toolchain)) : unknown('crane');
}

function crate(kit: Kit, scope: ModuleScope, toolchain: Value): Value {
  return derivation(done(attrsOf([])), {
    kit,
    kind: 'package',
    builder: 'buildPackage',
    brings: [toolchain],
    site: undefined,
    machine: scope.machine,
  });
}

/** Makes `pkgs` of the flake's nixpkgs with the overlays of all modules. */
function nixpkgsModule(): Value {
  return systemModule({
    key: 'rust-flake.nixpkgs',
    options: NIXPKGS_OPTIONS,
    define: (scope) =>
      attrsOf([
        [
          '_module',
          done(
            attrsOf([
              [
                'args',
                done(
                  attrsOf([
                    [
                      'pkgs',
                      byDefault(() => {
                        const system = textOf(scope.arg('system')) ?? scope.machine.system;
                        const inputs = scope.arg('inputs');
                        const plain = member(member(member(inputs, 'nixpkgs'), 'legacyPackages'), system);
                        const overlays = member(member(scope.config, 'nixpkgs'), 'overlays');
                        return plain ? overlaid(plain, overlays, scope.machine) : unknown('input nixpkgs');
                      }),
                    ],
                  ]),
                ),
              ],
            ]),
          ),
        ],
      ]),
  });
}

const FLAKE_MODULES: readonly Entry<RustFlakeContext>[] = [
  {
    name: 'default',
    type: 'module',
    doc: 'The options `rust-project.*`, and `devShells.rust`, packages and checks of them.',
    link: LINK,
    value: projectModule,
  },
  {
    name: 'nixpkgs',
    type: 'module',
    doc: 'Gives `perSystem` a `pkgs` with rust-overlay.',
    link: LINK,
    value: nixpkgsModule,
  },
];

export const RUST_FLAKE_OUTPUTS: readonly Entry<RustFlakeContext>[] = [
  {
    name: 'flakeModules',
    type: 'set',
    doc: 'The modules for flake-parts: `default` and `nixpkgs`.',
    link: LINK,
    value: (context) => tableSet('rust-flake.flakeModules', FLAKE_MODULES, context, { open: true }),
  },
  {
    name: 'flakeModule',
    type: 'module',
    doc: 'The module under its old name.',
    deprecated: 'Use `flakeModules.default`.',
    link: LINK,
    value: projectModule,
  },
];
