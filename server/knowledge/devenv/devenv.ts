/** devenv’s flake: shells by `lib.mkShell`, and its module for flake-parts. */
import { lazy } from '../../eval/thunk.ts';
import type { PrimopBody, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, member, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import type { Modules } from '../modules/evaluate.ts';
import { knownModule, type ModuleScope } from '../modules/module.ts';
import type { ModuleOption } from '../modules/option.ts';
import { packageValue } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { evaluateDevenv } from './shell.ts';

interface DevenvContext {
  readonly kit: Kit;
}

const FLAKES = 'https://devenv.sh/guides/using-with-flakes/';
const FLAKE_PARTS = 'https://devenv.sh/guides/using-with-flake-parts/';

const PARAMS: NonNullable<Entry<DevenvContext>['params']> = [
  { name: 'inputs', type: 'set', required: true, doc: 'The inputs of the flake: `inherit inputs;`.' },
  { name: 'pkgs', type: 'nixpkgs', required: true, doc: 'The nixpkgs of the shell.' },
  {
    name: 'modules',
    type: 'list of modules',
    required: true,
    doc: 'What would stand in `devenv.nix`: sets, functions or paths.',
  },
];

const LIB: readonly Entry<DevenvContext>[] = [
  {
    name: 'mkShell',
    type: 'function',
    doc: 'A shell of devenv’s modules: `devenv.lib.mkShell { inherit inputs pkgs; modules = [ { languages.rust.enable = true; } ]; }`.',
    link: FLAKES,
    named: true,
    params: PARAMS,
    arity: 1,
    run: ({ kit }) => called(kit, ({ config }) => member(config, 'shell')),
  },
  {
    name: 'mkConfig',
    type: 'function',
    doc: 'The configuration that devenv’s modules make.',
    link: FLAKES,
    named: true,
    params: PARAMS,
    arity: 1,
    run: ({ kit }) => called(kit, ({ config }) => config),
  },
  {
    name: 'mkEval',
    type: 'function',
    doc: 'devenv’s modules evaluated: `config` and `options`.',
    link: FLAKES,
    named: true,
    params: PARAMS,
    arity: 1,
    run: ({ kit }) => called(kit, ({ config }) => attrsOf([['config', done(config)]], { open: true })),
  },
];

function called(kit: Kit, part: (modules: Modules) => Value | undefined): PrimopBody {
  return ([arg], machine, site) => {
    const given = (name: string): Thunk =>
      lazy(() => member(arg?.force(), name) ?? unknown(`argument ${name}`));
    const list = member(arg?.force(), 'modules');
    const modules = list?.kind === 'list' && !list.open ? list.items : undefined;
    const evaluated = evaluateDevenv({
      kit,
      machine,
      modules: modules ?? [...(list?.kind === 'list' ? list.items : []), done(unknown('modules'))],
      inputs: given('inputs'),
      pkgs: given('pkgs'),
      site,
    });
    return part(evaluated) ?? unknown('devenv');
  };
}

const SHELL_OPTIONS: readonly ModuleOption[] = [
  {
    name: 'devenv.shells.<name>',
    type: 'module',
    doc: 'A shell with devenv’s options: it becomes `devShells.<name>`.',
    link: FLAKE_PARTS,
  },
  {
    name: 'devenv.modules',
    type: 'list of modules',
    doc: 'Modules that every shell gets.',
    link: FLAKE_PARTS,
    default: [],
  },
];

function flakeModule({ kit }: DevenvContext): Value {
  const perSystem = knownModule({
    key: 'devenv.flakeModule.perSystem',
    options: SHELL_OPTIONS,
    submodule: (_option, modules, scope) => shellConfig(kit, modules, scope),
    define: (scope) =>
      attrsOf([
        [
          'devShells',
          lazy(() => {
            const shells = member(member(scope.config, 'devenv'), 'shells');
            const names = shells?.kind === 'attrs' ? shells.members.names() : [];
            return attrsOf(
              names.map((name) => [
                name,
                lazy(() => member(member(shells, name), 'shell') ?? unknown('devenv shell')),
              ]),
            );
          }),
        ],
      ]),
  });
  return knownModule({
    key: 'devenv.flakeModule',
    options: [],
    define: () => attrsOf([['perSystem', done(perSystem)]]),
  });
}

function shellConfig(kit: Kit, modules: readonly Thunk[], scope: ModuleScope): Value {
  const shared = member(member(scope.config, 'devenv'), 'modules');
  return evaluateDevenv({
    kit,
    machine: scope.machine,
    modules: [...(shared?.kind === 'list' ? shared.items : []), ...modules],
    inputs: lazy(() => scope.arg('inputs')),
    pkgs: lazy(() => scope.arg('pkgs')),
    site: undefined,
  }).config;
}

export const DEVENV_OUTPUTS: readonly Entry<DevenvContext>[] = [
  {
    name: 'lib',
    type: 'set',
    doc: 'devenv’s functions.',
    link: FLAKES,
    value: (context) =>
      tableSet('devenv.lib', LIB, context, {
        open: true,
        guess: (name) => done(unknown(`devenv.lib.${name}`)),
      }),
  },
  {
    name: 'flakeModule',
    type: 'module',
    doc: 'A module for flake-parts, with shells as `devenv.shells.<name>`.',
    link: FLAKE_PARTS,
    value: flakeModule,
  },
  {
    name: 'flakeModules',
    type: 'set',
    doc: 'Modules for flake-parts.',
    link: FLAKE_PARTS,
    value: (context) =>
      tableSet(
        'devenv.flakeModules',
        [
          { name: 'default', type: 'module', doc: 'The same as `flakeModule`.', value: flakeModule },
          {
            name: 'readDevenvRoot',
            type: 'module',
            doc: 'Reads the project’s folder from an input called `devenv-root`.',
            value: () => knownModule({ key: 'devenv.readDevenvRoot', options: [] }),
          },
        ],
        context,
        { open: true },
      ),
  },
  {
    name: 'packages',
    type: 'set',
    doc: 'The program `devenv` by system.',
    value: () =>
      attrsOf(
        ['x86_64-linux', 'aarch64-linux', 'x86_64-darwin', 'aarch64-darwin'].map((system) => [
          system,
          done(
            attrsOf([
              ['default', done(packageValue('devenv'))],
              ['devenv', done(packageValue('devenv'))],
            ]),
          ),
        ]),
        { open: true },
      ),
  },
];
